/** Inputs beside CSV files whose cells this module reads. */
@NullMarked
package org.ingestworkbench.islandora.source;

import org.jspecify.annotations.NullMarked;
