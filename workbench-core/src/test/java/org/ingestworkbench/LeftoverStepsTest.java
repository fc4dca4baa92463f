package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ingestworkbench.Creations.media;
import static org.ingestworkbench.Creations.node;

import java.util.UUID;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.StepState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody corrects the input while it has rows that were begun and are not done. */
class LeftoverStepsTest extends LeftoverCase {

  @BeforeEach
  void aFile() {
    files("a.jpg");
    allowMissingFiles(true);
  }

  private void allowMissingFiles(boolean allow) {
    planning(plan -> plan.media(mediaSettings().allowMissingFiles(allow).build()));
  }

  @Test
  void aMediumThatWasMadeAndLeftTheRowIsFoundAndTold() {
    repository.after = Mishap.dying(media());
    start("id,title,file\n1,T1,a.jpg\n");
    mend();

    assertThat(resume("id,title,file\n1,T1,\n").allDone()).isTrue();

    assertThat(state(StepKey.media("1", "file"))).isEqualTo(StepState.COMPLETE);
    assertThat(changes()).anyMatch(text -> text.contains("does not have the media"));
  }

  @Test
  void aMediumThatWasNeverMadeAndLeftTheRowIsAbsent() {
    repository.before = Mishap.dying(media());
    start("id,title,file\n1,T1,a.jpg\n");
    mend();

    assertThat(resume("id,title,file\n1,T1,\n").allDone()).isTrue();

    assertThat(state(StepKey.media("1", "file"))).isEqualTo(StepState.REFUSED);
  }

  @Test
  void aMediumThatMayStillBeUnderWayAndLeftTheRowIsNotCalledAbsent() {
    repository.before = Mishap.dying(media());
    start("id,title,file\n1,T1,a.jpg\n");
    repository.mend();

    var early = resume("id,title,file\n1,T1,\n");
    assertThat(early.count(Outcome.Kind.UNRESOLVED)).isEqualTo(1);
    assertThat(state(StepKey.media("1", "file"))).isEqualTo(StepState.UNRESOLVED);

    anHourPasses();
    assertThat(resume("id,title,file\n1,T1,\n").allDone()).isTrue();
    assertThat(state(StepKey.media("1", "file"))).isEqualTo(StepState.REFUSED);
  }

  @Test
  void anAliasThatWasMadeAndLeftTheRowIsFoundAndTold() {
    repository.after = Mishap.dying(Creation.OfAlias.class::isInstance);
    start("id,title,url_alias\n1,T1,/one\n");
    mend();

    assertThat(resume("id,title,url_alias\n1,T1,\n").allDone()).isTrue();

    assertThat(state(StepKey.alias("1"))).isEqualTo(StepState.COMPLETE);
    assertThat(changes()).anyMatch(text -> text.contains("does not have the alias"));
  }

  @Test
  void anAliasThatLeftTheRowAndCannotBeFoundStaysUnresolvedUntilItIsBack() {
    repository.after = Mishap.dying(Creation.OfAlias.class::isInstance);
    start("id,title,url_alias\n1,T1,/one\n");
    mend();
    repository.stock = true;
    foreignAlias();

    var without = resume("id,title,url_alias\n1,T1,\n");
    assertThat(without.count(Outcome.Kind.UNRESOLVED)).isEqualTo(1);
    assertThat(without.notDone().get(0).outcome().reason()).contains("alias", "Give it back");

    assertThat(resume("id,title,url_alias\n1,T1,/one\n").allDone()).isTrue();
  }

  @Test
  void anAliasIsNotCalledAbsentBecauseItsNewTextLeadsNowhere() {
    repository.after = Mishap.dying(Creation.OfAlias.class::isInstance);
    start("id,title,url_alias\n1,T1,/one\n");
    mend();
    repository.stock = true;
    repository.listing = true;
    foreignAlias();

    var report = resume("id,title,url_alias\n1,T1,/two\n");

    assertThat(report.count(Outcome.Kind.UNRESOLVED)).as(report.toString()).isEqualTo(1);
    assertThat(state(StepKey.alias("1"))).isEqualTo(StepState.UNRESOLVED);
  }

