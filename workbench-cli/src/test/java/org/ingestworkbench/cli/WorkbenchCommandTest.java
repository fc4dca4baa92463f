package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.ingestworkbench.standin.Entity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class WorkbenchCommandTest extends CommandCase {

  @BeforeEach
  void fiveRows() throws IOException {
    command.config().csv(rows(5));
  }

  @Test
  void everyRowDoneIsZero() throws IOException {
    int code = command.create();

    assertThat(command.err()).isEmpty();
    assertThat(code).isZero();
    assertThat(site.nodes()).hasSize(5);
    assertThat(command.out().lines())
        .containsSubsequence(
            "OK, connection to Drupal at " + site.uri() + " verified.",
            "\"Create\" task started using config file " + command.file() + ".",
            "First node ID of this job is 1.",
            "Node for \"Row 1\" (record 01) created at " + site.uri() + "/node/1.",
            "Node for \"Row 5\" (record 05) created at " + site.uri() + "/node/5.",
            "Rows: 5 done, 0 not done (5 created).");
  }

  @Test
  void theLogHasWorkbenchsFormAndWords() throws IOException {
    command.create();

    assertThat(command.logLines())
        .contains(
            "INFO - \"Create\" task started using config file " + command.file() + ".",
            "INFO - Node for \"Row 2\" (record 02) created at "
                + site.uri()
                + "/node/2. [row=\"02\" node=\"2\"]",
            "INFO - First node ID of this job is 1.",
            "INFO - Islandora Workbench successfully completed.");
  }

  @Test
  void theLogIsAddedToUnlessItIsToBeginAnew() throws IOException {
    command.create();
    int before = command.logLines().size();

    command.create("--resume");
    assertThat(command.logLines()).hasSizeGreaterThan(before);

    command.config("log_file_mode: w");
    command.create("--resume");
    assertThat(command.logLines()).hasSizeLessThan(before);
  }

  @Test
  void rollbackFilesAndMapStandWhereTheyBelong() {
    command.create();

    assertThat(directory.resolve("rollback.csv")).content().endsWith("\n1\n2\n3\n4\n5\n");
    assertThat(directory.resolve("rollback.yml")).content().contains("task: delete");
    assertThat(map()).isNotEmptyFile();
  }

  @Test
  void rowsThatAreNotDoneAreOneAndAreNamed() throws IOException {
    command.csv(
        "id,parent_id,title,field_model,file",
        "01,,Row 1,Image,missing.jpg",
        "02,01,Child of it,Image,",
        "03,,Row 3,Image,");

    assertThat(command.create()).isEqualTo(1);

    assertThat(site.nodes()).extracting(Entity::title).containsExactly("Row 3");
    assertThat(command.out())
        .contains("ERROR: Node for CSV record 01 not created.")
        .contains("Row 01 (line 2) failed")
        .contains("Row 02 (line 3) blocked")
        .contains("--resume");
    assertThat(command.only("rows_not_done[.][0-9_]{19}[.]csv"))
        .content()
        .startsWith("id,line,outcome,title,node,reason,job\n01,2,FAILED,")
        .contains("\n02,3,BLOCKED,");
  }

  @Test
  void wrongUsageIsTwo() {
    assertThat(command.run()).isEqualTo(2);
    assertThat(command.err()).contains("--config");
    assertThat(command.create("--recusme")).isEqualTo(2);
    assertThat(command.create("--resume", "--new")).isEqualTo(2);
    assertThat(site.nodes()).isEmpty();
  }

  @Test
  void aWrongConfigurationIsTwoAndSaysWhatWasMeant() throws IOException {
    command.config("alow_adding_terms: true");

    assertThat(command.create()).isEqualTo(2);
    assertThat(command.err()).contains("alow_adding_terms").contains("allow_adding_terms");
    assertThat(command.run("--config", directory.resolve("no.yml").toString())).isEqualTo(2);
  }

  @Test
  void wrongInputIsTwoAndNothingIsWritten() throws IOException {
    command.csv("id,title,field_model", "01,One,Image", "01,Again,Image");
    assertThat(command.create()).isEqualTo(2);
    assertThat(command.err()).contains("01");

    command.csv("name,title,field_model", "01,One,Image");
    assertThat(command.create()).isEqualTo(2);

    Files.delete(directory.resolve("metadata.csv"));
    assertThat(command.create()).isEqualTo(2);
    assertThat(site.nodes()).isEmpty();
  }

  @Test
  void aWrongPasswordEndsItAtTheFirstRefusal() throws IOException {
    command.config("password: wrong");

    assertThat(command.create()).isIn(2, 3);

    assertThat(site.nodes()).isEmpty();
    assertThat(command.err() + command.out()).doesNotContain("wrong\"");
    assertThat(site.requests().count("POST", "/user/login")).isLessThanOrEqualTo(1);
  }

  @Test
  void aSiteThatIsNotThereStopsIt() throws IOException {
    command.config("http_max_retries: 0");
    site.close();

    assertThat(command.create()).isIn(2, 3);
    assertThat(command.err() + command.out()).contains(site.uri().toString());
  }

  @Test
  void thePasswordComesFromTheEnvironment() throws IOException {
    command.config("password:");
    command.environment("ISLANDORA_WORKBENCH_PASSWORD", "ingester");

    assertThat(command.create()).isZero();
  }

  @Test
  void passwordsAreNowhere() throws IOException {
    command.config("username: admin", "password: password").csv(rows(5));
    command.create();

    assertThat(command.out()).doesNotContain("password");
    assertThat(command.log()).content().doesNotContain("password");
    assertThat(directory.resolve("rollback.yml")).content().doesNotContain("password");

    command.create("--print_config");
    assertThat(command.out()).contains("host: ").contains("xxxxx").doesNotContain(": password\n");
  }

  @Test
  void aCheckThatFindsNothingIsZeroAndWritesNothing() {
    assertThat(command.create("--check")).isZero();

    assertThat(command.out()).contains("Configuration and input data appear to be valid.");
    assertThat(site.nodes()).isEmpty();
    assertThat(directory.resolve("rollback.csv")).doesNotExist();
  }

  @Test
  void aCheckSaysOnTheConsoleWhatItFoundRight() throws IOException {
    command.csv("id,title,field_model,field_genre", "01,One,Image,", "02,Two,Image,Almanacs");
    command.config("nodes_only: true", "allow_adding_terms: true");

    assertThat(command.create("--check")).isZero();

    assertThat(command.out())
        .contains(
            "OK, all 2 rows in the CSV file have the same number of columns as there are headers"
                + " (4).",
            "OK, term IDs/names in CSV file exist in their respective taxonomies, and new terms"
                + " will be created as noted in the log.");
  }

  @Test
  void aCheckLeavesOutWhatItFoundWrong() throws IOException {
    command.csv("id,title,field_model,field_genre", "01,One,Image,Almanacs");
    command.config("nodes_only: true");

    assertThat(command.create("--check")).isEqualTo(2);

    assertThat(command.out())
        .contains("OK, every row has an ID of its own.")
        .doesNotContain("OK, term IDs");
  }

  @Test
  void aCheckTellsEveryProblemAtOnce() throws IOException {
    command.csv(
        "id,title,field_model,file,field_edtf_date_issued",
        "01,One,Image,missing.jpg,",
        "02,Two,No such model,,",
        "03,Three,Image,,31.12.1999");

    assertThat(command.create("--check")).isEqualTo(2);

    assertThat(command.out()).contains("missing.jpg").contains("No such model");
    assertThat(site.nodes()).isEmpty();
  }

  @Test
  void percentagesStandBeforeTheFinalDot() throws IOException {
    command.config("show_percentage_of_csv_input_processed: true");

    command.create();

    assertThat(command.out()).contains("/node/1 (20%).").contains("/node/5 (100%).");
  }

  @Test
  void theVersionIsSaid() {
    assertThat(command.run("--version")).isZero();
    assertThat(command.out()).contains("Ingest Workbench");
  }
}
