package org.ingestworkbench.islandora.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.source.table.TableRowSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesTest {
  @TempDir Path directory;
  private final List<Problem> problems = new ArrayList<>();

  @Test
  void theNamesOfAllObjectsAreTheColumnsInTheOrderOfTheFile() throws IOException {
    var source = source("{\"id\":\"a\",\"title\":\"A\"}\n{\"field_x\":\"1\",\"id\":\"b\"}\n");

    assertThat(source.columns()).containsExactly("id", "title", "field_x");
    var rows = rows(source);
    assertThat(rows).extracting(Row::id).containsExactly("a", "b");
    assertThat(rows).extracting(Row::line).containsExactly(1L, 2L);
    assertThat(rows.get(1).cells()).containsEntry("title", "").containsEntry("field_x", "1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "\"01\"~01",
        "1234567890123456789012345~1234567890123456789012345",
        "1.50~1.50",
        "1.5E+3~1.5E+3",
        "true~1",
        "false~0",
        "null~``",
        "[\"a\", 2, null, true]~a|2|1",
        "[]~``",
        "\"#x\"~#x",
        "\"a\\u00e9\\n\"~a\u00e9",
      })
  void aValueIsACellAsItIsWritten(String json, String cell) throws IOException {
    var row = rows(source("{\"v\":" + json + ",\"id\":1}\n")).get(0);

    assertThat(row.cell("v")).isEqualTo(cell);
    assertThat(row.id()).isEqualTo("1");
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{\"id\":\"x\",\"v\":{\"a\":1}}~The value is an object",
        "{\"id\":\"x\",\"v\":[[1]]}~The value is a list in a list",
        "{\"id\":\"x\",\"v\":[\"a|b\"]}~the subdelimiter \"|\"",
        "{\"id\":\"x\",\"v\":1,\"v\":2}~Duplicate field 'v'",
        "{\"id\":\"x\"} {}~More follows the object",
        "[1]~The line is no JSON object",
        "nonsense~The line is no JSON",
        "{\"id\":\"x\",\"v\":~The line is no JSON",
      })
  void aLineThatIsNoRowIsToldOfByItsNumberAndTheOthersAreRead(String line, String why)
      throws IOException {
    var rows = rows(source("{\"id\":1,\"v\":2}\n" + line + "\n{\"id\":3}\n"));

    assertThat(rows).extracting(Row::id).containsExactly("1", "3");
    assertThat(problems).hasSize(1);
    var problem = problems.get(0);
    assertThat(problem.code()).isEqualTo(Code.JSON_SYNTAX);
    assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
    assertThat(problem.place().line()).isEqualTo(2);
    assertThat(problem.message()).contains(why).doesNotContain("cut off");
  }

  @Test
  void aLastLineThatIsTornIsCalledSo() throws IOException {
    var rows = rows(source("{\"id\":1}\n{\"id\":2,\"title\":\"Tw"));

    assertThat(rows).extracting(Row::id).containsExactly("1");
    assertThat(problems).extracting(Problem::message).allMatch(text -> text.contains("cut off"));
    assertThat(problems).hasSize(1);
  }

  @Test
  void aMarkBlankLinesAndALastLineWithoutItsEndAreNoProblem() throws IOException {
    var rows = rows(source("\uFEFF{\"id\":1}\r\n\r\n{\"id\":2}"));

    assertThat(rows).extracting(Row::line).containsExactly(1L, 3L);
    assertThat(problems).extracting(Problem::code).containsExactly(Code.ROW_BLANK);
  }

  @Test
  void aLineWithoutEndIsRefusedWithoutBeingHeld() throws IOException {
    var source = source("{\"id\":1}\n{\"id\":\"" + "x".repeat(Lines.LONGEST) + "\"}\n");

    refused(source, Code.JSON_SYNTAX, "line 2: the line is longer than 2097152 bytes");
  }

  @Test
  void anotherEncodingIsRefusedWithItsLine() throws IOException {
    var file = directory.resolve("in.jsonl");
    Files.write(file, "{\"id\":1}\n{\"id\":\"\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1));

    refused(of(file), Code.ENCODING, "line 2: the line is not UTF-8");
  }

  @Test
  void aFileThatIsMissingOrHasNoObjectIsRefused() throws IOException {
    refused(of(directory.resolve("gone.jsonl")), Code.INPUT_MISSING, "there is no file");
    refused(source("\n"), Code.HEADER_MISSING, "no line of the file is a JSON object");
    refused(source("{\"title\":1}\n"), Code.ID_COLUMN_MISSING, "\"id\"");
  }

  private void refused(RowSource source, Code code, String why) {
    assertThatThrownBy(source::columns)
        .isInstanceOfSatisfying(
            InputException.class,
            e -> assertThat(e.problems()).extracting(Problem::code).containsExactly(code))
        .hasMessageContaining(why);
  }

  private RowSource source(String text) throws IOException {
    return of(Files.writeString(directory.resolve("in.jsonl"), text));
  }

  private static RowSource of(Path file) {
    return TableRowSource.builder(new JsonLines(file, "|")).build();
  }

  private List<Row> rows(RowSource source) {
    var rows = new ArrayList<Row>();
    try (var stream = source.open(problems::add)) {
      stream.forEachRemaining(rows::add);
    }
    return rows;
  }
}
