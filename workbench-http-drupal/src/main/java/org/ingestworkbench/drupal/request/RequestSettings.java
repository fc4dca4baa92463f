package org.ingestworkbench.drupal.request;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.ingestworkbench.drupal.limits.AdaptivePause;
import org.ingestworkbench.drupal.limits.Limits;
import org.jspecify.annotations.Nullable;

/**
 * How requests are sent.
 *
 * @param pause before every request
 * @param ticker measures limits and pauses, in nanoseconds
 */
public record RequestSettings(
    String userAgent,
    Limits limits,
    Duration pause,
    @Nullable AdaptivePause adaptivePause,
    LongSupplier ticker) {}
