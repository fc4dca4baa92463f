package org.ingestworkbench.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.workflow.HistoryEntry;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.InstanceRequest;
import org.ingestworkbench.store.workflow.WorkItem;
import org.ingestworkbench.store.workflow.WorkflowSession;
import org.ingestworkbench.store.workflow.WorkflowStore;
import org.jspecify.annotations.Nullable;

/**
 * A workflow store in memory: nothing survives the JVM, everything survives {@link #crash} and
 * {@link #close}. Safe for use by many threads.
 *
 * <p>Each object stands for one process that has the store open. {@link #reopen} gives another one
 * on the same contents; claims hold between them as they do between processes.
 */
public final class InMemoryWorkflowStore implements WorkflowStore {
  private final Map<InstanceId, Kept> contents;
  private final Set<Session> sessions = ConcurrentHashMap.newKeySet();

  /** An empty store. */
  public InMemoryWorkflowStore() {
    this(new LinkedHashMap<>());
  }

  private InMemoryWorkflowStore(Map<InstanceId, Kept> contents) {
    this.contents = contents;
  }

  /** The same contents as another living process sees them. */
  public InMemoryWorkflowStore reopen() {
    return new InMemoryWorkflowStore(contents);
  }

  /**
   * Acts as if the process of this object died: its instances can be claimed again at once. A dead
   * session that is still used is refused as soon as its instance was claimed again.
   */
  public void crash() {
    synchronized (contents) {
      sessions.forEach(Session::die);
      sessions.clear();
    }
  }

  /** An instance with all that belongs to it. Guarded by the monitor of the contents. */
  private static final class Kept {
    private InstanceRecord instance;
    private final List<HistoryEntry> history = new ArrayList<>();
    private final Map<List<String>, WorkItem> items = new LinkedHashMap<>();
    private @Nullable InstanceRequest requested;
    private int epoch;
    private boolean held;
    private boolean holderDead;

    Kept(InstanceRecord first) {
      this.instance = first;
    }

    boolean free() {
      return !held || holderDead;
    }

    int take() {
      held = true;
      holderDead = false;
      return ++epoch;
    }
  }

  @Override
  public WorkflowSession start(InstanceRecord first, List<HistoryEntry> added) {
    synchronized (contents) {
      if (contents.containsKey(first.id())) {
        throw new IllegalStateException("Instance " + first.id() + " is there already.");
      }
      var kept = new Kept(first);
      kept.history.addAll(added);
      contents.put(first.id(), kept);
      return session(kept);
    }
  }

  private Session session(Kept kept) {
    var session = new Session(kept, kept.take());
    sessions.add(session);
    return session;
  }

  @Override
  public WorkflowSession claim(InstanceId id) {
    return claimIfFree(id)
        .orElseThrow(
            () ->
                new ClaimException("Instance " + id + " is held by another session of this JVM."));
  }

  @Override
  public Optional<WorkflowSession> claimIfFree(InstanceId id) {
    synchronized (contents) {
      var kept = kept(id);
      return kept.free() ? Optional.of(session(kept)) : Optional.empty();
    }
  }

  private Kept kept(InstanceId id) {
    return find(id)
        .orElseThrow(() -> new IllegalStateException("There is no instance " + id + "."));
  }

  private Optional<Kept> find(InstanceId id) {
    return Optional.ofNullable(contents.get(id));
  }

  @Override
  public List<InstanceRecord> instances() {
    synchronized (contents) {
      var newestFirst = new ArrayList<InstanceRecord>();
      contents.values().forEach(kept -> newestFirst.add(0, kept.instance));
      return newestFirst;
    }
  }

  @Override
  public Optional<InstanceRecord> instance(InstanceId id) {
    synchronized (contents) {
      return find(id).map(kept -> kept.instance);
    }
  }

  @Override
  public List<HistoryEntry> history(InstanceId id) {
    synchronized (contents) {
      return find(id).map(kept -> List.copyOf(kept.history)).orElse(List.of());
    }
  }

  @Override
  public List<WorkItem> items(InstanceId id) {
    synchronized (contents) {
      return find(id).map(kept -> List.copyOf(kept.items.values())).orElse(List.of());
    }
  }

  @Override
  public boolean change(WorkItem from, WorkItem to) {
    synchronized (contents) {
      return find(from.instance())
          .filter(kept -> kept.items.replace(key(from), from, to))
          .isPresent();
    }
  }

  private static List<String> key(WorkItem item) {
    return List.of(item.task(), item.key());
  }

  @Override
  public void request(InstanceId id, InstanceRequest request) {
    synchronized (contents) {
      var kept = kept(id);
      kept.requested = kept.requested == InstanceRequest.ABORT ? InstanceRequest.ABORT : request;
    }
  }

  @Override
  public Optional<InstanceRequest> requested(InstanceId id) {
    synchronized (contents) {
      return find(id).map(kept -> kept.requested);
    }
  }

  /** Every instance with its history and items. */
  @Override
  public String toString() {
    synchronized (contents) {
      var text = new StringBuilder("In-memory workflow store");
      contents.values().forEach(kept -> text.append('\n').append(kept.instance));
      return text.toString();
    }
  }

  /** Releases the claims that were taken through this object; the contents stay. */
  @Override
  public void close() {
    sessions.forEach(Session::close);
    sessions.clear();
  }

  /** A claim. */
  private final class Session implements WorkflowSession {
    private final Kept kept;
    private final int epoch;

    Session(Kept kept, int epoch) {
      this.kept = kept;
      this.epoch = epoch;
    }

    @Override
    public InstanceId id() {
      return kept.instance.id();
    }

    private void write(Runnable change) {
      synchronized (contents) {
        if (!kept.held || kept.epoch != epoch) {
          throw new ClaimException(
              "Instance " + id() + " is no longer held by this session, which must not write.");
        }
        change.run();
      }
    }

    @Override
    public void save(InstanceRecord next, List<HistoryEntry> added) {
      write(
          () -> {
            kept.instance = next;
            kept.history.addAll(added);
          });
    }

    @Override
    public void handOut(WorkItem item) {
      write(() -> kept.items.putIfAbsent(key(item), item));
    }

    @Override
    public void answered(InstanceRequest request) {
      write(() -> kept.requested = kept.requested == request ? null : kept.requested);
    }

    private void die() {
      kept.holderDead |= kept.held && kept.epoch == epoch;
    }

    @Override
    public void close() {
      synchronized (contents) {
        kept.held &= kept.epoch != epoch;
      }
      sessions.remove(this);
    }
  }
}
