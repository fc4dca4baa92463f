package org.ingestworkbench.store;

import org.jspecify.annotations.Nullable;

/**
 * One row of the ID map, in the conventions of Islandora Workbench.
 *
 * @param configFile the configuration's name as the run was given it; null in foreign rows
 * @param parentCsvId the parent's row id; empty for none. A page has its book's
 * @param parentNodeId empty for none
 * @param csvId the row's id; a page has its file name with extension
 * @param nodeId digits; the uuid's text of a repository that has no ids of its own
 * @param host null in rows of older versions
 */
public record MapEntry(
    @Nullable String configFile,
    @Nullable String parentCsvId,
    @Nullable String parentNodeId,
    String csvId,
    String nodeId,
    @Nullable String host) {

  private static final int DIGITS = 18;

  /** The node ID as a number; -1 when it is none, or has more than 18 digits. */
  public long number() {
    return isNumber(nodeId) ? Long.parseLong(nodeId) : -1;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
