package org.ingestworkbench.source.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.source.table.TableRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRecordsTest {
  @TempDir Path folder;

  @Test
  void aRecordBeyondAllReasonIsRefused() {
    var records = limited("a,b\n" + "x,".repeat(600), 1_000);

    assertThat(records.next().toList()).containsExactly("a", "b");
    assertThatThrownBy(records::next)
        .isInstanceOf(CsvParseException.class)
        .hasMessageContaining("longer than 1000 characters");
  }

  @Test
  void manyShortRecordsMayBeLongTogether() {
    assertThat(limited("x,y\n".repeat(1_000), 10)).toIterable().hasSize(1_000);
  }

  @Test
  void anUnclosedQuoteIsRefusedWithoutReadingAllThatFollowsIntoMemory() {
    var file = Csv.write(folder, "id,title\n1,one\n2,\"two\n" + "x".repeat(3 << 20));

    assertThat(refusal(file).place().line()).isEqualTo(3);
    assertThat(refusal(file).message()).contains("2097152 characters");
  }

  @Test
  void whatFollowsAClosingQuoteIsRefusedWithItsLine() {
    var problem = refusal(Csv.write(folder, "id,title\n1,\"one\"\n2,\"two\" or more,\n"));

    assertThat(problem.code()).isEqualTo(Code.CSV_SYNTAX);
    assertThat(problem.place().line()).isEqualTo(3);
    assertThat(problem.message()).contains("closing quote", "double the quotes");
  }

  @Test
  void aRecordBeginsOnThePhysicalLineWhateverTheLineBreaks() {
    var records = read("id\r\n\"1\r\n2\"\r3\n\n\"4\n\"\n5");

    assertThat(records).extracting(TableRecord::line).containsExactly(1L, 2L, 4L, 5L, 6L, 8L);
    assertThat(records)
        .extracting(TableRecord::toList)
        .containsExactly(
            List.of("id"),
            List.of("1\r\n2"),
            List.of("3"),
            List.of(""),
            List.of("4\n"),
            List.of("5"));
  }

  @Test
  void aQuoteWithinACellThatDoesNotBeginWithOneIsACharacter() {
    assertThat(read("1,12\" disc, \"b\",\"say \"\"hi\"\"\",\"\"").get(0).toList())
        .containsExactly("1", "12\" disc", " \"b\"", "say \"hi\"", "");
  }

  private List<TableRecord> read(String text) {
    var all = new ArrayList<TableRecord>();
    try (var records = CsvRecords.open(table(Csv.write(folder, text)))) {
      for (var record = records.next(); record != null; record = records.next()) {
        all.add(record);
      }
    }
    return all;
  }

  private static Problem refusal(Path file) {
    try (var records = CsvRecords.open(table(file))) {
      while (records.next() != null) {
        continue;
      }
      throw new AssertionError("The file was read.");
    } catch (InputException e) {
      return e.problems().get(0);
    }
  }

  private static Iterator<TableRecord> limited(String text, int longest) {
    return CsvReader.builder().build(new RecordHandler(longest), text).iterator();
  }

  private static CsvFile table(Path file) {
    return new CsvFile(file, file.toString(), CsvDialect.STRICT);
  }
}
