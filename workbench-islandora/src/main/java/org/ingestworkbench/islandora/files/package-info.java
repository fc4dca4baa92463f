/**
 * The files that a job leaves beside the ID map, in Islandora Workbench's formats: rollback files,
 * with which what was made can be deleted again, and the CSV of created nodes.
 */
@NullMarked
package org.ingestworkbench.islandora.files;

import org.jspecify.annotations.NullMarked;
