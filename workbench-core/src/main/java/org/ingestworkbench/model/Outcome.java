package org.ingestworkbench.model;

import java.util.List;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * What became of an item in a run. Every item has exactly one. "The node" is what the item is
 * about, of any type: in a job that changes media or terms it is the medium or the term.
 */
public sealed interface Outcome {

  /** Which it is, as data. The last four count as not done. */
  enum Kind {
    CREATED(true),
    ADOPTED(true),
    COMPLETED(true),
    SKIPPED(true),
    UPDATED(true),
    PARTIAL(false),
    FAILED(false),
    BLOCKED(false),
    UNRESOLVED(false);

    private final boolean done;

    Kind(boolean done) {
      this.done = done;
    }

    /** Whether nothing is left to do for the item. */
    public boolean done() {
      return done;
    }
  }

  Kind kind();

  /** The node, where one is known. */
  default @Nullable EntityRef node() {
    return null;
  }

  /**
   * What went wrong, in words, a message of no more than 1,000 characters each; empty for nothing.
   */
  default String reason() {
    return "";
  }

  /** Node, alias and media were made in this run. */
  record Created(EntityRef node) implements Outcome {
    @Override
    public Kind kind() {
      return Kind.CREATED;
    }
  }

  /** An earlier attempt had made the node without an answer reaching us; it was found and kept. */
  record Adopted(EntityRef node) implements Outcome {
    @Override
    public Kind kind() {
      return Kind.ADOPTED;
    }
  }

  /** An earlier run had made the node; what was missing was made now. */
  record Completed(EntityRef node) implements Outcome {
    @Override
    public Kind kind() {
      return Kind.COMPLETED;
    }
  }

  /** Everything was there already; nothing was written. */
  record Skipped(EntityRef node) implements Outcome {
    @Override
    public Kind kind() {
      return Kind.SKIPPED;
    }
  }

  /** What was there already has what the item says: its fields were changed, or it got media. */
  record Updated(EntityRef node) implements Outcome {
    @Override
    public Kind kind() {
      return Kind.UPDATED;
    }
  }

  /** The node was made, something else of the item failed. */
  record Partial(EntityRef node, List<String> failures) implements Outcome {
    public Partial {
      failures = failures.stream().map(Shown::message).toList();
    }

    @Override
    public Kind kind() {
      return Kind.PARTIAL;
    }

    @Override
    public String reason() {
      return String.join("; ", failures);
    }
  }

  /** No node was made. */
  record Failed(String reason) implements Outcome {
    public Failed {
      reason = Shown.message(reason);
    }

    @Override
    public Kind kind() {
      return Kind.FAILED;
    }
  }

  /** No node was made because its parent is not there. */
  record Blocked(String parent, String reason) implements Outcome {
    public Blocked {
      reason = Shown.message(reason);
    }

    @Override
    public Kind kind() {
      return Kind.BLOCKED;
    }
  }

  /** It is not known whether the repository made it; it is not made again. */
  record Unresolved(@Nullable EntityRef node, String reason) implements Outcome {
    public Unresolved {
      reason = Shown.message(reason);
    }

    @Override
    public Kind kind() {
      return Kind.UNRESOLVED;
    }
  }

  /** Whether nothing is left to do for the item. */
  default boolean done() {
    return kind().done();
  }
}
