package org.ingestworkbench.source.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads random text in the lenient dialect and with Python, where it is installed: the same cells,
 * on the same lines.
 */
class PythonDialectTest {
  private static final int TEXTS = 5_000;
  private static final String CHARACTERS = ",,,\"\"\"\"\n\n\r ab#'\\\u00E9";

  /** Answers a line for each: line:cell,cell;line:cell for each record, texts in hexadecimal. */
  private static final String READER =
      """
      import csv, io, sys
      for text in sys.stdin:
          text = bytes.fromhex(text.strip()).decode('utf-8')
          records, line = [], 1
          reader = csv.reader(io.StringIO(text, newline=''))
          for record in reader:
              cells = [cell.encode('utf-8').hex() for cell in record or ['']]
              records.append(str(line) + ':' + ','.join(cells))
              line = reader.line_num + 1
          print(';'.join(records))
      """;

  @TempDir Path folder;

  @Test
  void randomTextIsReadAsPythonReadsIt() throws Exception {
    long seed = new Random().nextLong();
    System.out.println("PythonDialectTest: seed " + seed);
    var random = new Random(seed);
    var texts = IntStream.range(0, TEXTS).mapToObj(i -> text(random)).toList();

    var read = new ArrayList<String>();
    for (var text : texts) {
      read.add(read(text));
    }

    assertThat(read).isEqualTo(python(texts));
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int left = random.nextInt(16); left > 0; left--) {
      text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return text.toString();
  }

  private static String read(String text) throws Exception {
    var all = new ArrayList<String>();
    try (var records = CsvDialect.LENIENT.read(new StringReader(text))) {
      for (var record = records.next(); record != null; record = records.next()) {
        var cells = record.toList().stream().map(PythonDialectTest::hex).toList();
        all.add(record.line() + ":" + String.join(",", cells));
      }
    }
    return String.join(";", all);
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(UTF_8));
  }

  private List<String> python(List<String> texts) throws IOException, InterruptedException {
    var in = folder.resolve("in");
    var out = folder.resolve("out");
    Files.write(in, texts.stream().map(PythonDialectTest::hex).toList());
    try {
      var python =
          new ProcessBuilder("python3", "-c", READER)
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .start();
      assertThat(python.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(python.exitValue()).isZero();
    } catch (IOException notInstalled) {
      assumeTrue(false, "There is no python3.");
    }
    return Files.readAllLines(out);
  }
}
