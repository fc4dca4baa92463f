package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.Test;

/** A repository that answers no question beyond those that every repository answers. */
class FewCapabilitiesTest extends RollbackCase {

  private void canDoNothingMore() {
    repository.missing.addAll(Capability.all());
  }

  @Test
  void whatWasBegunIsSettledByItsUuidAlone() {
    canDoNothingMore();
    repository.after = Mishap.losing(4);
    assertThat(job().run().allDone()).isFalse();
    repository.mend();
    assertThat(job().run().allDone()).isTrue();
    assertThat(repository.memory.things()).hasSize(3 + 2 + 1 + 1);
  }

  @Test
  void aNodeWhoseMediaAreNotListedGoesOnlyWithAllMedia() {
    job().run();
    canDoNothingMore();
    var report = rolledBack(RollbackOptions.DEFAULT);
    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(reasons(report, Why.KEPT))
        .hasSizeGreaterThanOrEqualTo(2)
        .anyMatch(reason -> reason.contains(Advice.WITH_ALL_MEDIA.words()));
    assertThat(titles()).containsExactly("Parent", "Child", "Other");
    assertThat(repository.memory.media()).hasSize(2);
    rolledBack(RollbackOptions.DEFAULT.withAllMedia(true));
    assertThat(titles()).isEmpty();
    assertThat(repository.memory.media()).isEmpty();
    assertThat(repository.memory.files()).isEmpty();
  }

  @Test
  void aTermStaysWhereItsUsersAreNotTold() {
    job().run();
    repository.missing.add(Capability.TERM_USERS);
    var report = rolledBack(RollbackOptions.DEFAULT);
    assertThat(reasons(report, Why.TERM))
        .containsExactly(
            "Whether it is used is not known. The repository cannot be asked what refers to an"
                + " object.");
    assertThat(repository.memory.things(EntityType.TERM)).hasSize(1);
  }

  @Test
  void aParentStaysForAChildThatIsLeftWhereChildrenAreNotTold() {
    job().run();
    repository.missing.add(Capability.CHILDREN);
    repository.memory.withChange(made("Child"));
    assertThat(reasons(rolledBack(RollbackOptions.DEFAULT), Why.KEPT))
        .hasSize(2)
        .contains("A child of it is left.");
    assertThat(titles()).containsExactly("Parent", "Child");
  }

  @Test
  void theFileOfAMediumThatIsGoneStaysWhereItsTimeIsNotTold() {
    job().run();
    repository.missing.add(Capability.FILE_TIME);
    repository.memory.delete(medium(0));
    var report = rolledBack(RollbackOptions.DEFAULT);
    assertThat(reasons(report, Why.FILE))
        .containsExactly(
            "Its medium is gone, and whether this is still its file is not known. When a file was"
                + " made is not told here.");
    assertThat(repository.memory.files()).hasSize(1);
  }

  @Test
  void aNodeOnAListGoesOnlyWithoutItsMediaWhereTheseAreNotListed() {
    job().run();
    repository.missing.add(Capability.MEDIA_OF_NODE);
    var report = NodesRollback.of(repository, List.of("3")).run();
    assertThat(reasons(report, Why.KEPT)).singleElement().asString().contains("media");
    assertThat(titles()).contains("Other");
    NodesRollback.of(repository, List.of("3")).withoutMedia().run();
    assertThat(titles()).doesNotContain("Other");
  }
}
