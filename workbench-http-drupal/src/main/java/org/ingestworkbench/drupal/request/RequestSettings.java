package org.ingestworkbench.drupal.request;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.ingestworkbench.drupal.connection.ConnectionSettings;
import org.ingestworkbench.drupal.limits.AdaptivePause;
import org.ingestworkbench.drupal.limits.Limits;
import org.jspecify.annotations.Nullable;

/**
 * How requests are sent.
 *
 * @param pause before every request
 * @param connections whose certificates count, and through which proxies requests go
 * @param warnings is told what a person should know of how requests are sent
 * @param ticker measures limits and pauses, in nanoseconds
 */
public record RequestSettings(
    String userAgent,
    ConnectionSettings connections,
    Limits limits,
    Duration pause,
    @Nullable AdaptivePause adaptivePause,
    Consumer<String> warnings,
    LongSupplier ticker) {}
