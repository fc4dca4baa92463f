package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.ingestworkbench.cli.console.Interrupts;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.StandInBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code task: create_terms} of the command, from its check to its rollback. */
@Timeout(300)
class TermsCommandTest extends CommandCase {

  private static final List<String> TREE =
      List.of(
          "term_name,parent,description,weight,field_authority_link",
          "Animals,,All that moves,3,",
          "Birds,Animals,,,other%%https://example.org/birds%%Birds",
          "Owls,birds,,,");

  @Override
  StandInBuilder site() {
    return super.site().jsonApi(true);
  }

  @BeforeEach
  void configure() throws IOException {
    terms();
    command.csv(TREE.toArray(String[]::new));
  }

  private void terms(String... more) throws IOException {
    command.config(
        Stream.concat(Stream.of("task: create_terms", "vocab_id: subject"), Stream.of(more))
            .toArray(String[]::new));
  }

  private List<Entity> made() {
    return site.terms().stream().filter(term -> term.bundle().equals("subject")).toList();
  }

  private List<String> names() {
    return made().stream().map(Entity::title).toList();
  }

  private int run(String verb, String... more) {
    return command.run(
        Stream.concat(Stream.of(verb, "--config", command.file().toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void rowsBecomeTermsWithTheirFieldsBelowTheirParents() throws IOException {
    assertThat(command.create()).as(said()).isZero();

    assertThat(names()).containsExactly("Animals", "Birds", "Owls");
    var animals = made().get(0);
    var birds = made().get(1);
    assertThat(animals.text("description")).isEqualTo("All that moves");
    assertThat(animals.values("weight")).hasToString("[3]");
    assertThat(birds.targets("parent")).containsExactly(animals.id());
    assertThat(made().get(2).targets("parent")).containsExactly(birds.id());
    assertThat(birds.field("field_authority_link").get(0))
        .containsEntry("uri", "https://example.org/birds");
    assertThat(command.out())
        .contains("\"Create terms\" task started")
        .contains("Term \"Animals\" created.\nTerm \"Birds\" created.\nTerm \"Owls\" created.\n");
    assertThat(command.logLines())
        .anyMatch(
            line ->
                line.startsWith(
                    "INFO - Term " + birds.id() + " (\"Birds\") added to vocabulary \"subject\"."));
  }

  @Test
  void termsThatAreThereAreSkippedAndNamed() throws IOException {
    assertThat(command.create()).as(said()).isZero();
    assertThat(command.create("--new")).as(said()).isZero();

    assertThat(names()).hasSize(3);
    assertThat(command.out()).contains("3 terms already exist, skipping them.");
    assertThat(command.logLines())
        .anyMatch(
            line ->
                line.contains("Term \"Owls\" already exists (" + site.uri() + "/taxonomy/term/"));
  }

  @Test
  void theCheckWritesNothingAndNamesWhatIsWrong() throws IOException {
    assertThat(command.create("--check")).as(said()).isZero();
    assertThat(command.out())
        .contains("vocabulary exists on " + site.uri() + ", and terms may be created");
    command.csv("term_name,parent,title", "Cats,Nowhere,x", "Dogs,,", "dogs,,");

    assertThat(command.create("--check")).as(said()).isEqualTo(2);

    assertThat(said()).contains("COLUMN_UNKNOWN", "PARENT_MISSING", "ID_DUPLICATE");
    assertThat(made()).isEmpty();
  }

  @Test
  void aRowWhoseParentIsNowhereIsToldByItsTerm() throws IOException {
    command.csv("term_name,parent", "Cats,Nowhere", "Dogs,");

    assertThat(command.create()).as(said()).isEqualTo(1);

    assertThat(names()).containsExactly("Dogs");
    assertThat(said()).contains("ERROR: Term \"Cats\" not created.");
    assertThat(command.logLines())
        .anyMatch(line -> line.startsWith("ERROR - Term \"Cats\" not created, its parent term"));
  }

  @Test
  void aVocabularyThatIsNotThereIsRefused() throws IOException {
    command.config("task: create_terms", "vocab_id: nope");

    assertThat(command.create()).as(said()).isEqualTo(2);
    assertThat(said()).contains("Vocabulary 'nope' does not exist: correct vocab_id");
  }

  @Test
  void headersMayBeLabelsOfTheVocabulary() throws IOException {
    terms("csv_headers: labels");
    command.csv("term_name,Authority Link", "Cats,other%%https://example.org/cats%%Cats");

    assertThat(command.create()).as(said()).isZero();
    assertThat(made().get(0).field("field_authority_link")).hasSize(1);
  }

  @Test
  void aCancelledJobGoesOnVerifiesAndIsRolledBack() {
    command.interruptAt("\"Birds\"", Interrupts.Kind.INT);
    assertThat(command.create()).as(said()).isEqualTo(130);
    assertThat(names()).hasSize(2);
    assertThat(command.create("--resume")).as(said()).isZero();
    assertThat(names()).containsExactly("Animals", "Birds", "Owls");

    assertThat(run("verify")).as(said()).isZero();
    assertThat(said()).contains("3 term; gone: 0, changed: 0");
    assertThat(run("rollback", "--yes")).as(said()).isZero();

    assertThat(made()).isEmpty();
    assertThat(command.out().lines().filter(line -> line.endsWith(" deleted."))).hasSize(3);
  }

  @Test
  void termsAreChangedAndChangedBack() throws IOException {
    assertThat(command.create()).as(said()).isZero();
    var animals = made().get(0);
    command.config(
        "task: update_terms",
        "vocab_id: subject",
        "input_csv: changes.csv",
        "csv_id_to_node_id_map_path: " + directory.resolve("changes.db"));
    Files.write(
        directory.resolve("changes.csv"),
        List.of(
            "term_id,term_name,parent,description,weight,published,field_authority_link",
            "Owls,Night owls," + animals.id() + ",They fly at night,7,0,",
            made().get(1).id() + ",,,,,,other%%https://example.org/aves%%Aves"));

    assertThat(command.create("--check")).as(said()).isZero();
    assertThat(command.out()).contains("and the terms are there");
    assertThat(command.create()).as(said()).isZero();

    var owls = made().get(2);
    assertThat(command.out())
        .contains("\"Update terms\" (replace) task started")
        .contains("Term " + site.uri() + "/taxonomy/term/" + owls.id() + " updated.");
    assertThat(owls.title()).isEqualTo("Night owls");
    assertThat(owls.targets("parent")).containsExactly(animals.id());
    assertThat(owls.text("description")).isEqualTo("They fly at night");
    assertThat(owls.values("weight")).hasToString("[7]");
    assertThat(owls.values("status")).hasToString("[false]");
    assertThat(made().get(1).field("field_authority_link").get(0))
        .containsEntry("uri", "https://example.org/aves");
    assertThat(run("verify")).as(said()).isZero();

    assertThat(run("rollback", "--yes")).as(said()).isZero();
    owls = made().get(2);
    assertThat(owls.title()).isEqualTo("Owls");
    assertThat(owls.targets("parent")).containsExactly(made().get(1).id());
    assertThat(owls.values("status")).hasToString("[true]");
    assertThat(command.create("--resume")).as(said()).isZero();
    assertThat(names()).containsExactly("Animals", "Birds", "Night owls");
  }

  @Test
  void withoutJsonApiTheRollbackLeavesTheTermsAndSaysWhy() {
    assertThat(command.create()).as(said()).isZero();
    site.jsonApi(false);

    run("rollback", "--yes");

    assertThat(made()).hasSize(3);
    assertThat(said()).contains("Whether it is used is not known.");
  }
}
