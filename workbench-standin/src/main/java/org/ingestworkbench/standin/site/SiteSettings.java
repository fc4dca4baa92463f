package org.ingestworkbench.standin.site;

import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.ingestworkbench.standin.rest.UploadSettings;

/**
 * How a site is set up.
 *
 * @param name what its pages and its realm are called
 * @param maxBody how many bytes a request may have
 */
public record SiteSettings(
    String name,
    Path data,
    Clock clock,
    Supplier<UUID> uuids,
    boolean jsonApi,
    boolean standaloneMediaUrl,
    UploadSettings uploads,
    long maxBody) {}
