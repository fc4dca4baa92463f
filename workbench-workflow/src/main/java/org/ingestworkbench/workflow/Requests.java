package org.ingestworkbench.workflow;

import java.util.Optional;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.InstanceRequest;
import org.ingestworkbench.workflow.WorkflowRefusedException.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels and aborts: of an instance that this service runs, of one that no process runs, and, by a
 * request in the store, of one that another process runs; and heeds what others ask so.
 */
final class Requests {
  private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

  private final ServiceParts parts;
  private final Runs runs;
  private final Lookout lookout;

  Requests(ServiceParts parts, Runs runs, Lookout lookout) {
    this.parts = parts;
    this.runs = runs;
    this.lookout = lookout;
  }

  Answer ask(InstanceId id, InstanceRequest request) {
    var run = runs.find(id);
    if (run.isPresent()) {
      return answer(obey(run.get(), request));
    }
    var before = parts.known(id);
    var session = parts.store().claimIfFree(id);
    if (session.isPresent()) {
      try (var own = session.get()) {
        return answer(parts.claimed(parts.ledger(own)).demand(Event.of(request)));
      }
    }
    return elsewhere(before, request);
  }

  private static Move obey(InstanceRun run, InstanceRequest request) {
    return request == InstanceRequest.CANCEL ? run.cancel() : run.abort();
  }

  private static Answer answer(Move move) {
    return move.then() == Then.NO_EFFECT ? Answer.NO_EFFECT : Answer.DONE;
  }

  private Answer elsewhere(InstanceRecord before, InstanceRequest request) {
    var move = possible(before, request);
    if (move.then() == Then.NO_EFFECT) {
      return Answer.NO_EFFECT;
    }
    parts.store().request(before.id(), request);
    lookout.awaits(parts.limit(), () -> settled(parts.known(before.id()), move));
    var now = parts.known(before.id());
    if (now.status() == move.to()) {
      return Answer.DONE;
    }
    possible(now, request);
    return Answer.REQUESTED;
  }

  /** What was asked for was done, or cannot be done any more. */
  private static boolean settled(InstanceRecord now, Move move) {
    return now.status() == move.to() || find(now, move.event()).isEmpty();
  }

  private static Optional<Move> find(InstanceRecord now, Event event) {
    return Moves.find(StoredDefinition.mode(now), now.status(), event);
  }

  private static Move possible(InstanceRecord now, InstanceRequest request) {
    return find(now, Event.of(request))
        .orElseThrow(
            () ->
                new WorkflowRefusedException(
                    Reason.NOT_IN_THIS_STATE,
                    "Instance "
                        + now.id()
                        + " is "
                        + now.status()
                        + ": \""
                        + Event.of(request)
                        + "\" is not possible there."));
  }

  /** Does what other processes ask of the instances that this service runs. */
  void heed() {
    for (var run : runs.all()) {
      run.look();
      parts.store().requested(run.ledger().session().id()).ifPresent(request -> heed(run, request));
    }
  }

  /** A request that came too late is dropped. */
  private static void heed(InstanceRun run, InstanceRequest request) {
    if (run.ledger()
        .find(Event.of(request))
        .filter(move -> move.then() != Then.NO_EFFECT)
        .isPresent()) {
      LOG.info("Another process asks: {}", Event.of(request));
      obey(run, request);
    }
    run.ledger().session().answered(request);
  }
}
