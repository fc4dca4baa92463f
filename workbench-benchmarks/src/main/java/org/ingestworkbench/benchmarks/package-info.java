/**
 * What it costs: the whole measured by a driver, each figure beside its limit in the same run, so
 * that a slow or busy machine changes both. Nothing here is published.
 */
@NullMarked
package org.ingestworkbench.benchmarks;

import org.jspecify.annotations.NullMarked;
