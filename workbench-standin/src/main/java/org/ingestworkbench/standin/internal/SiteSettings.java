package org.ingestworkbench.standin.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * How a site is set up.
 *
 * @param name what its pages and its realm are called
 * @param uploadCredentials which credentials a file upload takes
 * @param maxUpload how many bytes a file may have
 * @param maxBody how many bytes a request may have
 * @param uploadLock how long an upload keeps others of its name out
 */
public record SiteSettings(
    String name,
    Path data,
    Clock clock,
    Supplier<UUID> uuids,
    boolean jsonApi,
    boolean standaloneMediaUrl,
    Set<Credentials> uploadCredentials,
    long maxUpload,
    long maxBody,
    Duration uploadLock) {}
