package org.ingestworkbench.workflow.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.ingestworkbench.store.workflow.HistoryEntry;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRequest;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.TaskRecord;
import org.ingestworkbench.store.workflow.WorkflowState;
import org.ingestworkbench.workflow.CommandTask;
import org.ingestworkbench.workflow.HumanTask;
import org.ingestworkbench.workflow.ItemDraft;
import org.ingestworkbench.workflow.Workflow;
import org.ingestworkbench.workflow.WorkflowBuilder;
import org.ingestworkbench.workflow.WorkflowRefusedException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service is closed while people work: nothing was interrupted, and nothing is lost. */
class LeftToPeopleTest {
  @RegisterExtension final ServiceBench bench = new ServiceBench();

  /** What a workflow says of recovery. */
  enum Recovery {
    ENABLED,
    NOT_ENABLED
  }

  private static WorkflowBuilder named(Recovery recovery) {
    var builder = Workflow.named("review");
    return recovery == Recovery.ENABLED ? builder.recoveryEnabled() : builder;
  }

  private static Workflow workflow(WorkflowBuilder builder) {
    return builder
        .task(
            HumanTask.named(
                "look",
                List.of("curators"),
                context -> List.of(new ItemDraft("1", "One"), new ItemDraft("2", "Two"))))
        .task(CommandTask.named("after", context -> context.set("after", "done")))
        .build();
  }

  /** Its service is closed when both items are handed out, and the first is done. */
  private InstanceId left(Workflow workflow) throws InterruptedException {
    try (var service = bench.open(workflow)) {
      var id = service.start("review");
      handedOut(service, id);
      complete(service.items(id), "1");
      service.close();
      assertThat(service.instance(id).status()).isEqualTo(InstanceStatus.LEFT_TO_PEOPLE);
      assertThat(service.instance(id).ended()).isNull();
      return id;
    }
  }

  private static void handedOut(WorkflowService service, InstanceId id)
      throws InterruptedException {
    for (int i = 0; !isHandedOut(service, id) && i < 3000; i++) {
      service.await(id, Duration.ofMillis(10));
    }
    assertThat(isHandedOut(service, id)).isTrue();
  }

  private static boolean isHandedOut(WorkflowService service, InstanceId id) {
    return service.instance(id).task("look").filter(TaskRecord::handedOut).isPresent();
  }

  private static void complete(WorkItems items, String key) {
    items.claim("look", key, "ann", "curators");
    items.complete("look", key, "ann", "");
  }

  private static List<String> states(WorkflowService service, InstanceId id) {
    var now = service.instance(id);
    return List.of(String.valueOf(now.task("look").orElseThrow().state()), now.state().toString());
  }

