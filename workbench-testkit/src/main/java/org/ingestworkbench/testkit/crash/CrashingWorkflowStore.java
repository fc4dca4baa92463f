package org.ingestworkbench.testkit.crash;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.ingestworkbench.store.StoreException;
import org.ingestworkbench.store.workflow.HistoryEntry;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.InstanceRequest;
import org.ingestworkbench.store.workflow.WorkItem;
import org.ingestworkbench.store.workflow.WorkflowSession;
import org.ingestworkbench.store.workflow.WorkflowStore;
import org.ingestworkbench.testkit.forwarding.ForwardingWorkflowStore;
import org.jspecify.annotations.Nullable;

/** A workflow store of which one write fails; reads are no effects. */
final class CrashingWorkflowStore extends ForwardingWorkflowStore<WorkflowStore> {

  private final Effects effects;

  CrashingWorkflowStore(WorkflowStore inner, Effects effects) {
    super(inner);
    this.effects = effects;
  }

  private static StoreException failed(String words) {
    return new StoreException("The disk is full: " + words, null);
  }

  /** A store that cannot say that it claimed gives the claim back, unless its process died. */
  private WorkflowSession claiming(String name, Supplier<WorkflowSession> claim) {
    var made = new AtomicReference<@Nullable WorkflowSession>();
    try {
      return effects.perform(name, () -> kept(made, claim.get()), CrashingWorkflowStore::failed);
    } catch (StoreException e) {
      var unknown = made.get();
      if (unknown != null) {
        unknown.close();
      }
      throw e;
    }
  }

  private WorkflowSession kept(
      AtomicReference<@Nullable WorkflowSession> made, WorkflowSession inner) {
    var session = new Crashing(inner);
    made.set(session);
    return session;
  }

  @Override
  public WorkflowSession start(InstanceRecord first, List<HistoryEntry> added) {
    return claiming("start", () -> inner.start(first, added));
  }

  @Override
  public WorkflowSession claim(InstanceId id) {
    return claiming("claim", () -> inner.claim(id));
  }

  /** Asked so often that which of the calls fails would be a matter of the schedule. */
  @Override
  public Optional<WorkflowSession> claimIfFree(InstanceId id) {
    return inner.claimIfFree(id).map(Crashing::new);
  }

  @Override
  public boolean change(WorkItem from, WorkItem to) {
    return effects.perform(
        "change " + from.key() + " to " + to.state(),
        () -> inner.change(from, to),
        CrashingWorkflowStore::failed);
  }

  private final class Crashing extends Session {

    Crashing(WorkflowSession session) {
      super(session);
    }

    private void write(String name, Runnable effect) {
      effects.perform(
          name,
          () -> {
            effect.run();
            return name;
          },
          CrashingWorkflowStore::failed);
    }

    @Override
    public void save(InstanceRecord next, List<HistoryEntry> added) {
      write("save " + added, () -> inner.save(next, added));
    }

    @Override
    public void handOut(WorkItem item) {
      write("hand out " + item.key(), () -> inner.handOut(item));
    }

    @Override
    public void answered(InstanceRequest request) {
      write("answered", () -> inner.answered(request));
    }

    /** A dead process releases nothing; a living one does what it can. */
    @Override
    public void close() {
      if (!effects.died()) {
        inner.close();
      }
    }
  }
}
