package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.ingestworkbench.listener.RollbackListener.Left;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.plan.FieldDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a site that does not tell a node's children, a job rolls back parents of another's nodes. */
class ChildrenOfOtherJobsTest extends JobCase {

  @BeforeEach
  void parentsAndTheirChildren() {
    repository.stock = true;
    repository.memory.withField(FieldDefinition.ofNodes("field_member_of", -1));
    run("parents", "id,title\np1,Parent 1\np2,Parent 2\np3,Parent 3\n");
    run("children", "id,title,field_member_of\nc1,Child 1,1\nc2,Child 2,3\n");
    assertThat(titles()).hasSize(5);
  }

  private void run(String name, String csv) {
    Path input = write(name + ".csv", csv);
    assertThat(job(name, input).build().run().allDone()).isTrue();
  }

  private RollbackReport rollBack(String name) {
    return JobRollback.named(name).repository(repository).idMap(map).build().run();
  }

  @Test
  void theParentsAreKeptAndTheJobOfTheirChildrenIsNamed() {
    var report = rollBack("parents");

    assertThat(titles()).containsExactly("Parent 1", "Parent 3", "Child 1", "Child 2");
    assertThat(report.left()).extracting(Left::why).containsExactly(Why.KEPT, Why.KEPT);
    assertThat(report.left().get(0).reason())
        .contains("Node 5 is a child of it", "job \"children\"", "roll that job back first");
  }

  @Test
  void afterTheChildrenTheirParentsGo() {
    assertThat(rollBack("children").complete()).isTrue();
    assertThat(rollBack("parents").complete()).isTrue();
    assertThat(titles()).isEmpty();
  }

  @Test
  void aListKeepsThemToo() {
    foreignNode("Other", null);
    var report = NodesRollback.of(repository, List.of("1", "2", "3", "6")).idMap(map).run();

    assertThat(titles()).containsExactly("Parent 1", "Parent 3", "Child 1", "Child 2");
    assertThat(report.left(Why.KEPT)).isEqualTo(2);
  }

  @Test
  void aNodeThatNoJobMadeIsKeptForTheChildThatAJobMade() {
    var foreign = foreignNode("Foreign", null);
    run("more", "id,title,field_member_of\nm1,Child 3," + foreign.id() + "\n");

    NodesRollback.of(repository, List.of(String.valueOf(foreign.id()))).idMap(map).run();

    assertThat(titles()).contains("Foreign", "Child 3");
  }

  @Test
  void nodesThatAreOlderThanAParentAreNotLookedAt() {
    repository.lookingAt =
        ref -> {
          if (List.of("1", "2", "3").contains(ref.id())) {
            throw new AssertionError("looked at " + ref);
          }
        };
    assertThat(rollBack("children").complete()).isTrue();
  }
}
