package org.ingestworkbench.workflow.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.ingestworkbench.memory.InMemoryWorkflowStore;
import org.ingestworkbench.workflow.CommandTask;
import org.ingestworkbench.workflow.Task;
import org.ingestworkbench.workflow.Workflow;
import org.ingestworkbench.workflow.WorkflowBuilder;
import org.ingestworkbench.workflow.WorkflowRefusedException;
import org.ingestworkbench.workflow.WorkflowRefusedException.Reason;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Services on a store in memory, in processes that live and die; all is closed after the test. */
final class ServiceBench implements AfterEachCallback {
  static final Duration LONG = Duration.ofSeconds(30);

  private final List<WorkflowService> services = new ArrayList<>();
  private final List<Puppet> puppets = new ArrayList<>();
  private final List<String> ran = new CopyOnWriteArrayList<>();
  private InMemoryWorkflowStore store = new InMemoryWorkflowStore();

  InMemoryWorkflowStore store() {
    return store;
  }

  /** A service of the newest process. */
  WorkflowService open(Workflow... workflows) {
    return open(builder -> builder, workflows);
  }

  WorkflowService open(UnaryOperator<WorkflowServiceBuilder> settings, Workflow... workflows) {
    var builder = WorkflowService.on(store).limit(Duration.ofMinutes(2));
    List.of(workflows).forEach(builder::workflow);
    var service = settings.apply(builder).open();
    services.add(service);
    return service;
  }

  /** The parts of a service on this store, without workflows. */
  ServiceParts parts() {
    return new ServiceParts(
        store,
        Map.of(),
        Clock.systemUTC(),
        UUID::randomUUID,
        LONG,
        Duration.ofSeconds(1),
        (instance, entry) -> {});
  }

  Puppet puppet() {
    var puppet = new Puppet();
    puppets.add(puppet);
    return puppet;
  }

  /** The process dies that opened the services so far; what is opened now is another's. */
  void die() {
    store.crash();
    anotherProcess();
  }

  /** What is opened from now on is another process's, beside those that live. */
  void anotherProcess() {
    store = store.reopen();
  }

  /** A task that takes note that it was run. */
  CommandTask notes(String name) {
    return CommandTask.named(name, context -> ran.add(name));
  }

  /** What took note of itself, in order. */
  List<String> ran() {
    return ran;
  }

  /** A task with a recoverable error so many times. */
  static CommandTask failing(String name, AtomicInteger times) {
    return CommandTask.named(
        name,
        context -> {
          if (times.getAndDecrement() > 0) {
            throw new IOException("the disk is full");
          }
        });
  }

  /** A workflow that is recovered automatically. */
  static Workflow automatic(Task... tasks) {
    return of(Workflow.named("w").automaticRecovery(), tasks);
  }

  /** A workflow that is recovered by hand. */
  static Workflow byHand(Task... tasks) {
    return of(Workflow.named("w").recoveryEnabled(), tasks);
  }

  /** A workflow without recovery. */
  static Workflow plain(Task... tasks) {
    return of(Workflow.named("w"), tasks);
  }

  private static Workflow of(WorkflowBuilder builder, Task... tasks) {
    List.of(tasks).forEach(builder::task);
    return builder.build();
  }

  static void refused(Reason reason, Runnable request, String... words) {
    assertThatThrownBy(request::run)
        .isInstanceOfSatisfying(
            WorkflowRefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .message()
        .contains(words);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    puppets.forEach(Puppet::letGo);
    services.forEach(WorkflowService::close);
  }
}
