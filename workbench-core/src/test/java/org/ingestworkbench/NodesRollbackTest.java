package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.spi.Creation;
import org.ingestworkbench.spi.RepositoryException;
import org.ingestworkbench.spi.RollbackListener.Left;
import org.ingestworkbench.spi.RollbackListener.Why;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A list of nodes on a site that does not tell a node's children. */
class NodesRollbackTest {

  private final WatchedRepository repository = new WatchedRepository();

  @BeforeEach
  void makeAFamily() {
    repository.stock = true;
    node("Other", null);
    var parent = node("Parent", null);
    node("Child", parent);
  }

  private EntityRef node(String title, @Nullable EntityRef parent) {
    var draft = new NodeDraft("islandora_object", title, Map.of());
    var made = repository.create(new Creation.OfNode(UUID.randomUUID(), draft, parent, Map.of()));
    return EntityRef.node(made.id(), made.uuid());
  }

  private List<String> titles() {
    return repository.memory.nodes().stream().map(InMemoryRepository.Thing::name).toList();
  }

  private RollbackReport rolledBack() {
    return NodesRollback.of(repository, List.of("1", "2", "3")).run();
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
}
