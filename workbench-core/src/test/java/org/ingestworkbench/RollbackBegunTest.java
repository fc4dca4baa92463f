package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.model.Identity;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.store.StepState;
import org.junit.jupiter.api.Test;

/** What was begun and is not settled when its job is rolled back. */
class RollbackBegunTest extends RollbackCase {

  @Test
  void whatWasBegunIsNotSettledWhileItsRequestMayBeUnderWay() {
    job().run();
    begun(StepKey.node("late"), UUID.randomUUID());
    var early = rolledBack(RollbackOptions.DEFAULT);
    assertThat(early.left(Why.OPEN)).isEqualTo(1);
    assertThat(early.complete()).isFalse();
    var later = rollback().requestsEndWithin(Duration.ZERO).build().run();
    assertThat(later.complete()).as(later.toString()).isTrue();
  }

  @Test
  void aBegunMediumWhoseNodeSomebodyDeletedIsFoundByItsUuid() {
    job().run();
    var step = StepKey.media("3", "late");
    var uuid = Identity.of(jobRecord().id(), step, 0);
    begun(step, uuid);
    mediumUnder(made("Other"), uuid);
    repository.memory.delete(made("Other"));
    var report = rollback().requestsEndWithin(Duration.ZERO).build().run();
    assertThat(report.complete()).as(report.toString()).isTrue();
    assertThat(repository.memory.media()).isEmpty();
    assertThat(repository.memory.files()).isEmpty();
  }

  @Test
  void anAliasThatItsNodeDoesNotShowGoesWithTheNode() {
    job().run();
    repository.stock = true;
    var step = StepKey.alias("3");
    var uuid = Identity.of(jobRecord().id(), step, 0);
    begun(step, uuid);
    repository.create(new Creation.OfAlias(UUID.randomUUID(), "/given-by-the-site", made("Other")));

    var report = rollback().requestsEndWithin(Duration.ZERO).build().run();

    assertThat(report.left(Why.OPEN)).as(report.toString()).isZero();
    assertThat(titles()).isEmpty();
  }

  @Test
  void aNodeThatIsGoneIsNotGivenUpWhileAMediumOfItMayBeThere() {
    job().run();
    repository.stock = true;
    begun(StepKey.media("3", "late"), Identity.of(jobRecord().id(), StepKey.media("3", "late"), 0));
    repository.memory.delete(made("Other"));

    var report = rollback().requestsEndWithin(Duration.ZERO).build().run();

    assertThat(report.left(Why.OPEN)).isEqualTo(1);
    assertThat(map.journal(jobRecord().id()).find(StepKey.node("3")).orElseThrow().state())
        .isEqualTo(StepState.COMPLETE);
  }

  @Test
  void theIdOfANodeIsLookedForBeforeItsMediaAre() {
    repository.hidingIds = true;
    repository.stock = true;
    repository.hidingNumbers = true;
    repository.after = Mishap.failing(Creations.node("Other"), WatchedRepository::lost);
    retries = 1;
    job().run();
    repository.mend();
    begun(StepKey.media("3", "late"), Identity.of(jobRecord().id(), StepKey.media("3", "late"), 0));
    repository.hidingNumbers = false;

    rollback().requestsEndWithin(Duration.ZERO).build().run();

    assertThat(titles()).isEmpty();
  }

  @Test
  void aBookWhosePageIsNotSettledYetIsKept() {
    job().run();
    begun(StepKey.page("3", "p1.tif"), UUID.randomUUID());
    var report = rolledBack(RollbackOptions.DEFAULT);
    assertThat(reasons(report, Why.KEPT)).singleElement().asString().contains("Pages of it");
    assertThat(titles()).containsExactly("Other");
  }

  @Test
  void aNodeThatWasChangedWhileItsStepWasOpenIsKept() {
    job().run();
    var step = StepKey.node("late");
    var uuid = Identity.of(jobRecord().id(), step, 0);
    begun(step, uuid);
    var draft = new NodeDraft("islandora_object", "Late", Map.of());
    repository.create(new Creation.OfNode(uuid, draft, null, Map.of()));
    repository.memory.withChange(made("Late"));

    var report = rollback().requestsEndWithin(Duration.ZERO).build().run();

    assertThat(titles()).as(report.toString()).containsExactly("Late");
    assertThat(reasons(report, Why.KEPT)).singleElement().asString().contains("was changed");
    assertThat(rolledBack(RollbackOptions.DEFAULT.force(true)).complete()).isTrue();
    assertThat(titles()).isEmpty();
  }

  @Test
  void soIsAMediumThatIsFoundOfItsNode() {
    job().run();
    var step = StepKey.media("3", "late");
    var uuid = Identity.of(jobRecord().id(), step, 0);
    begun(step, uuid);
    mediumUnder(made("Other"), uuid);
    repository.memory.withChange(medium(repository.memory.media().size() - 1));

    var report = rollback().requestsEndWithin(Duration.ZERO).build().run();

    assertThat(titles()).as(report.toString()).containsExactly("Other");
  }
}
