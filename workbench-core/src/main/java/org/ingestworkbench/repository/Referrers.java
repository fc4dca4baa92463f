package org.ingestworkbench.repository;

import java.util.List;
import org.ingestworkbench.model.EntityRef;

/** What refers to an object, as far as the repository can tell. */
public sealed interface Referrers {

  /**
   * The repository told.
   *
   * @param some those that refer to it, or the first of them; empty only when there are surely none
   */
  record Told(List<EntityRef> some) implements Referrers {
    public Told {
      some = List.copyOf(some);
    }

    /** Whether surely nothing refers to it. */
    public boolean none() {
      return some.isEmpty();
    }
  }

  /**
   * This cannot be told.
   *
   * @param why one sentence, with what would have to be turned on or allowed
   */
  record CannotTell(String why) implements Referrers {}

  /** What a repository comes to that cannot be asked. */
  static Referrers notAsked() {
    return new CannotTell("The repository cannot be asked what refers to an object.");
  }

  /** Whether the repository told. */
  default boolean told() {
    return this instanceof Told;
  }

  /** Whether surely nothing refers to it. */
  default boolean surelyNone() {
    return this instanceof Told told && told.none();
  }
}
