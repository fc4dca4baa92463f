package org.ingestworkbench.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.repository.RepositoryException.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers come in the order of the questions, whatever goes wrong meanwhile. */
@Timeout(120)
class OrderedReadingTest {

  private final OrderedReading reading =
      OrderedReading.of(new InMemoryRepository(), "export")
          .concurrency(4)
          .retries(1, Duration.ZERO);

  /** Numbers from 1; what becomes of each is written down. */
  private static class Numbers implements ReadingTask<Integer, Integer> {
    final List<String> heard = new ArrayList<>();
    private final int last;
    private int next;

    Numbers(int last) {
      this.last = last;
    }

    @Override
    public @Nullable Integer next() {
      return next == last ? null : ++next;
    }

    @Override
    public Integer read(Integer question) {
      return question * 10;
    }

    @Override
    public void done(Integer question, Integer answer) {
      heard.add(question + "=" + answer);
    }

    @Override
    public void failed(Integer question, RepositoryException fault) {
      heard.add(question + " failed");
    }
  }

  private static RepositoryException fault(Scope scope, Remedy remedy) {
    return RepositoryException.because("Not now.").scope(scope).remedy(remedy).build();
  }

  @Test
  void answersComeInTheOrderOfTheQuestionsAlsoWhereTheFirstIsTheLast() {
    var others = new CountDownLatch(3);
    var task =
        new Numbers(9) {
          @Override
          public Integer read(Integer question) {
            if (question > 1) {
              others.countDown();
              return super.read(question);
            }
            await(others);
            return super.read(question);
          }
        };

    var end = reading.run(task);

    assertThat(end.whole()).isTrue();
    assertThat(task.heard)
        .containsExactly("1=10", "2=20", "3=30", "4=40", "5=50", "6=60", "7=70", "8=80", "9=90");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatIsTheQuestionsOwnFaultIsToldAndTheOthersGoOn() {
    var task =
        new Numbers(3) {
          @Override
          public Integer read(Integer question) {
            if (question == 2) {
              throw fault(Scope.ROW, Remedy.CHANGE_DEFINITION);
            }
            return super.read(question);
          }
        };

    assertThat(reading.run(task).whole()).isTrue();
    assertThat(task.heard).containsExactly("1=10", "2 failed", "3=30");
  }

  @Test
  void aFaultThatPassesIsAskedAgainAlsoOfTheList() {
    var faults = new AtomicInteger();
    var task =
        new Numbers(2) {
          @Override
          public @Nullable Integer next() {
            if (faults.incrementAndGet() == 2) {
              throw fault(Scope.ROW, Remedy.RETRY);
            }
            return super.next();
          }

          @Override
          public Integer read(Integer question) {
            if (question == 1 && faults.incrementAndGet() < 2) {
              throw fault(Scope.ROW, Remedy.RETRY);
            }
            return super.read(question);
          }
        };

    assertThat(reading.run(task).whole()).isTrue();
    assertThat(task.heard).containsExactly("1=10", "2=20");
  }

  @Test
  void aFaultOfAllEndsItBehindABeginningOfTheAnswers() {
    var task =
        new Numbers(9) {
          @Override
          public Integer read(Integer question) {
            if (question == 4) {
              throw fault(Scope.JOB, Remedy.MEND_AND_RESUME);
            }
            return super.read(question);
          }
        };

    var end = reading.run(task);

    assertThat(end.stopped()).isEqualTo("Not now.");
    assertThat(end.fault()).isInstanceOf(RepositoryException.class);
    assertThat(task.heard).containsExactly("1=10", "2=20", "3=30");
  }

  @Test
  void cancelledItEndsBehindABeginningAndSaysSo() {
    var task =
        new Numbers(1_000_000) {
          @Override
          public void done(Integer question, Integer answer) {
            super.done(question, answer);
            if (question == 3) {
              reading.cancel();
            }
          }
        };

    var end = reading.run(task);

    assertThat(end.stopped()).isEqualTo("The export was cancelled.");
    assertThat(end.fault()).isNull();
    assertThat(task.heard).startsWith("1=10", "2=20", "3=30").hasSizeLessThan(20);
  }

  @Test
  void whatDoesNotEndIsLeftBehindAndHeardNoMore() {
    var never = new CountDownLatch(1);
    var own = reading.cancelLimit(Duration.ZERO);
    var task =
        new Numbers(9) {
          @Override
          public Integer read(Integer question) {
            if (question == 2) {
              own.cancel();
              await(never);
            }
            return super.read(question);
          }
        };

    var end = own.run(task);

    assertThat(end.stopped()).isNotEmpty();
    assertThat(task.heard).hasSizeLessThanOrEqualTo(1);
    never.countDown();
  }
}
