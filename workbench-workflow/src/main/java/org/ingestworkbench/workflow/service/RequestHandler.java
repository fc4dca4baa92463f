package org.ingestworkbench.workflow.service;

import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.InstanceRequest;
import org.ingestworkbench.workflow.WorkflowRefusedException;
import org.ingestworkbench.workflow.WorkflowRefusedException.Reason;
import org.ingestworkbench.workflow.run.InstanceRun;
import org.ingestworkbench.workflow.transition.InstanceEvent;
import org.ingestworkbench.workflow.transition.NextStep;
import org.ingestworkbench.workflow.transition.Transition;
import org.ingestworkbench.workflow.transition.Transitions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels and aborts instances: one that this service runs, one that no process runs, and, by a
 * request in the store, one that another process runs. It also carries out the requests of other
 * processes.
 */
final class RequestHandler {
  private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);

  private final ServiceParts parts;
  private final RunningInstances runs;
  private final Poller poller;

  RequestHandler(ServiceParts parts, RunningInstances runs, Poller poller) {
    this.parts = parts;
    this.runs = runs;
    this.poller = poller;
  }

  RequestResult ask(InstanceId id, InstanceRequest request) {
    var run = runs.find(id);
    if (run.isPresent()) {
      return answer(obey(run.get(), request));
    }
    var before = parts.known(id);
    var session = parts.store().claimIfFree(id);
    if (session.isPresent()) {
      try (var own = session.get()) {
        return answer(parts.claimed(parts.held(own)).demand(InstanceEvent.of(request)));
      }
    }
    return elsewhere(before, request);
  }

  private static Transition obey(InstanceRun run, InstanceRequest request) {
    return request == InstanceRequest.CANCEL ? run.cancel() : run.abort();
  }

  private static RequestResult answer(Transition transition) {
    return transition.then() == NextStep.NO_EFFECT ? RequestResult.NO_EFFECT : RequestResult.DONE;
  }

  private RequestResult elsewhere(InstanceRecord before, InstanceRequest request) {
    var transition = possible(before, request);
    if (transition.then() == NextStep.NO_EFFECT) {
      return RequestResult.NO_EFFECT;
    }
    parts.store().request(before.id(), request);
    poller.awaits(parts.limit(), () -> settled(parts.known(before.id()), transition));
    var now = parts.known(before.id());
    if (now.status() == transition.to()) {
      return RequestResult.DONE;
    }
    possible(now, request);
    return RequestResult.REQUESTED;
  }

  /** Whether a request was carried out, or is not possible any more. */
  private static boolean settled(InstanceRecord now, Transition transition) {
    return now.status() == transition.to() || Transitions.find(now, transition.event()).isEmpty();
  }

  private static Transition possible(InstanceRecord now, InstanceRequest request) {
    return Transitions.find(now, InstanceEvent.of(request))
        .orElseThrow(
            () ->
                new WorkflowRefusedException(
                    Reason.NOT_IN_THIS_STATE,
                    "Instance "
                        + now.id()
                        + " is "
                        + now.status()
                        + ": \""
                        + InstanceEvent.of(request)
                        + "\" is not possible there."));
  }

  /** Carries out the requests of other processes to instances that this service runs. */
  void heed() {
    for (var run : runs.all()) {
      run.look();
      parts.store().requested(run.held().session().id()).ifPresent(request -> heed(run, request));
    }
  }

  /** Carries out one request. A request that came too late is dropped. */
  private static void heed(InstanceRun run, InstanceRequest request) {
    if (run.held()
        .find(InstanceEvent.of(request))
        .filter(transition -> transition.then() != NextStep.NO_EFFECT)
        .isPresent()) {
      LOG.info("Another process asks: {}", InstanceEvent.of(request));
      obey(run, request);
    }
    run.held().session().answered(request);
  }
}
