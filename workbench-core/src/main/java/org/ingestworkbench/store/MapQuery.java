package org.ingestworkbench.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the ID map are asked for.
 *
 * @param csvId compared exactly, case included
 * @param parentCsvId null asks for any parent
 * @param hosts hosts that count; the empty string stands for rows without a host; an empty list
 *     means every host
 * @param fromNodeId the smallest node ID that counts, compared as numbers, itself included; null
 *     for no limit
 */
public record MapQuery(
    String csvId, @Nullable String parentCsvId, List<String> hosts, @Nullable Long fromNodeId) {
  public MapQuery {
    hosts = List.copyOf(hosts);
  }
}
