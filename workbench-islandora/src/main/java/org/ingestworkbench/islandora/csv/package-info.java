/**
 * The CSV files that this program keeps beside a job: how their lines are written, and how they,
 * and those of Islandora Workbench, are read. The input has a source of its own, which is stricter.
 */
@NullMarked
package org.ingestworkbench.islandora.csv;

import org.jspecify.annotations.NullMarked;
