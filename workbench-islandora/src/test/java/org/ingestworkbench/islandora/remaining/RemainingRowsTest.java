package org.ingestworkbench.islandora.remaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.ingestworkbench.model.InputException;
import org.junit.jupiter.api.Test;

/** How the rows that remain are written. */
class RemainingRowsTest extends RemainingFixture {

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
    assertThat(report.counts().processed()).isEqualTo(1);
    assertThat(report.counts().remaining()).isEqualTo(2);
    assertThat(report.evidence()).singleElement().asString().contains("1 runs");
  }

  @Test
  void raggedQuotesOfALenientInputStay() throws IOException {
    csv("\"id\" ,title,\"parent_id\"\t\na,A,\nb,\"B, b\" \"or, c\"\nc,\"C\n\" ,a\n\"d\" ,\"D\n");

    var config = config("nodes_only: true", "csv_dialect: lenient");
    remaining(RemainingRows.of(config).log(log(node("a", 5))));

    assertThat(rest())
        .isEqualTo(
            "\"id\" ,title,\"parent_id\"\t,field_member_of\n"
                + "b,\"B, b\" \"or, c\",\n"
                + "c,\"C\n\" ,,5\n"
                + "\"d\" ,\"D\n\",,");
  }

  @Test
  void otherDelimitersStay() throws IOException {
    csv("id;title\na;A, with comma\nb;\"B; too\"\n");

    remaining(RemainingRows.of(config("nodes_only: true", "delimiter: ;")).log(log(node("a", 5))));

    assertThat(rest()).isEqualTo("id;title\nb;\"B; too\"\n");
  }

  @Test
  void excelsLineStaysAndItsDelimiterCounts() throws IOException {
    csv("sep=;\nid;title\na;A, with comma\nb;\"B; too\"\n");

    remaining(RemainingRows.of(config("nodes_only: true")).log(log(node("a", 5))));

    assertThat(rest()).isEqualTo("sep=;\nid;title\nb;\"B; too\"\n");
  }

  @Test
  void columnsThatAreCalledAnotherNameAreFoundAndKeepIt() throws IOException {
    csv("key,name,under,field_member_of\np,Parent,,\nc,Child,p,\n");

    var config =
        config("nodes_only: true", "csv_column_map: {key: id, name: title, under: parent_id}");
    remaining(RemainingRows.of(config).log(log(node("p", 5))));

    assertThat(rest()).isEqualTo("key,name,under,field_member_of\nc,Child,,5\n");
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
  void aRowThatCannotBeReadIsReported() throws IOException {
    csv("id,title\na,A\nb,B,too long\nc,C\n");

    var report = remaining(RemainingRows.of(config("nodes_only: true")).log(log(node("a", 5))));

    assertThat(rest()).isEqualTo("id,title\nc,C\n");
    assertThat(report.unreadable()).singleElement().asString().contains("line 3");
    assertThat(report.toString()).contains("keep rows out");
  }

  @Test
  void aParentThatStandsAfterItsChildAndRemainsKeepsIt() throws IOException {
    csv(
        "id,title,parent_id,field_member_of,file\n"
            + "c,Child,p,,\np,Parent,,,p.jpg\nd,Child,q,,\nq,Parent,,,q.jpg\n");

    remaining(
        RemainingRows.of(config())
            .log(log(node("p", 5), node("q", 6), "Media for q.jpg created.")));

    assertThat(rest())
        .isEqualTo(
            "id,title,parent_id,field_member_of,file\n"
                + "c,Child,p,,\np,Parent,,,p.jpg\nd,Child,,6,\n");
  }

  @Test
  void aParentThatRemainsIsNotToBeDeletedUnderItsChildren() throws IOException {
    csv("id,title,parent_id,file\np,Parent,,p.jpg\nc,Child,p,\n");

    var report = remaining(RemainingRows.of(config()).log(log(node("p", 5), node("c", 6))));

    assertThat(report.doubts()).singleElement().asString().contains("1 rows under it", "by hand");
  }
}
