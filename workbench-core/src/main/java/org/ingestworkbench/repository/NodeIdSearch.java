package org.ingestworkbench.repository;

import java.util.UUID;

/**
 * Where to look for the ID of a node, where IDs are numbers: among those near one that is known.
 *
 * @param uuid of the node
 * @param near the first ID that is asked for
 * @param upwards whether the next ones are above it or below
 */
public record NodeIdSearch(UUID uuid, long near, boolean upwards) {}
