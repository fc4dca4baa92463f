package org.ingestworkbench.workflow.service;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.ingestworkbench.store.workflow.HistoryEntry;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.WorkflowStore;
import org.ingestworkbench.workflow.Workflow;

/**
 * Settings of a {@link WorkflowService}. For use by one thread; {@link #open} may be called once.
 */
public final class WorkflowServiceBuilder {
  private final WorkflowStore store;
  private final Map<String, Workflow> workflows = new LinkedHashMap<>();
  private Clock clock = Clock.system(ZoneId.systemDefault());
  private Supplier<UUID> ids = UUID::randomUUID;
  private Duration limit = Duration.ofSeconds(30);
  private Duration poll = Duration.ofSeconds(1);
  private BiConsumer<InstanceRecord, HistoryEntry> listener = (instance, entry) -> {};

  WorkflowServiceBuilder(WorkflowStore store) {
    this.store = store;
  }

  /** Adds a workflow that the service runs and recovers. */
  public WorkflowServiceBuilder workflow(Workflow workflow) {
    if (workflows.putIfAbsent(workflow.name(), workflow) != null) {
      throw new IllegalArgumentException(
          "Two workflows are named \"" + workflow.name() + "\"; instances are found by the name.");
    }
    return this;
  }

  /** Sets the clock; the system's clock otherwise. */
  public WorkflowServiceBuilder clock(Clock clock) {
    this.clock = clock;
    return this;
  }

  /** Sets the source of ids for instances; random otherwise. */
  public WorkflowServiceBuilder ids(Supplier<UUID> ids) {
    this.ids = ids;
    return this;
  }

  /** Sets how long a request to another process, and closing, may wait; 30 seconds otherwise. */
  public WorkflowServiceBuilder limit(Duration limit) {
    this.limit = limit;
    return this;
  }

  /**
   * Sets how often to look for closed items and for requests of other processes; every second
   * otherwise. Every tenth look is also for instances whose process died.
   */
  public WorkflowServiceBuilder poll(Duration poll) {
    if (poll.toMillis() < 1) {
      throw new IllegalArgumentException("poll must be a millisecond or more, not " + poll + ".");
    }
    this.poll = poll;
    return this;
  }

  /**
   * Sets a listener for the entries of histories. It is called after an entry was stored, and must
   * be quick. An exception is logged and changes nothing.
   */
  public WorkflowServiceBuilder listener(BiConsumer<InstanceRecord, HistoryEntry> listener) {
    this.listener = listener;
    return this;
  }

  /**
   * Starts the service. Instances of its workflows whose process died become Canceled. Where the
   * workflow has automatic recovery, they are recovered, and instances that were left while people
   * work go on.
   *
   * @throws org.ingestworkbench.store.StoreException when the store cannot be used
   */
  public WorkflowService open() {
    var service =
        new WorkflowService(
            new ServiceParts(
                store,
                Map.copyOf(workflows),
                clock,
                ids,
                limit,
                poll,
                new GuardedListener(listener)));
    boolean opened = false;
    try {
      service.begin();
      opened = true;
      return service;
    } finally {
      if (!opened) {
        service.close();
      }
    }
  }
}
