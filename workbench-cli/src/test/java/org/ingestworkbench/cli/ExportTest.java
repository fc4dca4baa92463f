package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.cli.console.Interrupts;
import org.ingestworkbench.islandora.csv.CsvList;
import org.ingestworkbench.standin.Fault;
import org.ingestworkbench.standin.StandIn;
import org.ingestworkbench.standin.StandInBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code task: export_csv}: what the site holds of nodes, as a {@code create} takes it. */
@Timeout(300)
class ExportTest extends CommandCase {

  private Path export;

  @Override
  StandInBuilder site() {
    return StandIn.builder().bundle("node", "page", "Page");
  }

  @BeforeEach
  void where() {
    export = directory.resolve("export.csv");
  }

  private void make(int nodes) throws IOException {
    command.config("nodes_only: true").csv(rows(nodes));
    assertThat(command.create()).as(said()).isZero();
  }

  private void toExport(List<String> lines, String... settings) throws IOException {
    var all = new ArrayList<>(List.of(settings));
    all.add("task: export_csv");
    all.add("export_csv_file_path: " + export);
    command.config(all.toArray(String[]::new));
    command.csv(lines.toArray(String[]::new));
  }

  private List<Map<String, String>> exported() throws IOException {
    var rows = new ArrayList<Map<String, String>>();
    try (var csv = CsvList.open(export)) {
      var header = csv.header();
      csv.forEach(
          row -> {
            var cells = new LinkedHashMap<String, String>();
            header.forEach(name -> cells.put(name, row.cell(header.indexOf(name))));
            rows.add(cells);
          });
    }
    return rows;
  }

  private List<String> ids() throws IOException {
    return exported().stream().map(row -> row.get("node_id")).toList();
  }

  @Test
  void secondaryTasksOfAnExportAreRefusedAndNotPassedOver() throws IOException {
    toExport(List.of("node_id", "1"), "secondary_tasks: [second.yml]");
    Files.writeString(
        directory.resolve("second.yml"), "task: update\nhost: " + site.uri() + "\nusername: u\n");

    assertThat(command.create("--check")).isEqualTo(2);
    assertThat(said()).contains("it is no job: run it by itself.");
    assertThat(command.create()).isEqualTo(2);
    assertThat(export).doesNotExist();
  }

  @Test
  void nodesAreExportedInTheOrderOfTheInputByNumberAddressAndAlias() throws IOException {
    command.config("nodes_only: true");
    command.csv(
        "id,title,field_model,url_alias,field_edtf_date_issued,field_coordinates,field_rights",
        "1,One,Image,/the-one,1999|2000,\"49.25,-123.1\",<p>All</p>",
        "2,Two,Image,,,,",
        "3,Three,Image,,,,");
    assertThat(command.create()).as(said()).isZero();
    toExport(List.of("node_id,note", "3,x", site.uri() + "/the-one,y", "/node/2,z"));

    assertThat(command.create("--check")).as(said()).isZero();
    assertThat(export).doesNotExist();
    assertThat(command.create()).as(said()).isZero();

    assertThat(ids()).containsExactly("3", "1", "2");
    assertThat(Files.readString(export))
        .startsWith("node_id,title,url_alias,langcode,created,published,promote,field_");
    assertThat(exported().get(1))
        .containsEntry("title", "One")
        .containsEntry("url_alias", "/the-one")
        .containsEntry("langcode", "en")
        .containsEntry("published", "1")
        .containsEntry("field_edtf_date_issued", "1999|2000")
        .containsEntry("field_coordinates", "49.25,-123.1")
        .containsEntry("field_rights", "<p>All</p>");
    assertThat(command.out())
        .contains("\"Export CSV\" task started using config file")
        .contains("Exporting data for node 3 \"Three.\"")
        .contains("3 nodes exported.")
        .contains("CSV export saved at " + export);
    assertThat(map()).as("no job of it").exists();
  }

  @Test
  void onlyTheFieldsOfTheListAreExportedAndOneThatIsNotThereIsRefused() throws IOException {
    make(1);
    toExport(List.of("node_id", "1"), "export_csv_field_list: [field_model, uuid]");

    assertThat(command.create()).as(said()).isZero();

    assertThat(Files.readAllLines(export)).first().isEqualTo("node_id,title,field_model,uuid");
    assertThat(exported().get(0)).containsEntry("uuid", site.nodes().get(0).uuid().toString());
    toExport(List.of("node_id", "1"), "export_csv_field_list: [field_modl]");
    assertThat(command.create("--check")).isEqualTo(2);
    assertThat(command.out()).contains("field_modl");
    assertThat(command.create()).isEqualTo(2);
    assertThat(command.err()).contains("field_modl");
  }

