/**
 * Exports: nodes of a site are written as a CSV that a {@code create} takes, with their files
 * beside it.
 */
@NullMarked
package org.ingestworkbench.islandora.export;

import org.jspecify.annotations.NullMarked;
