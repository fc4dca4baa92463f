/**
 * Rows of a CSV file: {@link org.ingestworkbench.source.csv.CsvRowSource} reads it and, told by its
 * builder, only some of its rows and with values filled in.
 */
@NullMarked
package org.ingestworkbench.source.csv;

import org.jspecify.annotations.NullMarked;
