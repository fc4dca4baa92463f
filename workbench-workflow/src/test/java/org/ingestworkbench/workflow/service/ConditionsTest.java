package org.ingestworkbench.workflow.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.TaskState;
import org.ingestworkbench.store.workflow.WorkflowState;
import org.ingestworkbench.workflow.Condition;
import org.ingestworkbench.workflow.RecoveryStrategy;
import org.ingestworkbench.workflow.Workflow;
import org.ingestworkbench.workflow.WorkflowBuilder;
import org.ingestworkbench.workflow.WorkflowRefusedException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Conditions, side ways and terminate objects. */
class ConditionsTest {
  @RegisterExtension final ServiceBench bench = new ServiceBench();

  @Test
  void aConditionIsEvaluatedOnceAndRecoveryTakesTheSameWay() throws Exception {
    var asked = new AtomicInteger();
    var failures = new AtomicInteger(1);
    var condition = Condition.named("first time", seen -> asked.getAndIncrement() == 0);
    var workflow =
        Workflow.named("w")
            .recoveryEnabled()
            .task(bench.notes("a"))
            .when(condition)
            .task(ServiceBench.failing("b", failures))
            .task(bench.notes("c"))
            .build();
    var service = bench.open(workflow);
    var id = service.start("w");
    assertThat(service.await(id, ServiceBench.LONG).status())
        .isEqualTo(InstanceStatus.CANCELED_BY_ERROR);
    service.recover(id);

    assertThat(service.await(id, ServiceBench.LONG).state()).isEqualTo(WorkflowState.COMPLETED);
    assertThat(asked).hasValue(1);
    assertThat(bench.ran()).containsExactly("a", "c");
    assertThat(service.instance(id).conditions()).containsEntry("first time", true);
  }

  @Test
  void whatFollowsOnTheWayOfAFalseConditionIsNotRun() throws Exception {
    var never = Condition.named("never", seen -> false);
    var workflow =
        Workflow.named("w")
            .task(bench.notes("a"))
            .when(never)
            .task(bench.notes("b"))
            .task(bench.notes("c"))
            .build();
    var service = bench.open(workflow);
    var ended = service.await(service.start("w"), ServiceBench.LONG);
    assertThat(bench.ran()).containsExactly("a");
    assertThat(ended.state()).isEqualTo(WorkflowState.COMPLETED);
    assertThat(ended.task("c").orElseThrow().state()).isNull();
  }

  @Test
  void aConditionSeesParametersAndWhatWasDoneAndASideWayEndsAlone() throws Exception {
    var spring =
        Condition.named(
            "in spring",
            seen ->
                seen.parameters().get("season").equals("spring")
                    && seen.task("a").orElseThrow().state() == TaskState.COMPLETED);
    var workflow =
        Workflow.named("w")
            .task(bench.notes("a"))
            .when(spring, side -> side.task(bench.notes("b")).task(bench.notes("c")))
            .task(bench.notes("d"))
            .build();
    var service = bench.open(workflow);
    service.await(service.start("w", Map.of("season", "autumn")), ServiceBench.LONG);
    assertThat(bench.ran()).containsExactly("a", "d");
    service.await(service.start("w", Map.of("season", "spring")), ServiceBench.LONG);
    assertThat(bench.ran()).containsExactly("a", "d", "a", "b", "c", "d");
  }

  @Test
  void aTerminateObjectAbortsForGood() throws Exception {
    var workflow =
        Workflow.named("w")
            .recoveryEnabled()
            .task(bench.notes("a"))
            .when(Condition.named("always", seen -> true), WorkflowBuilder::terminate)
            .task(bench.notes("b"))
            .build();
    var service = bench.open(workflow);
    var id = service.start("w");
    assertThat(service.await(id, ServiceBench.LONG).status()).isEqualTo(InstanceStatus.ABORTED);
    assertThat(bench.ran()).containsExactly("a");
    ServiceBench.refused(
        Reason.NOT_RECOVERABLE, () -> service.recover(id), "terminate object was reached");
  }

  @Test
  void aConditionThatThrowsAbortsTheInstance() throws Exception {
    var broken =
        Condition.named(
            "broken",
            seen -> {
              throw new IllegalStateException("no such count");
            });
    var service = bench.open(Workflow.named("w").when(broken).task(bench.notes("a")).build());
    var ended = service.await(service.start("w"), ServiceBench.LONG);
    assertThat(ended.status()).isEqualTo(InstanceStatus.ABORTED);
    assertThat(ended.message()).contains("broken").contains("no such count");
    assertThat(bench.ran()).isEmpty();
  }

  @Test
  void afterASkippedTaskFailedTheConditionOnTheWayDecides() throws Exception {
    var puppet = bench.puppet();
    var workflow =
        Workflow.named("w")
            .recoveryEnabled()
            .task(puppet.task("load", RecoveryStrategy.SKIP))
            .task(bench.notes("next"))
            .when(Condition.allDone("load"))
            .task(bench.notes("publish"))
            .build();
    var service = bench.open(workflow);
    var id = service.start("w");
    puppet.awaitStart();
    puppet.order(Puppet.Order.FAIL_FOR_GOOD);

    var ended = service.await(id, ServiceBench.LONG);
    assertThat(ended.task("load").orElseThrow().state()).isEqualTo(TaskState.FAILED);
    assertThat(ended.state()).isEqualTo(WorkflowState.COMPLETED);
    assertThat(bench.ran()).containsExactly("next");
  }
}
