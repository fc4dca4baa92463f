package org.ingestworkbench.plan;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What media are called, and what the repository is asked to call their files. Immutable. The first
 * of the three that is set decides; without one a medium is called like its file.
 *
 * @param nodeTitle media are called like their node ({@code use_node_title_for_media_title})
 * @param nodeId media are called {@code N-Original File} after their node's ID ({@code
 *     use_nid_in_media_title})
 * @param column the column that has the name, null for none ({@code field_for_media_title})
 * @param keepDirectory uploaded files keep the directory that the input gives ({@code
 *     keep_filename_parent_directory})
 */
public record MediaNameSettings(
    boolean nodeTitle, boolean nodeId, @Nullable String column, boolean keepDirectory) {

  /** Media are called like their files. */
  public static final MediaNameSettings DEFAULTS = new MediaNameSettings(false, false, null, true);

  public MediaNameSettings withNodeTitle(boolean use) {
    return new MediaNameSettings(use, nodeId, column, keepDirectory);
  }

  public MediaNameSettings withNodeId(boolean use) {
    return new MediaNameSettings(nodeTitle, use, column, keepDirectory);
  }

  public MediaNameSettings withColumn(@Nullable String name) {
    return new MediaNameSettings(nodeTitle, nodeId, name, keepDirectory);
  }

  public MediaNameSettings withKeepDirectory(boolean keep) {
    return new MediaNameSettings(nodeTitle, nodeId, column, keep);
  }

  void describe(BiConsumer<String, Object> out) {
    out.accept("use_node_title_for_media_title", nodeTitle);
    out.accept("use_nid_in_media_title", nodeId);
    out.accept("field_for_media_title", column == null ? "" : column);
    out.accept("keep_filename_parent_directory", keepDirectory);
  }
}
