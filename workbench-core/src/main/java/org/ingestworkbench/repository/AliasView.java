package org.ingestworkbench.repository;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A URL alias as the repository shows it now.
 *
 * @param id the repository's own id, or the uuid's text where it has none
 * @param path as it was asked for, with its slash; null when not told
 * @param nodeId the ID of the node that it leads to; null when not told
 */
public record AliasView(String id, UUID uuid, @Nullable String path, @Nullable String nodeId) {}
