package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.RepositoryClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nodes in the order of the input, one at a time, beside files and media. */
@Timeout(120)
class KeepOrderTest extends JobCase {

  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger nodesAtOnce = new AtomicInteger();
  private final AtomicInteger mostNodesAtOnce = new AtomicInteger();

  @BeforeEach
  void fourHands() {
    workers = 4;
  }

  /** Notes nodes in the order in which they are asked for. */
  private RepositoryClient noting() {
    return Between.calls(
        RepositoryClient.class,
        repository,
        (method, arguments) -> {
          if (method.equals("create") && arguments[0] instanceof Creation.OfNode node) {
            asked.add(node.node().title());
          }
        });
  }

  private IngestJobBuilder inOrder(String csv, Recovery recovery) {
    return job(csv, recovery).repository(noting()).keepOrder(true);
  }

  private static String titles(int rows) {
    return IntStream.rangeClosed(1, rows)
        .mapToObj(i -> i + ",Row " + i)
        .collect(Collectors.joining("\n", "id,title\n", "\n"));
  }

  /** Threads come to nodes at all times. */
  private void unevenly() {
    var random = new Random(7);
    repository.before =
        Mishap.at(
            Creations.nodes(".+"),
            () -> {
              mostNodesAtOnce.accumulateAndGet(nodesAtOnce.incrementAndGet(), Math::max);
              for (int i = random.nextInt(2_000); i > 0; i--) {
                Thread.onSpinWait();
              }
            });
    repository.after = Mishap.at(Creations.nodes(".+"), nodesAtOnce::decrementAndGet);
  }

  @Test
  void nodesAreAskedForInTheOrderOfTheInputOneAtATime() {
    unevenly();

    var report = inOrder(titles(60), Recovery.NONE).build().run();

    assertThat(report.allDone()).as(report.toString()).isTrue();
    assertThat(asked)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 60).mapToObj(i -> "Row " + i).toList());
    assertThat(mostNodesAtOnce).hasValue(1);
  }

  @Test
  void childrenStandInTheirPlaceAmongTheRows() {
    unevenly();
    var csv =
        "id,title,parent_id,field_member_of\n"
            + "a,A,,\na1,A 1,a,\na2,A 2,a,\nb,B,,\nb1,B 1,b,\na3,A 3,a,\nb11,B 1 1,b1,\n";

    var report = inOrder(csv, Recovery.NONE).build().run();

    assertThat(report.allDone()).as(report.toString()).isTrue();
    assertThat(asked).containsExactly("A", "A 1", "A 2", "B", "B 1", "A 3", "B 1 1");
  }

  @Test
  void pagesComeInTheirOrderAndBeforeTheNextRow() {
    unevenly();
    withPages();
    pages("a", 5);
    folders("b");
    pages("c", 3);

    var report = inOrder("id,title\na,A\nb,B\nc,C\n", Recovery.NONE).build().run();

    assertThat(report.allDone()).as(report.toString()).isTrue();
    assertThat(asked)
        .containsExactly(
            "A",
            "A, page 1",
            "A, page 2",
            "A, page 3",
            "A, page 4",
            "A, page 5",
            "B",
            "C",
            "C, page 1",
            "C, page 2",
            "C, page 3");
  }

  @Test
  void aFileIsSentWhileTheNodesOfTheNextRowsAreMade() {
    files("big.jpg");
    var third = new CountDownLatch(1);
    repository.before = Mishap.at(Creations.media(), () -> await(third));
    repository.after = Mishap.at(Creations.node("Three"), third::countDown);

    var report =
        inOrder("id,title,file\n1,One,big.jpg\n2,Two,\n3,Three,\n", Recovery.NONE).build().run();

    assertThat(report.allDone()).as(report.toString()).isTrue();
  }

  @Test
  void aPagesFileIsSentWhileTheNodesOfTheNextPagesAreMade() {
    withPages();
    pages("a", 3);
    var third = new CountDownLatch(1);
    repository.before = Mishap.at(Creations.media(), () -> await(third));
    repository.after = Mishap.at(Creations.node("A, page 3"), third::countDown);

    var report = inOrder("id,title\na,A\n", Recovery.NONE).build().run();

    assertThat(report.allDone()).as(report.toString()).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).as("it was made meanwhile").isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aRowThatFailsGivesItsTurnToTheNext() {
    repository.before = Mishap.refusing(Creations.node("Row 2"));

    inOrder(titles(4), Recovery.NONE).build().run();

    assertThat(asked).containsExactly("Row 1", "Row 2", "Row 3", "Row 4");
  }

  @Test
  void aResumeKeepsTheOrderOfWhatIsLeft() {
    repository.before = Mishap.refusing(Creations.node("Row 2"));
    inOrder(titles(4), Recovery.NONE).build().run();
    asked.clear();
    repository.before = Mishap.NONE;

    var report = inOrder(titles(8), Recovery.resume().acceptingChanges()).build().run();

    assertThat(report.allDone()).as(report.toString()).isTrue();
    assertThat(asked).containsExactly("Row 2", "Row 5", "Row 6", "Row 7", "Row 8");
  }

  @Test
  void withoutItSeveralNodesAreAskedForAtOnce() {
    var both = new CountDownLatch(2);
    repository.before =
        Mishap.at(
            Creations.nodes(".+"),
            () -> {
              if (asked.size() > 1) {
                both.countDown();
                await(both);
              }
            });

    var report = inOrder(titles(3), Recovery.NONE).keepOrder(false).build().run();

    assertThat(report.allDone()).as(report.toString()).isTrue();
  }
}
