package org.ingestworkbench.islandora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.model.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rows remain, by logs, rollback files and maps that Islandora Workbench wrote. */
class RemainingRowsTest {

  private static final String HOST = "http://h";

  @TempDir Path directory;

  private WorkbenchConfig config(String... lines) throws IOException {
    var all = new ArrayList<String>();
    all.add("task: create");
    all.add("host: " + HOST);
    all.add("username: u");
    all.add("password: p");
    all.add("concurrency: 1");
    all.add("input_dir: " + directory);
    all.addAll(List.of(lines));
    return WorkbenchConfig.read(Files.write(directory.resolve("job.yml"), all));
  }

  private void csv(String text) throws IOException {
    Files.writeString(directory.resolve("metadata.csv"), text);
  }

  /** A log of the configuration's job, with its first line. */
  private Path log(String... messages) throws IOException {
    var lines = new ArrayList<String>();
    lines.add(line("INFO", started("job.yml")));
    for (var message : messages) {
      lines.add(line("INFO", message));
    }
    return Files.write(directory.resolve("workbench.log"), lines);
  }

  private static String line(String level, String message) {
    return "22-Nov-26 05:12:53 - " + level + " - " + message;
  }

  private static String started(String config) {
    return "\"Create\" task started using config file " + config + ".";
  }

  private static String node(String id, int node) {
    return "Node for \"Title of "
        + id
        + "\" (record "
        + id
        + ") created at "
        + HOST
        + "/node/"
        + node
        + ".";
  }

  private RemainingReport remaining(RemainingRows rows) throws IOException {
    Files.deleteIfExists(out());
    var input = Files.readAllBytes(directory.resolve("metadata.csv"));
    var report = rows.writeTo(out());
    assertThat(Files.readAllBytes(directory.resolve("metadata.csv"))).isEqualTo(input);
    return report;
  }

  private Path out() {
    return directory.resolve("rest.csv");
  }

  private String rest() throws IOException {
    return Files.readString(out());
  }

  @Test
  void rowsStandAsTheyAreWrittenInTheInput() throws IOException {
    csv(
        "\uFEFF\"id\",title,\"note\"\r\n"
            + "a,First,\"one, two\"\r\n"
            + "# b,left out,\r\n"
            + "\"c\",\"Two\nlines \"\"quoted\"\"\",  spaces \r\n"
            + "\r\n"
            + "d,Ünïcode,漢字");

    var report = remaining(RemainingRows.of(config("nodes_only: true")).log(log(node("a", 5))));

    assertThat(rest())
        .isEqualTo(
            "\uFEFF\"id\",title,\"note\"\r\n"
                + "\"c\",\"Two\nlines \"\"quoted\"\"\",  spaces \r\n"
                + "d,Ünïcode,漢字");
    assertThat(report.processed()).isEqualTo(1);
    assertThat(report.remaining()).isEqualTo(2);
    assertThat(report.evidence()).singleElement().asString().contains("1 runs");
  }

  @Test
  void otherDelimitersStay() throws IOException {
    csv("id;title\na;A, with comma\nb;\"B; too\"\n");

    remaining(RemainingRows.of(config("nodes_only: true", "delimiter: ;")).log(log(node("a", 5))));

    assertThat(rest()).isEqualTo("id;title\nb;\"B; too\"\n");
  }

  @Test
  void aRowWithoutAllItsMediaCountsAsNotProcessed() throws IOException {
    csv("id,title,file,extra\na,A,a.jpg,x.txt\nb,B,b.jpg,y.txt\nc,C,c.jpg,\nd,D,d.jpg,\n");

    var report =
        remaining(
            RemainingRows.of(config("additional_files: [extra: 'http://x']"))
                .log(
                    log(
                        node("a", 5),
                        "Media for a.jpg created.",
                        "Media for x.txt created.",
                        node("b", 6),
                        "Media for b.jpg created.",
                        "Media for y.txt not created (HTTP respone code 500).",
                        node("c", 7),
                        "Workbench exiting after receiving \"ctrl-c\". Consult the documentation to"
                            + " learn how to resume your batch.")));

    assertThat(rest()).isEqualTo("id,title,file,extra\nb,B,b.jpg,y.txt\nc,C,c.jpg,\nd,D,d.jpg,\n");
    assertThat(report.doubts())
        .extracting(RemainingReport.Doubt::nodeId, RemainingReport.Doubt::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("6", "the medium of y.txt is not told of"),
            org.assertj.core.groups.Tuple.tuple("7", "the medium of c.jpg is not told of"));
    assertThat(report.toString()).contains("Delete node 7 before the row is made again.");
  }

