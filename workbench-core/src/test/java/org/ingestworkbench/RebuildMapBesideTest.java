package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processes that make the same lost map again. */
class RebuildMapBesideTest extends RebuildCase {

  private RebuildOptions options = RebuildOptions.of(new JobId(new UUID(5, 6)));

  @BeforeEach
  void lose() {
    input("id,title", "1,One", "2,Two");
    options = lost();
  }

  /** After the input was read, and before the job is claimed, somebody else does something. */
  private IngestJob whileWeRead(Runnable others) {
    var once = new AtomicBoolean();
    return job(Recovery.resume())
        .listener(
            new JobListener() {
              @Override
              public void inputRead(long rows) {
                if (!once.getAndSet(true)) {
                  others.run();
                }
              }
            })
        .build();
  }

  private IngestJob anotherProcess() {
    return job(Recovery.resume()).idMap(map.reopen()).build();
  }

  private RebuildReport another() {
    return anotherProcess().rebuildMap(options);
  }

  private void anotherStops() {
    repository.asking =
        RepositoryException.because("Gone.").scope(RepositoryException.Scope.JOB).build();
    var stopped = anotherProcess().rebuildMap(options.nodes(Map.of("1", "1")));
    assertThat(stopped.whole()).isFalse();
    repository.asking = null;
  }

  @Test
  void oneThatFindsAJobThatAnotherBeganIsToldSo() {
    var job = whileWeRead(this::another);

    assertThatThrownBy(() -> job.rebuildMap(options))
        .isInstanceOf(ClaimException.class)
        .hasMessageContaining("Another process began a moment ago");
    assertThat(another().complete()).isEqualTo(2);
  }

  @Test
  void oneThatAnotherFinishedMeanwhileIsRefusedAndStaysFinished() {
    anotherStops();
    var job =
        whileWeRead(
            () -> {
              another();
              assertThat(anotherProcess().run().allDone()).isTrue();
            });

    assertThatThrownBy(() -> job.rebuildMap(options))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("already");
    assertThat(jobRecord().state()).isEqualTo(JobState.FINISHED);
  }

  @Test
  void oneThatAnotherWentOnWithMeanwhileBeginsAnew() {
    anotherStops();

    assertThat(whileWeRead(this::another).rebuildMap(options).complete()).isEqualTo(2);
  }
}
