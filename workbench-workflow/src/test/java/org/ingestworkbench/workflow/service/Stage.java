package org.ingestworkbench.workflow.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ingestworkbench.memory.InMemoryWorkflowStore;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.workflow.RecoveryStrategy;
import org.ingestworkbench.workflow.Workflow;
import org.ingestworkbench.workflow.transition.TransitionTable;

/** A workflow of three puppets on a store in memory, with processes that live and die. */
final class Stage implements AutoCloseable {
  static final Duration LONG = Duration.ofSeconds(30);

  private final List<WorkflowService> services = new ArrayList<>();
  private final Map<String, Puppet> puppets = new TreeMap<>();
  private final Workflow workflow;
  private InMemoryWorkflowStore store = new InMemoryWorkflowStore();
  private WorkflowService service;
  private final InstanceId id;

  /** Plays until the second task runs. */
  Stage(TransitionTable table, boolean automatic) throws InterruptedException {
    workflow = workflow(table, automatic);
    service = open();
    id = service.start("play", Map.of("season", "spring"));
    puppet("first").awaitStart();
    puppet("first").order(Puppet.Order.COMPLETE);
    puppet("second").awaitStart();
  }

  private Workflow workflow(TransitionTable table, boolean automatic) {
    var builder = Workflow.named("play");
    if (table != TransitionTable.NOT_ENABLED) {
      builder.recoveryEnabled();
    }
    if (automatic) {
      builder.automaticRecovery();
    }
    boolean restart = table == TransitionTable.RESTART;
    var skip = restart ? RecoveryStrategy.RESTART : RecoveryStrategy.SKIP;
    return builder
        .task(puppet("first").task("first", RecoveryStrategy.RESTART))
        .task(puppet("second").task("second", skip))
        .task(puppet("third").task("third", RecoveryStrategy.RESTART))
        .build();
  }

  private WorkflowService open() {
    var opened = WorkflowService.on(store).workflow(workflow).limit(Duration.ofMinutes(2)).open();
    services.add(opened);
    return opened;
  }

  Puppet puppet(String name) {
    return puppets.computeIfAbsent(name, unused -> new Puppet());
  }

  WorkflowService service() {
    return service;
  }

  InstanceId id() {
    return id;
  }

  InstanceRecord instance() {
    return service.instance(id);
  }

  /** The state of a task as the tables write it. */
  String task(String name) {
    var state = instance().task(name).orElseThrow().state();
    return state == null ? "-" : state.toString();
  }

  String workflow() {
    return instance().state().toString();
  }

  /** What the tables call an interruption. */
  void happens(String event) throws InterruptedException {
    switch (event) {
      case "nonrecoverable error" -> end(Puppet.Order.FAIL_FOR_GOOD);
      case "recoverable error" -> end(Puppet.Order.FAIL_RECOVERABLY);
      case "user aborts", "abort" -> assertThat(service.abort(id)).isEqualTo(RequestResult.DONE);
      case "user cancels", "cancel" -> assertThat(service.cancel(id)).isEqualTo(RequestResult.DONE);
      case "cancel, it completes" -> {
        happens("cancel");
        end(Puppet.Order.COMPLETE);
      }
      case "process dies" -> die();
      case "process dies, service starts" -> {
        die();
        serviceStarts();
      }
      default -> throw new IllegalArgumentException(event.toLowerCase(Locale.ROOT));
    }
  }

  /**
   * The second task ends so, and this service has nothing more to do with the instance, or runs the
   * third.
   */
  void end(Puppet.Order order) throws InterruptedException {
    boolean goesOn =
        instance().status() == InstanceStatus.RUNNING && order == Puppet.Order.COMPLETE;
    puppet("second").order(order);
    if (!goesOn && !runsThirdAfter(order)) {
      service.await(id, LONG);
    }
  }

  private boolean runsThirdAfter(Puppet.Order order) {
    boolean fails = table() != TransitionTable.RESTART;
    return fails && order != Puppet.Order.STOP && instance().status() == InstanceStatus.RUNNING;
  }

  private TransitionTable table() {
    var second = workflow.task("second").orElseThrow();
    boolean skips = second.strategy() == RecoveryStrategy.SKIP;
    return !workflow.recoveryEnabled()
        ? TransitionTable.NOT_ENABLED
        : skips ? TransitionTable.SKIP : TransitionTable.RESTART;
  }

  /** The process dies: its claims are free, and nothing of it is written any more. */
  void die() {
    store.crash();
    store = store.reopen();
  }

  /** Another service starts. */
  void serviceStarts() {
    service = open();
  }

  @Override
  public void close() {
    puppets.values().forEach(Puppet::letGo);
    services.forEach(WorkflowService::close);
  }
}
