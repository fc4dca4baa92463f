package org.ingestworkbench.testkit.workflow;

import static org.ingestworkbench.testkit.workflow.WorkflowSample.ONE;
import static org.ingestworkbench.testkit.workflow.WorkflowSample.TWO;
import static org.ingestworkbench.testkit.workflow.WorkflowSample.entry;
import static org.ingestworkbench.testkit.workflow.WorkflowSample.first;
import static org.ingestworkbench.testkit.workflow.WorkflowSample.item;
import static org.ingestworkbench.testkit.workflow.WorkflowSample.later;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.ingestworkbench.spi.ClaimException;
import org.ingestworkbench.workflow.HistoryEntry;
import org.ingestworkbench.workflow.InstanceRecord;
import org.ingestworkbench.workflow.ItemState;
import org.ingestworkbench.workflow.Request;
import org.ingestworkbench.workflow.WorkItem;
import org.ingestworkbench.workflow.WorkflowSession;
import org.ingestworkbench.workflow.WorkflowStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * Every promise of {@link WorkflowStore} and its sessions, as tests. An implementation extends this
 * and says how its storage is opened and how a process that has it open dies; each test needs a
 * fresh storage.
 */
public abstract class WorkflowStoreContract {
  private final List<WorkflowStore> opened = new ArrayList<>();

  /** Opens the storage of this test, the same at every call, as a new living process. */
  protected abstract WorkflowStore openStorage();

  /** The process that opened this store counts as dead from now on; nothing of it is closed. */
  protected abstract void killProcessOf(WorkflowStore store);

  private WorkflowStore open() {
    var store = openStorage();
    opened.add(store);
    return store;
  }

  private WorkflowStore reopenAfterDeathOf(WorkflowStore store) {
    killProcessOf(store);
    return open();
  }

  /** Releases what the test opened, the dead included, so that the storage can be deleted. */
  @AfterEach
  public final void closeAll() {
    opened.forEach(WorkflowStore::close);
    opened.clear();
  }

  private static WorkflowSession start(WorkflowStore store) {
    return store.start(first(ONE), List.of(entry("starts")));
  }

  private static List<String> events(WorkflowStore store) {
    return store.history(ONE).stream().map(HistoryEntry::event).toList();
  }

  @Test
  final void anInstanceThatWasStartedSurvivesWithAllThatItWasStartedWith() {
    var store = open();
    start(store);
    var again = reopenAfterDeathOf(store);
    assertEquals(Optional.of(first(ONE)), again.instance(ONE));
    assertEquals(List.of(entry("starts")), again.history(ONE));
    assertEquals(List.of(first(ONE)), again.instances());
  }

  @Test
  final void anInstanceIsStartedOnce() {
    var store = open();
    start(store);
    assertThrows(IllegalStateException.class, () -> start(store));
    assertEquals(List.of("starts"), events(store));
  }

  @Test
  final void whatIsNotThereIsNotFound() {
    var store = open();
    assertEquals(Optional.empty(), store.instance(ONE));
    assertEquals(List.of(), store.instances());
    assertEquals(List.of(), store.history(ONE));
    assertEquals(List.of(), store.items(ONE));
    assertEquals(Optional.empty(), store.requested(ONE));
    assertThrows(IllegalStateException.class, () -> store.claim(ONE));
    assertThrows(IllegalStateException.class, () -> store.claimIfFree(ONE));
    assertThrows(IllegalStateException.class, () -> store.request(ONE, Request.CANCEL));
    assertFalse(store.change(item(ONE, "1"), item(ONE, "1")));
  }

  @Test
  final void whatWasSavedSurvivesTheDeathOfItsProcess() {
    var store = open();
    start(store).save(later(ONE), List.of(entry("one"), entry("two")));
    assertEquals(Optional.of(later(ONE)), store.instance(ONE));
    var again = reopenAfterDeathOf(store);
    assertEquals(Optional.of(later(ONE)), again.instance(ONE));
    assertEquals(List.of(entry("starts"), entry("one"), entry("two")), again.history(ONE));
  }

  @Test
  final void whatASaveLeavesOutIsGone() {
    var store = open();
    var session = start(store);
    session.save(later(ONE), List.of());
    session.save(first(ONE), List.of());
    assertEquals(Optional.of(first(ONE)), store.instance(ONE));
  }

