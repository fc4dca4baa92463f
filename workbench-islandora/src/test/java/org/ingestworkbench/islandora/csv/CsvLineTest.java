package org.ingestworkbench.islandora.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvLineTest {

  @TempDir Path directory;

  @Test
  void cellsAreQuotedOnlyWhereTheyMustBe() {
    assertThat(CsvLine.lf(List.of("7", "it's", "a \"b\"", "c, d", "e\nf", "g\rh", "", "ü | # i")))
        .isEqualTo("7,it's,\"a \"\"b\"\"\",\"c, d\",\"e\nf\",\"g\rh\",,ü | # i\n");
    assertThat(CsvLine.crlf(List.of("7", "a"))).isEqualTo("7,a\r\n");
  }

  @Test
  void aFirstCellThatWouldMakeTheLineACommentOrBlankIsQuoted() {
    assertThat(CsvLine.lf(List.of("#7", "#a"))).isEqualTo("\"#7\",#a\n");
    assertThat(CsvLine.lf(List.of(""))).isEqualTo("\"\"\n");
  }

  @Test
  void whateverIsWrittenIsReadBack() throws IOException {
    var rows =
        List.of(
            List.of("id", "title"),
            List.of("#1", "\"", "#"),
            List.of("", " a ", ""),
            List.of("2", "line\nbreak", "\r\n", "\"\"\n#3,4\n"),
            List.of(""),
            List.of("ᐃ", "𝄞,\"'\\"));
    var text = new StringBuilder();
    rows.forEach(row -> text.append(CsvLine.lf(row)).append(CsvLine.crlf(row)));

    assertThat(read(text.toString()))
        .containsExactlyElementsOf(
            rows.stream().flatMap(row -> List.of(row, row).stream()).toList());
  }

  private List<List<String>> read(String text) throws IOException {
    var rows = new ArrayList<List<String>>();
    try (var list = CsvList.open(Files.writeString(directory.resolve("list.csv"), text))) {
      rows.add(list.header());
      list.forEach(row -> rows.add(row.cells()));
    }
    return rows;
  }
}
