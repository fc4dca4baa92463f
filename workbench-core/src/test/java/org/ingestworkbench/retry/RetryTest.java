package org.ingestworkbench.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.ingestworkbench.listener.OperationListener;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.junit.jupiter.api.Test;

class RetryTest {

  private final List<String> said = new ArrayList<>();
  private final List<String> over = new ArrayList<>();
  private final StopSignal signal = new StopSignal();
  private volatile Instant now = Instant.EPOCH;
  private Instant back = Instant.EPOCH;
  private int asked;
  private Runnable waits = () -> {};

  /** What another thread does while the first one waits. */
  private Runnable meanwhile = () -> {};

  private Retry retry(int retries) {
    return Retry.of(
        RetryPolicy.of(retries, Duration.ofSeconds(1)),
        ((InstantSource) () -> now).withZone(ZoneOffset.UTC),
        signal,
        this::turn,
        new OperationListener() {
          @Override
          public void waiting(Duration longest, String reason) {
            said.add(reason);
          }

          @Override
          public void waited(Duration took, String reason) {
            over.add(reason + " over after " + took.toSeconds());
          }
        });
  }

  private void turn(Duration time) {
    waits.run();
    waits = () -> {};
    said.add("waited " + time.toSeconds());
    var other = meanwhile;
    meanwhile = () -> {};
    other.run();
    now = now.plus(time);
  }

  private static RepositoryException busy() {
    return RepositoryException.because("busy").remedy(Remedy.RETRY).build();
  }

  /** The first retry comes at once, the second is waited for. */
  private static void failsTwice(Retry retry) {
    var budget = retry.budget();
    assertThat(budget.again(busy())).isTrue();
    assertThat(budget.again(busy())).isTrue();
  }

  private String failing(int times, RepositoryException.Builder fault) {
    if (asked++ < times) {
      throw fault.remedy(Remedy.RETRY).build();
    }
    return "done";
  }

  private String failing(int times) {
    return failing(times, RepositoryException.because("busy"));
  }

  @Test
  void aFaultThatPassesIsWaitedOutAndToldBefore() {
    assertThat(retry(3).<String>ask(() -> failing(3))).isEqualTo("done");
    assertThat(said).containsExactly("busy", "waited 1", "busy", "waited 2");
  }

  @Test
  void theEndOfEachWaitIsToldWithWhatItTook() {
    assertThat(retry(3).<String>ask(() -> failing(3))).isEqualTo("done");
    assertThat(over).containsExactly("busy over after 1", "busy over after 2");
  }

  @Test
  void aWaitThatAnotherThreadProlongsTakesAsLong() {
    var retry = retry(3);
    var longer = RepositoryException.because("busy").status(429).retryAfter(Duration.ofSeconds(9));
    meanwhile = () -> retry.refused(longer.build());
    failsTwice(retry);
    assertThat(said).containsExactly("busy", "waited 1", "waited 8");
    assertThat(over).containsExactly("busy over after 9");
  }

  @Test
  void theEndOfAWaitThatIsCutByAStopIsToldToo() {
    signal.cancel();
    assertThatThrownBy(() -> failsTwice(retry(3))).isInstanceOf(HaltedException.class);
    assertThat(over).containsExactly("busy over after 0");
  }

  @Test
  void patienceEndsWithTheLastRetry() {
    assertThatThrownBy(() -> retry(2).<String>ask(() -> failing(9))).hasMessageContaining("busy");
    assertThat(asked).isEqualTo(3);
  }

