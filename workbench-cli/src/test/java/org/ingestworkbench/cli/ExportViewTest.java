package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.cli.console.Interrupts;
import org.ingestworkbench.islandora.csv.CsvList;
import org.ingestworkbench.standin.Fault;
import org.ingestworkbench.standin.StandIn;
import org.ingestworkbench.standin.StandInBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code task: get_data_from_view}. */
@Timeout(300)
class ExportViewTest extends CommandCase {

  private Path export;

  @Override
  StandInBuilder site() {
    return StandIn.builder().view("/export/nodes", 3).view("/export/all", 0);
  }

  @BeforeEach
  void sevenNodes() throws IOException {
    export = directory.resolve("view.csv");
    command.config("nodes_only: true").csv(rows(7));
    assertThat(command.create()).as(said()).isZero();
  }

  private void toExport(String... settings) throws IOException {
    var all = new ArrayList<>(List.of(settings));
    all.add("task: get_data_from_view");
    all.add("get_data_from_view_file_path: " + export);
    command.config(all.toArray(String[]::new));
  }

  private List<String> ids() throws IOException {
    var ids = new ArrayList<String>();
    try (var csv = CsvList.open(export)) {
      csv.forEach(row -> ids.add(row.cell(0)));
    }
    return ids;
  }

  private long pages() {
    return site.requests().list().stream()
        .filter(request -> request.path().startsWith("/export/"))
        .count();
  }

  @Test
  void allPagesOfAViewAreExported() throws IOException {
    toExport("view_path: /export/nodes");

    assertThat(command.create("--check")).as(said()).isZero();
    assertThat(export).doesNotExist();
    assertThat(command.create()).as(said()).isZero();

    assertThat(ids()).containsExactly("1", "2", "3", "4", "5", "6", "7");
    assertThat(command.out())
        .contains("\"Get data from View\" task started using config file")
        .contains("7 nodes exported.")
        .contains("CSV file is available at " + export + ".");
  }

  @Test
  void aViewThatAnswersAllNodesForEveryPageIsReadOnce() throws IOException {
    toExport("view_path: export/all");

    assertThat(command.create()).as(said()).isZero();

    assertThat(ids()).containsExactly("1", "2", "3", "4", "5", "6", "7");
    assertThat(pages()).isEqualTo(2);
  }

  @Test
  void parametersChooseNodes() throws IOException {
    toExport("view_path: export/nodes", "view_parameters: ['title=Row 3', 'x&y=a#b c']");

    assertThat(command.create()).as(said()).isZero();

    assertThat(ids()).containsExactly("3");
  }

  @Test
  void interruptedItGoesOnWithWhatTheFileDoesNotHave() throws IOException {
    toExport("view_path: export/nodes");
    assertThat(command.create()).as(said()).isZero();
    var whole = Files.readString(export);
    Files.delete(export);
    command.interruptAt("for node 4 ", Interrupts.Kind.INT);
    assertThat(command.create()).as(said()).isEqualTo(130);
    assertThat(export).content().isNotEqualTo(whole);

    assertThat(command.create("--resume")).as(said()).isZero();

    assertThat(export).hasContent(whole);
    assertThat(command.create()).as(said()).isZero();
    assertThat(command.out()).contains("7 exported before.");
  }

  @Test
  void aViewThatIsNotThereIsToldBefore() throws IOException {
    toExport("view_path: export/none");

    assertThat(command.create("--check")).isEqualTo(2);
    assertThat(command.out()).contains("SITE_UNAVAILABLE", "Cannot access View");
    assertThat(command.create()).isEqualTo(3);
    assertThat(command.out()).contains("Cannot access View");
    toExport();
    assertThat(command.create()).isEqualTo(2);
    assertThat(command.err()).contains("view_path is missing");
  }

  @Test
  void aViewOfFieldsNamesNodesByTheirNumbers() throws IOException {
    toExport("view_path: export/nodes");
    site.faults()
        .add(
            Fault.on("GET", "/export/nodes")
                .first(1)
                .answer(200)
                .body("application/json", "[{\"nid\":\"5\",\"title\":\"<a href=x>Row 5</a>\"}]"));

    assertThat(command.create()).as(said()).isZero();

    assertThat(ids()).containsExactly("5", "4", "6", "7");
    assertThat(Files.readAllLines(export).get(1)).startsWith("5,Row 5,");
  }

  @Test
  void rowsWithoutANumberStopIt() throws IOException {
    toExport("view_path: export/nodes");
    site.faults()
        .add(
            Fault.on("GET", "/export/nodes")
                .answer(200)
                .body("application/json", "[{\"title\":\"<a href=x>Row 5</a>\"}]"));

    assertThat(command.create()).as(said()).isEqualTo(3);
    assertThat(command.out()).contains("without the number of a node (nid)");
  }
}
