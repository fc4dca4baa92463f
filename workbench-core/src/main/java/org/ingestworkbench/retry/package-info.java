/**
 * When a request is sent again, how long is waited before, and when equal failures end an
 * operation; for every operation alike. Not exported.
 */
@NullMarked
package org.ingestworkbench.retry;

import org.jspecify.annotations.NullMarked;
