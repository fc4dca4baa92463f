package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.ingestworkbench.listener.RollbackListener.Left;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Some media are deleted, and their nodes stay. */
class MediaRollbackTest extends RollbackCase {
  private String id = "";
  private List<String> nodes = List.of();

  @BeforeEach
  void makeThem() {
    assertThat(job().run().allDone()).isTrue();
    id = String.valueOf(medium(0).id());
    nodes = titles();
  }

  private NodesRollback ofMedia(String... ids) {
    return NodesRollback.ofMedia(repository, List.of(ids));
  }

  @Test
  void mediaThatNoKnownJobMadeGoWithTheirFiles() {
    var report = ofMedia(id, "4711").run();

    assertThat(report.complete()).as(report.toString()).isTrue();
    assertThat(report.deleted(EntityType.MEDIA)).isEqualTo(1);
    assertThat(repository.memory.media()).hasSize(1);
    assertThat(repository.memory.files()).hasSize(1);
    assertThat(titles()).isEqualTo(nodes);
  }

  @Test
  void aListOfMediaIsNeverTakenForOneOfNodes() {
    var ofNode = String.valueOf(made("Other").id());

    assertThatThrownBy(() -> ofMedia(ofNode).withoutMedia().run())
        .isInstanceOf(IllegalStateException.class);
    assertThat(titles()).isEqualTo(nodes);
  }

  @Test
  void oneThatCouldNotBeDeletedIsLeftWithItsFile() {
    repository.deleting =
        ref -> {
          if (id.equals(ref.id())) {
            throw RepositoryException.refusal("You may not.", 403);
          }
        };

    for (var rollback : List.of(ofMedia(id), ofMedia(id).idMap(map))) {
      assertThat(rollback.run().left()).extracting(Left::why).containsExactly(Why.FAILED);
    }
    assertThat(repository.memory.media()).hasSize(2);
    assertThat(repository.memory.files()).hasSize(2);
  }

  @Test
  void aJobsMediumIsRecordedAsGoneAlsoAfterADeathAndAResumeMakesItAnew() {
    var dead =
        ofMedia(id).idMap(map).listener(dyingAt(ref -> ref.type() == EntityType.MEDIA)).run();
    assertThat(dead.complete()).isFalse();
    assertThat(jobRecord().state()).isEqualTo(JobState.ROLLING_BACK);

    var report = ofMedia(id).idMap(map).run();

    assertThat(report.left()).isEmpty();
    assertThat(jobRecord().state()).isNotEqualTo(JobState.ROLLING_BACK);
    assertThat(repository.memory.media()).hasSize(1);
    assertThat(repository.memory.files()).hasSize(1);
    assertThat(job().run().allDone()).isTrue();
    assertThat(repository.memory.media()).hasSize(2);
    assertThat(titles()).isEqualTo(nodes);
    assertThat(rolledBack(RollbackOptions.DEFAULT).complete()).isTrue();
    assertThat(titles()).isEmpty();
    assertThat(repository.memory.media()).isEmpty();
    assertThat(repository.memory.files()).isEmpty();
  }
}
