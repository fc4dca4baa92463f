package org.ingestworkbench.drupal;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What a client was built with, apart from where it goes and as whom. */
record Settings(
    String userAgent,
    Limits limits,
    Duration pause,
    @Nullable AdaptivePause adaptivePause,
    @Nullable Boolean standaloneMediaUrl,
    boolean workbenchPermissions,
    String nodeReferenceField,
    String mediaNodeField,
    Clock clock,
    LongSupplier ticker) {}
