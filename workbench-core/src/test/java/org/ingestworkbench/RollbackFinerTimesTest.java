package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.MediaView;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.Test;

/** A repository whose times are finer than those that stores keep. */
class RollbackFinerTimesTest extends RollbackCase {

  private static final Instant FINE = Instant.parse("2026-01-01T00:00:00.123456789Z");

  private Instant now = FINE;

  private final RepositoryClient fine =
      Between.calls(RepositoryClient.class, repository, (method, arguments) -> {}, this::fine);

  private Object fine(Object result) {
    if (result instanceof Confirmation made) {
      return new Confirmation(made.id(), made.uuid(), FINE, made.files(), made.nodeId());
    }
    if (result instanceof List<?> listed) {
      return listed.stream().map(this::shown).toList();
    }
    return result instanceof Optional<?> found ? found.map(this::shown) : result;
  }

  private Object shown(Object view) {
    if (view instanceof NodeView node) {
      return new NodeView(
          node.id(), node.uuid(), node.bundle(), node.title(), now, node.parents(), node.alias());
    } else if (view instanceof MediaView medium) {
      return new MediaView(
          medium.id(),
          medium.uuid(),
          medium.bundle(),
          medium.name(),
          medium.uses(),
          medium.files(),
          now);
    }
    return view instanceof Instant ? now : view;
  }

  private void run() {
    job(Recovery.resume()).repository(fine).build().run();
  }

  private RollbackReport rolledBack() {
    // In memory the time is kept whole, on disk it is not: they differ in the same way.
    now = now.minusNanos(456_000);
    return rollback().repository(fine).options(RollbackOptions.DEFAULT).build().run();
  }

  @Test
  void whatTheStoreDoesNotKeepIsNoChange() {
    run();

    var report = rolledBack();

    assertThat(report.state()).as(report.toString()).isEqualTo(JobState.ROLLED_BACK);
    assertThat(report.deleted(EntityType.NODE)).isEqualTo(3);
  }

  @Test
  void aMillisecondIs() {
    run();
    now = FINE.plus(Duration.ofMillis(1));

    var report = rolledBack();

    assertThat(report.deleted(EntityType.NODE)).as(report.toString()).isZero();
  }
}
