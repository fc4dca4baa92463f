package org.ingestworkbench.islandora.remaining;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.ingestworkbench.islandora.config.Overrides;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.junit.jupiter.api.Test;

/** Which rows remain though they have a node: by their media and pages. */
class RemainingMediaTest extends RemainingFixture {

  private static Overrides workers(String count) {
    return Overrides.NONE.saying("concurrency", count);
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
  void aLineThatNamesItsRowTellsWhoseMediumItIs() throws IOException {
    csv("id,title,file\na,A,same.jpg\nb,B,same.jpg\n");

    remaining(
        RemainingRows.of(config())
            .log(
                log(
                    node("a", 5),
                    node("b", 6),
                    "Media for same.jpg created. [row=\"a\"]",
                    "Media for other.jpg not created (no). [row=\"b\"]")));

    assertThat(rest()).isEqualTo("id,title,file\nb,B,same.jpg\n");
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
  void aChildIsTheLastOfAMapAndNotItsParent() throws Exception {
    csv("id,title,parent_id,file\np,P,,p.jpg\nx,X,,x.jpg\nc,C,p,c.jpg\n");
    map(
        "'job.yml','','','p','5','http://h'",
        "'job.yml','','','x','6','http://h'",
        "'job.yml','p','5','c','7','http://h'");
    var file = directory.resolve("csv_id_to_node_id_map.db");

    remaining(RemainingRows.of(config()).map(file));
    assertThat(rest()).isEqualTo("id,title,parent_id,file,field_member_of\nc,C,,c.jpg,5\n");

    var two = WorkbenchConfig.read(config().file().orElseThrow(), workers("2"));
    var report = remaining(RemainingRows.of(two).map(file));
    assertThat(rest())
        .isEqualTo("id,title,parent_id,file,field_member_of\nx,X,,x.jpg,\nc,C,,c.jpg,5\n");
    assertThat(report.counts().untold()).isEqualTo(1);
    assertThat(report.toString()).contains("1 of the processed rows have files");
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
  void aLogOfTheLastRunSaysNothingOfTheMediaOfRowsThatOnlyTheMapKnows() throws Exception {
    csv("id,title,file\na,A,a.jpg\nb,B,b.jpg\nc,C,c.jpg\n");
    map(
        "'job.yml','','','a','5','http://h'",
        "'job.yml','','','b','6','http://h'",
        "'job.yml','','','c','7','http://h'");
    var log =
        log(
            "Item in row a has already been ingested at (http://h/node/5), skipping it.",
            node("b", 6),
            "Media for b.jpg created.",
            node("c", 7));
    var map = directory.resolve("csv_id_to_node_id_map.db");

    var report = remaining(RemainingRows.of(config()).map(map).log(log));
    assertThat(report.counts().untold()).as("row a").isEqualTo(1);
    assertThat(rest()).isEqualTo("id,title,file\nc,C,c.jpg\n");
    remaining(RemainingRows.of(config()).log(log).map(map));
    assertThat(rest()).isEqualTo("id,title,file\nc,C,c.jpg\n");
  }

  @Test
  void pagesOfALogAndOfAMapAddUp() throws Exception {
    csv("id,title\none,One\n");
    var pages = Files.createDirectory(directory.resolve("one"));
    Files.writeString(pages.resolve("page-1.jpg"), "1");
    Files.writeString(pages.resolve("page-2.jpg"), "2");
    map("'job.yml','','','one','5','http://h'", "'job.yml','one','5','page-1.jpg','6','http://h'");
    var settings =
        config(
            "nodes_only: true",
            "paged_content_from_directories: true",
            "paged_content_page_model_tid: 7");
    var log =
        log(
            "Item in row one has already been ingested at (http://h/node/5), skipping it.",
            "Node for child \"One, page 2\" created at http://h/node/7.");
    var map = directory.resolve("csv_id_to_node_id_map.db");

    assertThat(remaining(RemainingRows.of(settings).map(map).log(log)).counts().processed())
        .isEqualTo(1);
    assertThat(remaining(RemainingRows.of(settings).map(map)).counts().processed()).isZero();
  }
}
