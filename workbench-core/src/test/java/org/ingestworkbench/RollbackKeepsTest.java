package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.MediaView;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.Test;

/** What a rollback leaves, because somebody else has a part in it. */
class RollbackKeepsTest extends RollbackCase {

  @Test
  void aNodeWithAnothersMediumIsKeptWholeUnlessAllMediaAreToGo() {
    job().run();
    mediumUnder(made("Child"), UUID.randomUUID());
    var report = rolledBack(RollbackOptions.DEFAULT);
    assertThat(report.complete()).isFalse();
    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(reasons(report, Why.KEPT)).hasSize(2);
    assertThat(reasons(report, Why.KEPT).get(0)).contains("--with-all-media", "thumb.jpg");
    assertThat(titles()).containsExactly("Parent", "Child");
    assertThat(repository.memory.media()).as("its own medium is not torn out").hasSize(3);
    assertThat(rolledBack(RollbackOptions.DEFAULT.withAllMedia(true)).complete()).isTrue();
    assertThat(repository.memory.things()).isEmpty();
    assertThat(repository.memory.files()).isEmpty();
  }

  @Test
  void aNodeWithAnothersChildrenIsKeptAndTheyAreNamed() {
    job().run();
    var child = foreignNode("Foreign", made("Parent"));
    var report = rolledBack(new RollbackOptions(true, true, false, false));
    assertThat(reasons(report, Why.KEPT)).singleElement().asString().contains("node/" + child.id());
    assertThat(titles()).containsExactly("Parent", "Foreign");
    repository.memory.delete(child);
    assertThat(rolledBack(RollbackOptions.DEFAULT).complete()).isTrue();
  }

  @Test
  void whatWasChangedSinceGoesOnlyByForce() {
    job().run();
    repository.memory.withChange(made("Other"));
    var report = rolledBack(RollbackOptions.DEFAULT);
    assertThat(reasons(report, Why.KEPT)).singleElement().asString().contains("--force");
    assertThat(titles()).containsExactly("Other");
    assertThat(rolledBack(RollbackOptions.DEFAULT.force(true)).complete()).isTrue();
    assertThat(titles()).isEmpty();
  }

  @Test
  void aMediumThatWasChangedSinceKeepsItsNodeToo() {
    job().run();
    repository.memory.withChange(medium(1));
    rolledBack(RollbackOptions.DEFAULT);
    assertThat(titles()).containsExactly("Parent", "Child");
  }

  @Test
  void aTermThatSomebodyUsesIsListedAndStays() {
    job().run();
    var term = repository.memory.things(EntityType.TERM).get(0);
    var target = new Value.Reference(new Value.Existing(term.id()), "taxonomy_term");
    foreignNode("Foreign", made("Other"), Map.of("field_subject", List.of(target)));
    repository.memory.delete(made("Other"));
    var report = rolledBack(RollbackOptions.DEFAULT);
    assertThat(reasons(report, Why.TERM)).singleElement().asString().contains("used");
    assertThat(report.complete()).as("a term hinders nothing").isTrue();
    assertThat(report.goneBefore()).isEqualTo(1);
    assertThat(repository.memory.things(EntityType.TERM)).hasSize(1);
  }

  @Test
  void aMediumThatWasMovedToAnothersNodeStaysWithItsFiles() {
    job().run();
    var foreign = foreignNode("Foreign", made("Other"));
    repository.memory.withMoved(medium(0), foreign);
    var report = rolledBack(RollbackOptions.DEFAULT);
    assertThat(reasons(report, Why.KEPT)).anyMatch(reason -> reason.contains("moved"));
    assertThat(repository.memory.media()).hasSize(1);
    assertThat(repository.memory.files()).hasSize(1);
  }

  @Test
  void aMovedMediumStaysToWhenItsNodeIsGone() {
    job().run();
    var foreign = foreignNode("Foreign", made("Other"));
    repository.memory.withMoved(medium(1), foreign);
    repository.memory.delete(made("Child"));
    rolledBack(RollbackOptions.DEFAULT);
    rolledBack(RollbackOptions.DEFAULT);
    assertThat(repository.memory.media()).hasSize(1);
    assertThat(repository.memory.files()).hasSize(1);
    rolledBack(RollbackOptions.DEFAULT.force(true));
    assertThat(repository.memory.media()).isEmpty();
  }

  @Test
  void aNodeWhoseMediumStaysIsNotMadeAnewWithoutIt() {
    job().run();
    var foreign = foreignNode("Foreign", made("Other"));
    repository.memory.withMoved(medium(1), foreign);
    repository.memory.delete(made("Child"));
    rolledBack(RollbackOptions.DEFAULT);
    var journal = map.journal(jobRecord().id());
    assertThat(journal.find(StepKey.node("2"))).get().matches(step -> step.complete());
    rolledBack(RollbackOptions.DEFAULT.force(true));
    assertThat(job().run().allDone()).isTrue();
    assertThat(repository.memory.media()).hasSize(2);
    assertThat(media(made("Child"))).hasSize(1);
  }

  @Test
  void anothersMediumOfANodeThatIsGoneStaysUnlessItIsToGoToo() {
    job().run();
    mediumUnder(made("Other"), UUID.randomUUID());
    var medium = media(made("Other")).get(0);
    adopted(
        StepKey.media("3", "taken"),
        new Confirmation(
            medium.id(), medium.uuid(), medium.changed(), List.of(), made("Other").id()));
    repository.memory.delete(made("Other"));
    var report = rolledBack(RollbackOptions.DEFAULT);
    assertThat(reasons(report, Why.KEPT)).singleElement().asString().contains("--with-adopted");
    assertThat(repository.memory.media()).hasSize(1);
    assertThat(repository.memory.files()).hasSize(1);
    assertThat(rolledBack(RollbackOptions.DEFAULT.withAdopted(true)).complete()).isTrue();
    assertThat(repository.memory.media()).isEmpty();
    assertThat(repository.memory.files()).isEmpty();
  }

  @Test
  void whatAnotherProgramMadeIsKeptUnlessItIsToGoToo() {
    job().run();
    var foreign = foreignNode("Foreign", made("Other"));
    var node = repository.memory.look(foreign).orElseThrow();
    adopted(
        StepKey.node("taken"),
        new Confirmation(node.id(), node.uuid(), node.changed(), List.of(), null));
    assertThat(rollback().build().counts()).asString().contains("1 made by another program");
    var report = rolledBack(RollbackOptions.DEFAULT.force(true));
    assertThat(reasons(report, Why.KEPT)).anyMatch(reason -> reason.contains("--with-adopted"));
    assertThat(titles()).containsExactly("Other", "Foreign");
    assertThat(rolledBack(RollbackOptions.DEFAULT.withAdopted(true)).complete()).isTrue();
    assertThat(titles()).isEmpty();
  }

  private List<MediaView> media(EntityRef node) {
    return repository.memory.capabilities().ask(Capability.MEDIA_OF_NODE, node).orElseThrow();
  }
}
