/**
 * Reads a whole input once before a run and finds what no single row shows. Keeps hashes and no
 * ids, so that memory does not grow with rows.
 */
@NullMarked
package org.ingestworkbench.source.scan;

import org.jspecify.annotations.NullMarked;
