/**
 * Rows of any input with cells in rows and columns: a {@link
 * org.ingestworkbench.source.table.Table} reads the cells, the rest is done here.
 */
@NullMarked
package org.ingestworkbench.source.table;

import org.jspecify.annotations.NullMarked;
