/**
 * Parts that do what the part behind them does: to build one on that fails, waits, counts or lies
 * in one place.
 */
@NullMarked
package org.ingestworkbench.testkit.forwarding;

import org.jspecify.annotations.NullMarked;