  @Test
  void filesOfOneNameInSeveralRowsNeedAMediumEach() throws IOException {
    csv("id,title,file\na,A,same.jpg\nb,B,same.jpg\n");

    remaining(
        RemainingRows.of(config())
            .log(log(node("a", 5), "Media for same.jpg created.", node("b", 6))));

    assertThat(rest()).isEqualTo("id,title,file\nb,B,same.jpg\n");
  }

  @Test
  void severalRunsInOneFileAndOlderFormsAreRead() throws IOException {
    csv("id,title\na,A\nb,B\nc,C\nd,D\ne (f),E\ng,G\n");
    var log =
        Files.write(
            directory.resolve("workbench.log"),
            List.of(
                line("INFO", started("/other/place/job.yml")),
                "22-Nov-26 05:12:53 - INFO - WorkbenchUtils.py - 1042 - Node for A title (record a)"
                    + " created at http://h/node/5.",
                line("WARNING", "Workbench exiting after receiving \"ctrl c.\" Consult ..."),
                line("INFO", started("another.yml")),
                line("INFO", node("b", 6)),
                line("INFO", "\"Delete\" task started using config file rollback.yml."),
                line("INFO", "Node http://h/node/8 deleted."),
                "Traceback (most recent call last):",
                line("INFO", started("job.yml")),
                line(
                    "INFO",
                    "Item in row a has already been ingested at (http://h/node/5), skipping it."),
                line(
                    "INFO",
                    "Node for \"C (record x) C\" (record c) created at http://h/node/9 (50%)."),
                line("INFO", node("d", 10)),
                line("INFO", node("e (f)", 12)),
                line("INFO", "Node for \"G\" (record g) created at http://elsewhere/node/13."),
                line("INFO", "\"Delete\" task started using config file rollback.yml."),
                line("INFO", "Node http://h/node/10 deleted.")));

    var report = remaining(RemainingRows.of(config("nodes_only: true")).log(log));

    assertThat(rest()).isEqualTo("id,title\nb,B\nd,D\ng,G\n");
    assertThat(report.evidence())
        .singleElement()
        .asString()
        .contains("2 runs of this configuration, 1 of them stopped by ctrl-c, 3 rows with a node");
  }

  @Test
  void aChildOfAProcessedParentGetsItsNode() throws IOException {
    csv(
        "id,title,parent_id,field_member_of\n"
            + "p,Parent,,\nq,Open parent,,\n"
            + "c,Child,p,\nd,Child,\"p\",\"7\"\ne,Child,q,\n");

    remaining(RemainingRows.of(config("nodes_only: true")).log(log(node("p", 5))));

    assertThat(rest())
        .isEqualTo(
            "id,title,parent_id,field_member_of\n"
                + "q,Open parent,,\n"
                + "c,Child,,5\nd,Child,\"\",\"7|5\"\ne,Child,q,\n");
  }

  @Test
  void theColumnForParentsIsAddedWhereItIsMissing() throws IOException {
    csv("id,title,parent_id\np,Parent,\nc,Child,p\nd,Other,");

    remaining(RemainingRows.of(config("nodes_only: true")).log(log(node("p", 5))));

    assertThat(rest()).isEqualTo("id,title,parent_id,field_member_of\nc,Child,,5\nd,Other,,");
  }

  @Test
  void aBookWithoutAllItsPagesCountsAsNotProcessed() throws IOException {
    csv("id,title\none,One\ntwo,Two\n");
    for (var book : List.of("one", "two")) {
      var pages = Files.createDirectory(directory.resolve(book));
      Files.writeString(pages.resolve("page-1.jpg"), "1");
      Files.writeString(pages.resolve("page-2.jpg"), "2");
    }
    var paged =
        new String[] {"paged_content_from_directories: true", "paged_content_page_model_tid: 7"};
    var page = "Node for child \"%s, page %d\" created at http://h/node/%d.";
    var log =
        log(
            node("one", 5),
            page.formatted("One", 1, 6),
            "Media for one/page-1.jpg created.",
            page.formatted("One", 2, 7),
            "Media for one/page-2.jpg created.",
            node("two", 8),
            page.formatted("Two", 1, 9),
            "Media for two/page-1.jpg created.");

    var report = remaining(RemainingRows.of(config(paged)).log(log));

    assertThat(rest()).isEqualTo("id,title\ntwo,Two\n");
    assertThat(report.doubts()).singleElement().asString().contains("page page-2.jpg");
  }

