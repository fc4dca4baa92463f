package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.RowRecord;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.store.StepState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A request hangs for ever, and the job, told to stop, leaves it behind: what hangs is not said to
 * be done, and the process lives on.
 */
@Timeout(300)
class AbandonedTest extends JobCase {

  private static final String CSV = "id,title,file\nbook,Book,\nlast,Last,last.jpg\n";
  private static final String FILES = "id,title,file,extra\nbook,Book,a.jpg,a.txt\nlast,Last,,\n";

  private final CountDownLatch hanging = new CountDownLatch(1);
  private final CountDownLatch letGo = new CountDownLatch(1);
  private final AtomicBoolean hung = new AtomicBoolean();
  private final AtomicReference<Thread> left = new AtomicReference<>();
  private final Told told = new Told();
  private Runnable waking = () -> {};

  /** What the run that is left behind told. */
  private static final class Told implements JobListener {
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void stepCompleted(StepCompleted event) {
      events.add("made " + event.key());
    }

    @Override
    public void pageEnded(ItemKey page, Outcome outcome) {
      events.add("page " + page.page());
    }

    @Override
    public void rowEnded(RowEnded event) {
      events.add("row " + event.rowId());
    }

    @Override
    public void waiting(Duration duration, String reason) {
      events.add("waiting");
    }

    @Override
    public void jobEnded(JobState state) {
      events.add("job");
    }
  }

  @AfterEach
  void letGoOfWhatHangs() {
    letGo.countDown();
  }

  /** Waits for ever in the first request of these, before it or after it was served. */
  private void hang(Predicate<Creation> request, boolean served) {
    repository.aborting = () -> {};
    Mishap hang =
        creation -> {
          if (request.test(creation) && hung.compareAndSet(false, true)) {
            left.set(Thread.currentThread());
            hanging.countDown();
            await(letGo);
            waking.run();
          }
        };
    repository.before = served ? Mishap.NONE : hang;
    repository.after = served ? hang : Mishap.NONE;
  }

  /** Runs, tells the job to stop once something hangs, and gives what it says then. */
  private JobReport runAndLeave(String csv, Consumer<IngestJob> stop) {
    var job =
        job(csv, Recovery.NONE)
            .listener(told)
            .cancelLimit(Duration.ofMillis(1))
            .retries(3, Duration.ofSeconds(1))
            .build();
    var stopping =
        new Thread(
            () -> {
              await(hanging);
              stop.accept(job);
            });
    stopping.start();
    return job.run();
  }

  private void wakeWhatHangs() {
    letGo.countDown();
    try {
      left.get().join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isOpen(String row) {
    return map.journal(jobRecord().id()).row(row).map(RowRecord::outcome).isEmpty();
  }

  private List<StepState> begun() {
    return map.journal(jobRecord().id()).stepsOf("book").stream()
        .map(step -> step.state())
        .filter(StepState.BEGUN::equals)
        .toList();
  }

  private List<UUID> journalled() {
    var journal = map.journal(jobRecord().id());
    return Stream.of("book", "last")
        .flatMap(row -> journal.stepsOf(row).stream())
        .map(StepRecord::uuid)
        .toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void book() {
    withPages();
    pages("book", 3);
    folders("last");
    files("last.jpg");
  }

  private void wholeBook() {
    assertThat(titles())
        .containsExactlyInAnyOrder("Book", "Book, page 1", "Book, page 2", "Book, page 3", "Last");
    assertThat(repository.memory.media()).hasSize(4);
  }

  private static final String WAYS =
      "1,1,false\n1,4,false\n2,1,true\n2,4,true\n3,4,false\n3,4,true";

  @ParameterizedTest(name = "page {0}, {1} workers, served {2}")
  @CsvSource(textBlock = WAYS)
  void aBookOfWhichAPageHangsIsOpenAndTheNextRunMakesThePage(int page, int hands, boolean served) {
    book();
    workers = hands;
    hang(Creations.node("Book, page " + page), served);

    var report = runAndLeave(CSV, IngestJob::cancel);

    assertThat(report.state()).isEqualTo(JobState.CANCELLED);
    assertThat(report).asString().contains("book");
    assertThat(isOpen("book")).isTrue();
    assertThat(begun()).isNotEmpty();
    assertThat(told.events).doesNotContain("row book", "page page-" + page + ".jpg");
    assertThat(told.events).endsWith("job");
    assertThat(resume(CSV).allDone()).isTrue();
    wholeBook();
    wakeWhatHangs();
    wholeBook();
    assertThat(told.events).endsWith("job");
  }

  @ParameterizedTest(name = "{0} workers, served {1}")
  @CsvSource(textBlock = "1,false\n4,false\n1,true\n4,true")
  void aRowOfWhichAMediumHangsIsOpenAndTheNextRunMakesTheMedium(int hands, boolean served) {
    files("a.jpg", "a.txt");
    planning(plan -> plan.media(mediaSettings().additionalFiles("extra", "1").build()));
    workers = hands;
    hang(Creations.media(), served);

    var report = runAndLeave(FILES, IngestJob::abort);

    assertThat(report.state()).isEqualTo(JobState.ABORTED);
    assertThat(isOpen("book")).isTrue();
    assertThat(told.events).doesNotContain("row book").endsWith("job");
    assertThat(resume(FILES).allDone()).isTrue();
    assertThat(repository.memory.media()).hasSize(2);
    wakeWhatHangs();
    assertThat(repository.memory.media()).hasSize(2);
    assertThat(titles()).containsExactly("Book", "Last");
    assertThat(told.events).endsWith("job");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void whatWakesWhileNobodyHasGoneOnMakesAndWritesNothingMore(int hands) {
    book();
    workers = hands;
    hang(Creations.node("Book, page 1"), false);
    runAndLeave(CSV, IngestJob::cancel);
    var before = map.toString();

    wakeWhatHangs();

    assertThat(map).asString().isEqualTo(before);
    assertThat(repository.memory.things())
        .as("what was under way, and stands in the journal")
        .allMatch(thing -> journalled().contains(thing.uuid()));
    assertThat(told.events).endsWith("job");
    assertThat(resume(CSV).allDone()).isTrue();
    wholeBook();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void whatWakesToAFaultIsNotTriedAgainAndTellsNobody(int hands) {
    book();
    workers = hands;
    waking =
        () -> {
          throw WatchedRepository.broken(503);
        };
    hang(Creations.node("Book, page 1"), true);
    runAndLeave(CSV, IngestJob::cancel);
    var before = map.toString();

    wakeWhatHangs();

    assertThat(map).asString().isEqualTo(before);
    assertThat(told.events).endsWith("job");
    assertThat(resume(CSV).allDone()).isTrue();
    wholeBook();
  }
}
