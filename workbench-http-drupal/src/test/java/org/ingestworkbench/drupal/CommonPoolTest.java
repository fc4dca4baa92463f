package org.ingestworkbench.drupal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.Test;

/**
 * The JDK's HTTP client completes what it does asynchronously in the common pool; a host may keep
 * that busy.
 */
class CommonPoolTest {

  @Test
  void aRequestIsAnsweredThoughTheWholeCommonPoolIsBusy()
      throws IOException, ExecutionException, InterruptedException, TimeoutException {
    try (var site = StandIn.builder().start();
        var client = DrupalClient.connect(site.uri(), Credentials.of("admin", "password"))) {
      var made = new CompletableFuture<Confirmation>();
      var done = new CountDownLatch(1);
      try {
        fillCommonPool(done);
        new Thread(() -> made.complete(client.create(Drafts.node())), "host").start();
        assertThat(made.get(60, TimeUnit.SECONDS).id()).isNotNull();
      } finally {
        done.countDown();
      }
    }
  }

  /** Blocks each of its threads, without letting the pool know that they wait. */
  private static void fillCommonPool(CountDownLatch done) throws InterruptedException {
    int threads = Math.max(1, ForkJoinPool.getCommonPoolParallelism());
    var busy = new CountDownLatch(threads);
    for (int i = 0; i < threads; i++) {
      ForkJoinPool.commonPool()
          .execute(
              () -> {
                busy.countDown();
                await(done);
              });
    }
    busy.await();
  }

  private static void await(CountDownLatch done) {
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
