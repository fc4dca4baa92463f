package org.ingestworkbench.source.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.WorkbenchException;
import org.ingestworkbench.source.LeftOut;
import org.ingestworkbench.source.csv.Csv;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.text.Folding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputScanTest {
  @TempDir Path folder;
  private Path temporary;
  private final List<Problem> problems = new ArrayList<>();

  @BeforeEach
  void makeATemporaryFolder() throws IOException {
    temporary = Files.createDirectory(folder.resolve("temporary"));
  }

  @Test
  void aGoodInputIsCounted() {
    var result = scan("id,title\n1,a\n#2,b\n,\n3,c\n").run(problems::add);

    assertThat(result.rows()).isEqualTo(2);
    assertThat(result.leftOut()).isEqualTo(new LeftOut(1, 1));
    assertThat(result.problems()).isEqualTo(Map.of(Code.ROW_COMMENTED, 1L, Code.ROW_BLANK, 1L));
    assertThat(result.isGood()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 1000})
  void duplicatesAreNamedWithTheirLinesWhereverTheHashesLie(int held) {
    var result = scan("id\nb\na\nc\na\nb\na\n").held(held).run(problems::add);

    assertThat(messages())
        .containsExactly(
            "Duplicate identifiers in column id found: b (lines 2, 6). Give each row an ID of its"
                + " own.",
            "Duplicate identifiers in column id found: a (lines 3, 5, 7). Give each row an ID of"
                + " its own.");
    assertThat(result.problems()).isEqualTo(Map.of(Code.ID_DUPLICATE, 2L));
    assertThat(result.errors()).isEqualTo(2);
    assertThat(result.isGood()).isFalse();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void idsThatOnlyLookAlikeAreOneWarning() {
    var result = scan("id\nBook1\nx01\nbook1\nx1\nx10\nx2\n").run(problems::add);

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).severity()).isEqualTo(Severity.WARNING);
    assertThat(messages().get(0))
        .startsWith("2 times IDs differ only by")
        .endsWith("Book1 (line 2) and book1 (line 4); x01 (line 3) and x1 (line 5).");
    assertThat(result.isGood()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1000})
  void aChildBeforeItsParentFailsItsRow(int held) {
    var text = "id,parent_id\nc1,p\np,\nc2,p\nx,elsewhere\nself,self\n";
    var result = scan(text).held(held).run(problems::add);

    assertThat(problems).extracting(Problem::severity).containsOnly(Severity.ROW_ERROR).hasSize(2);
    assertThat(problems).extracting(p -> p.place().line()).containsExactly(2L, 6L);
    assertThat(messages().get(0))
        .startsWith(
            "Child item with CSV ID \"c1\" must come after its parent (CSV ID \"p\") in the CSV"
                + " file.");
    assertThat(result.isGood()).isTrue();
  }

  @Test
  void aParentSpelledWithHiddenCharactersIsTheSameKey() {
    scan("id,parent_id\np\u00A01,\nc,p 1\u200B\nd,p 2\np\u00A02,\n").run(problems::add);

    assertThat(problems)
        .filteredOn(p -> p.code() == Code.PARENT_AFTER_CHILD)
        .extracting(p -> p.place().rowId())
        .containsExactly("d");
  }

  @Test
  void moreThanAThousandFindingsAreCounted() {
    var ids = IntStream.range(0, 1200).mapToObj(i -> "k" + i).collect(Collectors.joining("\n"));
    var result = scan("id\n" + ids + "\n" + ids + "\n").held(10).run(problems::add);

    assertThat(problems).hasSize(1001);
    assertThat(messages().get(0)).contains(" k0 (lines 2, 1202)");
    assertThat(messages().get(1000)).startsWith("200 more duplicate identifiers");
    assertThat(result.rows()).isEqualTo(2400);
  }

  @Test
  void anUnreadableInputIsAProblemAndNotAnException() {
    var result = scan("id\na\na\n\"b\n").run(problems::add);

    assertThat(problems)
        .extracting(Problem::code)
        .containsExactly(Code.CSV_SYNTAX, Code.ID_DUPLICATE);
    assertThat(problems.get(0).place().line()).isEqualTo(4);
    assertThat(result.isGood()).isFalse();
  }

  @Test
  void aMissingColumnIsAProblemWithItsCode() {
    scan("nr\na\n").run(problems::add);

    assertThat(problems).extracting(Problem::code).containsExactly(Code.ID_COLUMN_MISSING);
  }

  @Test
  void anInputWithoutRowsIsAnError() {
    scan("id\n").run(problems::add);

    assertThat(problems).extracting(Problem::code).containsExactly(Code.NO_ROWS);
    assertThat(messages().get(0)).contains("contains 0 data rows");
  }

  @Test
  void aCancelledScanEndsAndLeavesNothingBehind() {
    var seen = new AtomicInteger();
    var result =
        scan("id\na\na\nb\nc\n")
            .held(0)
            .each(row -> seen.incrementAndGet())
            .cancelled(() -> seen.get() == 3)
            .run(problems::add);

    assertThat(result.cancelled()).isTrue();
    assertThat(result.isGood()).isFalse();
    assertThat(result.rows()).isEqualTo(3);
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void aScanThatFailsLeavesNothingBehind() {
    var scan = scan("id\na\nb\n#c\n").held(0);

    assertThatThrownBy(
            () ->
                scan.run(
                    problem -> {
                      throw new IllegalStateException("the listener broke");
                    }))
        .hasMessage("the listener broke");
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void aTemporaryFolderThatIsNotThereIsSaid() {
    var scan = scan("id\na\n").held(0).temporaryFolder(folder.resolve("gone"));

    assertThatThrownBy(() -> scan.run(problems::add))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining(Advice.TEMPORARY_FOLDER.words());
  }

  @Test
  void anIdLooksTheSameWithoutLeadingZeros() {
    assertThat(List.of("007", "7", "A07b", "a7B", "0", "00", "10", "page-0010"))
        .extracting(Folding::look)
        .containsExactly("7", "7", "a7b", "a7b", "0", "0", "10", "page-10");
  }

  private InputScan scan(String text) {
    return InputScan.of(CsvRowSource.of(Csv.write(folder, text))).temporaryFolder(temporary);
  }

  private List<String> messages() {
    return problems.stream().map(Problem::message).toList();
  }
}
