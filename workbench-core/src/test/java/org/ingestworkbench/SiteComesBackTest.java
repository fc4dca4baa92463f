package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.ingestworkbench.listener.JobListener.RowEnded;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A site that is waited for and comes back, with what one object does to it then. */
class SiteComesBackTest extends JobCase {

  /** More requests than any budget has: what sends so many would send them for ever. */
  private static final int TOO_MANY = 100;

  private final TurnedClock clock = new TurnedClock();
  private Instant back = Instant.MIN;
  private int sent;
  private final AtomicReference<Runnable> cancel = new AtomicReference<>(() -> {});

  private boolean away() {
    return clock.clock().instant().isBefore(back);
  }

  private static boolean known(String method) {
    return switch (method) {
      case "host",
          "address",
          "one at a time",
          "capabilities",
          "longestRequest",
          "abort",
          "close",
          "toString" ->
          true;
      default -> false;
    };
  }

  /** Away until its time has come; hears of every request that it then gets. */
  private RepositoryClient site(Between.Listener requests) {
    return Between.calls(
        RepositoryClient.class,
        repository.memory,
        (method, arguments) -> {
          if (known(method)) {
            return;
          } else if (away()) {
            throw AwaySite.refused();
          }
          requests.called(method, arguments);
        });
  }

  private void goesDown(Supplier<RepositoryException> fault) {
    back = clock.in(Duration.ofSeconds(25));
    if (++sent == TOO_MANY) {
      cancel.get().run();
    }
    throw fault.get();
  }

  private static boolean isSecond(String method, Object[] arguments) {
    return method.equals("create") && "Title 2".equals(Creations.title((Creation) arguments[0]));
  }

  private IngestJob job(RepositoryClient site) {
    input(rows(3));
    var job =
        job("job", directory.resolve("metadata.csv"))
            .repository(site)
            .retries(3, Duration.ofSeconds(2))
            .waitForSite(Duration.ofMinutes(5))
            .clock(clock.clock())
            .waiting(clock::turn)
            .build();
    cancel.set(job::cancel);
    return job;
  }

  @ParameterizedTest
  @EnumSource
  void aRowThatBringsTheSiteDownFailsAndTheOthersAreMade(Effect effect) {
    var reset = RepositoryException.because("Reset.").effect(effect).remedy(Remedy.RETRY);
    var site =
        site(
            (method, arguments) -> {
              if (isSecond(method, arguments)) {
                goesDown(reset::build);
              }
            });

    var report = job(site).run();

    assertThat(sent).isLessThan(TOO_MANY);
    assertThat(report.state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    assertThat(report.notDone()).extracting(RowEnded::rowId).containsExactly("2");
    assertThat(titles()).containsExactlyInAnyOrder("Title 1", "Title 3");
  }

  /** As PHP does that warms up. */
  @Test
  void aRowIsTriedAgainAfterAnOutageThatUsedUpItsRetries() {
    var site =
        site(
            (method, arguments) -> {
              if (isSecond(method, arguments) && ++sent == 1) {
                back = clock.in(Duration.ofMinutes(1));
                throw AwaySite.refused();
              } else if (isSecond(method, arguments) && sent == 2) {
                throw RepositoryException.because("It warms up.")
                    .status(503)
                    .remedy(Remedy.RETRY)
                    .build();
              }
            });

    assertThat(job(site).run().allDone()).isTrue();
    assertThat(sent).isEqualTo(3);
  }

  @Test
  void aDeletionThatBringsTheSiteDownIsLeftAndTheOthersGo() {
    start(rows(3));
    var site =
        site(
            (method, arguments) -> {
              if (method.equals("delete") && "2".equals(((EntityRef) arguments[0]).id())) {
                goesDown(() -> RepositoryException.because("Reset.").remedy(Remedy.RETRY).build());
              }
            });
    var rollback =
        JobRollback.named("job")
            .repository(site)
            .idMap(map)
            .retries(3, Duration.ofSeconds(2))
            .waitForSite(Duration.ofMinutes(5))
            .clock(clock.clock())
            .waiting(clock::turn)
            .build();
    cancel.set(rollback::cancel);

    var report = rollback.run();

    assertThat(sent).isLessThan(TOO_MANY);
    assertThat(report.stopped()).isEmpty();
    assertThat(report.left(Why.FAILED)).isEqualTo(1);
    assertThat(titles()).containsExactly("Title 2");
  }
}
