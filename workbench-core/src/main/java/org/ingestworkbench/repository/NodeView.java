package org.ingestworkbench.repository;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ingestworkbench.model.EntityRef;
import org.jspecify.annotations.Nullable;

/**
 * A node as the repository shows it now.
 *
 * @param id the repository's own id, or the uuid's text where it has none
 * @param bundle the content type
 * @param changed when it was last changed, by the repository's clock, to the millisecond; null when
 *     not told
 * @param parents IDs of the nodes that it is a member of
 * @param alias the alias that stands for its address; null for none, or when not told; as it was at
 *     an earlier look, where the repository keeps its answers
 * @param created when it was made, as {@code changed} says it of a node that was not changed since;
 *     null when not told
 */
public record NodeView(
    String id,
    UUID uuid,
    String bundle,
    String title,
    @Nullable Instant changed,
    List<String> parents,
    @Nullable Alias alias,
    @Nullable Instant created) {

  public NodeView {
    changed = Confirmation.toTheMillisecond(changed);
    created = Confirmation.toTheMillisecond(created);
    parents = List.copyOf(parents);
  }

  /** A node of which it is not told when it was made. */
  public NodeView(
      String id,
      UUID uuid,
      String bundle,
      String title,
      @Nullable Instant changed,
      List<String> parents,
      @Nullable Alias alias) {
    this(id, uuid, bundle, title, changed, parents, alias, null);
  }

  /** A node of a repository that has no ids beside the uuid, and no aliases. */
  public NodeView(
      UUID uuid, String bundle, String title, @Nullable Instant changed, List<String> parents) {
    this(uuid.toString(), uuid, bundle, title, changed, parents, null);
  }

  /**
   * A URL alias of a node.
   *
   * @param id the repository's own id
   * @param path as it was asked for, with its slash; null when not told
   */
  public record Alias(String id, @Nullable String path) {}

  /** Points at it by id and uuid. */
  public EntityRef ref() {
    return EntityRef.node(id, uuid);
  }
}