  @Test
  void theNodeOfARowThatCannotBePlannedAnyMoreIsFound() {
    allowMissingFiles(false);
    repository.after = Mishap.dying(node("T1"));
    start("id,title,file\n1,T1,a.jpg\n");
    mend();
    delete("a.jpg");

    var report = resume("id,title,file\n1,T1,a.jpg\n");

    assertThat(report.count(Outcome.Kind.PARTIAL)).isEqualTo(1);
    assertThat(state(StepKey.node("1"))).isEqualTo(StepState.COMPLETE);
  }

  @Test
  void aRowThatIsGoneWithANodeThatWasBegunIsNamedWithIt() {
    repository.after = Mishap.dying(node("T2"));
    start("id,title\n1,T1\n2,T2\n3,T3\n");
    mend();

    assertThatThrownBy(() -> resume("id,title\n1,T1\n3,T3\n"))
        .isInstanceOf(ChangedInputException.class)
        .hasMessageContaining("begun and may be there");
  }

  @Test
  void aRowThatIsRespelledWithANodeIsNamedWithIt() {
    repository.before = Mishap.refusing(media());
    start("id,title,file\n07,T7,a.jpg\n");
    mend();

    assertThatThrownBy(() -> resume("id,title,file\n7,T7,a.jpg\n"))
        .isInstanceOf(ChangedInputException.class)
        .hasMessageContaining("has node 1; it would be made once more");
  }

  @Test
  void aFailedRowThatIsTakenOutDoesNotKeepTheJobUnfinished() {
    repository.before = Mishap.refusing(node("T3"));
    start("id,title\n1,T1\n2,T2\n3,T3\n");
    mend();

    var report = run("id,title\n1,T1\n2,T2\n", Recovery.resume().acceptingChanges());

    assertThat(report.state()).isEqualTo(JobState.FINISHED);
    assertThatCode(() -> start("id,title\n1,T1\n2,T2\n")).doesNotThrowAnyException();
  }

  @Test
  void aHalfMadeRowThatIsTakenOutAndPutBackIsCompleted() {
    repository.before = Mishap.refusing(media());
    start("id,title,file\n1,T1,a.jpg\n2,T2,\n");
    mend();
    run("id,title,file\n2,T2,\n", Recovery.resume().acceptingChanges());
    assertThat(jobRecord().state()).isEqualTo(JobState.FINISHED);

    var report = run("id,title,file\n1,T1,a.jpg\n2,T2,\n", Recovery.resume().acceptingChanges());

    assertThat(report.count(Outcome.Kind.COMPLETED)).isEqualTo(1);
    assertThat(repository.memory.media()).hasSize(1);
    assertThat(titles()).containsExactly("T1", "T2");
  }

  @Test
  void aHalfMadeRowWhoseTitleIsCorrectedIsNamedBecauseItKeepsTheOldOne() {
    repository.before = Mishap.refusing(media());
    start("id,title,file\n1,Old,a.jpg\n");
    mend();

    assertThat(resume("id,title,file\n1,New,a.jpg\n").allDone()).isTrue();

    assertThat(titles()).containsExactly("Old");
    assertThat(changes()).singleElement().asString().contains("node", "stays as it is");
  }

  @Test
  void aHalfMadeRowThatDidNotChangeIsCompletedWithoutAWord() {
    repository.before = Mishap.refusing(media());
    start("id,title,file\n1,Old,a.jpg\n");
    mend();

    assertThat(resume("id,title,file\n1,Old,a.jpg\n").allDone()).isTrue();

    assertThat(changes()).isEmpty();
  }

  /** The node shows this one, and not that of the job. */
  private void foreignAlias() {
    var node = repository.memory.nodes().get(0);
    var ours = repository.memory.aliases().get(0);
    repository.memory.delete(new EntityRef(EntityType.ALIAS, ours.id(), ours.uuid()));
    var ref = EntityRef.node(node.id(), node.uuid());
    repository.memory.create(new Creation.OfAlias(UUID.randomUUID(), "/other", ref));
    repository.memory.create(new Creation.OfAlias(ours.uuid(), ours.name(), ref));
  }
}
