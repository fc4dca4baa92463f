package org.ingestworkbench.source.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.CleaningStep;
import org.ingestworkbench.source.ValueTemplates;
import org.ingestworkbench.source.filter.CellCleaner;
import org.ingestworkbench.source.filter.KeySpelling;
import org.ingestworkbench.text.Folding;

class CsvRowSourcePropertyTest {
  private static final CellCleaner CLEANER = new CellCleaner("|", Set.of());

  @Property(tries = 100)
  void whatCommonsCsvWritesIsReadBackCleaned(
      @ForAll("tables") List<List<String>> table, @ForAll("breaks") String lineBreak)
      throws IOException {
    var file = Files.createTempFile("rows", ".csv");
    try {
      write(file, table, lineBreak);
      var read = Reading.of(CsvRowSource.of(file));

      assertThat(read.rows()).hasSize(table.size());
      for (int i = 0; i < table.size(); i++) {
        var row = read.rows().get(i);
        assertThat(row.id()).isEqualTo("r" + i);
        assertThat(row.cells().values()).containsExactlyElementsOf(cleaned("r" + i, table.get(i)));
      }
      assertThat(read.rows()).extracting(Row::line).isSorted();
      var lenient = CsvRowSource.builder(file).dialect(CsvDialect.LENIENT).build();
      assertThat(Reading.of(lenient)).isEqualTo(read);
    } finally {
      Files.delete(file);
    }
  }

  @Property(tries = 300)
  void cleaningWhatIsCleanChangesNothing(@ForAll("cells") String cell) {
    var cleaned = CLEANER.clean(cell);

    assertThat(CLEANER.clean(cleaned)).isEqualTo(cleaned);
  }

  @Property(tries = 300)
  void withoutAnyCleaningACellStaysAsItIs(@ForAll("cells") String cell) {
    assertThat(new CellCleaner("|", EnumSet.allOf(CleaningStep.class)).clean(cell)).isEqualTo(cell);
  }

  @Property(tries = 300)
  void theSpellingOfAKeyIsItsOwnSpelling(@ForAll("cells") String cell) {
    var key = KeySpelling.of(cell);

    assertThat(KeySpelling.of(key)).isEqualTo(key);
    assertThat(KeySpelling.firstHidden(key)).isEqualTo(-1);
  }

  @Property(tries = 300)
  void whatLooksTheSameIsFoundToLookTheSame(
      @ForAll @AlphaChars String id, @ForAll("zeros") String zeros) {
    assertThat(Folding.look(id + zeros + "7"))
        .isEqualTo(Folding.look(id.toUpperCase(Locale.ROOT) + "7"));
  }

  @Property(tries = 300)
  void subvaluesThatStayAsTheyAreMakeTheCell(
      @ForAll("cells") String cell, @ForAll("delimiters") String delimiter) {
    var templates =
        ValueTemplates.builder().subdelimiter(delimiter).template("a", "$csv_value").build();
    var row = new Row(2, "1", Map.of("id", "1", "a", cell));

    assertThat(templates.apply(row).cell("a")).isEqualTo(cell);
  }

  @Provide
  Arbitrary<List<List<String>>> tables() {
    return cells().list().ofSize(3).list().ofMaxSize(12);
  }

  @Provide
  Arbitrary<String> cells() {
    return Arbitraries.oneOf(
        Arbitraries.strings()
            .withChars(" |\"',;\n\r\t#a0\u00A0\u2019\u201C\u00AD\u200B\u0301e")
            .ofMaxLength(8),
        Arbitraries.strings().excludeChars(surrogates()).ofMaxLength(6));
  }

  @Provide
  Arbitrary<String> breaks() {
    return Arbitraries.of("\n", "\r\n");
  }

  @Provide
  Arbitrary<String> zeros() {
    return Arbitraries.of("", "0", "000");
  }

  @Provide
  Arbitrary<String> delimiters() {
    return Arbitraries.of("|", "||", " ", "a", "\"'");
  }

  private static char[] surrogates() {
    var chars = new char[Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) (Character.MIN_SURROGATE + i);
    }
    return chars;
  }

  private static List<String> cleaned(String id, List<String> cells) {
    var all = new ArrayList<String>(List.of(id));
    cells.forEach(cell -> all.add(CLEANER.clean(cell)));
    return all;
  }

  private static void write(Path file, List<List<String>> table, String lineBreak)
      throws IOException {
    var format = CSVFormat.DEFAULT.builder().setRecordSeparator(lineBreak).get();
    try (var out = new CSVPrinter(Files.newBufferedWriter(file), format)) {
      out.printRecord("id", "a", "b", "c");
      for (int i = 0; i < table.size(); i++) {
        out.print("r" + i);
        out.printRecord(table.get(i));
      }
    }
  }
}
