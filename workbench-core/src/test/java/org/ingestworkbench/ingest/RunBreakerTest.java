package org.ingestworkbench.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.ingestworkbench.journal.Journal;
import org.ingestworkbench.journal.Journals;
import org.ingestworkbench.journal.LateRequests;
import org.ingestworkbench.journal.MapRules;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.operation.WorldFaultException;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.retry.HealthCheck;
import org.ingestworkbench.retry.Permits;
import org.ingestworkbench.retry.SameErrorBreaker;
import org.ingestworkbench.retry.Throttle;
import org.ingestworkbench.store.ConfigName;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other workers do after five rows have stopped the run. */
class RunBreakerTest {

  private final RunBreaker breaker =
      new RunBreaker(new HealthCheck(new InMemoryRepository()), () -> true);

  private static Journal journal() {
    var id = JobId.of("6f0c3d5e-0000-4000-8000-000000000001");
    var session =
        new InMemoryIdMap()
            .claim(new JobClaim(id, false, false, new JobKey("", "test"), "in", "", 0));
    var rules = new MapRules(ConfigName.of(""), "", List.of(), false, false, null);
    return new Journals(
            session,
            new InMemoryRepository(),
            rules,
            new JobListener() {},
            "in",
            false,
            new Permits(new Throttle(1), new StopSignal()),
            new LateRequests())
        .fresh();
  }

  private void gaveUp(int row, int status) {
    breaker.gaveUp(
        ItemKey.row("" + row),
        RepositoryException.because("Answer.").status(status).build(),
        journal());
  }

  @BeforeEach
  void fiveRowsStopTheRun() {
    for (int row = 1; row < SameErrorBreaker.ALIKE; row++) {
      gaveUp(row, 500);
    }
    assertThatThrownBy(() -> gaveUp(SameErrorBreaker.ALIKE, 500))
        .isInstanceOf(WorldFaultException.class);
  }

  @Test
  void aRowUnderWayThatEndsWellTakesNoneOfThemOff() {
    breaker.wentWell();

    assertThat(breaker.rows()).containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void neitherDoesARowUnderWayThatGetsAnotherAnswer() {
    gaveUp(6, 403);

    assertThat(breaker.rows()).containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void aRowUnderWayThatGetsTheSameAnswerIsOneOfThem() {
    assertThatThrownBy(() -> gaveUp(6, 500)).isInstanceOf(WorldFaultException.class);

    assertThat(breaker.rows()).contains("1", "5", "6").hasSize(6);
  }
}
