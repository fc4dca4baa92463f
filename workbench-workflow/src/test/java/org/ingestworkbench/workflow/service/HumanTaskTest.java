package org.ingestworkbench.workflow.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.TaskState;
import org.ingestworkbench.store.workflow.WorkItem;
import org.ingestworkbench.store.workflow.WorkflowState;
import org.ingestworkbench.workflow.CommandTask;
import org.ingestworkbench.workflow.HumanTask;
import org.ingestworkbench.workflow.ItemDraft;
import org.ingestworkbench.workflow.Workflow;
import org.ingestworkbench.workflow.WorkflowRefusedException;
import org.ingestworkbench.workflow.WorkflowRefusedException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HumanTaskTest {
  private static final Duration LONG = ServiceBench.LONG;
  private static final List<ItemDraft> THREE =
      List.of(new ItemDraft("1", "One"), new ItemDraft("2", "Two"), new ItemDraft("3", "Three"));

  @RegisterExtension final ServiceBench bench = new ServiceBench();
  private final List<String> ran = new ArrayList<>();
  private final AtomicReference<Iterable<ItemDraft>> drafts = new AtomicReference<>(THREE);

  private final Workflow workflow =
      Workflow.named("review")
          .recoveryEnabled()
          .task(HumanTask.named("look", List.of("curators", "editors"), context -> drafts.get()))
          .task(
              CommandTask.named(
                  "after",
                  context ->
                      context.items("look").forEach(i -> ran.add(i.key() + " " + i.state()))))
          .build();

  private WorkflowService open() {
    return bench.open(builder -> builder.poll(Duration.ofMillis(20)), workflow);
  }

  private static WorkItems handedOut(WorkflowService service, InstanceId id)
      throws InterruptedException {
    var items = service.items(id);
    for (int i = 0; items.all().size() < 3 && i < 3000; i++) {
      service.await(id, Duration.ofMillis(10));
    }
    assertThat(items.all()).hasSize(3);
    return items;
  }

  private static void complete(WorkItems items, String key) {
    items.claim("look", key, "ann", "curators");
    items.complete("look", key, "ann", "");
  }

  @Test
  void itIsCompletedWhenEachItemIsCompletedOrRejected() throws Exception {
    var service = open();
    var id = service.start("review");
    var items = handedOut(service, id);
    complete(items, "1");
    complete(items, "3");
    assertThat(items.open()).extracting(WorkItem::key).containsExactly("2");
    items.claim("look", "2", "bob", "editors");
    items.reject("look", "2", "bob", "torn");

    var ended = service.await(id, LONG);
    assertThat(ended.state()).isEqualTo(WorkflowState.COMPLETED);
    assertThat(ended.task("look").orElseThrow().counts())
        .containsEntry("items", 3L)
        .containsEntry("completed", 2L)
        .containsEntry("rejected", 1L);
    assertThat(ran).containsExactly("1 completed", "2 rejected", "3 completed");
    assertThatThrownBy(() -> items.claim("look", "1", "ann", "curators"))
        .hasMessageContaining("is completed; its items are closed");
  }

  @Test
  void whatAPersonMayNotDoIsRefusedByName() throws Exception {
    var service = open();
    var items = handedOut(service, service.start("review"));
    ServiceBench.refused(
        Reason.NOT_YOURS, () -> items.claim("look", "1", "ann", "readers"), "readers");
    ServiceBench.refused(
        Reason.NOT_IN_THIS_STATE, () -> items.complete("look", "1", "ann", ""), "claimed first");
    items.claim("look", "1", "ann", "curators");
    ServiceBench.refused(
        Reason.NOT_IN_THIS_STATE,
        () -> items.claim("look", "1", "bob", "curators"),
        "claimed by ann");
    ServiceBench.refused(
        Reason.NOT_YOURS, () -> items.complete("look", "1", "bob", ""), "not claimed by bob");
    ServiceBench.refused(
        Reason.NOT_THERE, () -> items.claim("look", "9", "ann", "curators"), "no item \"9\"");
    items.giveBack("look", "1", "ann");
    items.claim("look", "1", "bob", "curators");
  }

  @Test
  void peopleGoOnWhileNoProcessIsThere() throws Exception {
    var first = open();
    var id = first.start("review");
    complete(handedOut(first, id), "1");
    bench.die();
    complete(WorkItems.of(bench.store(), id), "2");
    var service = open();
    assertThat(service.instance(id).status()).isEqualTo(InstanceStatus.CANCELED_BY_DEATH);
    complete(service.items(id), "3");
    assertThat(ran).isEmpty();
    service.recover(id);
    assertThat(service.await(id, LONG).state()).isEqualTo(WorkflowState.COMPLETED);
    assertThat(ran).hasSize(3);
  }

  @Test
  void cancelledItStaysRunningUntilARecoveryAndIsCompletedThen() throws Exception {
    var service = open();
    var id = service.start("review");
    var items = handedOut(service, id);
    service.cancel(id);
    service.await(id, LONG);
    THREE.forEach(draft -> complete(items, draft.key()));
    assertThat(service.instance(id).status()).isEqualTo(InstanceStatus.CANCELED_BY_USER);
    assertThat(service.instance(id).task("look").orElseThrow().state())
        .isEqualTo(TaskState.RUNNING);
    service.recover(id);
    assertThat(service.await(id, LONG).state()).isEqualTo(WorkflowState.COMPLETED);
    assertThat(ran).hasSize(3);
  }

  @Test
  void aCancelledOneIsAbortedThoughNobodyRunsIt() throws Exception {
    var service = open();
    var id = service.start("review");
    handedOut(service, id);
    service.cancel(id);
    service.await(id, LONG);
    assertThat(service.abort(id)).isEqualTo(RequestResult.DONE);
    assertThat(service.instance(id).task("look").orElseThrow().state())
        .isEqualTo(TaskState.ABORTED);
    assertThatThrownBy(() -> service.items(id).claim("look", "1", "ann", "curators"))
        .isInstanceOf(WorkflowRefusedException.class);
  }

  @Test
  void cancelReturnsWhileItemsAreHandedOutAndTheRestFollowsOnRecovery() throws Exception {
    var two = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    drafts.set(() -> THREE.stream().peek(draft -> pause(draft, two, go)).iterator());
    var service = open();
    var id = service.start("review");
    two.await();
    assertThat(service.cancel(id)).isEqualTo(RequestResult.DONE);
    assertThat(service.items(id).all()).extracting(WorkItem::key).containsExactly("1");
    go.countDown();
    service.await(id, LONG);
    assertThat(service.items(id).all()).extracting(WorkItem::key).containsExactly("1");
    complete(service.items(id), "1");

    drafts.set(THREE);
    service.recover(id);
    var items = handedOut(service, id);
    assertThat(items.open()).extracting(WorkItem::key).containsExactly("2", "3");
    complete(items, "2");
    complete(items, "3");
    assertThat(service.await(id, LONG).state()).isEqualTo(WorkflowState.COMPLETED);
  }

  @Test
  void abortReturnsWhileItemsAreHandedOutAndNoMoreFollow() throws Exception {
    var two = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    drafts.set(() -> THREE.stream().peek(draft -> pause(draft, two, go)).iterator());
    var service = open();
    var id = service.start("review");
    two.await();
    assertThat(service.abort(id)).isEqualTo(RequestResult.DONE);
    assertThat(service.instance(id).status()).isEqualTo(InstanceStatus.ABORTED_BY_USER);
    go.countDown();

    assertThat(service.await(id, LONG).task("look").orElseThrow().state())
        .isEqualTo(TaskState.ABORTED);
    assertThat(service.items(id).all()).extracting(WorkItem::key).containsExactly("1");
  }

  /** The second item is a slow one. */
  private static void pause(ItemDraft draft, CountDownLatch reached, CountDownLatch go) {
    if (draft.key().equals("2")) {
      reached.countDown();
      try {
        go.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void anItemThatIsDoneElsewhereIsNoticed() throws Exception {
    var service = open();
    var id = service.start("review");
    handedOut(service, id);
    var elsewhere = WorkItems.of(bench.store().reopen(), id);
    THREE.forEach(draft -> complete(elsewhere, draft.key()));
    assertThat(service.await(id, LONG).state()).isEqualTo(WorkflowState.COMPLETED);
  }

  @Test
  void withoutItemsNobodyIsWaitedFor() throws Exception {
    drafts.set(List.of());
    var service = open();
    assertThat(service.await(service.start("review"), LONG).state())
        .isEqualTo(WorkflowState.COMPLETED);
  }

  @Test
  void oneThatWasLeftWhilePeopleWorkIsCancelledByAnyProcess() throws Exception {
    var id = left();
    try (var other = WorkflowService.on(bench.store()).open()) {
      assertThat(other.cancel(id)).isEqualTo(RequestResult.DONE);
      assertThat(other.instance(id).status()).isEqualTo(InstanceStatus.CANCELED_BY_USER);
    }
    var service = open();
    assertThat(service.instance(id).status()).isEqualTo(InstanceStatus.CANCELED_BY_USER);
    service.recover(id);
    THREE.forEach(draft -> complete(service.items(id), draft.key()));
    assertThat(service.await(id, LONG).state()).isEqualTo(WorkflowState.COMPLETED);
  }

  @Test
  void oneThatWasLeftWhilePeopleWorkIsAbortedByAnyProcess() throws Exception {
    var id = left();
    try (var other = WorkflowService.on(bench.store()).open()) {
      assertThat(other.abort(id)).isEqualTo(RequestResult.DONE);
    }
    assertThat(open().instance(id).status()).isEqualTo(InstanceStatus.ABORTED_BY_USER);
  }

  private InstanceId left() throws InterruptedException {
    var first = open();
    var id = first.start("review");
    handedOut(first, id);
    first.close();
    return id;
  }

  @Test
  void withoutRecoveryACancelledOneHandsOutTheRestAndIsCompleted() throws Exception {
    var two = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var plain =
        Workflow.named("plain")
            .task(
                HumanTask.named(
                    "look",
                    List.of("curators"),
                    context -> THREE.stream().peek(draft -> pause(draft, two, go))::iterator))
            .build();
    var service = bench.open(plain);
    var id = service.start("plain");
    two.await();
    assertThat(service.cancel(id)).isEqualTo(RequestResult.DONE);
    go.countDown();
    var items = handedOut(service, id);
    THREE.forEach(draft -> complete(items, draft.key()));

    var ended = service.await(id, LONG);
    assertThat(ended.status()).isEqualTo(InstanceStatus.CANCELED_FOR_GOOD);
    assertThat(ended.task("look").orElseThrow().state()).isEqualTo(TaskState.COMPLETED);
  }
}
