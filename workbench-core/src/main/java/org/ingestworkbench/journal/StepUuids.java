package org.ingestworkbench.journal;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ingestworkbench.model.Identity;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.store.StepState;

/** Under which uuid a step's object is made. */
final class StepUuids {

  private final JobId job;
  private final String host;
  private final Function<StepKey, Optional<StepRecord>> find;

  /**
   * @param host of the repository, from which the uuids of terms follow
   * @param find what is known of a step
   */
  StepUuids(JobId job, String host, Function<StepKey, Optional<StepRecord>> find) {
    this.job = job;
    this.host = host;
    this.find = find;
  }

  /** The uuid of a step that is begun in a generation; one that it had in it stays. */
  UUID uuid(StepKey key, Optional<StepRecord> before, int generation) {
    return before
        .filter(record -> record.generation() == generation)
        .map(StepRecord::uuid)
        .orElseGet(() -> uuid(key, generation));
  }

  /** The uuid that a step has after so many rollbacks. */
  UUID uuid(StepKey key, int generation) {
    if (key.kind().changes()) {
      throw new IllegalArgumentException("A change has the uuid of what it changes: " + key);
    } else if (key.kind() != Kind.TERM) {
      return Identity.of(job, key, generation);
    }
    return Identity.ofTerm(host, key.qualifier());
  }

  /**
   * What was rolled back is made under a new uuid, and so is what was not made before its node was
   * made again. Where a lost journal was made again, a step that it does not know may have been
   * made with its node: then its uuid is taken, and it is settled.
   */
  int generation(StepKey key, Optional<StepRecord> known) {
    int own =
        known
            .map(r -> r.state() == StepState.ROLLED_BACK ? r.generation() + 1 : r.generation())
            .orElse(0);
    return Math.max(own, ofNode(key));
  }

  /** The generation of the node that a step's object belongs to; for a page that of its book. */
  private int ofNode(StepKey key) {
    var item = ItemKey.of(key);
    if (item == null || key.kind() == Kind.NODE) {
      return 0;
    }
    var node = key.kind() == Kind.PAGE ? StepKey.node(key.rowId()) : item.nodeStep();
    return find.apply(node).map(this::generation).orElse(0);
  }

  /** A step that could not be judged may have been found in an earlier generation. */
  private int generation(StepRecord node) {
    var made = node.confirmation();
    return made == null || made.uuid().equals(node.uuid())
        ? node.generation()
        : IntStream.range(0, node.generation())
            .filter(earlier -> uuid(node.key(), earlier).equals(made.uuid()))
            .findFirst()
            .orElse(node.generation());
  }
}