  @Test
  void anOperationThatIsToStopWaitsForNothing() {
    signal.cancel();
    assertThatThrownBy(() -> retry(3).<String>ask(() -> failing(9)))
        .isInstanceOf(HaltedException.class);
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void oneThatDropsWhatItDoesAsksNothing() {
    signal.abort();
    assertThatThrownBy(() -> retry(3).<String>ask(() -> failing(9)))
        .isInstanceOf(HaltedException.class);
    assertThat(asked).isZero();
  }

  @Test
  void anotherThreadWaitsAtTheSameGate() {
    var retry = retry(3);
    var closed = new ArrayList<Boolean>();
    meanwhile = () -> closed.add(retry.closed());
    failsTwice(retry);
    assertThat(retry.<String>ask(() -> failing(0))).isEqualTo("done");
    assertThat(closed).containsExactly(true);
    assertThat(said).containsExactly("busy", "waited 1");
  }

  @Test
  void theSiteSaysHowLongToWaitUpToAnHour() {
    var hour = RepositoryException.because("busy").status(503).retryAfter(Duration.ofHours(1));
    assertThat(retry(3).<String>ask(() -> failing(1, hour))).isEqualTo("done");
    assertThat(said).containsExactly("busy", "waited 3600");
  }

  @Test
  void aLongerWaitEndsTheOperation() {
    var longer = RepositoryException.because("busy").status(503).retryAfter(Duration.ofHours(2));
    var stop =
        catchThrowableOfType(
            RepositoryException.class, () -> retry(3).<String>ask(() -> failing(9, longer)));
    assertThat(stop.endsTheRun()).isTrue();
    assertThat(stop).hasMessageContaining("asks for a wait of 120 minutes");
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void aRefusalIsNoReasonToAskAgain() {
    assertThatThrownBy(
            () ->
                retry(2)
                    .<String>ask(
                        () -> {
                          asked++;
                          throw RepositoryException.refusal("no", 422);
                        }))
        .hasMessageContaining("no");
    assertThat(asked).isEqualTo(1);
  }

  private Retry patient(RepositoryClient site) {
    return patient(0, site);
  }

  private Retry patient(int retries, InvocationHandler site) {
    return patient(
        retries,
        (RepositoryClient)
            Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {RepositoryClient.class}, site));
  }

  private Retry patient(int retries, RepositoryClient site) {
    return Retry.of(
            RetryPolicy.of(retries, Duration.ZERO).withOutage(Duration.ofMinutes(5)),
            ((InstantSource) () -> now).withZone(ZoneOffset.UTC),
            signal,
            this::turn,
            new OperationListener() {
              @Override
              public void waiting(Duration time, String reason) {
                said.add("waits up to " + time.toSeconds());
              }
            })
        .of(new HealthCheck(site));
  }

  /** Answers every question that there is nothing, once the time has come. */
  private RepositoryClient awayUntil(Instant back) {
    return (RepositoryClient)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {RepositoryClient.class},
            (proxy, method, arguments) -> {
              if (now.isBefore(back)) {
                throw busy();
              }
              return Optional.empty();
            });
  }

  @Test
  void aSiteThatIsAwayIsLookedForEveryTenSeconds() {
    var retry = patient(awayUntil(Instant.EPOCH.plusSeconds(25)));
    assertThat(retry.<String>ask(() -> failing(1))).isEqualTo("done");
    assertThat(said).containsExactly("waits up to 300", "waited 10", "waited 10", "waited 10");
  }

  @Test
  void aCancelEndsTheWaitForIt() {
    var retry = patient(awayUntil(Instant.MAX));
    waits = signal::cancel;
    assertThatThrownBy(() -> retry.<String>ask(() -> failing(9)))
        .isInstanceOf(HaltedException.class);
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void aSiteThatCameBackHasAllRetriesButNotForEver() {
    var retry =
        patient(
            3,
            (proxy, method, arguments) -> {
              if (now.isBefore(back)) {
                throw busy();
              }
              return Optional.empty();
            });

    assertThatThrownBy(() -> retry.<String>ask(this::bringsTheSiteDown)).hasMessage("down");

    assertThat(asked).isEqualTo(3 * 4 + 1);
    assertThat(said.stream().filter("waits up to 300"::equals)).hasSize(4);
    assertThat(now).isAfterOrEqualTo(back);
  }

  private String bringsTheSiteDown() {
    asked++;
    if (now.isBefore(back)) {
      throw busy();
    }
    back = now.plusSeconds(25);
    throw RepositoryException.because("down").remedy(Remedy.RETRY).build();
  }

  @Test
  void afterACancelNoWaitingThreadAsksTheSite() throws Exception {
    var looks = new AtomicInteger();
    var retry =
        patient(
            0,
            (proxy, method, arguments) -> {
              looks.incrementAndGet();
              throw busy();
            });
    var other = new FutureTask<>(() -> retry.budget().again(busy()));
    var thread = new Thread(other);
    var cancelled = new AtomicInteger();
    waits =
        () -> {
          thread.start();
          while (thread.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
          }
          signal.cancel();
          cancelled.set(looks.get());
          throw new HaltedException();
        };
    assertThatThrownBy(() -> retry.<String>ask(() -> failing(9)))
        .isInstanceOf(HaltedException.class);
    assertThatThrownBy(other::get).hasCauseInstanceOf(HaltedException.class);
    assertThat(looks).hasValue(cancelled.get());
  }

  @Test
  void oneThreadWaitsAndTheOthersGoOnWhenItDoes() throws Exception {
    var retry = patient(awayUntil(Instant.EPOCH.plusSeconds(5)));
    var other = new FutureTask<>(() -> retry.budget().again(busy()));
    var thread = new Thread(other);
    waits =
        () -> {
          thread.start();
          while (thread.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
          }
        };
    assertThat(retry.<String>ask(() -> failing(1))).isEqualTo("done");
    assertThat(other.get()).isTrue();
    assertThat(said).containsExactly("waits up to 300", "waited 10");
  }

  @Test
  void aSiteThatAnswersOtherQuestionsIsNotWaitedFor() {
    var retry = patient(new InMemoryRepository());
    assertThat(retry.<String>ask(() -> "answer")).isEqualTo("answer");
    assertThatThrownBy(() -> retry.<String>ask(() -> failing(9))).hasMessage("busy");
    assertThat(asked).isEqualTo(1);
    assertThat(said).isEmpty();
  }
}
