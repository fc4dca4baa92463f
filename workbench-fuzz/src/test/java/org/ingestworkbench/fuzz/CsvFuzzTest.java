package org.ingestworkbench.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.ingestworkbench.source.csv.CsvDialect;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** Metadata of any bytes, in each dialect. The first byte chooses dialect and delimiter. */
@Tag("heavy")
@Timeout(60)
class CsvFuzzTest {

  private static final Scratch SCRATCH = new Scratch();
  private static final List<CsvDialect> DIALECTS =
      List.of(
          CsvDialect.STRICT,
          CsvDialect.LENIENT,
          CsvDialect.of(CSVFormat.EXCEL),
          CsvDialect.of(CSVFormat.MYSQL),
          CsvDialect.of(CSVFormat.RFC4180));
  private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|");

  @FuzzTest
  void rows(byte[] input) {
    int choice = input.length == 0 ? 0 : input[0] & 0xff;
    var file =
        SCRATCH.write(
            "metadata.csv", Arrays.copyOfRange(input, Math.min(1, input.length), input.length));
    Scratch.mayRefuse(
        () -> {
          var source =
              CsvRowSource.builder(file)
                  .dialect(DIALECTS.get(choice % DIALECTS.size()))
                  .delimiter(DELIMITERS.get(choice / DIALECTS.size() % DELIMITERS.size()))
                  .build();
          source.columns();
          read(source, problem -> problem.toString());
        });
  }

  private static <T> void read(
      CsvRowSource source, Consumer<? super org.ingestworkbench.model.Problem> told) {
    try (var rows = source.open(told::accept)) {
      while (rows.hasNext()) {
        rows.next().toString();
      }
      rows.leftOut();
    }
  }
}
