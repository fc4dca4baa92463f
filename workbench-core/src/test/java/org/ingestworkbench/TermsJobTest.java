package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ingestworkbench.model.Problem.Code.ROW_CHANGED;

import java.util.Map;
import java.util.UUID;
import org.ingestworkbench.memory.Thing;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.TermDraft;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows become terms, each below the one that it names, with the fields of their vocabulary. */
class TermsJobTest extends TermsCase {

  private static final String TREE =
      "term_name,parent\nAnimals,\nBirds,Animals\nOwls,Birds\nFish,Animals\nPlants,\n";

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aTermIsMadeBelowTheTermOfItsParentsRow(int atOnce) {
    workers = atOnce;

    var report = start(TREE);

    assertThat(report.allDone()).isTrue();
    assertThat(report.count(Outcome.Kind.CREATED)).isEqualTo(5);
    assertThat(paths())
        .containsExactlyInAnyOrder(
            "Animals", "Birds in Animals", "Owls in Birds in Animals", "Fish in Animals", "Plants");
    assertThat(mapped()).isEmpty();
  }

  @Test
  void aTermHasTheFieldsOfItsRow() {
    start(
        "term_name,description,weight,published,langcode,field_note,field_place\n"
            + "Animals,All that moves,-3,0,fr,one|two,Paris\n");

    assertThat(texts("Animals"))
        .isEqualTo(
            Map.of(
                "description", "text All that moves",
                "weight", "whole -3",
                "status", "text 0",
                "langcode", "text fr",
                "field_note", "text one text two",
                "field_place", "reference taxonomy_term place:paris"));
  }

  @Test
  void aTermThatIsThereStaysAsItIsAndItsRowIsSkipped() {
    there("animals");

    var report = start("term_name,parent,field_place\nAnimals,,Paris\nBirds,Animals,\n");

    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(1);
    assertThat(report.count(Outcome.Kind.CREATED)).isEqualTo(1);
    assertThat(paths()).containsExactly("animals", "Birds in animals");
    assertThat(repository.memory.things(EntityType.TERM)).hasSize(2);
  }

  @Test
  void aParentIsFoundInAnySpelling() {
    workers = 4;

    var report = start("term_name,parent\nAnimals,\nBirds,ANIMALS\n");

    assertThat(report.allDone()).isTrue();
    assertThat(paths()).containsExactly("Animals", "Birds in Animals");
  }

  @Test
  void aTermWhoseParentIsNowhereIsNotMade() {
    var report = start("term_name,parent\nBirds,Animals\nPlants,\n");

    assertThat(report.count(Outcome.Kind.BLOCKED)).isEqualTo(1);
    assertThat(report.notDone().get(0).outcome().reason())
        .isEqualTo(
            "its parent term \"Animals\" is neither in the vocabulary \"subject\" nor in a row"
                + " before it.");
    assertThat(paths()).containsExactly("Plants");
  }

  @Test
  void theCheckNamesParentsThatAreNowhereComeLaterOrAreTheTermItself() {
    there("Plants");
    input("term_name,parent", "Birds,Nowhere", "Owls,Hunters", "Hunters,", "Trees,plants", "X,x");

    var report = job(Recovery.NONE).build().check();

    assertThat(report.problems())
        .extracting(problem -> problem.code() + " " + problem.place().line())
        .containsExactlyInAnyOrder(
            "PARENT_MISSING 2",
            "PARENT_AFTER_CHILD 3",
            "TERM_SPELLING 5",
            "PARENT_AFTER_CHILD 6",
            "PARENT_MISSING 6");
  }

