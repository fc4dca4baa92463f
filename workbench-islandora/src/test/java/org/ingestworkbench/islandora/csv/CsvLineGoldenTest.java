package org.ingestworkbench.islandora.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The lines that this program writes are a contract: its own files are read back, and people
 * compare them. So they are the same bytes whichever library writes them.
 */
class CsvLineGoldenTest {

  private static final String ODD = " ,;|\"'#\\\n\r\ta0-\u00FC\u0000\u00A0\u2028";

  private static final List<List<String>> ROWS =
      List.of(
          List.of("id", "node_id", "title", "field_member_of", "file"),
          List.of("7", "it's", "a b", "x/y.jpg", "2026-11-30"),
          List.of("a,b", "c;d", "e|f", "g\th", ","),
          List.of("\"", "\"\"", "a\"b", "\"a\"", "a\""),
          List.of("a\nb", "a\rb", "a\r\nb", "\n", "\r", "\r\n"),
          List.of(" a", "a ", " ", "\t", "\u00A0a\u00A0", "a  b"),
          List.of("#a", "#b", "a#"),
          List.of(" #a", "# b", "#"),
          List.of("#", ""),
          List.of("# \"a\", b"),
          List.of("", "", ""),
          List.of(""),
          List.of("", "a"),
          List.of("a", ""),
          List.of("ü", "日本", "𝄞", "e\u0301", "\u200B", "\uFEFFx", "ᐃ"),
          List.of("'", "\\", "\\,", "\\\"", "\\n"),
          List.of("=1+1", "@a", "-1", "+2", "!", "$", "%", "&", "(", "*", "~", "0"),
          List.of("\u0000", "\u0001", "\u007F", "\u0085", "\u2028", "\u2029"),
          List.of("null", "NULL", "\\N"));

  @Test
  void theLinesAreTheSameBytesAsEver() throws IOException {
    var text = new StringBuilder();
    ROWS.forEach(row -> text.append(CsvLine.lf(row)).append(CsvLine.crlf(row)));
    try (var golden = getClass().getResourceAsStream("lines.golden")) {
      assertThat(text.toString().getBytes(UTF_8)).isEqualTo(golden.readAllBytes());
    }
  }

  @Test
  void anyLineIsTheSameAsAnotherLibraryWritesIt() {
    long seed = new Random().nextLong();
    System.out.println("CsvLineGoldenTest: seed " + seed);
    var random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      var row = row(random);
      assertThat(CsvLine.lf(row)).isEqualTo(other(row, LineDelimiter.LF));
      assertThat(CsvLine.crlf(row)).isEqualTo(other(row, LineDelimiter.CRLF));
    }
  }

  private static List<String> row(Random random) {
    return IntStream.rangeClosed(0, random.nextInt(4)).mapToObj(i -> cell(random)).toList();
  }

  private static String cell(Random random) {
    var text = new StringBuilder();
    for (int left = random.nextInt(5); left > 0; left--) {
      text.append(ODD.charAt(random.nextInt(ODD.length())));
    }
    return text.toString();
  }

  private static String other(List<String> row, LineDelimiter end) {
    var text = new StringWriter();
    var firstIfEmpty =
        new QuoteStrategy() {
          @Override
          public boolean quoteEmpty(int line, int cell) {
            return cell == 0;
          }
        };
    CsvWriter.builder()
        .bufferSize(0)
        .quoteStrategy(firstIfEmpty)
        .lineDelimiter(end)
        .build(text)
        .writeRecord(row);
    return text.toString();
  }
}
