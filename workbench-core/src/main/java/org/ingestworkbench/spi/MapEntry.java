package org.ingestworkbench.spi;

import org.jspecify.annotations.Nullable;

/**
 * One row of the ID map, in the conventions of Islandora Workbench.
 *
 * @param configFile the configuration's name as the run was given it; null in foreign rows
 * @param parentCsvId the parent's row id; empty for none. A page has its book's
 * @param parentNodeId empty for none
 * @param csvId the row's id; a page has its file name with extension
 * @param nodeId digits
 * @param host null in rows of older versions
 */
public record MapEntry(
    @Nullable String configFile,
    @Nullable String parentCsvId,
    @Nullable String parentNodeId,
    String csvId,
    String nodeId,
    @Nullable String host) {}
