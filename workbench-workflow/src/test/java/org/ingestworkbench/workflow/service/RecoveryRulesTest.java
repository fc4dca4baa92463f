package org.ingestworkbench.workflow.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.ingestworkbench.store.workflow.HistoryEntry;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.TaskState;
import org.ingestworkbench.workflow.CommandTask;
import org.ingestworkbench.workflow.Workflow;
import org.ingestworkbench.workflow.WorkflowRefusedException.Reason;
import org.ingestworkbench.workflow.run.HeldInstance;
import org.ingestworkbench.workflow.run.InstanceRun;
import org.ingestworkbench.workflow.transition.InstanceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a recovery keeps, and how often it may be tried. */
class RecoveryRulesTest {
  @RegisterExtension final ServiceBench bench = new ServiceBench();

  @Test
  void parametersAndVariablesAreTheSameInARecovery() throws Exception {
    var failures = new AtomicInteger(1);
    var workflow =
        ServiceBench.byHand(
            CommandTask.named("a", context -> context.set("made", "17")),
            ServiceBench.failing("b", failures),
            CommandTask.named(
                "c",
                context ->
                    bench
                        .ran()
                        .add(context.parameters() + context.variable("made").orElse("none"))));
    var first = bench.open(workflow);
    var id = first.start("w", Map.of("p", "x"));
    first.await(id, ServiceBench.LONG);
    bench.die();
    var service = bench.open(workflow);
    service.recover(id);
    service.await(id, ServiceBench.LONG);
    assertThat(bench.ran()).containsExactly("{p=x}17");
  }

  @Test
  void recoveryIsAttemptedSoOftenAndNoMore() throws Exception {
    var workflow =
        Workflow.named("w")
            .recoveryEnabled()
            .maxRecoveryAttempts(2)
            .task(ServiceBench.failing("a", new AtomicInteger(9)))
            .build();
    var service = bench.open(workflow);
    var id = service.start("w");
    service.await(id, ServiceBench.LONG);
    for (int i = 0; i < 2; i++) {
      service.recover(id);
      service.await(id, ServiceBench.LONG);
    }
    ServiceBench.refused(Reason.ATTEMPTS_USED_UP, () -> service.recover(id), "recovered 2 times");
    assertThat(service.instance(id).task("a").orElseThrow().runs()).isEqualTo(3);
    assertThat(service.history(id))
        .filteredOn(entry -> entry.object().equals("a") && entry.state().equals("Running"))
        .extracting(HistoryEntry::run)
        .containsExactly(1, 2, 3);
  }

  @Test
  void anErrorOfTheMachineIsKeptAndAnUncheckedOneOfTheHostAborts() throws Exception {
    var workflow =
        ServiceBench.byHand(
            CommandTask.named(
                "a",
                context -> {
                  throw context.parameters().isEmpty()
                      ? new OutOfMemoryError("heap")
                      : new AssertionError("unforeseen");
                }));
    var service = bench.open(workflow);
    assertThat(service.await(service.start("w"), ServiceBench.LONG).status())
        .isEqualTo(InstanceStatus.CANCELED_BY_ERROR);
    var ended = service.await(service.start("w", Map.of("x", "y")), ServiceBench.LONG);
    assertThat(ended.status()).isEqualTo(InstanceStatus.ABORTED);
    assertThat(ended.message()).contains("unforeseen");
  }

  /** A cancel may come between a recovery and the thread that it starts. */
  @Test
  void aTaskThatIsRunningFinishesThoughItsInstanceIsCancelledFirst() {
    var workflow = ServiceBench.byHand(bench.notes("a"), bench.notes("b"));
    var held = held(workflow);
    assertThat(held.begin(workflow.tasks().get(0))).isTrue();
    held.demand(InstanceEvent.CANCEL);
    new InstanceRun(workflow, bench.store(), held, Duration.ofSeconds(1), run -> {}).run();

    var ended = bench.store().instances().get(0);
    assertThat(ended.status()).isEqualTo(InstanceStatus.CANCELED_BY_USER);
    assertThat(ended.task("a").orElseThrow().state()).isEqualTo(TaskState.COMPLETED);
    assertThat(bench.ran()).containsExactly("a");
  }

  private HeldInstance held(Workflow workflow) {
    var parts = bench.parts();
    return parts.held(bench.store().start(parts.first(workflow, Map.of()), List.of()));
  }

  @Test
  void whatIsNotThereIsNamed() {
    var service = bench.open(ServiceBench.plain(bench.notes("a")));
    var id = InstanceId.of("00000000-0000-0000-0000-000000000001");
    ServiceBench.refused(Reason.NOT_THERE, () -> service.recover(id), id.toString());
    ServiceBench.refused(Reason.NOT_THERE, () -> service.cancel(id), id.toString());
    ServiceBench.refused(Reason.NOT_THERE, () -> service.history(id), id.toString());
  }

  @Test
  void anInstanceShowsItsTasksWithTheirStates() throws Exception {
    var service =
        bench.open(
            ServiceBench.byHand(
                bench.notes("a"),
                ServiceBench.failing("b", new AtomicInteger(1)),
                bench.notes("c")));
    var id = service.start("w", Map.of("p", "x"));
    assertThat(service.await(id, ServiceBench.LONG).toString())
        .isEqualTo(
            "Instance "
                + id
                + " of w: Canceled (canceled by a recoverable error; recoverable): the disk is"
                + " full\n"
                + "  parameters {p=x}\n"
                + "  a Completed\n"
                + "  b Canceled: the disk is full\n"
                + "  c not started");
  }
}
