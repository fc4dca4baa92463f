/**
 * Where rows come from: a closeable, repeatable stream of cleaned rows. The input is never altered
 * and never held in memory as a whole. {@link org.ingestworkbench.source.CsvRowSource} reads a CSV
 * file and, told by its builder, only some of its rows and with values filled in; its steps are
 * small sources around one another. {@link org.ingestworkbench.source.InputScan} looks at a whole
 * input before a run. To read rows from elsewhere, implement {@link
 * org.ingestworkbench.source.RowSource}.
 */
@NullMarked
package org.ingestworkbench.source;

import org.jspecify.annotations.NullMarked;