  @Test
  void twoRowsOfOneNameKeepTheJobFromStarting() {
    assertThatThrownBy(() -> start("term_name\nCats\nDogs\ncats\n"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Duplicate identifiers in column term_name found: Cats (lines 2, 4)");
    assertThat(terms()).isEmpty();
  }

  @Test
  void aNumberIsAName() {
    start("term_name,parent\n1984,\n2,1984\n");

    assertThat(paths()).containsExactly("1984", "2 in 1984");
  }

  @Test
  void aNameLongerThanASiteTakesFailsItsRow() {
    var report = start("term_name\n" + "x".repeat(256) + "\n" + "y".repeat(255) + "\n");

    assertThat(report.count(Outcome.Kind.FAILED)).isEqualTo(1);
    assertThat(report.notDone().get(0).outcome().reason())
        .isEqualTo("The name of the term has 256 characters, but a site takes 255: shorten it.");
    assertThat(terms()).hasSize(1);
  }

  @Test
  void aProtectedVocabularyAndNoVocabularyKeepTheJobFromStarting() {
    planning(
        plan -> plan.terms(terms -> terms.withProtectedVocabularies(java.util.List.of("subject"))));
    assertThatThrownBy(() -> start(TREE)).hasMessageContaining("keeps the vocabulary \"subject\"");
    planning(plan -> plan.vocabulary(""));
    assertThatThrownBy(() -> start(TREE)).hasMessageContaining("Vocabulary '' does not exist");
  }

  @Test
  void aTermThatAFieldNamesAndARowMayDescribeIsNotMadeWithoutItsFields() {
    repository.memory.withField(
        org.ingestworkbench.plan.FieldDefinition.ofTerms("field_related", -1, "subject"));

    var report = start("term_name,field_related,weight\nCats,Dogs,\nDogs,,5\n");

    assertThat(report.count(Outcome.Kind.FAILED)).isEqualTo(1);
    assertThat(paths()).containsExactly("Dogs");
    assertThat(resume("term_name,field_related,weight\nCats,Dogs,\nDogs,,5\n").allDone()).isTrue();
    assertThat(paths()).containsExactly("Dogs", "Cats");
  }

  @Test
  void aResumeGoesOnBelowWhatWasMade() {
    repository.after = Mishap.dying(creation -> named(creation, "Birds"));
    start(TREE);
    repository.mend();
    map.crash();

    var report = resume(TREE);

    assertThat(report.state()).isEqualTo(JobState.FINISHED);
    assertThat(
            report.count(Outcome.Kind.ADOPTED)
                + report.count(Outcome.Kind.COMPLETED)
                + report.count(Outcome.Kind.SKIPPED))
        .isEqualTo(2);
    assertThat(heard.problems(ROW_CHANGED)).isEmpty();
    assertThat(paths())
        .containsExactly(
            "Animals", "Birds in Animals", "Owls in Birds in Animals", "Fish in Animals", "Plants");
  }

  @Test
  void aTermThatWasRefusedAndThatAPersonMadeSinceStaysAsItIs() {
    repository.before = Mishap.refusing(creation -> true);
    start("term_name,parent\nAnimals,\nBirds,Animals\n");
    repository.mend();
    there("animals");

    var report = resume("term_name,parent\nAnimals,\nBirds,Animals\n");

    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(1);
    assertThat(paths()).containsExactly("animals", "Birds in animals");
  }

  @Test
  void aTermThatWasRolledBackAndThatAPersonMadeSinceStaysAsItIs() {
    start("term_name\nAnimals\n");
    JobRollback.named("job").repository(repository).idMap(map).build().run();
    there("animals");

    assertThat(resume("term_name\nAnimals\n").count(Outcome.Kind.SKIPPED)).isEqualTo(1);
    assertThat(paths()).containsExactly("animals");
  }

  @Test
  void aTermThatWasBegunAndThatAPersonMadeSinceStaysAsItIs() {
    repository.before = Mishap.dying(creation -> true);
    start("term_name\nAnimals\n");
    repository.mend();
    map.crash();
    there("animals");

    assertThat(resume("term_name\nAnimals\n").allDone()).isTrue();
    assertThat(paths()).containsExactly("animals");
  }

  private static boolean named(Creation creation, String name) {
    return creation instanceof Creation.OfTerm term && term.term().name().equals(name);
  }

  private Thing there(String name) {
    var term = new Creation.OfTerm(UUID.randomUUID(), new TermDraft("subject", name));
    repository.memory.create(term);
    return terms().get(terms().size() - 1);
  }
}