  @Test
  void aRollbackWithNodeInfoTellsRowsButNotMedia() throws IOException {
    csv("id,title,file\na,A,a.jpg\nb,B,b.jpg\nc,C,c.jpg\n");
    var rollback =
        Files.writeString(
            directory.resolve("rollback.csv"),
            "node_id,id,title,field_member_of,file\n# Generated by ...\n"
                + "5,a,A,,a.jpg\r\n6,b,B,,b.jpg\r\n");

    var report = remaining(RemainingRows.of(config()).rollback(rollback));

    assertThat(rest()).isEqualTo("id,title,file\nb,B,b.jpg\nc,C,c.jpg\n");
    assertThat(report.doubts())
        .singleElement()
        .asString()
        .contains("Row b (line 3) has node 6")
        .contains("nothing tells of its media");
  }

  private void map(String... rows) throws SQLException {
    var file = directory.resolve("csv_id_to_node_id_map.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE csv_id_to_node_id_map (timestamp TIMESTAMP DEFAULT"
              + " (datetime('now','localtime')) NOT NULL, config_file TEXT, parent_csv_id TEXT,"
              + " parent_node_id TEXT, csv_id TEXT, node_id TEXT, host TEXT)");
      for (var row : rows) {
        statement.execute(
            "INSERT INTO csv_id_to_node_id_map (config_file, parent_csv_id, parent_node_id, csv_id,"
                + " node_id, host) VALUES ("
                + row
                + ")");
      }
    }
  }

  @Test
  void aMapTellsTheRowsAndPagesOfThisConfiguration() throws Exception {
    csv("id,title\na,A\nb,B\nbook,Book\n");
    Files.createDirectory(directory.resolve("a"));
    Files.createDirectory(directory.resolve("b"));
    var pages = Files.createDirectory(directory.resolve("book"));
    Files.writeString(pages.resolve("page-1.jpg"), "1");
    map(
        "'job.yml','','','a','5','http://h'",
        "'other.yml','','','b','6','http://h'",
        "'job.yml','','','b','6','http://elsewhere'",
        "'job.yml','','','book','7',NULL");
    var settings =
        config(
            "nodes_only: true",
            "paged_content_from_directories: true",
            "paged_content_page_model_tid: 7");
    var map = directory.resolve("csv_id_to_node_id_map.db");
    var before = Files.readAllBytes(map);

    remaining(RemainingRows.of(settings).map(map));

    assertThat(rest()).isEqualTo("id,title\nb,B\nbook,Book\n");
    assertThat(Files.readAllBytes(map)).isEqualTo(before);
  }

  @Test
  void bareNodeIdsAreLookedUpInTheMap() throws Exception {
    csv("id,title\na,A\nb,B\n");
    var rollback = Files.writeString(directory.resolve("rollback.csv"), "node_id\n# x\n5\n");
    var rows = RemainingRows.of(config("nodes_only: true"));
    assertThatThrownBy(() -> rows.rollback(rollback))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("only node IDs");

    map("'job.yml','','','a','5','http://h'", "'job.yml','','','b','6','http://h'");
    remaining(rows.rollback(rollback));

    assertThat(rest()).isEqualTo("id,title\nb,B\n");
  }

  @Test
  void rowsThatTheConfigurationDoesNotChooseAreNotWritten() throws IOException {
    csv("id,title\na,A\nb,B\nc,C\n");

    var report =
        remaining(
            RemainingRows.of(config("nodes_only: true", "csv_stop_row: 2")).log(log(node("a", 5))));

    assertThat(rest()).isEqualTo("id,title\nb,B\n");
    assertThat(report.lines()).anyMatch(line -> line.contains("csv_start_row"));
  }

  @Test
  void nothingIsOverwrittenAndSomeEvidenceIsNeeded() throws IOException {
    csv("id,title\na,A\n");
    var rows = RemainingRows.of(config("nodes_only: true"));
    assertThatThrownBy(() -> rows.writeTo(out()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("give one");
    Files.writeString(out(), "precious", StandardCharsets.UTF_8);

    assertThatThrownBy(() -> rows.log(log()).writeTo(out()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is there already");
    assertThat(out()).hasContent("precious");
    assertThatThrownBy(() -> rows.log(directory.resolve("no.log")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no.log");
  }

  @Test
  void theMediumOfADeletedNodeIsNoneOfTheNodeThatWasMadeInItsPlace() throws IOException {
    csv("id,title,file\na,A,a.jpg\nb,B,b.jpg\n");
    var deleted =
        log(
            node("a", 5),
            "Media for a.jpg created.",
            "Node http://h/node/5 deleted.",
            node("a", 6));

    remaining(RemainingRows.of(config()).log(deleted));
    assertThat(rest()).isEqualTo("id,title,file\na,A,a.jpg\nb,B,b.jpg\n");

    var byHand = log(node("a", 5), "Media for a.jpg created.", node("a", 6));
    remaining(RemainingRows.of(config()).log(byHand));
    assertThat(rest()).isEqualTo("id,title,file\na,A,a.jpg\nb,B,b.jpg\n");
  }

  @Test
  void aRowDoesNotTakeTheMediumOfAnotherThatSharesItsFile() throws IOException {
    csv("id,title,file\na,A,same.jpg\nb,B,same.jpg\n");
    var messages = new String[] {node("a", 5), node("b", 6), "Media for same.jpg created."};

    remaining(RemainingRows.of(config()).log(log(messages)));
    assertThat(rest()).isEqualTo("id,title,file\na,A,same.jpg\n");

    remaining(
        RemainingRows.of(WorkbenchConfig.read(config().file().orElseThrow(), workers("4")))
            .log(log(messages)));
    assertThat(rest()).isEqualTo("id,title,file\na,A,same.jpg\nb,B,same.jpg\n");
  }

  private static Overrides workers(String count) {
    return Overrides.NONE.saying("concurrency", count);
  }

  @Test
  void aBookIsAmongTheLastOfAMapHoweverManyPagesFollowIt() throws Exception {
    csv("id,title\na,A\nbook,Book\n");
    var pages = Files.createDirectory(directory.resolve("book"));
    Files.writeString(pages.resolve("page-1.jpg"), "1");
    Files.writeString(pages.resolve("page-2.jpg"), "2");
    map(
        "'job.yml','','','a','5','http://h'",
        "'job.yml','','','book','7','http://h'",
        "'job.yml','book','7','page-1.jpg','8','http://h'",
        "'job.yml','book','7','page-2.jpg','9','http://h'");
    var settings =
        config("paged_content_from_directories: true", "paged_content_page_model_tid: 7");

    var report =
        remaining(RemainingRows.of(settings).map(directory.resolve("csv_id_to_node_id_map.db")));

    assertThat(rest()).isEqualTo("id,title\nbook,Book\n");
    assertThat(report.doubts()).singleElement().asString().contains("nothing tells of its media");
  }

  @Test
  void aPageThatIsToldOfTwiceIsOnePage() throws IOException {
    csv("id,title\none,One\n");
    var pages = Files.createDirectory(directory.resolve("one"));
    Files.writeString(pages.resolve("page-1.jpg"), "1");
    Files.writeString(pages.resolve("page-2.jpg"), "2");
    var rollback =
        Files.writeString(
            directory.resolve("rollback.csv"),
            "node_id,id,title,field_member_of,file\n"
                + "5,one,One,,\n"
                + "6,,\"One, page 1\",5,one/page-1.jpg\n");
    var settings =
        config(
            "nodes_only: true",
            "paged_content_from_directories: true",
            "paged_content_page_model_tid: 7");
    var log = log(node("one", 5), "Node for child \"One, page 1\" created at http://h/node/6.");

    remaining(RemainingRows.of(settings).rollback(rollback).rollback(rollback).log(log));

    assertThat(rest()).isEqualTo("id,title\none,One\n");
  }

  @Test
  void aRowThatCannotBeReadIsReported() throws IOException {
    csv("id,title\na,A\nb,B,too long\nc,C\n");

    var report = remaining(RemainingRows.of(config("nodes_only: true")).log(log(node("a", 5))));

    assertThat(rest()).isEqualTo("id,title\nc,C\n");
    assertThat(report.unreadable()).singleElement().asString().contains("line 3");
    assertThat(report.toString()).contains("keep rows out");
  }

  @Test
  void aTitleThatBeginsWithChildIsNoPage() throws IOException {
    csv("id,title\n03,child labour\n");
    var line = "Node for child labour (record 03) created at http://h/node/5.";

    assertThat(remaining(RemainingRows.of(config("nodes_only: true")).log(log(line))).processed())
        .isEqualTo(1);
  }
}
