package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.RepositoryClient;
import org.junit.jupiter.api.Test;

/** Several files of one row. */
class ParallelFilesTest extends JobCase {

  /** Answers for a medium only when both are asked for, if that ever happens. */
  private final CountDownLatch mediaSent = new CountDownLatch(2);

  private RepositoryClient meeting() {
    return Between.calls(
        RepositoryClient.class,
        repository,
        (method, arguments) -> {
          if (method.equals("create") && arguments[0] instanceof Creation.OfMedia) {
            mediaSent.countDown();
            assertThat(mediaSent.await(120, TimeUnit.SECONDS))
                .as("the other was sent too")
                .isTrue();
          }
        });
  }

  @Test
  void theyAreSentAtOnceWhereHandsAreIdle() {
    files("a.jpg", "a.txt");
    planning(plan -> plan.media(mediaSettings().additionalFiles("extra", "1").build()));
    var report =
        job("id,title,file,extra\n1,One,a.jpg,a.txt\n", Recovery.NONE)
            .repository(meeting())
            .concurrency(4)
            .build()
            .run();
    assertThat(report.allDone()).as(report.toString()).isTrue();
    assertThat(repository.memory.media()).hasSize(2);
  }
}
