package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ingestworkbench.model.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits for a row waits for its node alone, not for its files and its pages. */
class ChildrenStartEarlyTest extends JobCase {

  private static final String FAMILY =
      "id,title,file,parent_id,field_member_of\n"
          + "parent,Parent,big.jpg,,\n"
          + "child,Child,,parent,\n";

  private final CountDownLatch made = new CountDownLatch(1);

  @BeforeEach
  void twoHands() {
    workers = 2;
    files("big.jpg");
  }

  /** Media are answered only when this node is there. */
  private void mediaWaitFor(String title) {
    repository.before = Mishap.at(Creations.media(), this::awaitNode);
    repository.after = Mishap.at(Creations.node(title), made::countDown);
  }

  private void awaitNode() {
    try {
      assertThat(made.await(120, TimeUnit.SECONDS)).as("it was made meanwhile").isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void isWhole(JobReport report, String... titles) {
    assertThat(report.allDone()).as(report.toString()).isTrue();
    assertThat(titles()).containsExactly(titles);
    assertThat(repository.memory.media()).hasSize(1);
  }

  @Test
  void aChildDoesNotWaitForItsParentsFile() {
    mediaWaitFor("Child");
    isWhole(start(FAMILY), "Parent", "Child");
    assertThat(repository.memory.nodes().get(1).belongsTo()).isEqualTo("1");
  }

  @Test
  void aGrandchildDoesNotWaitForIt() {
    workers = 3;
    mediaWaitFor("Grandchild");
    isWhole(start(FAMILY + "grandchild,Grandchild,,child,\n"), "Parent", "Child", "Grandchild");
  }

  @Test
  void aChildDoesNotWaitForThePagesOfItsParent() {
    withPages();
    pages("parent", 1);
    folders("child");
    mediaWaitFor("Child");
    isWhole(
        start("id,title,parent_id,field_member_of\nparent,Parent,,\nchild,Child,parent,\n"),
        titles().toArray(String[]::new));
    assertThat(titles()).containsExactlyInAnyOrder("Parent", "Parent, page 1", "Child");
  }

  @Test
  void whatFollowsTheFirstRowDoesNotWaitForItsFile() {
    mediaWaitFor("Last");
    isWhole(start("id,title,file\nfirst,First,big.jpg\nlast,Last,\n"), "First", "Last");
  }

  @Test
  void aResumedParentWhoseNodeIsThereKeepsNobodyWaiting() {
    repository.before = Mishap.refusing(Creations.media());
    var first = start("id,title,file,parent_id,field_member_of\nparent,Parent,big.jpg,,\n");
    assertThat(first.counts()).containsEntry(Outcome.Kind.PARTIAL, 1L);
    mediaWaitFor("Child");
    var grown = job(FAMILY, Recovery.resume().acceptingChanges()).build().run();
    isWhole(grown, "Parent", "Child");
  }

  @Test
  void aChildWhoseParentGetsNoNodeIsBlockedAsEver() {
    repository.before = Mishap.refusing(Creations.node("Parent"));
    var report = start(FAMILY);
    assertThat(report.counts())
        .containsEntry(Outcome.Kind.FAILED, 1L)
        .containsEntry(Outcome.Kind.BLOCKED, 1L);
    assertThat(titles()).isEmpty();
  }
}
