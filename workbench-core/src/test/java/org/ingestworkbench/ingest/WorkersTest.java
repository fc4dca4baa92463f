package org.ingestworkbench.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.stream.Stream;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.operation.StepFailedException;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.retry.Permits;
import org.ingestworkbench.retry.Throttle;
import org.ingestworkbench.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WorkersTest {

  private final RuntimeException step =
      new StepFailedException(StepKey.node("1"), RepositoryException.refusal("No.", 422));
  private final RuntimeException store = new StoreException("The disk is full.", null);

  private static Runnable failing(RuntimeException failure) {
    return () -> {
      throw failure;
    };
  }

  /** What a group throws of which these tasks fail, done by its owner. */
  private static @Nullable Throwable thrown(RuntimeException... failures) {
    try (var workers = new Workers(new Permits(new Throttle(1), new StopSignal()))) {
      return catchThrowable(
          () -> {
            try (var group = workers.group()) {
              Stream.of(failures).forEach(failure -> group.here(failing(failure)));
            }
          });
    }
  }

  @Test
  void theFirstOfTwoFailuresIsThrown() {
    var other = new StepFailedException(StepKey.node("2"), RepositoryException.refusal("", 422));
    assertThat(thrown(step, other)).isSameAs(step);
    assertThat(thrown(store, step)).isSameAs(store);
  }

  @Test
  void aStoreThatFailsIsNotHiddenByAStepThatFailedBefore() {
    assertThat(thrown(step, store)).isSameAs(store);
    assertThat(thrown(new HaltedException(), store)).isSameAs(store);
    assertThat(thrown(RepositoryException.refusal("", 422), store)).isSameAs(store);
  }

  @Test
  void afterAFailureTheOwnerSeesThatNothingMoreIsWorthStarting() {
    try (var workers = new Workers(new Permits(new Throttle(1), new StopSignal()))) {
      var group = workers.group();
      group.here(failing(step));
      assertThat(group.failed()).isTrue();
      assertThat(catchThrowable(group::close)).isSameAs(step);
    }
  }

  @Test
  @Timeout(300)
  void aTaskThatNoThreadCanBeMadeForIsNotWaitedFor() {
    var permits = new Permits(new Throttle(2), new StopSignal());
    var workers = new Workers(permits);
    workers.close();
    permits
        .next()
        .orElseThrow()
        .during(
            () -> {
              var group = workers.group();
              assertThat(catchThrowable(() -> group.start(() -> {}))).isNotNull();
              assertThat(catchThrowable(() -> group.run(() -> {}))).isNotNull();
              assertThat(permits.helper()).as("room").isPresent();
              group.close();
            });
  }
}