  @Test
  final void aHistoryIsOnlyAddedTo() {
    var store = open();
    var session = start(store);
    for (int i = 0; i < 12; i++) {
      session.save(first(ONE), List.of(entry("e" + i), entry("e" + i)));
    }
    assertEquals(25, store.history(ONE).size());
    assertEquals(entry("e11"), store.history(ONE).get(24));
    assertEquals(entry("starts"), store.history(ONE).get(0));
  }

  @Test
  final void instancesAreKeptApartAndListedNewestFirst() {
    var store = open();
    var one = start(store);
    store.start(first(TWO), List.of()).handOut(item(TWO, "2"));
    one.save(later(ONE), List.of(entry("one")));
    one.handOut(item(ONE, "1"));
    assertEquals(List.of(TWO, ONE), store.instances().stream().map(InstanceRecord::id).toList());
    assertEquals(Optional.of(first(TWO)), store.instance(TWO));
    assertEquals(List.of(), store.history(TWO));
    assertEquals(List.of(item(TWO, "2")), store.items(TWO));
    assertEquals(List.of(item(ONE, "1")), store.items(ONE));
  }

  @Test
  final void itemsSurviveInTheOrderInWhichTheyWereHandedOut() {
    var store = open();
    var session = start(store);
    List.of("b", "a", "B", "\u4e2d").forEach(key -> session.handOut(item(ONE, key)));
    assertEquals(
        List.of("b", "a", "B", "\u4e2d"),
        reopenAfterDeathOf(store).items(ONE).stream().map(WorkItem::key).toList());
    assertEquals(item(ONE, "b"), store.items(ONE).get(0));
  }

  @Test
  final void anItemThatIsThereIsNotHandedOutAgain() {
    var store = open();
    var session = start(store);
    session.handOut(item(ONE, "1"));
    var done = item(ONE, "1").moved(ItemState.COMPLETED, "ann", "fine");
    assertTrue(store.change(item(ONE, "1"), done));
    session.handOut(item(ONE, "1"));
    assertEquals(List.of(done), store.items(ONE));
  }

  @Test
  final void whatPeopleDidSurvivesAndNeedsNoClaim() {
    var store = open();
    start(store).handOut(item(ONE, "1"));
    var other = open();
    var claimed = item(ONE, "1").moved(ItemState.CLAIMED, "ann", "");
    var rejected = claimed.moved(ItemState.REJECTED, "ann", "torn\n'page'");
    assertTrue(other.change(item(ONE, "1"), claimed));
    assertTrue(other.change(claimed, rejected));
    assertEquals(List.of(rejected), reopenAfterDeathOf(store).items(ONE));
  }

  @Test
  final void anItemThatChangedMeanwhileIsNotChanged() {
    var store = open();
    start(store).handOut(item(ONE, "1"));
    var ann = item(ONE, "1").moved(ItemState.CLAIMED, "ann", "");
    assertTrue(store.change(item(ONE, "1"), ann));
    assertFalse(store.change(item(ONE, "1"), item(ONE, "1").moved(ItemState.CLAIMED, "bob", "")));
    assertEquals(List.of(ann), store.items(ONE));
  }

  @Test
  final void ofManyWhoClaimAnItemAtOnceOneGetsIt() throws InterruptedException {
    var store = open();
    start(store).handOut(item(ONE, "1"));
    var got = new AtomicInteger();
    var go = new CountDownLatch(1);
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 8; i++) {
      var mine = item(ONE, "1").moved(ItemState.CLAIMED, "person " + i, "");
      var thread =
          new Thread(
              () -> {
                awaitQuietly(go);
                if (store.change(item(ONE, "1"), mine)) {
                  got.incrementAndGet();
                }
              });
      threads.add(thread);
      thread.start();
    }
    go.countDown();
    for (var thread : threads) {
      thread.join();
    }
    assertEquals(1, got.get());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  final void aRequestSurvivesUntilItIsAnswered() {
    var store = open();
    start(store);
    open().request(ONE, Request.CANCEL);
    assertEquals(Optional.of(Request.CANCEL), store.requested(ONE));
    var again = reopenAfterDeathOf(store);
    assertEquals(Optional.of(Request.CANCEL), again.requested(ONE));
    again.claim(ONE).answered(Request.CANCEL);
    assertEquals(Optional.empty(), again.requested(ONE));
  }

