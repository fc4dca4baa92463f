package org.ingestworkbench.islandora.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ingestworkbench.model.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvListTest {

  @TempDir Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("rollback.csv"), text);
  }

  @Test
  void commentsAndBlankLinesAreNoRowsButAreCountedAsLines() throws IOException {
    var file =
        file(
            "# first\n\nnode_id,id,title\n# config \"c.yml, never closed\n"
                + "5,a,\"two\nlines\"\r\n\r\n#6,b,B\n\"#7\",c,\"# no comment\"");

    try (var list = CsvList.openRollback(file)) {
      assertThat(list.header()).containsExactly("node_id", "id", "title");
      assertThat(list.next()).isEqualTo(new CsvRow(5, List.of("5", "a", "two\nlines")));
      assertThat(list.next()).isEqualTo(new CsvRow(9, List.of("#7", "c", "# no comment")));
      assertThat(list.next()).isNull();
    }
  }

  @Test
  void rowsHaveAsManyCellsAsTheyLike() throws IOException {
    try (var list = CsvList.open(file("node_id,id\n5\n6,b,B\n"))) {
      var five = list.next();
      assertThat(five).isNotNull();
      assertThat(five.cell(0)).isEqualTo("5");
      assertThat(five.cell(1)).isEmpty();
      assertThat(list.next()).isEqualTo(new CsvRow(3, List.of("6", "b", "B")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"6,\"B\n7,C\n", "6,\"B\"x,\n7,C\n"})
  void aWrongQuoteIsSaidWithItsLine(String rows) throws IOException {
    try (var list = CsvList.open(file("node_id,title\n# x\n5,A\n" + rows))) {
      assertThat(list.next()).isEqualTo(new CsvRow(3, List.of("5", "A")));
      assertThatThrownBy(list::next)
          .isInstanceOf(InputException.class)
          .hasMessageContaining("rollback.csv cannot be read, probably because a quote is never")
          .hasMessageContaining("line 4");
    }
  }

  @Test
  void whatIsNotUtf8IsNotReadAsSomethingElse() throws IOException {
    var latin = "node_id,title\n5,B\u00fccher\n".getBytes(StandardCharsets.ISO_8859_1);
    var file = Files.write(directory.resolve("latin.csv"), latin);

    assertThatThrownBy(() -> CsvList.open(file)).isInstanceOf(CharacterCodingException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# only this\n", "id,title\n1,A\n"})
  void anotherFileIsNoRollbackCsv(String text) throws IOException {
    var file = file(text);

    assertThatThrownBy(() -> CsvList.openRollback(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(file + " is no rollback CSV");
  }
}
