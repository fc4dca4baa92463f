package org.ingestworkbench.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.ingestworkbench.spi.ClaimException;
import org.ingestworkbench.workflow.Puppet.Order;
import org.ingestworkbench.workflow.WorkflowRefusedException.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkflowRulesTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final List<WorkflowService> services = new ArrayList<>();
  private final List<Puppet> puppets = new ArrayList<>();
  private InMemoryWorkflowStore store = new InMemoryWorkflowStore();
  private final List<String> ran = new ArrayList<>();

  private WorkflowService open(Workflow... workflows) {
    var builder = WorkflowService.on(store).limit(Duration.ofSeconds(5));
    List.of(workflows).forEach(builder::workflow);
    var service = builder.open();
    services.add(service);
    return service;
  }

  private Puppet puppet() {
    var puppet = new Puppet();
    puppets.add(puppet);
    return puppet;
  }

  @AfterEach
  void close() {
    puppets.forEach(Puppet::letGo);
    services.forEach(WorkflowService::close);
  }

  private void die() {
    store.crash();
    store = store.reopen();
  }

  private CommandTask notes(String name) {
    return CommandTask.named(name, context -> ran.add(name));
  }

  private static CommandTask failing(String name, AtomicInteger times) {
    return CommandTask.named(
        name,
        context -> {
          if (times.getAndDecrement() > 0) {
            throw new IOException("the disk is full");
          }
        });
  }

  private static void refused(Reason reason, Runnable request, String... words) {
    assertThatThrownBy(request::run)
        .isInstanceOfSatisfying(
            WorkflowRefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .message()
        .contains(words);
  }

  @Test
  void aMappingThatFeedsAHumanTaskMayNotBeSkipped() {
    var mapping = puppet().task("load", RecoveryStrategy.SKIP).feeds("review");
    var review = HumanTask.named("review", List.of("curators"), context -> List.of());
    assertThatThrownBy(() -> Workflow.named("w").task(mapping).task(review).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("\"load\" that feeds the human task \"review\"");
    assertThatThrownBy(() -> Workflow.named("w").task(review).task(mapping).build())
        .hasMessageContaining("has no human task \"review\" after");
  }

  @Test
  void aWorkflowThatCannotBeIsRefusedWhenItIsBuilt() {
    assertThatThrownBy(() -> Workflow.named("w").build()).hasMessageContaining("has no task");
    assertThatThrownBy(() -> Workflow.named("w").task(notes("a")).task(notes("a")).build())
        .hasMessageContaining("two tasks named \"a\"");
    assertThatThrownBy(
            () -> Workflow.named("w").task(notes("a")).when(Condition.allDone("a")).build())
        .hasMessageContaining("leads nowhere");
    assertThatThrownBy(() -> notes("a/b")).hasMessageContaining("a/b");
    assertThatThrownBy(() -> Workflow.named(" ")).hasMessageContaining("needs a name");
  }

  @Test
  void aChangedDefinitionIsNotRecoveredAndTheRefusalNamesWhatChanged() throws Exception {
    var before =
        Workflow.named("w").recoveryEnabled().task(failing("a", new AtomicInteger(9))).build();
    var id = open(before).start("w");
    services.get(0).await(id, LONG);
    var after =
        Workflow.named("w")
            .recoveryEnabled()
            .task(failing("a", new AtomicInteger(9)))
            .task(notes("b"))
            .build();
    var service = open(after);

    refused(
        Reason.DEFINITION_CHANGED,
        () -> service.recover(id),
        before.fingerprint(),
        after.fingerprint(),
        "new: \"command task b\"");
    assertThat(service.instance(id).state()).isEqualTo(WorkflowState.CANCELED);

    var anew = service.start("w");
    assertThat(service.await(anew, LONG).state()).isEqualTo(WorkflowState.CANCELED);
    open(before).recover(id);
  }

  @Test
  void aDeathUnderAChangedDefinitionIsNotRecoveredAutomatically() throws Exception {
    var puppet = puppet();
    var task = puppet.task("a", RecoveryStrategy.RESTART);
    var id = open(Workflow.named("w").automaticRecovery().task(task).build()).start("w");
    puppet.awaitStart();
    die();
    var service = open(Workflow.named("w").automaticRecovery().task(task).task(notes("b")).build());
    assertThat(service.instance(id).standing()).isEqualTo(Standing.CANCELED_BY_DEATH);
    assertThat(puppet.startedUnseen()).isFalse();
  }

  @Test
  void aConditionIsEvaluatedOnceAndRecoveryTakesTheSameWay() throws Exception {
    var asked = new AtomicInteger();
    var failures = new AtomicInteger(1);
    var condition = Condition.named("first time", seen -> asked.getAndIncrement() == 0);
    var workflow =
        Workflow.named("w")
            .recoveryEnabled()
            .task(notes("a"))
            .when(condition)
            .task(failing("b", failures))
            .task(notes("c"))
            .build();
    var service = open(workflow);
    var id = service.start("w");
    assertThat(service.await(id, LONG).standing()).isEqualTo(Standing.CANCELED_BY_ERROR);
    service.recover(id);

    assertThat(service.await(id, LONG).state()).isEqualTo(WorkflowState.COMPLETED);
    assertThat(asked).hasValue(1);
    assertThat(ran).containsExactly("a", "c");
    assertThat(service.instance(id).conditions()).containsEntry("first time", true);
  }

  @Test
  void whatFollowsOnTheWayOfAFalseConditionIsNotRun() throws Exception {
    var never = Condition.named("never", seen -> false);
    var workflow =
        Workflow.named("w").task(notes("a")).when(never).task(notes("b")).task(notes("c")).build();
    var service = open(workflow);
    var ended = service.await(service.start("w"), LONG);
    assertThat(ran).containsExactly("a");
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
            .task(notes("a"))
            .when(spring, side -> side.task(notes("b")).task(notes("c")))
            .task(notes("d"))
            .build();
    var service = open(workflow);
    service.await(service.start("w", Map.of("season", "autumn")), LONG);
    assertThat(ran).containsExactly("a", "d");
    service.await(service.start("w", Map.of("season", "spring")), LONG);
    assertThat(ran).containsExactly("a", "d", "a", "b", "c", "d");
  }

  @Test
  void aTerminateObjectAbortsForGood() throws Exception {
    var workflow =
        Workflow.named("w")
            .recoveryEnabled()
            .task(notes("a"))
            .when(Condition.named("always", seen -> true), WorkflowBuilder::terminate)
            .task(notes("b"))
            .build();
    var service = open(workflow);
    var id = service.start("w");
    assertThat(service.await(id, LONG).standing()).isEqualTo(Standing.ABORTED);
    assertThat(ran).containsExactly("a");
    refused(Reason.NOT_RECOVERABLE, () -> service.recover(id), "terminate object was reached");
  }

  @Test
  void aConditionThatThrowsAbortsTheInstance() throws Exception {
    var broken =
        Condition.named(
            "broken",
            seen -> {
              throw new IllegalStateException("no such count");
            });
    var service = open(Workflow.named("w").when(broken).task(notes("a")).build());
    var ended = service.await(service.start("w"), LONG);
    assertThat(ended.standing()).isEqualTo(Standing.ABORTED);
    assertThat(ended.message()).contains("broken").contains("no such count");
    assertThat(ran).isEmpty();
  }

  @Test
  void parametersAndVariablesAreTheSameInARecovery() throws Exception {
    var failures = new AtomicInteger(1);
    var workflow =
        Workflow.named("w")
            .recoveryEnabled()
            .task(CommandTask.named("a", context -> context.set("made", "17")))
            .task(failing("b", failures))
            .task(
                CommandTask.named(
                    "c",
                    context ->
                        ran.add(context.parameters() + context.variable("made").orElse("none"))))
            .build();
    var first = open(workflow);
    var id = first.start("w", Map.of("p", "x"));
    first.await(id, LONG);
    die();
    var service = open(workflow);
    service.recover(id);
    service.await(id, LONG);
    assertThat(ran).containsExactly("{p=x}17");
  }

  @Test
  void recoveryIsAttemptedSoOftenAndNoMore() throws Exception {
    var workflow =
        Workflow.named("w")
            .recoveryEnabled()
            .maxRecoveryAttempts(2)
            .task(failing("a", new AtomicInteger(9)))
            .build();
    var service = open(workflow);
    var id = service.start("w");
    service.await(id, LONG);
    for (int i = 0; i < 2; i++) {
      service.recover(id);
      service.await(id, LONG);
    }
    refused(Reason.ATTEMPTS_USED_UP, () -> service.recover(id), "recovered 2 times");
    assertThat(service.instance(id).task("a").orElseThrow().runs()).isEqualTo(3);
    assertThat(service.history(id))
        .filteredOn(entry -> entry.object().equals("a") && entry.state().equals("Running"))
        .extracting(HistoryEntry::run)
        .containsExactly(1, 2, 3);
  }

  @Test
  void anErrorOfTheMachineIsKeptAndAnUncheckedOneOfTheHostAborts() throws Exception {
    var workflow =
        Workflow.named("w")
            .recoveryEnabled()
            .task(
                CommandTask.named(
                    "a",
                    context -> {
                      throw context.parameters().isEmpty()
                          ? new OutOfMemoryError("heap")
                          : new AssertionError("unforeseen");
                    }))
            .build();
    var service = open(workflow);
    assertThat(service.await(service.start("w"), LONG).standing())
        .isEqualTo(Standing.CANCELED_BY_ERROR);
    var ended = service.await(service.start("w", Map.of("x", "y")), LONG);
    assertThat(ended.standing()).isEqualTo(Standing.ABORTED);
    assertThat(ended.message()).contains("unforeseen");
  }

  @Test
  void abortReturnsWhetherOrNotTheTaskHearsIt() throws Exception {
    var inside = new Semaphore(0);
    var go = new CountDownLatch(1);
    var workflow =
        Workflow.named("w")
            .recoveryEnabled()
            .task(
                CommandTask.named(
                    "deaf",
                    context -> {
                      inside.release();
                      boolean done = false;
                      while (!done) {
                        try {
                          go.await();
                          done = true;
                        } catch (InterruptedException e) {
                          ran.add("interrupted, stopping: " + context.stopping());
                        }
                      }
                    }))
            .task(notes("next"))
            .build();
    var service = open(workflow);
    var id = service.start("w");
    inside.acquire();
    assertThat(service.abort(id)).isEqualTo(Answer.DONE);
    assertThat(service.instance(id).standing()).isEqualTo(Standing.ABORTED_BY_USER);
    go.countDown();
    assertThat(service.await(id, LONG).task("deaf").orElseThrow().state())
        .isEqualTo(TaskState.ABORTED);
    assertThat(ran).containsExactly("interrupted, stopping: true");
  }

  @Test
  void aServiceThatWasTakenForDeadAndWakesIsRefused() throws Exception {
    var puppet = puppet();
    var workflow =
        Workflow.named("w")
            .automaticRecovery()
            .task(puppet.task("a", RecoveryStrategy.RESTART))
            .task(notes("b"))
            .build();
    var sleeper = open(workflow);
    var id = sleeper.start("w");
    puppet.awaitStart();
    die();
    var heir = open(workflow);
    puppet.awaitStart();
    puppet.letGoOf(0, Order.COMPLETE);
    assertThatThrownBy(() -> sleeper.await(id, LONG)).isInstanceOf(ClaimException.class);
    assertThat(heir.instance(id).runningTask()).isPresent();
    assertThat(ran).isEmpty();
    puppet.order(Order.COMPLETE);
    assertThat(heir.await(id, LONG).state()).isEqualTo(WorkflowState.COMPLETED);
    assertThat(ran).containsExactly("b");
  }

  @Test
  void twoServicesNeverRunOneInstance() throws Exception {
    var puppet = puppet();
    var workflow =
        Workflow.named("w")
            .automaticRecovery()
            .task(puppet.task("a", RecoveryStrategy.RESTART))
            .build();
    var one = open(workflow);
    var id = one.start("w");
    puppet.awaitStart();
    store = store.reopen();
    var two = open(workflow);
    two.look();
    assertThatThrownBy(() -> two.recover(id)).isInstanceOf(ClaimException.class);
    assertThat(puppet.startedUnseen()).isFalse();
  }

  @Test
  void aLivingServiceTakesOverWhatADeadOneRan() throws Exception {
    var puppet = puppet();
    var workflow =
        Workflow.named("w")
            .automaticRecovery()
            .task(puppet.task("a", RecoveryStrategy.RESTART))
            .build();
    var id = open(workflow).start("w");
    puppet.awaitStart();
    var dying = store;
    store = store.reopen();
    var standby = open(workflow);
    dying.crash();
    standby.look();
    puppet.awaitStart();
    puppet.order(Order.COMPLETE);
    assertThat(standby.await(id, LONG).state()).isEqualTo(WorkflowState.COMPLETED);
  }

  @Test
  void anotherProcessCancelsAndAborts() throws Exception {
    var puppet = puppet();
    var workflow =
        Workflow.named("w")
            .recoveryEnabled()
            .task(puppet.task("a", RecoveryStrategy.RESTART))
            .build();
    var one = open(workflow);
    var id = one.start("w");
    puppet.awaitStart();
    store = store.reopen();
    var two = open(workflow);
    assertThat(two.cancel(id)).isEqualTo(Answer.DONE);
    assertThat(two.instance(id).standing()).isEqualTo(Standing.CANCELED_BY_USER);
    assertThat(two.cancel(id)).isEqualTo(Answer.NO_EFFECT);
    assertThat(two.abort(id)).isEqualTo(Answer.DONE);
    assertThat(one.await(id, LONG).standing()).isEqualTo(Standing.ABORTED_BY_USER);
  }

  @Test
  void whoseHolderDoesNotAnswerIsToldSo() throws Exception {
    var puppet = puppet();
    var workflow =
        Workflow.named("w")
            .recoveryEnabled()
            .task(puppet.task("a", RecoveryStrategy.RESTART))
            .build();
    var deaf = WorkflowService.on(store).workflow(workflow).poll(Duration.ofDays(1)).open();
    services.add(deaf);
    var id = deaf.start("w");
    puppet.awaitStart();
    var asking =
        WorkflowService.on(store.reopen()).workflow(workflow).limit(Duration.ofMillis(1)).open();
    services.add(asking);
    assertThat(asking.cancel(id)).isEqualTo(Answer.REQUESTED);
    deaf.look();
    assertThat(asking.instance(id).standing()).isEqualTo(Standing.CANCELED_BY_USER);
  }

  @Test
  void aClosedServiceLeavesItsInstancesAsOneThatDied() throws Exception {
    var puppet = puppet();
    var workflow =
        Workflow.named("w")
            .automaticRecovery()
            .task(puppet.task("a", RecoveryStrategy.RESTART))
            .build();
    var first = open(workflow);
    var id = first.start("w");
    puppet.awaitStart();
    first.close();
    assertThat(store.instance(id).orElseThrow().standing()).isEqualTo(Standing.RUNNING);
    refused(Reason.CLOSED, () -> first.start("w"), "was closed");
    var next = open(workflow);
    puppet.awaitStart();
    puppet.order(Order.COMPLETE);
    assertThat(next.await(id, LONG).state()).isEqualTo(WorkflowState.COMPLETED);
    assertThat(next.instance(id).recoveries()).isEqualTo(1);
  }

  @Test
  void whatIsNotThereIsNamed() {
    var service = open(Workflow.named("w").task(notes("a")).build());
    var id = InstanceId.of("00000000-0000-0000-0000-000000000001");
    refused(Reason.NOT_THERE, () -> service.recover(id), id.toString());
    refused(Reason.NOT_THERE, () -> service.cancel(id), id.toString());
    refused(Reason.NOT_THERE, () -> service.history(id), id.toString());
  }

  @Test
  void anInstanceShowsItsTasksWithTheirStates() throws Exception {
    var service =
        open(
            Workflow.named("w")
                .recoveryEnabled()
                .task(notes("a"))
                .task(failing("b", new AtomicInteger(1)))
                .task(notes("c"))
                .build());
    var id = service.start("w", Map.of("p", "x"));
    assertThat(service.await(id, LONG).toString())
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

  @Test
  void aTaskThatWrapsTheInterruptOfACloseIsRunAgain() throws Exception {
    var inside = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    var stubborn =
        CommandTask.named(
            "a",
            context -> {
              inside.countDown();
              try {
                never.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
              }
            });
    var workflow = Workflow.named("w").recoveryEnabled().task(stubborn).build();
    var service = WorkflowService.on(store).workflow(workflow).limit(Duration.ofMillis(50)).open();
    services.add(service);
    var id = service.start("w");
    inside.await();
    service.close();

    assertThat(service.await(id, LONG).standing()).isEqualTo(Standing.RUNNING);
    assertThat(open(workflow).instance(id).standing()).isEqualTo(Standing.CANCELED_BY_DEATH);
  }

  @Test
  void theDefinitionOfTheStartDecidesWhatADeathMeans() throws Exception {
    var puppet = puppet();
    var task = puppet.task("a", RecoveryStrategy.RESTART);
    var id = open(Workflow.named("w").recoveryEnabled().task(task).build()).start("w");
    puppet.awaitStart();
    die();
    var service = open(Workflow.named("w").task(task).build());

    assertThat(service.instance(id).standing()).isEqualTo(Standing.CANCELED_BY_DEATH);
    refused(Reason.DEFINITION_CHANGED, () -> service.recover(id), "recovery");
  }

  @Test
  void anAbortThatWasRequestedBeforeADeathIsHeeded() throws Exception {
    var puppet = puppet();
    var task = puppet.task("a", RecoveryStrategy.RESTART);
    var workflow = Workflow.named("w").automaticRecovery().task(task).build();
    var id = open(workflow).start("w");
    puppet.awaitStart();
    store.request(id, Request.ABORT);
    die();
    var service = open(workflow);

    assertThat(service.instance(id).standing()).isEqualTo(Standing.ABORTED_BY_USER);
    assertThat(store.requested(id)).isEmpty();
    assertThat(puppet.startedUnseen()).isFalse();
  }

  @Test
  void aCancelThatCameTooLateIsRefusedAndNotDone() throws Exception {
    var puppet = puppet();
    var workflow = Workflow.named("w").task(puppet.task("a", RecoveryStrategy.RESTART)).build();
    var slow = WorkflowService.on(store).workflow(workflow).poll(Duration.ofMinutes(5)).open();
    services.add(slow);
    var id = slow.start("w");
    puppet.awaitStart();
    var elsewhere =
        WorkflowService.on(store.reopen()).poll(Duration.ofMillis(10)).limit(LONG).open();
    services.add(elsewhere);
    var asked = java.util.concurrent.CompletableFuture.supplyAsync(() -> elsewhere.cancel(id));
    while (store.requested(id).isEmpty()) {
      Thread.onSpinWait();
    }
    puppet.order(Order.COMPLETE);

    assertThatThrownBy(asked::join).hasRootCauseInstanceOf(WorkflowRefusedException.class);
    assertThat(slow.await(id, LONG).state()).isEqualTo(WorkflowState.COMPLETED);
  }

  @Test
  void aServiceThatWasLeftTakesNothingOver() throws Exception {
    var puppet = puppet();
    var task = puppet.task("a", RecoveryStrategy.RESTART);
    var workflow = Workflow.named("w").automaticRecovery().task(task).build();
    var first = open(workflow);
    var other = WorkflowService.on(store.reopen()).workflow(workflow).open();
    services.add(other);
    var id = first.start("w");
    puppet.awaitStart();
    die();
    other.leave();
    other.look();

    assertThat(other.instance(id).standing()).isEqualTo(Standing.RUNNING);
    assertThat(puppet.startedUnseen()).isFalse();
    refused(Reason.CLOSED, () -> other.start("w"), "closed");
  }

  @Test
  void aServiceThatIsLeftWhileAnInstanceStartsRunsNothingOfIt() throws Exception {
    var service = new java.util.concurrent.atomic.AtomicReference<WorkflowService>();
    var opened =
        WorkflowService.on(store)
            .workflow(Workflow.named("w").recoveryEnabled().task(notes("a")).build())
            .listener((instance, entry) -> service.get().leave())
            .open();
    services.add(opened);
    service.set(opened);
    var id = opened.start("w");

    assertThat(opened.await(id, LONG).task("a").orElseThrow().state()).isNull();
    assertThat(ran).isEmpty();
  }
}
