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

/** Settings of a {@link WorkflowService}. For one thread; {@link #open} may be called once. */
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

  /** A workflow that the service runs and recovers. */
  public WorkflowServiceBuilder workflow(Workflow workflow) {
    if (workflows.putIfAbsent(workflow.name(), workflow) != null) {
      throw new IllegalArgumentException(
          "Two workflows are named \"" + workflow.name() + "\"; instances are found by the name.");
    }
    return this;
  }

  /** What time it is; the system's clock otherwise. */
  public WorkflowServiceBuilder clock(Clock clock) {
    this.clock = clock;
    return this;
  }

  /** Where the ids of instances come from; random otherwise. */
  public WorkflowServiceBuilder ids(Supplier<UUID> ids) {
    this.ids = ids;
    return this;
  }

  /** How long a request to another process, and closing, may wait; 30 seconds otherwise. */
  public WorkflowServiceBuilder limit(Duration limit) {
    this.limit = limit;
    return this;
  }

  /**
   * How often to look for what other processes did: items closed, requests; every second otherwise.
   * Instances whose process died are looked for at every tenth time.
   */
  public WorkflowServiceBuilder poll(Duration poll) {
    if (poll.toMillis() < 1) {
      throw new IllegalArgumentException("poll must be a millisecond or more, not " + poll + ".");
    }
    this.poll = poll;
    return this;
  }

  /**
   * Who is told of each entry of a history, after it was stored; must be quick. What it throws is
   * logged, and changes nothing.
   */
  public WorkflowServiceBuilder listener(BiConsumer<InstanceRecord, HistoryEntry> listener) {
    this.listener = listener;
    return this;
  }

  /**
   * Starts the service. Instances of its workflows whose process died are Canceled, and recovered
   * where the workflow says so; there, what was left while people work goes on, too.
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
