package org.ingestworkbench.source.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.LeftOut;
import org.ingestworkbench.source.scan.InputScan;
import org.ingestworkbench.source.table.TableRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CsvDialectTest {
  @TempDir Path folder;

  /** The second record of each, as Python 3.11 reads it with {@code csv.reader}. */
  static Stream<Arguments> ragged() {
    return Stream.of(
        arguments("1,\"x\" \n", List.of("1", "x ")),
        arguments("1,\"x\" ,y\n", List.of("1", "x ", "y")),
        arguments("1,\"x\"\t\n", List.of("1", "x\t")),
        arguments("1,\"x\"y,z\n", List.of("1", "xy", "z")),
        arguments("1,\"x\"y\"z,w\",v\n", List.of("1", "xy\"z", "w\"", "v")),
        arguments("1,\"x\" \"y\"\n", List.of("1", "x \"y\"")),
        arguments("1,x\"y\"z\n", List.of("1", "x\"y\"z")),
        arguments("1,x\"\"y\n", List.of("1", "x\"\"y")),
        arguments("1, \"x,y\"\n", List.of("1", " \"x", "y\"")),
        arguments("1,\"x\n", List.of("1", "x\n")),
        arguments("1,\"x\n2,y\n", List.of("1", "x\n2,y\n")),
        arguments("1,\"x\"\"\n", List.of("1", "x\"\n")),
        arguments("1,\"\"\"x\"\" y\"\n", List.of("1", "\"x\" y")),
        arguments("1,\"\"x\"\"\n", List.of("1", "x\"\"")),
        arguments("1,\"x\ny\" z\n", List.of("1", "x\ny z")),
        arguments("1,\"a\r\nb\" c\r\n", List.of("1", "a\r\nb c")),
        arguments("\"1\" ,b", List.of("1 ", "b")),
        arguments("1,\"", List.of("1", "")),
        arguments("1,\"\"", List.of("1", "")),
        arguments("\"a\"b\n", List.of("ab")),
        arguments("1,'x,y'\n", List.of("1", "'x", "y'")),
        arguments("1,x\\\"y\n", List.of("1", "x\\\"y")),
        arguments("1,\"x\\\"y\"\n", List.of("1", "x\\y\"")),
        arguments("1,a\u000Bb\fc\u2028d\u0085e\n", List.of("1", "a\u000Bb\fc\u2028d\u0085e")),
        arguments("1,#\n", List.of("1", "#")),
        arguments("#1,\"x\" \n", List.of("#1", "x ")));
  }

  @ParameterizedTest
  @MethodSource("ragged")
  void whatPythonsReaderTakesTheLenientDialectTakesAlike(String line, List<String> cells)
      throws Exception {
    assertThat(read(CsvDialect.LENIENT, "id,a\n" + line))
        .extracting(TableRecord::toList)
        .containsExactly(List.of("id", "a"), cells);
  }

  @Test
  void theStrictDialectRefusesARaggedQuoteAndNamesItsLine() {
    var file = Csv.write(folder, "id,title\n1,one\n2,\"two\" \n");

    assertThatThrownBy(() -> Reading.of(CsvRowSource.of(file)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("line 3");
    assertThat(Reading.of(lenient(file)).rows())
        .extracting(row -> row.cell("title"))
        .containsExactly("one", "two");
  }

  @Test
  void aRecordBeginsOnItsPhysicalLineInEveryDialect() throws Exception {
    var text = "id\r\n\"1\r\n2\"\r3\n\n\"4\n\"\n5";

    for (var dialect : List.of(CsvDialect.STRICT, CsvDialect.LENIENT)) {
      assertThat(read(dialect, text))
          .extracting(TableRecord::line)
          .containsExactly(1L, 2L, 4L, 5L, 6L, 8L);
    }
    assertThat(read(CsvDialect.LENIENT, "id\n\"1\n\"x\n2\n\"3\n4\n"))
        .extracting(TableRecord::line)
        .containsExactly(1L, 2L, 4L, 5L);
  }

  @Test
  void commentsOfAFormatAreCountedAsLines() throws Exception {
    var format = CSVFormat.DEFAULT.builder().setCommentMarker('%').get();

    assertThat(read(CsvDialect.of(format), "% a\nid\n1\n% b \"\n% c\n2\n\n%\n\"3\n\"\n4\n"))
        .extracting(TableRecord::line)
        .containsExactly(2L, 3L, 6L, 7L, 9L, 11L);
  }

  @Test
  void blankRowsAndRowsThatBeginWithASharpSignAreLeftOutAlike() {
    var file = Csv.write(folder, "\nid,a\n\n#1,x\n 2 ,y\n,\n#\n3,z\n");

    var strict = Reading.of(CsvRowSource.of(file));
    var lenient = Reading.of(lenient(file));

    assertThat(lenient).isEqualTo(strict);
    assertThat(lenient.rows()).extracting(Row::id).containsExactly("2", "3");
    assertThat(lenient.leftOut()).isEqualTo(new LeftOut(2, 2));
  }

  @Test
  void rowsTooShortAndTooLongAreSaidAlike() {
    var file = Csv.write(folder, "id,a\n1\n2,b,c\n3,d,\n");

    assertThat(Reading.of(lenient(file))).isEqualTo(Reading.of(CsvRowSource.of(file)));
  }

  @Test
  void anUnclosedQuoteIsRefusedWithoutReadingAllThatFollowsIntoMemory() {
    var file = Csv.write(folder, "id,title\n1,one\n2,\"two\n" + "x".repeat(3 << 20));

    assertThatThrownBy(() -> Reading.of(lenient(file)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("line 3")
        .hasMessageContaining("2097152 characters");
  }

  @Test
  void manyShortRecordsMayBeLongTogether() throws Exception {
    var text = "x,y\n".repeat(10_000);

    try (var records = new FormatRecords(CSVFormat.DEFAULT, new StringReader(text), 10_000)) {
      assertThat(all(records)).hasSize(10_000);
    }
  }

  @Test
  void aByteThatIsNotUtf8IsNamedWithItsPlace() {
    var bytes = "id,a,b\n1,\"x\" ,caf\u00E9\n".getBytes(Charset.forName("windows-1252"));

    assertThatThrownBy(() -> Reading.of(lenient(Csv.write(folder, bytes))))
        .hasMessageContaining("line 2, column 3: byte 0xE9 is not UTF-8");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstHeader() {
    var file = Csv.write(folder, "\uFEFF\"id\" ,a\n1,b\n".getBytes(UTF_8));

    assertThat(lenient(file).columns()).containsExactly("id", "a");
  }

  @Test
  void aScanFindsWhatItFindsInAStrictFile() {
    var file = Csv.write(folder, "id,parent_id,a\n2,1,x\n1,,\"y\" \n1,,z\n");
    var codes = new ArrayList<Code>();

    InputScan.of(lenient(file)).run(problem -> codes.add(problem.code()));

    assertThat(codes).containsExactly(Code.ID_DUPLICATE, Code.PARENT_AFTER_CHILD);
  }

  @Test
  void aDelimiterMayBeToldToAnyDialect() {
    var file = Csv.write(folder, "id;a\n1;\"x\" ;\n");

    var source = CsvRowSource.builder(file).dialect(CsvDialect.LENIENT).delimiter(";").build();

    assertThat(Reading.of(source).row().cell("a")).isEqualTo("x");
    assertThat(source).hasToString("CsvRowSource[" + file + ", lenient]");
  }

  @Test
  void aFormatDividesAndQuotesItsOwnWay() {
    var file = Csv.write(folder, "id\ta\tb\n1\t'x\ty'\t\\N\n2\t z \tit\\'s\n");
    var format =
        CSVFormat.TDF
            .builder()
            .setQuote('\'')
            .setEscape('\\')
            .setNullString("\\N")
            .setIgnoreSurroundingSpaces(true)
            .get();

    assertThat(Reading.of(CsvRowSource.of(file, format)).rows())
        .extracting(Row::cells)
        .containsExactly(
            Map.of("id", "1", "a", "x\ty", "b", ""), Map.of("id", "2", "a", "z", "b", "it's"));
  }

  @Test
  void aFormatMayBringTheNamesOfTheColumns() {
    var named = CSVFormat.DEFAULT.builder().setHeader("id", "title");
    var without = Csv.write(folder, "1,one\n");

    assertThat(Reading.of(CsvRowSource.of(without, named.get())).row())
        .isEqualTo(new Row(1, "1", Map.of("id", "1", "title", "one")));

    var with = Csv.write(folder, "\nNr,Name\n1,one\n");
    var skipping = named.setSkipHeaderRecord(true).get();
    assertThat(Reading.of(CsvRowSource.of(with, skipping)).row().line()).isEqualTo(3);
    assertThat(CsvRowSource.of(with, skipping).columns()).containsExactly("id", "title");
  }

  @Test
  void aNamelessColumnOfAFormatIsLeftOutLikeThatOfAFile() {
    var named =
        CSVFormat.DEFAULT
            .builder()
            .setHeader("id", null, "b", " ")
            .setAllowMissingColumnNames(true)
            .get();
    var empty = Csv.write(folder, "1,,z,\n");

    var read = Reading.of(CsvRowSource.of(empty, named));

    assertThat(CsvRowSource.of(empty, named).columns()).containsExactly("id", "b");
    assertThat(read.row().cells()).isEqualTo(Map.of("id", "1", "b", "z"));
    assertThat(read.problem().message())
        .isEqualTo("2 columns have neither header nor content and were left out.");

    var full = Reading.of(CsvRowSource.of(Csv.write(folder, "1,x,z,\n"), named));
    assertThat(full.rows()).isEmpty();
    assertThat(full.problem().message()).startsWith("column 2 has no header but a value");
  }

  @Test
  void aFormatThatEndsAfterSomeRowsIsRefusedSinceItWouldLoseTheOthers() {
    var file = Csv.write(folder, "id,a\n1,x\n2,y\n3,z\n");
    var format = CSVFormat.DEFAULT.builder().setMaxRows(2).get();

    assertThatThrownBy(() -> CsvDialect.of(format))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("maxRows", "2", "startRow", "stopRow");
    assertThatThrownBy(() -> CsvRowSource.of(file, format))
        .isInstanceOf(IllegalArgumentException.class);
    var all = CSVFormat.DEFAULT.builder().setMaxRows(0).get();
    assertThat(Reading.of(CsvRowSource.of(file, all)).rows()).hasSize(3);
  }

  /** What a format uses a character for besides, and the format. */
  static Stream<Arguments> usedOtherwise() {
    var plain = CSVFormat.DEFAULT;
    return Stream.of(
        arguments("quote", plain.builder().setQuote('!').get()),
        arguments("escape", plain.builder().setEscape('!').get()),
        arguments("comment marker", plain.builder().setCommentMarker('!').get()));
  }

  @ParameterizedTest
  @MethodSource("usedOtherwise")
  void aDelimiterThatTheFormatUsesOtherwiseIsRefusedAndBothAreNamed(String use, CSVFormat format) {
    var source =
        CsvRowSource.builder(Csv.write(folder, "id!a\n1!b\n"))
            .delimiter("!")
            .dialect(CsvDialect.of(format));

    assertThatThrownBy(source::build)
        .isInstanceOf(InputException.class)
        .hasMessage("delimiter: \"!\" is also the " + use + " of the CSVFormat.");
  }

  @Test
  void whatAFormatCannotReadIsRefusedWithItsLine() {
    var file = Csv.write(folder, "id,a\n1,b\n2,\"c\"d\n");

    assertThatThrownBy(() -> Reading.of(CsvRowSource.of(file, CSVFormat.DEFAULT)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("line 3: the row that begins here cannot be read: ");
  }

  private static CsvRowSource lenient(Path file) {
    return CsvRowSource.builder(file).dialect(CsvDialect.LENIENT).build();
  }

  private static List<TableRecord> read(CsvDialect dialect, String text) throws Exception {
    Reader in = new StringReader(text);
    try (var records = dialect.read(in)) {
      return all(records);
    }
  }

  private static List<TableRecord> all(RecordReader records)
      throws IOException, BadRecordException {
    var all = new ArrayList<TableRecord>();
    for (var record = records.next(); record != null; record = records.next()) {
      all.add(record);
    }
    return all;
  }
}