  @Test
  void termsAreWrittenByNameForAnotherSite() throws IOException {
    command.config("nodes_only: true", "allow_adding_terms: true");
    command.csv(
        "id,title,field_model,field_subject,field_linked_agent",
        "1,One,Image,Cats|Dogs: big ones,relators:aut:person:Smith");
    assertThat(command.create()).as(said()).isZero();
    toExport(List.of("node_id", "1"), "export_csv_term_mode: name");

    assertThat(command.create()).as(said()).isZero();

    assertThat(exported().get(0))
        .containsEntry("field_model", "islandora_models:Image")
        .containsEntry("field_subject", "subject:Cats|subject:Dogs: big ones")
        .containsEntry("field_linked_agent", "relators:aut:person:Smith");
  }

  @Test
  void aRowThatCannotBeReadIsRefusedBeforeAnythingIsExported() throws IOException {
    make(2);
    toExport(List.of("node_id,note", "1,x", "2,x,surplus"));

    assertThat(command.create("--check")).isEqualTo(2);
    assertThat(command.out()).contains("line 3");
    assertThat(command.create()).as(said()).isEqualTo(2);
    assertThat(command.err()).contains("line 3");
  }

  @Test
  void whatIsNotThereOrOfAnotherTypeIsLeftOutAndTold() throws IOException {
    make(2);
    toExport(List.of("node_id", "1", "4711", "2"));

    assertThat(command.create("--check")).isEqualTo(2);
    assertThat(command.out()).contains("NODE_MISSING");
    assertThat(command.create()).as(said()).isEqualTo(1);

    assertThat(ids()).containsExactly("1", "2");
    assertThat(command.out())
        .contains("Node 4711 not found/accessible, skipping export.")
        .contains("2 nodes exported, 1 left out.");
    toExport(List.of("node_id", "1"), "content_type: page");
    Files.delete(export);
    assertThat(command.create()).as(said()).isEqualTo(1);
    assertThat(command.out()).contains("does not match the \"content_type\"");
  }

  @Test
  void interruptedItGoesOnBehindTheLastWholeLine() throws IOException {
    make(9);
    var input = List.of("node_id", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    toExport(input);
    assertThat(command.create()).as(said()).isZero();
    var whole = Files.readString(export);
    Files.delete(export);
    command.interruptAt("for node 2 ", Interrupts.Kind.INT);

    assertThat(command.create()).as(said()).isEqualTo(130);

    assertThat(command.out()).contains("To go on behind the last line:", "--resume");
    assertThat(whole).startsWith(Files.readString(export)).isNotEqualTo(Files.readString(export));
    for (int cut = whole.indexOf("\n4,"); cut < whole.indexOf("\n6,"); cut += 7) {
      Files.writeString(export, whole.substring(0, cut));
      assertThat(command.create("--resume")).as(said()).isZero();
      assertThat(export).hasContent(whole);
    }
    Files.writeString(export, whole.substring(0, 20));
    assertThat(command.create()).as(said()).isZero();
    assertThat(export).hasContent(whole);
    assertThat(command.create()).as(said()).isZero();
    assertThat(command.out()).contains("9 exported before.").contains("complete before");
    assertThat(command.create("--new")).as(said()).isZero();
    assertThat(export).hasContent(whole);
  }

  @Test
  void aFileThatIsNoExportIsLeftAsItIs() throws IOException {
    make(1);
    toExport(List.of("node_id", "1"));
    Files.writeString(export, "important");

    assertThat(command.create()).isEqualTo(2);
    assertThat(command.create("--new")).isEqualTo(2);
    assertThat(command.create("--check")).isEqualTo(2);
    assertThat(command.out()).contains("OUTPUT_UNWRITABLE");

    assertThat(export).hasContent("important");
    Files.writeString(export, "node_id,title\n1,One\n");
    assertThat(command.create()).isEqualTo(2);
    assertThat(command.err()).contains("has other columns").contains("--new");
    assertThat(command.create("--new")).as(said()).isZero();
    assertThat(ids()).containsExactly("1");
  }

  @Test
  void anInputWithoutNodeIdsIsRefused() throws IOException {
    toExport(List.of("id", "1"));

    assertThat(command.create()).isEqualTo(2);
    assertThat(export).doesNotExist();
  }

  @Test
  void aSiteThatGoesAwayStopsItAndItGoesOn() throws IOException {
    make(4);
    toExport(
        List.of("node_id", "1", "2", "3", "4"), "http_max_retries: 0", "http_backoff_factor: 0");
    site.faults().add(Fault.on("GET", "/node/3").answer(503));
    site.faults().add(Fault.on("GET", "/node/0").answer(503));

    assertThat(command.create()).as(said()).isEqualTo(3);

    assertThat(ids()).containsExactly("1", "2");
    site.faults().clear();
    assertThat(command.create("--resume")).as(said()).isZero();
    assertThat(ids()).containsExactly("1", "2", "3", "4");
  }

  @Test
  void anExportIsNoTaskOfAWorkflow() throws IOException {
    make(1);
    toExport(List.of("node_id", "1"));
    var second = Files.copy(command.file(), directory.resolve("second.yml"));
    command.config("nodes_only: true", "secondary_tasks: [" + second + "]").csv(rows(1));

    assertThat(command.create("--new")).isEqualTo(2);
    assertThat(command.err()).contains("task: export_csv writes nothing to the site");
  }
}
