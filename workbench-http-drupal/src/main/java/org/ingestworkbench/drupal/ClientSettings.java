package org.ingestworkbench.drupal;

import java.time.Clock;
import org.ingestworkbench.drupal.request.RequestSettings;
import org.jspecify.annotations.Nullable;

/** What a client was built with, apart from where it goes and as whom. */
record ClientSettings(
    RequestSettings requests,
    @Nullable Boolean standaloneMediaUrl,
    boolean workbenchPermissions,
    String nodeReferenceField,
    String mediaNodeField,
    Clock clock) {}
