package org.ingestworkbench.rebuild;

import java.util.EnumMap;
import java.util.Map;
import org.ingestworkbench.model.Kind;

/** What was found of a job whose map is lost. Used by one thread at a time. */
public final class RebuildCounts {

  private final Map<Kind, Long> found = new EnumMap<>(Kind.class);
  private final Map<RowState, Long> rows = new EnumMap<>(RowState.class);
  private String reason = "";
  private long withoutId;

  /** How a row stands. */
  enum RowState {
    COMPLETE,
    INCOMPLETE,
    UNRESOLVED,
    MISSING;

    /** Of a row that has no more than one thing. */
    static RowState of(ObjectSearchResult sight) {
      if (sight instanceof ObjectSearchResult.There) {
        return COMPLETE;
      }
      return sight instanceof ObjectSearchResult.Nowhere ? MISSING : UNRESOLVED;
    }
  }

  void found(Kind kind) {
    found.merge(kind, 1L, Long::sum);
  }

  void withoutId() {
    withoutId++;
  }

  void row(RowState standing) {
    rows.merge(standing, 1L, Long::sum);
  }

  void cannotTell(String why) {
    reason = reason.isEmpty() ? why : reason;
  }

  private long of(RowState standing) {
    return rows.getOrDefault(standing, 0L);
  }

  private long of(Kind kind) {
    return found.getOrDefault(kind, 0L);
  }

  public long complete() {
    return of(RowState.COMPLETE);
  }

  public long incomplete() {
    return of(RowState.INCOMPLETE);
  }

  public long missing() {
    return of(RowState.MISSING);
  }

  public long unresolved() {
    return of(RowState.UNRESOLVED);
  }

  public long nodes() {
    return of(Kind.NODE);
  }

  public long pages() {
    return of(Kind.PAGE);
  }

  /** Nodes and pages that are there and whose ID is not known. */
  public long nodesWithoutId() {
    return withoutId;
  }

  public long media() {
    return of(Kind.MEDIA) + of(Kind.PAGE_MEDIA);
  }

  public long aliases() {
    return of(Kind.ALIAS);
  }

  /** Why something cannot be told, the first reason; empty when everything can. */
  public String reason() {
    return reason;
  }
}
