package org.ingestworkbench.drupal;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How requests are sent.
 *
 * @param pause before every request
 * @param ticker measures limits and pauses, in nanoseconds
 */
record RequestSettings(
    String userAgent,
    Limits limits,
    Duration pause,
    @Nullable AdaptivePause adaptivePause,
    LongSupplier ticker) {}
