/**
 * What every operation on a job has in common: it can be told to stop, ends within its limit, and
 * says how it ended. Knows neither rows nor what an operation does.
 */
@NullMarked
package org.ingestworkbench.operation;

import org.jspecify.annotations.NullMarked;
