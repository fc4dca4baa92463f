package org.ingestworkbench.testkit.forwarding;

import java.util.List;
import java.util.Optional;
import org.ingestworkbench.store.workflow.HistoryEntry;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.InstanceRequest;
import org.ingestworkbench.store.workflow.WorkItem;
import org.ingestworkbench.store.workflow.WorkflowSession;
import org.ingestworkbench.store.workflow.WorkflowStore;

/**
 * Does what the store behind it does.
 *
 * @param <S> what the store behind it is
 */
public class ForwardingWorkflowStore<S extends WorkflowStore> implements WorkflowStore {

  /** The store behind this one. */
  protected final S inner;

  /** A store that does what another does. */
  public ForwardingWorkflowStore(S inner) {
    this.inner = inner;
  }

  /** What this store gives for a session of the store behind it. */
  protected WorkflowSession wrapped(WorkflowSession session) {
    return session;
  }

  @Override
  public WorkflowSession start(InstanceRecord first, List<HistoryEntry> added) {
    return wrapped(inner.start(first, added));
  }

  @Override
  public WorkflowSession claim(InstanceId id) {
    return wrapped(inner.claim(id));
  }

  @Override
  public Optional<WorkflowSession> claimIfFree(InstanceId id) {
    return inner.claimIfFree(id).map(this::wrapped);
  }

  @Override
  public List<InstanceRecord> instances() {
    return inner.instances();
  }

  @Override
  public Optional<InstanceRecord> instance(InstanceId id) {
    return inner.instance(id);
  }

  @Override
  public List<HistoryEntry> history(InstanceId id) {
    return inner.history(id);
  }

  @Override
  public List<WorkItem> items(InstanceId id) {
    return inner.items(id);
  }

  @Override
  public boolean change(WorkItem from, WorkItem to) {
    return inner.change(from, to);
  }

  @Override
  public void request(InstanceId id, InstanceRequest request) {
    inner.request(id, request);
  }

  @Override
  public Optional<InstanceRequest> requested(InstanceId id) {
    return inner.requested(id);
  }

  @Override
  public String toString() {
    return inner.toString();
  }

  @Override
  public void close() {
    inner.close();
  }

  /** Does what the session behind it does. */
  public static class Session implements WorkflowSession {

    /** The session behind this one. */
    protected final WorkflowSession inner;

    /** A session that does what another does. */
    public Session(WorkflowSession inner) {
      this.inner = inner;
    }

    @Override
    public InstanceId id() {
      return inner.id();
    }

    @Override
    public void save(InstanceRecord next, List<HistoryEntry> added) {
      inner.save(next, added);
    }

    @Override
    public void handOut(WorkItem item) {
      inner.handOut(item);
    }

    @Override
    public void answered(InstanceRequest request) {
      inner.answered(request);
    }

    @Override
    public void close() {
      inner.close();
    }
  }
}
