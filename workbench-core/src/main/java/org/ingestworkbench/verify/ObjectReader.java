package org.ingestworkbench.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.repository.AliasView;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.ChangeView;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.retry.HealthCheck;
import org.ingestworkbench.retry.OperationEnd;
import org.ingestworkbench.retry.Retry;
import org.ingestworkbench.retry.SameErrorBreaker;
import org.ingestworkbench.settle.StepLookup;
import org.ingestworkbench.settle.StepOrigin;
import org.ingestworkbench.settle.StepQuestion;
import org.ingestworkbench.store.JournalReader;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.verify.Difference.What;
import org.jspecify.annotations.Nullable;

/**
 * Reads complete steps' objects, many at once where the repository can show many; what is not shown
 * then may be hidden, and is looked at by itself. For one thread.
 */
final class ObjectReader {

  private static final String GONE = "It is not there any more.";
  private static final String OTHERWISE =
      "At least one of the fields that the job changed holds something else now.";
  private static final String NOT_ASKED =
      "The repository cannot be asked how the changed fields stand now.";
  private static final String AGAIN = "Verify again when it does.";

  private final RepositoryClient repository;
  private final JournalReader journal;
  private final Retry retry;
  private final VerifyTally tally;
  private final StepLookup lookup;
  private final HealthCheck health;
  private final SameErrorBreaker<StepRecord> breaker = new SameErrorBreaker<>();

  /**
   * @param journal has the changes
   */
  ObjectReader(
      RepositoryClient repository,
      JournalReader journal,
      String contentType,
      Retry retry,
      VerifyTally tally) {
    this.journal = journal;
    this.repository = repository;
    this.retry = retry;
    this.tally = tally;
    this.lookup = new StepLookup(repository, contentType, retry::ask);
    this.health = new HealthCheck(repository);
  }

  /** What the repository shows of an object. */
  private record Seen(UUID uuid, @Nullable Instant changed, @Nullable Instant created) {}

  void read(List<StepRecord> steps) {
    var made = steps.stream().filter(step -> !step.key().kind().changes()).toList();
    var shown = shown(made);
    steps.stream().filter(step -> step.key().kind().changes()).forEach(this::fields);
    for (var step : made) {
      var one = shown.get(step.objectUuid());
      if (one == null) {
        alone(step);
      } else {
        compare(step, new Seen(one.uuid(), one.changed(), null));
      }
    }
  }

  private Map<UUID, Confirmation> shown(List<StepRecord> steps) {
    var refs = new ArrayList<EntityRef>();
    steps.forEach(step -> refs.add(new EntityRef(type(step), null, step.objectUuid())));
    var shown = new HashMap<UUID, Confirmation>();
    try {
      Optional<List<Confirmation>> told =
          retry.ask(() -> repository.capabilities().ask(Capability.LOOK_MANY, refs));
      told.orElse(List.of()).forEach(one -> shown.put(one.uuid(), one));
    } catch (RepositoryException fault) {
      health.refuseAbsence(fault, AGAIN);
    }
    return shown;
  }

  /** Of what was changed, the fields that were. */
  private void fields(StepRecord step) {
    asked(
        step,
        () -> {
          var view = journal.change(step.key()).flatMap(this::view);
          breaker.wentWell();
          if (view.isEmpty()) {
            differs(step, What.UNKNOWN, NOT_ASKED);
          } else {
            compare(step, view.get());
          }
        });
  }

  private Optional<ChangeView> view(Change change) {
    return retry.ask(() -> repository.capabilities().ask(Capability.CHANGE_VIEW, change));
  }

  private void compare(StepRecord step, ChangeView view) {
    switch (view.state()) {
      case AFTER -> tally.unchanged(type(step));
      case BEFORE -> differs(step, What.CHANGED, "It has what it had before the job.");
      case OTHER -> differs(step, What.CHANGED, OTHERWISE);
      case GONE -> differs(step, What.GONE, GONE);
    }
  }

  private void alone(StepRecord step) {
    asked(
        step,
        () -> {
          var seen = look(step);
          breaker.wentWell();
          if (seen.isPresent()) {
            compare(step, seen.get());
          } else {
            differs(step, What.GONE, GONE);
          }
        });
  }

  private void asked(StepRecord step, Runnable look) {
    try {
      look.run();
    } catch (RepositoryException fault) {
      health.refuseAbsence(fault, AGAIN);
      if (fault.retryable() && breaker.failed(step, fault.status())) {
        throw OperationEnd.because(
            fault.getMessage() + " " + SameErrorBreaker.ALIKE + " questions in a row failed so.",
            fault);
      }
      differs(step, What.UNKNOWN, String.valueOf(fault.getMessage()));
    }
  }

  private Optional<Seen> look(StepRecord step) {
    var ref = ref(step);
    if (ref.id() == null) {
      return byUuid(step);
    }
    return switch (ref.type()) {
      case NODE ->
          retry
              .ask(() -> repository.look(ref))
              .map(view -> new Seen(view.uuid(), view.changed(), view.created()));
      case MEDIA ->
          retry
              .ask(() -> repository.medium(ref))
              .map(view -> new Seen(view.uuid(), view.changed(), view.created()));
      case ALIAS -> alias(step, ref);
      case TERM, FILE -> byUuid(step);
    };
  }

  private Optional<Seen> alias(StepRecord step, EntityRef ref) {
    Optional<Optional<AliasView>> told =
        retry.ask(() -> repository.capabilities().ask(Capability.ALIAS, ref));
    return told.isEmpty()
        ? byUuid(step)
        : told.get().map(view -> new Seen(view.uuid(), null, null));
  }

  /**
   * Of an object of which only the uuid is known.
   *
   * @throws RepositoryException when this cannot be told
   */
  private Optional<Seen> byUuid(StepRecord step) {
    var finding = lookup.find(StepQuestion.ofUuid(step.key(), step.objectUuid()));
    if (finding instanceof Finding.CannotTell cannot) {
      throw RepositoryException.because(cannot.why()).build();
    }
    return finding instanceof Finding.Found found
        ? Optional.of(new Seen(step.objectUuid(), found.confirmation().changed(), null))
        : Optional.empty();
  }

  private void compare(StepRecord step, Seen seen) {
    if (!seen.uuid().equals(step.objectUuid())) {
      differs(step, What.GONE, "Another object has its ID now (uuid " + seen.uuid() + ").");
      return;
    }
    if (StepOrigin.isChanged(step, seen.created(), seen.changed())) {
      differs(step, What.CHANGED, "It was changed on " + seen.changed() + ".");
    } else {
      tally.unchanged(type(step));
    }
  }

  void open(StepRecord step) {
    differs(
        step,
        What.OPEN,
        "It was begun, and whether it is there is not known yet: a resume finds out.");
  }

  private void differs(StepRecord step, What what, String reason) {
    var ref = ref(step);
    tally.differs(new Difference(what, ref, repository.address(ref), step.key().rowId(), reason));
  }

  private static EntityRef ref(StepRecord step) {
    var made = step.confirmation();
    return new EntityRef(type(step), made == null ? null : made.id(), step.objectUuid());
  }

  private static EntityType type(StepRecord step) {
    return step.key().kind().entityType();
  }
}
