package org.ingestworkbench.testkit.workflow;

import static org.ingestworkbench.testkit.workflow.WorkflowSample.ONE;
import static org.ingestworkbench.testkit.workflow.WorkflowSample.TWO;
import static org.ingestworkbench.testkit.workflow.WorkflowSample.item;
import static org.ingestworkbench.testkit.workflow.WorkflowSample.start;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.ingestworkbench.store.workflow.ItemState;
import org.ingestworkbench.store.workflow.WorkItem;
import org.junit.jupiter.api.Test;

/** That work items survive, and change only from what they are. */
public interface WorkItemContract extends WorkflowStoreHarness {

  @Test
  default void itemsSurviveInTheOrderInWhichTheyWereHandedOut() {
    var store = open();
    var session = start(store);
    List.of("b", "a", "B", "\u4e2d").forEach(key -> session.handOut(item(ONE, key)));
    assertEquals(
        List.of("b", "a", "B", "\u4e2d"),
        reopenAfterDeathOf(store).items(ONE).stream().map(WorkItem::key).toList());
    assertEquals(item(ONE, "b"), store.items(ONE).get(0));
  }

  @Test
  default void anItemThatIsThereIsNotHandedOutAgain() {
    var store = open();
    var session = start(store);
    session.handOut(item(ONE, "1"));
    var done = item(ONE, "1").moved(ItemState.COMPLETED, "ann", "fine");
    assertTrue(store.change(item(ONE, "1"), done));
    session.handOut(item(ONE, "1"));
    assertEquals(List.of(done), store.items(ONE));
  }

  @Test
  default void whatPeopleDidSurvivesAndNeedsNoClaim() {
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
  default void anItemIsFoundByItsInstanceTaskAndKey() {
    var store = open();
    assertEquals(Optional.empty(), store.item(ONE, "review", "1"));
    var session = start(store);
    session.handOut(item(ONE, "1"));
    session.handOut(item(ONE, "2"));
    assertEquals(Optional.of(item(ONE, "2")), store.item(ONE, "review", "2"));
    assertEquals(Optional.empty(), store.item(ONE, "review", "3"));
    assertEquals(Optional.empty(), store.item(ONE, "other", "2"));
    assertEquals(Optional.empty(), store.item(TWO, "review", "2"));
  }

  @Test
  default void anItemThatChangedMeanwhileIsNotChanged() {
    var store = open();
    start(store).handOut(item(ONE, "1"));
    var ann = item(ONE, "1").moved(ItemState.CLAIMED, "ann", "");
    assertTrue(store.change(item(ONE, "1"), ann));
    assertFalse(store.change(item(ONE, "1"), item(ONE, "1").moved(ItemState.CLAIMED, "bob", "")));
    assertEquals(List.of(ann), store.items(ONE));
  }

  @Test
  default void ofManyWhoClaimAnItemAtOnceOneGetsIt() throws InterruptedException {
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
}
