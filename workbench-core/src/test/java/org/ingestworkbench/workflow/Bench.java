package org.ingestworkbench.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ingestworkbench.workflow.WorkflowRefusedException.Reason;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Services on a store in memory, in processes that live and die; all is closed after the test. */
final class Bench implements AfterEachCallback {
  static final Duration LONG = Duration.ofSeconds(30);

  private final List<WorkflowService> services = new ArrayList<>();
  private final List<Puppet> puppets = new ArrayList<>();
  private InMemoryWorkflowStore store = new InMemoryWorkflowStore();

  InMemoryWorkflowStore store() {
    return store;
  }

  /** A service that looks around often. */
  WorkflowService open(Workflow... workflows) {
    return open(builder -> builder, workflows);
  }

  WorkflowService open(UnaryOperator<WorkflowServiceBuilder> settings, Workflow... workflows) {
    var builder =
        WorkflowService.on(store).limit(Duration.ofSeconds(5)).poll(Duration.ofMillis(20));
    List.of(workflows).forEach(builder::workflow);
    var service = settings.apply(builder).open();
    services.add(service);
    return service;
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