  @Test
  final void anAbortThatCameMeanwhileIsNotForgottenWithTheCancel() {
    var store = open();
    var session = start(store);
    store.request(ONE, Request.CANCEL);
    store.request(ONE, Request.ABORT);
    session.answered(Request.CANCEL);
    assertEquals(Optional.of(Request.ABORT), store.requested(ONE));
    session.answered(Request.ABORT);
    assertEquals(Optional.empty(), store.requested(ONE));
  }

  @Test
  final void aSaveForgetsNoRequest() {
    var store = open();
    var session = start(store);
    store.request(ONE, Request.CANCEL);
    session.save(later(ONE), List.of());
    assertEquals(Optional.of(Request.CANCEL), store.requested(ONE));
  }

  @Test
  final void anAbortIsNotReplacedByACancel() {
    var store = open();
    start(store);
    store.request(ONE, Request.CANCEL);
    store.request(ONE, Request.ABORT);
    store.request(ONE, Request.CANCEL);
    assertEquals(Optional.of(Request.ABORT), store.requested(ONE));
  }

  @Test
  final void anInstanceThatIsHeldIsRefusedAndTheMessageNamesIt() {
    var store = open();
    start(store);
    for (var claimant : List.of(store, open())) {
      var refused = assertThrows(ClaimException.class, () -> claimant.claim(ONE));
      assertTrue(String.valueOf(refused.getMessage()).contains(ONE.toString()));
      assertEquals(Optional.empty(), claimant.claimIfFree(ONE));
    }
  }

  @Test
  final void twoProcessesWorkOnTwoInstances() {
    var one = start(open());
    var two = open().start(first(TWO), List.of());
    one.save(later(ONE), List.of());
    two.save(later(TWO), List.of());
    assertEquals(List.of(later(TWO), later(ONE)), open().instances());
  }

  @Test
  final void aClosedSessionLetsTheNextIn() {
    var store = open();
    start(store).close();
    store.claim(ONE).close();
    open().claimIfFree(ONE).orElseThrow().save(later(ONE), List.of());
    assertEquals(Optional.of(later(ONE)), store.instance(ONE));
  }

  @Test
  final void aClosedSessionWritesNoMoreAndMayBeClosedAgain() {
    var store = open();
    var session = start(store);
    session.close();
    session.close();
    refusesEveryWrite(store, session);
  }

  private static void refusesEveryWrite(WorkflowStore store, WorkflowSession session) {
    var before = store.instance(ONE);
    var writes =
        List.<Executable>of(
            () -> session.save(later(ONE), List.of(entry("late"))),
            () -> session.handOut(item(ONE, "late")),
            () -> session.answered(Request.CANCEL));
    writes.forEach(write -> assertThrows(ClaimException.class, write));
    assertEquals(before, store.instance(ONE));
    assertEquals(List.of("starts"), events(store));
    assertEquals(List.of(), store.items(ONE));
  }

  @Test
  final void theInstanceOfADeadProcessIsTakenOver() {
    var store = open();
    start(store);
    var again = reopenAfterDeathOf(store);
    again.claim(ONE).save(later(ONE), List.of());
    assertEquals(Optional.of(later(ONE)), again.instance(ONE));
  }

  @Test
  final void theInstanceOfADeadProcessIsFree() {
    var store = open();
    start(store);
    assertTrue(reopenAfterDeathOf(store).claimIfFree(ONE).isPresent());
  }

  @Test
  final void aProcessThatWakesAfterItsInstanceWasTakenOverWritesNoMore() {
    var store = open();
    var sleeper = start(store);
    var again = reopenAfterDeathOf(store);
    again.request(ONE, Request.CANCEL);
    again.claim(ONE);
    refusesEveryWrite(again, sleeper);
    assertEquals(Optional.of(Request.CANCEL), again.requested(ONE));
  }

  @Test
  final void aProcessThatWakesDoesNotGiveAwayTheClaimOfTheNext() {
    var store = open();
    var sleeper = start(store);
    var again = reopenAfterDeathOf(store);
    var next = again.claim(ONE);
    sleeper.close();
    next.save(later(ONE), List.of());
    assertThrows(ClaimException.class, () -> open().claim(ONE));
  }

  @Test
  final void closingAStoreReleasesItsClaims() {
    var store = open();
    start(store);
    store.close();
    assertTrue(open().claimIfFree(ONE).isPresent());
  }
}
