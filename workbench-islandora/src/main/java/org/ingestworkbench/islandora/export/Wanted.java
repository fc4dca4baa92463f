package org.ingestworkbench.islandora.export;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node that is to be exported.
 *
 * @param named as the input or the view names it
 * @param texts its fields, where they were read already; null for none
 */
record Wanted(String named, @Nullable Map<String, List<String>> texts) {}
