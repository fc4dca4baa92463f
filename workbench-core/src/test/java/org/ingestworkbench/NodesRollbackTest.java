package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.ingestworkbench.listener.RollbackListener.Left;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A list of nodes on a site that does not tell a node's children. */
class NodesRollbackTest extends JobCase {

  @BeforeEach
  void makeAFamily() {
    repository.stock = true;
    foreignNode("Other", null);
    var parent = foreignNode("Parent", null);
    foreignNode("Child", parent);
  }

  private RollbackReport rolledBack() {
    return NodesRollback.of(repository, List.of("1", "2", "3")).run();
  }

  @Test
  void aNodeTakesAllItsAliasesWithIt() {
    repository.create(new Creation.OfAlias(new UUID(1, 1), "/one", EntityRef.node("1")));
    repository.create(new Creation.OfAlias(new UUID(1, 2), "/two", EntityRef.node("1")));

    var report = rolledBack();

    assertThat(report.complete()).isTrue();
    assertThat(report.deleted(EntityType.ALIAS)).isEqualTo(2);
    assertThat(repository.memory.aliases()).isEmpty();
  }

  private static void refuse(EntityRef ref, String id) {
    if (id.equals(ref.id())) {
      throw RepositoryException.refusal("You may not.", 403);
    }
  }

  @Test
  void theParentOfAChildThatCouldNotBeDeletedIsKept() {
    repository.deleting = ref -> refuse(ref, "3");
    var report = rolledBack();
    assertThat(titles()).containsExactly("Parent", "Child");
    assertThat(report.left()).extracting(Left::why).containsExactly(Why.FAILED, Why.KEPT);
    assertThat(report.left().get(1).reason()).contains("child of it is left");
  }

  @Test
  void aNodeThatCouldNotBeLookedAtMayBeAnybodysChild() {
    repository.lookingAt = ref -> refuse(ref, "3");
    assertThat(rolledBack().left())
        .extracting(Left::why)
        .containsExactly(Why.FAILED, Why.KEPT, Why.KEPT);
    assertThat(titles()).hasSize(3);
  }

  @Test
  void childrenThatGoFirstHinderNobody() {
    var report = rolledBack();
    assertThat(report.complete()).as(report.toString()).isTrue();
    assertThat(titles()).isEmpty();
  }

  @Test
  void aListThatIsCancelledSaysSo() {
    var rollback = NodesRollback.of(repository, List.of("1", "2", "3"));
    rollback.cancel();
    assertThat(rollback.run().state()).isEqualTo(JobState.CANCELLED);
  }
}
