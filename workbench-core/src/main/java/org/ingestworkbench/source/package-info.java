/**
 * Where rows come from: a closeable, repeatable stream of cleaned rows. The input is never altered
 * and never held in memory as a whole. To read rows from elsewhere than a CSV file, implement
 * {@link org.ingestworkbench.source.RowSource}.
 */
@NullMarked
package org.ingestworkbench.source;

import org.jspecify.annotations.NullMarked;
