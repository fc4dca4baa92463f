package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.listener.RollbackListener.Left;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.MapEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A list of nodes that a job of an ID map made, such as the job's own rollback file. */
class ListedNodesTest extends RollbackCase {

  @BeforeEach
  void run() {
    input(
        "id,title,parent_id,field_member_of,field_subject,url_alias,file",
        "1,Parent,,,cats,,",
        "2,Child,1,,,,a.jpg",
        "3,Other,,,,/other,");
    job().run();
  }

  private NodesRollback rollback(String... ids) {
    return NodesRollback.of(repository, List.of(ids)).idMap(map);
  }

  private JobState state() {
    return jobRecord().state();
  }

  @Test
  void theWholeJobGoesFromJournalAndMapAndARunMakesItAgain() {
    var report = rollback("1", "2", "3").run();
    assertThat(report.complete()).as(report.toString()).isTrue();
    assertThat(repository.memory.things()).as("its term too").isEmpty();
    assertThat(mapped(MapEntry::nodeId)).isEmpty();
    assertThat(state()).isEqualTo(JobState.ROLLED_BACK);

    assertThat(job().run().allDone()).isTrue();
    assertThat(titles()).containsExactly("Parent", "Child", "Other");
  }

  @Test
  void ofSomeNodesTheOthersStayAndAResumeMakesTheseAgain() {
    var report = rollback("3").run();
    assertThat(report.complete()).as(report.toString()).isTrue();
    assertThat(titles()).containsExactly("Parent", "Child");
    assertThat(mapped(MapEntry::nodeId)).containsExactly("1", "2");
    assertThat(state()).isEqualTo(JobState.STOPPED);

    var resumed = job().run();
    assertThat(resumed.count(Outcome.Kind.SKIPPED)).isEqualTo(2);
    assertThat(titles()).containsExactly("Parent", "Child", "Other");
  }

  @Test
  void aParentWhoseChildIsNotOnTheListIsKeptThoughTheSiteDoesNotTellChildren() {
    repository.stock = true;
    var report = rollback("1", "3").run();
    assertThat(report.left()).extracting(Left::reason).containsExactly("A child of it is left.");
    assertThat(titles()).containsExactly("Parent", "Child");
  }

  @Test
  void anothersParentOnTheListStaysForAChildThatItsJobKeeps() {
    foreignNode("Foreign parent", null);
    repository.memory.withField(
        new FieldDefinition(
            "field_member_of",
            "Member of",
            "entity_reference",
            1,
            false,
            FieldDefinition.Limits.NONE,
            new FieldDefinition.Target("node", List.of()),
            List.of()));
    var csv = write("more.csv", "id,title,field_member_of\n1,More,4\n");
    var more = job("more", csv).build().run();
    assertThat(more.allDone()).as(more.toString()).isTrue();
    repository.memory.withChange(EntityRef.node("5"));
    repository.stock = true;
    var report = rollback("4", "5").run();
    assertThat(report.left()).hasSize(2);
    assertThat(report.left().get(1).reason()).contains("A child of it is left.");
    assertThat(titles()).contains("Foreign parent", "More");
  }

  @Test
  void aJobsParentWaitsForAnothersChildOnTheList() {
    foreignNode("Foreign child", repository.memory.look(EntityRef.node("3")).orElseThrow().ref());
    repository.stock = true;
    var report = rollback("1", "2", "3", "4").run();
    assertThat(report.left())
        .extracting(Left::reason)
        .containsExactly("A child of it goes after it; roll back once more.");
    assertThat(titles()).containsExactly("Other");
    var again = rollback("1", "2", "3", "4").run();
    assertThat(again.left(Why.KEPT)).as(again.toString()).isZero();
    assertThat(titles()).isEmpty();
  }

  @Test
  void aMediumThatMayNotBeDeletedKeepsItsFile() {
    repository.deleting =
        ref -> {
          if (ref.type() == EntityType.MEDIA) {
            throw RepositoryException.refusal("You may not.", 403);
          }
        };
    var report = NodesRollback.of(repository, List.of("2")).run();
    assertThat(report.left(Why.FAILED)).isEqualTo(1);
    assertThat(repository.memory.files()).hasSize(1);
  }

  @Test
  void whatWasChangedSinceIsKept() {
    repository.memory.withChange(EntityRef.node("3"));
    var report = rollback("1", "2", "3").run();
    assertThat(report.left().get(0).reason())
        .contains(Advice.ROLL_BACK_WHOLE_JOB.words(jobRecord().id(), Advice.FORCE.words()));
    assertThat(report.left(Why.KEPT)).isEqualTo(1);
    assertThat(titles()).containsExactly("Other");
  }

  @Test
  void aNodeWhoseMediaAreToStayStaysToo() {
    var report = rollback("1", "2", "3").withoutMedia().run();
    assertThat(report.left()).extracting(Left::reason).first().asString().contains("to stay");
    assertThat(titles()).containsExactly("Parent", "Child");
    assertThat(repository.memory.media()).hasSize(1);
  }

  @Test
  void theFileOfAMediumThatIsGoneGoesOnlyWhenItIsNotMadeLater() {
    repository.memory.delete(medium(0));
    repository.made = time -> time.map(made -> made.plusSeconds(60));
    var report = rollback("1", "2", "3").run();
    assertThat(report.left(Why.FILE)).isEqualTo(1);
    assertThat(report.complete()).as("a file hinders nothing").isTrue();
    assertThat(repository.memory.files()).hasSize(1);
  }

  @Test
  void aTermThatNobodyUsesIsDeletedByItsUuidSinceItsIdMayBeAnothers() {
    var terms = new ArrayList<EntityRef>();
    repository.deleting =
        ref -> {
          if (ref.type() == EntityType.TERM) {
            terms.add(ref);
          }
        };
    assertThat(rollback("1", "2", "3").run().complete()).isTrue();
    assertThat(terms).extracting(EntityRef::id).containsExactly((String) null);
  }

  @Test
  void theAliasOfANodeThatIsGoneIsNotDeletedByItsIdAlone() {
    var aliases = new ArrayList<EntityRef>();
    repository.deleting =
        ref -> {
          if (ref.type() == EntityType.ALIAS) {
            aliases.add(ref);
          }
        };
    repository.memory.delete(EntityRef.node("3"));
    assertThat(rollback("1", "2", "3").run().goneBefore()).isEqualTo(1);
    assertThat(aliases).extracting(EntityRef::id).containsExactly((String) null);
  }

  @Test
  void aJobThatRunsIsNotTouched() {
    try (var running = claim()) {
      assertThatThrownBy(() -> rollback("3").run()).isInstanceOf(ClaimException.class);
      assertThat(running.job().state()).isEqualTo(JobState.RUNNING);
    }
    assertThat(titles()).hasSize(3);
  }

  @Test
  void nodesOfNoJobGoAsBefore() {
    foreignNode("Foreign", null);
    var rollback = rollback("3", "4");
    assertThat(rollback.jobs()).extracting(job -> job.key().name()).containsExactly("job");
    assertThat(rollback.run().complete()).isTrue();
    assertThat(titles()).containsExactly("Parent", "Child");
  }
}
