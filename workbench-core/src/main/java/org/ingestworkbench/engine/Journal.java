package org.ingestworkbench.engine;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Identity;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.model.StepState;
import org.ingestworkbench.spi.Confirmation;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.JobListener.StepCompleted;
import org.ingestworkbench.spi.JobSession;
import org.ingestworkbench.spi.MapEntry;
import org.ingestworkbench.spi.RepositoryClient;
import org.ingestworkbench.spi.RowRecord;
import org.ingestworkbench.spi.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * The journal as the engine uses it: knows which uuid a step gets and which row of the ID map
 * belongs to it, and tells the listener of a step once it is durable.
 */
final class Journal {

  private final JobSession session;
  private final RepositoryClient repository;
  private final MapRules map;
  private final JobListener listener;

  Journal(JobSession session, RepositoryClient repository, MapRules map, JobListener listener) {
    this.session = session;
    this.repository = repository;
    this.map = map;
    this.listener = listener;
  }

  Optional<StepRecord> find(StepKey key) {
    return session.find(key);
  }

  Optional<RowRecord> row(String rowId) {
    return session.row(rowId);
  }

  /** Announces a step; gives the uuid under which it is made. */
  UUID begin(Step step) {
    var known = session.find(step.key());
    var uuid = uuid(step.key(), known);
    session.begin(step.key(), uuid, generation(known), step.fingerprint().get());
    return uuid;
  }

  /** Records a confirmed step, then tells of it. */
  void complete(Step step, Confirmation confirmation, boolean adopted) {
    session.complete(step.key(), confirmation, adopted, entry(step, confirmation));
    listener.stepCompleted(event(step, confirmation, adopted));
  }

  OptionalLong highestNodeBefore(Step step) {
    return session.highestNodeBefore(step.key());
  }

  void refuse(Step step, String error) {
    session.refuse(step.key(), error);
  }

  void unresolved(Step step, String why) {
    session.unresolved(step.key(), why);
  }

  void tellFailure(Item item, Step step, String reason) {
    listener.stepFailed(item, step.key(), reason);
  }

  private UUID uuid(StepKey key, Optional<StepRecord> known) {
    return known
        .filter(record -> record.state() != StepState.ROLLED_BACK)
        .map(StepRecord::uuid)
        .orElseGet(() -> newUuid(key, generation(known)));
  }

  private UUID newUuid(StepKey key, int generation) {
    if (key.kind() != Kind.TERM) {
      return Identity.of(session.id(), key, generation);
    }
    return Identity.ofTerm(repository.host(), key.qualifier());
  }

  /** What was rolled back is made under a new uuid. */
  private static int generation(Optional<StepRecord> known) {
    return known
        .map(r -> r.state() == StepState.ROLLED_BACK ? r.generation() + 1 : r.generation())
        .orElse(0);
  }

  /** A node whose ID the repository does not tell has no row in the map until it is known. */
  private @Nullable MapEntry entry(Step step, Confirmation confirmation) {
    if (!step.key().kind().makesNode() || confirmation.id() == null) {
      return null;
    }
    return map.entry(step.key(), step.place(), confirmation.id());
  }

  private StepCompleted event(Step step, Confirmation confirmation, boolean adopted) {
    var made = new EntityRef(step.type(), confirmation.id(), confirmation.uuid());
    var node = step.key().kind().makesNode() ? made : step.node();
    return new StepCompleted(
        step.item(),
        step.key(),
        confirmation,
        adopted,
        repository.address(made),
        node == null ? null : repository.address(node));
  }
}
