package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.islandora.csv.CsvList;
import org.ingestworkbench.standin.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code output_csv}: what the site holds of each node that was made. */
@Timeout(120)
class OutputCsvTest extends CommandCase {

  private Path list;

  @BeforeEach
  void where() {
    list = directory.resolve("out.csv");
  }

  private void settings(String... more) throws IOException {
    var all = new ArrayList<>(List.of(more));
    all.add("output_csv: " + list);
    command.config(all.toArray(String[]::new));
  }

  /** Each line by its id. */
  private Map<String, Map<String, String>> listed() throws IOException {
    var lines = new HashMap<String, Map<String, String>>();
    try (var csv = CsvList.open(list)) {
      var header = csv.header();
      csv.forEach(
          row -> {
            var cells = new HashMap<String, String>();
            header.forEach(column -> cells.put(column, row.cell(header.indexOf(column))));
            assertThat(lines.put(row.cell(0), cells)).as("once").isNull();
          });
    }
    return lines;
  }

  @Test
  void whatTheSiteHoldsIsListedAlsoWhereTheRowSaysNothing() throws IOException {
    settings(
        "nodes_only: true", "allow_adding_terms: true", "username: admin", "password: password");
    command.csv(
        "id,title,field_model,published,promote,url_alias,field_genre,field_edtf_date_issued",
        "p1,Hidden one,Image,0,1,/hidden,New|Newer,1999|2000",
        "p2,Shown one,Image,1,0,,,",
        "p3,Default,Image,,,,,");

    assertThat(command.create()).as(said()).isZero();

    assertThat(list)
        .content()
        .startsWith("id,node_id,content_type,published,promote,langcode,uuid,title,path,");
    assertThat(listed().get("p1"))
        .containsEntry("node_id", "1")
        .containsEntry("content_type", "islandora_object")
        .containsEntry("published", "0")
        .containsEntry("promote", "1")
        .containsEntry("langcode", "en")
        .containsEntry("title", "Hidden one")
        .containsEntry("path", "/hidden")
        .containsEntry("field_edtf_date_issued", "1999|2000");
    assertThat(listed().get("p1").get("field_genre")).matches("\\d+\\|\\d+");
    assertThat(listed().get("p2")).containsEntry("published", "1").containsEntry("promote", "0");
    assertThat(listed().get("p3"))
        .containsEntry("published", "1")
        .containsEntry("promote", "1")
        .containsEntry("uuid", site.nodes().get(2).uuid().toString());
  }

  @Test
  void theInputsValuesStandInItsColumns() throws IOException {
    settings(
        "nodes_only: true",
        "output_csv_include_input_csv: true",
        "username: admin",
        "password: password");
    command.csv("id,title,field_model,published", "p1,One,Image,0");

    assertThat(command.create()).as(said()).isZero();

    assertThat(listed().get("p1"))
        .containsEntry("field_model", "Image")
        .containsEntry("published", "0");
  }

  @Test
  void aPageIsListedUnderItsBooksIdAndItsFile() throws IOException {
    var book = Files.createDirectories(directory.resolve("b"));
    Files.writeString(book.resolve("page-1.txt"), "one");
    Files.writeString(book.resolve("page-2.txt"), "two");
    settings(
        "media_type: file",
        "paged_content_from_directories: true",
        "paged_content_page_model_tid: http://id.loc.gov/ontologies/bibframe/part");
    command.csv("id,title,field_model", "b,Book,Image");

    assertThat(command.create()).as(said()).isZero();

    assertThat(listed()).containsOnlyKeys("b", "b_page-1.txt", "b_page-2.txt");
    assertThat(listed().get("b_page-2.txt"))
        .containsEntry("title", "Book, page 2")
        .containsEntry("field_member_of", "1")
        .containsEntry("field_weight", "2");
  }

  @Test
  void aBookThatIsThereAlreadyIsNoNodeOfTheJob() throws IOException {
    command.config("nodes_only: true");
    command.csv("id,title,field_model", "b,Book,Image");
    assertThat(command.create()).as(said()).isZero();
    Files.writeString(Files.createDirectories(directory.resolve("c")).resolve("page-1.txt"), "one");
    settings(
        "media_type: file",
        "paged_content_from_directories: true",
        "paged_content_from_directories_parents_exist: true",
        "paged_content_page_model_tid: http://id.loc.gov/ontologies/bibframe/part");
    command.csv("id,title,field_member_of", "c,Book,1");

    assertThat(command.create("--new")).as(said()).isZero();

    assertThat(listed()).containsOnlyKeys("c_page-1.txt");
  }

  @Test
  void aResumedJobListsWhatTheRunBeforeDidNotAndNothingTwice() throws IOException {
    settings("nodes_only: true");
    command.csv(rows(5));
    stopAfterTwoRows();
    var lines = Files.readAllLines(list);
    assertThat(lines).hasSize(3);
    // The process might have died before it wrote the last line, or in the middle of it.
    Files.writeString(list, lines.get(0) + "\n" + lines.get(1) + "\n02,2,islandora_o");

    assertThat(command.create("--resume")).as(said()).isZero();

    assertThat(listed()).containsOnlyKeys("01", "02", "03", "04", "05");
    assertThat(Files.readAllLines(list)).startsWith(lines.get(0), lines.get(1), lines.get(2));
  }

  @Test
  void aNodeThatTheSiteDoesNotShowIsToldInTheLog() throws IOException {
    command.config("nodes_only: true");
    command.csv(rows(3));
    stopAfterTwoRows();
    settings("nodes_only: true");
    site.faults().add(Fault.on("GET", "/node/1").answer(403));

    assertThat(command.create("--resume")).as(said()).isZero();

    assertThat(listed()).containsOnlyKeys("02", "03");
    assertThat(command.logLines()).anyMatch(line -> line.startsWith("WARNING - Node 1 not listed"));
  }

  @Test
  void itCostsNoRequestOfItsOwn() throws IOException {
    command.config("nodes_only: true");
    command.csv(rows(3));
    command.create();
    var before = site.requests().count();
    settings("nodes_only: true");

    assertThat(command.create("--new")).as(said()).isZero();

    assertThat(site.requests().count() - before).isEqualTo(before);
  }
}
