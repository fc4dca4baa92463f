package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ingestworkbench.Creations.media;
import static org.ingestworkbench.Creations.node;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.StepState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row that waits holds nothing: others are sent meanwhile. */
@Timeout(300)
class WaitingRowsTest extends JobCase {

  private static final String SAME_NAME =
      "id,title,file\nfirst,First,\na,A,a/scan.jpg\nb,B,b/scan.jpg\nlast,Last,\n";

  private final CountDownLatch lastMade = new CountDownLatch(1);

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(120, TimeUnit.SECONDS)).as("it happened meanwhile").isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void whenLastIsMade() {
    repository.after = Mishap.at(node("Last"), lastMade::countDown);
  }

  private static void whole(JobReport report) {
    assertThat(report.allDone()).as(report.toString()).isTrue();
  }

  @Test
  void aRowThatWaitsForItsParentKeepsNoOther() {
    workers = 2;
    repository.before = Mishap.at(node("Parent"), () -> await(lastMade));
    whenLastIsMade();

    whole(
        start(
            "id,title,parent_id,field_member_of\nfirst,First,,\nparent,Parent,,\n"
                + "child,Child,parent,\nanother,Another,parent,\nlast,Last,,\n"));

    assertThat(titles()).startsWith("First", "Last", "Parent").hasSize(5);
  }

  private static RepositoryException atAnotherSite() {
    return RepositoryException.because("The file server has too much to do.")
        .status(503)
        .elsewhere()
        .remedy(Remedy.RETRY)
        .retryAfter(Duration.ofSeconds(30))
        .build();
  }

  @Test
  void aRowThatWaitsForAnotherSiteKeepsNoOther() {
    files("a.jpg");
    retries = 1;
    var refusals = new AtomicInteger(1);
    repository.before =
        Mishap.failing(
            media().and(medium -> refusals.getAndDecrement() > 0), WaitingRowsTest::atAnotherSite);
    whenLastIsMade();

    whole(
        job("id,title,file\nfirst,First,a.jpg\nlast,Last,\n", Recovery.NONE)
            .waiting(wait -> await(lastMade))
            .build()
            .run());

    assertThat(repository.memory.media()).hasSize(1);
  }

  /** Files of one name are sent one at a time. */
  private void namesOfFiles() {
    workers = 2;
    files("a/scan.jpg", "b/scan.jpg");
    repository.names =
        creation -> creation instanceof Creation.OfMedia ? List.of("scan.jpg") : List.of();
  }

  private List<StepState> mediaOf(String row) {
    return map.journal(jobRecord().id()).stepsOf(row).stream()
        .filter(step -> step.key().kind() == Kind.MEDIA)
        .map(step -> step.state())
        .toList();
  }

  @Test
  void aRowThatWaitsForANameKeepsNoOtherAndHasNothingBegun() {
    namesOfFiles();
    var begun = new AtomicReference<>(List.<StepState>of());
    var first = new CountDownLatch(1);
    repository.before =
        Mishap.at(
            media().and(medium -> first.getCount() > 0),
            () -> {
              first.countDown();
              await(lastMade);
              begun.set(
                  IntStream.range(0, 2)
                      .mapToObj(i -> "ab".substring(i, i + 1))
                      .flatMap(row -> mediaOf(row).stream())
                      .toList());
            });
    whenLastIsMade();

    whole(start(SAME_NAME));

    assertThat(begun).hasValue(List.of(StepState.BEGUN));
    assertThat(repository.memory.media()).hasSize(2);
  }

  @Test
  void aCancelDropsARowThatWaitsForANameAtOnce() {
    namesOfFiles();
    var job = job(SAME_NAME, Recovery.NONE).build();
    var first = new CountDownLatch(1);
    repository.before =
        Mishap.at(
            media().and(medium -> first.getCount() > 0),
            () -> {
              first.countDown();
              await(lastMade);
              job.cancel();
            });
    whenLastIsMade();

    var report = job.run();

    assertThat(report.state()).isEqualTo(JobState.CANCELLED);
    assertThat(repository.memory.media()).hasSize(1);
    repository.mend();
    whole(resume(SAME_NAME));
    assertThat(repository.memory.media()).hasSize(2);
  }

  @Test
  void rowsThatHaveNotStartedWhenAJobIsCancelledAreNotUnderWay() {
    workers = 2;
    var job =
        job(
                "id,title,parent_id,field_member_of\nfirst,First,,\nparent,Parent,,\n"
                    + "child,Child,parent,\nlast,Last,,\n",
                Recovery.NONE)
            .build();
    var underWay = new AtomicReference<>(List.<String>of());
    repository.before =
        Mishap.at(
            node("Parent"),
            () -> {
              await(lastMade);
              while (job.underWay().size() > 1) {
                Thread.onSpinWait();
              }
              job.cancel();
              underWay.set(job.underWay());
            });
    whenLastIsMade();

    var report = job.run();

    assertThat(underWay).hasValue(List.of("parent"));
    assertThat(report.state()).isEqualTo(JobState.CANCELLED);
    assertThat(report.count(Outcome.Kind.CREATED)).isEqualTo(3);
    assertThat(titles()).containsExactly("First", "Last", "Parent");
  }

  /** Parents of parents, books, several files of a name in each row, and one permit. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void nothingWaitsInACircle(int concurrency) {
    namesOfFiles();
    workers = concurrency;
    files("a.jpg", "b.jpg");
    withPages();
    planning(plan -> plan.media(mediaSettings().additionalFiles("extra", "1").build()));
    var csv = new StringBuilder("id,title,file,extra,parent_id,field_member_of\n");
    for (int i = 0; i < 20; i++) {
      var parent = i == 0 ? "" : "r" + (i - 1 - i % 3);
      pages("r" + i, i % 4);
      csv.append("r%d,T%<d,a.jpg,b.jpg,%s,%n".formatted(i, parent.equals("r-1") ? "" : parent));
    }
    var failures = new AtomicInteger();
    retries = 3;
    repository.before =
        Mishap.failing(
            creation -> failures.incrementAndGet() % 5 == 0, () -> WatchedRepository.broken(500));

    whole(job(csv.toString(), Recovery.NONE).waiting(wait -> {}).build().run());

    assertThat(repository.memory.nodes()).hasSize(20 + 30);
    assertThat(repository.memory.media()).hasSize(40 + 30);
    assertThat(repository.mostAtOnce.get()).isLessThanOrEqualTo(concurrency);
  }
}
