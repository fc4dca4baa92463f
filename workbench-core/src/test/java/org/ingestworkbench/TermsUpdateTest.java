package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.ingestworkbench.model.ChangeDraft.Mode;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.plan.RowTask;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows change terms that are there: their names, places and fields. */
class TermsUpdateTest extends TermsCase {

  private boolean changing;

  @BeforeEach
  void termsAreThere() {
    job(
            "made",
            write(
                "made.csv",
                "term_name,parent,field_note,weight\nAnimals,,old,1\nBirds,Animals,old,\n1984,,,\n"))
        .build()
        .run();
    changing = true;
    planning(plan -> plan.task(RowTask.UPDATE_TERMS).idField("term_id"));
  }

  @Override
  CsvRowSource source(Path input) {
    return changing
        ? CsvRowSource.builder(input).idColumn("term_id").task("update_terms").idsRepeat().build()
        : super.source(input);
  }

  private String id(String name) {
    return terms().stream().filter(term -> term.name().equals(name)).findFirst().orElseThrow().id();
  }

  @Test
  void aTermIsFoundByItsNumberAndByItsName() {
    var report =
        start(
            "term_id,term_name,parent,weight,description,field_note\n"
                + id("Animals")
                + ",Beasts,,-2,What lives,new\n"
                + "birds,,"
                + id("1984")
                + ",,,\n");

    assertThat(report.allDone()).isTrue();
    assertThat(report.count(Outcome.Kind.UPDATED)).isEqualTo(2);
    assertThat(paths()).containsExactly("Beasts", "Birds in 1984", "1984");
    assertThat(texts("Beasts"))
        .isEqualTo(
            Map.of(
                "weight", "whole -2", "description", "text What lives", "field_note", "text new"));
    assertThat(texts("Birds")).isEqualTo(Map.of("field_note", "text old"));
  }

  @Test
  void aColumnOfNamesTakesNumbersForNames() {
    planning(
        plan ->
            plan.terms(
                terms -> terms.withColumnsWithNames(java.util.List.of("term_id", "parent"))));

    start("term_id,parent\n1984,Animals\nBirds,1984\n");

    assertThat(paths()).containsExactly("Animals", "Birds in 1984 in Animals", "1984 in Animals");
  }

  @Test
  void valuesAreAddedToFieldsAndTakeThePlaceOfNameParentAndWeight() {
    planning(plan -> plan.updateMode(Mode.APPEND));

    start(
        "term_id,term_name,weight,parent,field_note\nBirds,Fowl,7,1984,more|old\n"
            .replace("1984", id("1984")));

    assertThat(paths()).contains("Fowl in 1984");
    assertThat(texts("Fowl"))
        .isEqualTo(Map.of("weight", "whole 7", "field_note", "text old text more"));
  }

  @Test
  void fieldsOfTheVocabularyAreEmptied() {
    planning(plan -> plan.updateMode(Mode.DELETE));

    start("term_id,field_note\nBirds,\n");

    assertThat(texts("Birds")).isEmpty();
    assertThat(paths()).contains("Birds in Animals");
  }

  @Test
  void aTermThatIsNotThereFailsItsRowAndSoDoesOneThatWouldBeBelowItself() {
    var report = start("term_id,parent\nCats,Animals\n999,Animals\nBirds,Birds\nAnimals,Cats\n");

    assertThat(report.count(Outcome.Kind.FAILED)).isEqualTo(4);
    assertThat(report.notDone())
        .extracting(row -> row.outcome().reason())
        .containsExactly(
            "There is no term \"Cats\" in vocabulary \"subject\": write its number, its URI or its name.",
            "There is no term with the ID 999.",
            "The term would be its own parent.",
            "There is no term \"Cats\" in vocabulary \"subject\": write its number, its URI or its name.");
  }

  @Test
  void aTermOfAnotherVocabularyIsRefused() {
    planning(plan -> plan.vocabulary("place"));

    var report = start("term_id,weight\n" + id("Birds") + ",3\n");

    assertThat(report.notDone().get(0).outcome().reason()).contains("is in vocabulary \"subject\"");
  }

  @Test
  void twoRowsThatChangeOneFieldOfOneTermKeepTheJobFromStarting() {
    var both = "term_id,weight,field_note\nBirds,1,\n" + id("Birds") + ",2,x\n";

    assertThatThrownBy(() -> start(both))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("weight of term " + id("Birds"));
  }

  @Test
  void aRollbackWritesBackNameParentAndFields() {
    var before = paths();
    start("term_id,term_name,parent,field_note\nBirds,Fowl," + id("1984") + ",new\n");
    assertThat(paths()).contains("Fowl in 1984");

    JobRollback.named("job").repository(repository).idMap(map).build().run();

    assertThat(paths()).isEqualTo(before);
    assertThat(texts("Birds")).isEqualTo(Map.of("field_note", "text old"));
  }

  @Test
  void whatIsAsTheRowSaysIsNotWritten() {
    var report = start("term_id,term_name,parent,field_note\nBirds,Birds,Animals,old\n");

    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(1);
  }

  @Test
  void aTermThatWasRenamedBeforeItsRowEndedIsNotLookedForByItsOldName() {
    var csv = "term_id,term_name\nBirds,Fowl\nAnimals,Beasts\n";
    var dying =
        Between.calls(
            org.ingestworkbench.repository.RepositoryClient.class,
            repository,
            (method, arguments) -> {
              if (method.equals("update")) {
                repository.memory.update(
                    (org.ingestworkbench.repository.Change) arguments[0], () -> {});
                throw new IllegalStateException("A crash.");
              }
            });
    job(csv, Recovery.NONE).repository(dying).build().run();
    map.crash();

    var report = resume(csv);

    assertThat(report.allDone()).isTrue();
    assertThat(paths()).containsExactly("Beasts", "Fowl in Beasts", "1984");
  }
}
