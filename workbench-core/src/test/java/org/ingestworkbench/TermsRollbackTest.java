package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ingestworkbench.listener.RollbackListener;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.TermDraft;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job of terms is rolled back: what is below goes first, and what is used stays. */
class TermsRollbackTest extends TermsCase {

  private static final String TREE =
      "term_name,parent\nAnimals,\nBirds,Animals\nOwls,Birds\nFish,Animals\n";

  private final List<String> deleted = new ArrayList<>();

  private RollbackReport rollBack() {
    return JobRollback.named("job")
        .repository(repository)
        .idMap(map)
        .listener(
            new RollbackListener() {
              @Override
              public void deleted(EntityRef ref, String address, boolean before) {
                deleted.add(ref.id() + (before ? " gone" : ""));
              }
            })
        .build()
        .run();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void whatIsBelowGoesFirst(int atOnce) {
    workers = atOnce;
    start(TREE);
    var animals = terms().get(0).id();

    var report = rollBack();

    assertThat(report.state()).isEqualTo(JobState.ROLLED_BACK);
    assertThat(terms()).isEmpty();
    assertThat(deleted).hasSize(4).noneMatch(one -> one.endsWith("gone"));
    assertThat(deleted.get(3)).isEqualTo(animals);
  }

  @Test
  void aTermThatWasThereBeforeStays() {
    repository.memory.create(
        new Creation.OfTerm(UUID.randomUUID(), new TermDraft("subject", "Animals")));
    start(TREE);

    rollBack();

    assertThat(paths()).containsExactly("Animals");
  }

  @Test
  void aTermThatANodeUsesStaysWithThoseAboveIt() {
    start(TREE);
    var birds = terms().get(1).id();
    foreignNode(
        "A node",
        null,
        Map.of(
            "field_subject",
            List.of(new Value.Reference(new Value.Existing(birds), "taxonomy_term"))));

    var report = rollBack();

    assertThat(paths()).containsExactly("Animals", "Birds in Animals");
    assertThat(report.left()).extracting(RollbackListener.Left::why).containsOnly(Why.TERM);
    assertThat(report.left().get(0).reason()).isEqualTo("It is used by memory:/node/1.");
    assertThat(report.left().get(0).rowId()).isEqualTo("Birds");
    assertThat(report.left().get(1).reason())
        .isEqualTo("It is used by memory:/taxonomy/term/" + birds + ".");
  }

  @Test
  void aTermBelowWhichOthersMadeOneStays() {
    start(TREE);
    var fish = new EntityRef(EntityType.TERM, terms().get(3).id(), null);
    repository.memory.create(
        new Creation.OfTerm(
            UUID.randomUUID(), new TermDraft("subject", "Carps"), Map.of(), fish, Map.of()));

    rollBack();

    assertThat(paths()).containsExactly("Animals", "Fish in Animals", "Carps in Fish in Animals");
  }

  @Test
  void termsStayWhereItIsNotToldWhatUsesThem() {
    start(TREE);
    repository.missing.add(Capability.TERM_USERS);

    var report = rollBack();

    assertThat(terms()).hasSize(4);
    assertThat(report.left()).hasSize(4);
  }

  @Test
  void aResumeMakesAgainWhatWasRolledBackBelowWhatStayed() {
    start(TREE);
    var birds = terms().get(1).id();
    foreignNode(
        "A node",
        null,
        Map.of(
            "field_subject",
            List.of(new Value.Reference(new Value.Existing(birds), "taxonomy_term"))));
    rollBack();

    var report = resume(TREE);

    assertThat(report.allDone()).isTrue();
    assertThat(paths())
        .containsExactlyInAnyOrder(
            "Animals", "Birds in Animals", "Owls in Birds in Animals", "Fish in Animals");
  }
}
