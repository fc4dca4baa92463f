package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.ingestworkbench.listener.RollbackListener;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.StepKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A site that finds nodes by their IDs alone, of which one is not known. */
class RollbackStockSiteTest extends RollbackCase {

  @BeforeEach
  void runWithoutHearingOfTheFirstNode() {
    repository.stock = true;
    repository.hidingIds = true;
    repository.hidingNumbers = true;
    repository.after =
        Mishap.failing(creation -> repository.memory.nodes().size() == 1, WatchedRepository::lost);
    retries = 1;
    var report = job("id,title\n1,One\n2,Two\n", Recovery.NONE).concurrency(4).build().run();
    assertThat(report.allDone()).as(report.toString()).isTrue();
    assertThat(titles()).containsExactly("One", "Two");
    repository.hidingNumbers = false;
  }

  private RollbackReport rolledBack(RollbackListener listener) {
    return rollback().listener(listener).build().run();
  }

  @Test
  void aNodeWhoseIdIsFoundOnlyNowGoesThoughTheRollbackDiesWithIt() {
    assertThat(rolledBack(dyingAt(ref -> "1".equals(ref.id()))).stopped()).isEqualTo("dies");
    assertThat(titles()).isEmpty();
    var again = rolledBack(RollbackListener.NONE);
    assertThat(again.complete()).as(again.toString()).isTrue();
    assertThat(again.goneBefore()).isEqualTo(1);
  }

  @Test
  void aNodeWhoseIdIsNotFoundIsLeft() {
    repository.hidingNumbers = true;
    var report = rolledBack(RollbackListener.NONE);
    assertThat(report.left(Why.OPEN)).isEqualTo(1);
    assertThat(report.deleted(EntityType.NODE)).isEqualTo(1);
    assertThat(titles()).containsExactly("One");
  }

  @Test
  void aNodeThatMayStillComeKeepsOnlyThoseThatWereThereBeforeIt() {
    map = new InMemoryIdMap();
    resume("id,title\n1,One\n");
    begun(StepKey.node("late"), UUID.randomUUID());
    run("id,title\n1,One\n2,Two\n", Recovery.resume().acceptingChanges());

    var report = rolledBack(RollbackOptions.DEFAULT);

    assertThat(report.left(Why.OPEN)).as(report.toString()).isEqualTo(1);
    assertThat(report.deleted(EntityType.NODE)).isEqualTo(1);
    assertThat(reasons(report, Why.KEPT)).singleElement().asString().contains("may be its child");
  }
}