  private static void completes(WorkflowService service, InstanceId id)
      throws InterruptedException {
    complete(service.items(id), "2");
    var ended = service.await(id, ServiceBench.LONG);
    assertThat(ended.state()).as(ended::toString).isEqualTo(WorkflowState.COMPLETED);
    assertThat(ended.variables()).containsEntry("after", "done");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ENABLED     | service goes on | Running | Running  | it goes on
          ENABLED     | user cancels    | Running | Canceled | recovery goes on
          ENABLED     | user aborts     | Aborted | Aborted  | not recoverable
          NOT_ENABLED | service goes on | Running | Running  | it goes on
          NOT_ENABLED | user cancels    | Running | Canceled | not recoverable
          NOT_ENABLED | user aborts     | Aborted | Aborted  | not recoverable
          """)
  void whatHappensToOneThatWasLeft(
      Recovery recovery, String event, String task, String workflow, String then)
      throws InterruptedException {
    var definition = workflow(named(recovery));
    var id = left(definition);
    bench.anotherProcess();
    var service = bench.open(definition);
    assertThat(service.instance(id).status()).isEqualTo(InstanceStatus.LEFT_TO_PEOPLE);

    happens(service, id, event);

    assertThat(states(service, id)).containsExactly(task, workflow);
    follows(service, id, then);
  }

  private static void happens(WorkflowService service, InstanceId id, String event) {
    switch (event) {
      case "service goes on" -> service.recover(id);
      case "user cancels" -> assertThat(service.cancel(id)).isEqualTo(RequestResult.DONE);
      default -> assertThat(service.abort(id)).isEqualTo(RequestResult.DONE);
    }
  }

  private static void follows(WorkflowService service, InstanceId id, String then)
      throws InterruptedException {
    switch (then) {
      case "it goes on" -> {
        completes(service, id);
        assertThat(service.instance(id).recoveries()).isZero();
      }
      case "recovery goes on" -> {
        service.recover(id);
        completes(service, id);
        assertThat(service.instance(id).recoveries()).isEqualTo(1);
      }
      default ->
          ServiceBench.refused(Reason.NOT_RECOVERABLE, () -> service.recover(id), id.toString());
    }
  }

  @ParameterizedTest
  @EnumSource(Recovery.class)
  void aDeathWhilePeopleWorkIsADeathAllTheSame(Recovery recovery) throws InterruptedException {
    var definition = workflow(named(recovery));
    var dying = bench.open(definition);
    var id = dying.start("review");
    handedOut(dying, id);
    bench.die();

    var expected = recovery == Recovery.ENABLED ? "Canceled" : "Aborted";
    assertThat(states(bench.open(definition), id)).containsExactly(expected, expected);
  }

  @Test
  void leavingUsesNoAttemptUp() throws InterruptedException {
    var definition = workflow(named(Recovery.ENABLED).maxRecoveryAttempts(0));
    var id = left(definition);
    var service = bench.open(definition);
    service.recover(id);

    completes(service, id);
    assertThat(service.history(id))
        .extracting(HistoryEntry::event)
        .containsSequence("its service is closed while people work", "a service goes on with it");
  }

  @Test
  void anAutomaticWorkflowGoesOnByItself() throws InterruptedException {
    var definition = workflow(Workflow.named("review").automaticRecovery().maxRecoveryAttempts(0));
    var id = left(definition);

    completes(bench.open(definition), id);
  }

  @Test
  void anotherDefinitionDoesNotGoOnWithIt() throws InterruptedException {
    var id = left(workflow(Workflow.named("review").automaticRecovery()));
    var changed =
        workflow(
            Workflow.named("review")
                .automaticRecovery()
                .task(CommandTask.named("before", context -> {})));
    var service = bench.open(changed);
    service.look();

    assertThat(service.instance(id).status()).isEqualTo(InstanceStatus.LEFT_TO_PEOPLE);
    ServiceBench.refused(Reason.DEFINITION_CHANGED, () -> service.recover(id), "before");
  }

  /** Hands out one of two items; its service is left before the other. */
  private InstanceId halfHandedOut(WorkflowBuilder builder) throws InterruptedException {
    var leaving = new AtomicReference<WorkflowService>();
    var service = bench.open(halfHandedOut(builder, () -> leaving.get().leave()));
    leaving.set(service);
    var id = service.start("review");
    assertThat(service.await(id, ServiceBench.LONG).status())
        .isEqualTo(InstanceStatus.LEFT_TO_PEOPLE);
    assertThat(service.items(id).all()).hasSize(1);
    return id;
  }

  private static Workflow halfHandedOut(WorkflowBuilder builder, Runnable between) {
    return builder
        .task(
            HumanTask.named(
                "look",
                List.of("curators"),
                context ->
                    () ->
                        IntStream.rangeClosed(1, 2)
                            .peek(
                                item -> {
                                  if (item == 2) {
                                    between.run();
                                  }
                                })
                            .mapToObj(item -> new ItemDraft("" + item, "Item " + item))
                            .iterator()))
        .build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancel", "request"})
  void cancelledHalfHandedOutWithoutRecoveryPeopleFinishWhatTheyHave(String how)
      throws InterruptedException {
    var id = halfHandedOut(named(Recovery.NOT_ENABLED));
    bench.anotherProcess();
    if (how.equals("request")) {
      bench.store().request(id, InstanceRequest.CANCEL);
    }
    var service = bench.open(halfHandedOut(named(Recovery.NOT_ENABLED), () -> {}));
    service.cancel(id);
    service.look();
    assertThat(states(service, id)).containsExactly("Running", "Canceled");

    complete(service.items(id), "1");
    service.look();

    assertThat(states(service, id)).containsExactly("Completed", "Canceled");
    assertThat(service.items(id).all()).hasSize(1);
  }

  @Test
  void cancelledHalfHandedOutTheRestIsHandedOutByARecovery() throws InterruptedException {
    var id = halfHandedOut(named(Recovery.ENABLED));
    var service = bench.open(halfHandedOut(named(Recovery.ENABLED), () -> {}));
    service.cancel(id);
    service.look();
    assertThat(states(service, id)).containsExactly("Running", "Canceled");

    service.recover(id);
    handedOut(service, id);
    assertThat(service.items(id).open()).hasSize(2);
  }

  @Test
  void cancelledWithoutRecoveryItsTaskIsCompletedWhenPeopleAreDone() throws InterruptedException {
    var definition = workflow(named(Recovery.NOT_ENABLED));
    var id = left(definition);
    var service = bench.open(definition);
    service.cancel(id);
    service.look();
    assertThat(states(service, id)).containsExactly("Running", "Canceled");

    complete(service.items(id), "2");
    service.look();

    assertThat(states(service, id)).containsExactly("Completed", "Canceled");
    assertThat(service.instance(id).task("look").orElseThrow().count("completed")).isEqualTo(2);
    assertThat(service.instance(id).variables()).isEmpty();
  }
}
