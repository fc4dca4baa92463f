package org.ingestworkbench.source.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.LeftOut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRowSourceTest {
  @TempDir Path folder;

  @Test
  void aRowHasItsLineItsIdAndItsCells() {
    var read = Reading.of(csv("id,title\n01,One\n02,\"Two, three\"\n"));

    assertThat(read.rows()).extracting(Row::line).containsExactly(2L, 3L);
    assertThat(read.rows()).extracting(Row::id).containsExactly("01", "02");
    assertThat(read.rows().get(1).cells()).containsEntry("title", "Two, three").hasSize(2);
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void aLineIsThePhysicalOneOnWhichTheRecordBegins() {
    var read = Reading.of(csv("id,title\r\n1,\"a\r\nb\r\nc\"\r\n\r\n2,x\r\n3,\"y\r\n\"\r\n4,z"));

    assertThat(read.rows()).extracting(Row::line).containsExactly(2L, 6L, 7L, 9L);
  }

  @Test
  void aHeaderMayBeSpreadOverLines() {
    var read = Reading.of(csv("id,\"ti\ntle\"\n1,x\n"));

    assertThat(read.rows()).extracting(Row::line).containsExactly(3L);
  }

  @Test
  void cellsAreCleaned() {
    var read = Reading.of(csv("id,title\n 01 ,\u201Ca\u201D   b\u2019s |\n"));

    assertThat(read.row().id()).isEqualTo("01");
    assertThat(read.row().cell("id")).isEqualTo("01");
    assertThat(read.row().cell("title")).isEqualTo("\"a\" b's");
  }

  @Test
  void anIdWithQuotesCommasAndLineBreaksSurvives() {
    var read = Reading.of(csv("id,title\n\"a \"\"b\"\", c\nd\",x\n"));

    assertThat(read.row().id()).isEqualTo("a \"b\", c\nd");
  }

  @Test
  void anIdWithoutItsHiddenCharactersIsTheKeyAndAWarningNamesThem() {
    var read = Reading.of(csv("id,parent_id\nbo\u00ADok\u00A01,e\u0301\u200B\n"));

    assertThat(read.row().id()).isEqualTo("book 1");
    assertThat(read.row().cell("parent_id")).isEqualTo("\u00E9");
    assertThat(read.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "WARNING INVISIBLE_CHARACTER rows.csv line 2, column id (row ID book 1): "
                + "\"bo\u00ADok\u00A01\" contains U+00AD SOFT HYPHEN, which cannot be seen; "
                + "the key is taken as \"book 1\".",
            "WARNING INVISIBLE_CHARACTER rows.csv line 2, column parent_id (row ID book 1): "
                + "\"e\u0301\u200B\" contains U+200B ZERO WIDTH SPACE, which cannot be seen; "
                + "the key is taken as \"\u00E9\".");
  }

  @Test
  void hiddenCharactersElsewhereAreOneNotePerColumn() {
    var read = Reading.of(csv("id,title\n1,a\u00A0b\n2,c\n3,d\u00ADe\n"));

    assertThat(read.rows().get(0).cell("title")).isEqualTo("a\u00A0b");
    assertThat(read.problem().severity()).isEqualTo(Severity.NOTE);
    assertThat(read.problem().message())
        .startsWith("2 cells hold characters that cannot be seen")
        .contains("U+00A0 NO-BREAK SPACE", "lines 2, 4");
  }

  @Test
  void joinersOfPersianWordsAreNoMistake() {
    var read = Reading.of(csv("id,title\n1,\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645\n"));

    assertThat(read.row().cell("title")).contains("\u200C");
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void duplicateHeadersAreRefused() {
    assertThatThrownBy(() -> csv("id,a,b,a,b,b\n").columns())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("rows.csv line 1: CSV has duplicate header names - a, b.");
  }

  @Test
  void aMissingIdColumnIsNamedWithTheColumnsFound() {
    assertThatThrownBy(() -> csv("ID,title\n").columns())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("\"create\" tasks require a \"id\" CSV column.")
        .hasMessageContaining("It has: ID, title.")
        .hasMessageContaining("set " + Advice.ID_COLUMN.words() + ": ID");
  }

  @Test
  void aWrongDelimiterNamesTheSetting() {
    assertThatThrownBy(() -> csv("id;title;file\n1;x;\n").columns())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("only one column was found, \"id;title;file\"")
        .hasMessageContaining("set delimiter: \";\"");
    assertThatThrownBy(() -> csv("id\ttitle\n").columns())
        .hasMessageContaining("separated by tabs, set delimiter: \"\\t\"");
  }

  @Test
  void anEmptyFileHasNoHeader() {
    assertThatThrownBy(() -> csv("").columns())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("rows.csv: the file is empty");
  }

  @Test
  void aMissingFileIsNamed() {
    var source = CsvRowSource.of(folder.resolve("gone.csv"));

    assertThatThrownBy(source::columns)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("gone.csv: there is no file ");
  }

  @Test
  void aFolderIsNoFile() {
    assertThatThrownBy(() -> CsvRowSource.of(folder).columns())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void aRowLongerThanTheHeaderIsAnErrorAndNotDelivered() {
    var read = Reading.of(csv("id,title\n1,a\n2,b,foo\n"));

    assertThat(read.rows()).extracting(Row::id).containsExactly("1");
    assertThat(read.problem().code()).isEqualTo(Code.ROW_TOO_LONG);
    assertThat(read.problem().severity()).isEqualTo(Severity.ERROR);
    assertThat(read.problem().toString())
        .contains("rows.csv line 3 (row ID 2)")
        .contains("Row 2 (ID 2) of the CSV file")
        .contains("has more columns (3) than there are headers (2).")
        .contains("Cell 3 is \"foo\"");
  }

  @Test
  void aRowLongerOnlyByEmptyCellsLosesNothing() {
    var read = Reading.of(csv("id,title\n1,a,, ,\n"));

    assertThat(read.rows()).hasSize(1);
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void aShortRowIsFilledWithEmptyCellsAndAWarning() {
    var read = Reading.of(csv("id,title,file\n1\n"));

    assertThat(read.row().cells().values()).containsExactly("1", "", "");
    assertThat(read.problem().code()).isEqualTo(Code.ROW_TOO_SHORT);
    assertThat(read.problem().severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void blankRowsAreCountedAndNotFailed() {
    var read = Reading.of(csv("id,title\n1,a\n,\n\n , \n2,b\n,,\n"));

    assertThat(read.rows()).extracting(Row::id).containsExactly("1", "2");
    assertThat(read.problem().toString())
        .isEqualTo(
            "NOTE ROW_BLANK rows.csv line 3: 4 rows are blank and were left out: lines 3-5, 7.");
    assertThat(read.leftOut()).isEqualTo(new LeftOut(0, 4));
  }

  @Test
  void rowsThatBeginWithAHashAreLeftOutAndNamed() {
    var read = Reading.of(csv("f,id\n#REF!,1\nx,2\n # y,3,free, text\n"));

    assertThat(read.rows()).extracting(Row::id).containsExactly("2");
    assertThat(read.problem().message())
        .isEqualTo("2 rows begin with # and were left out: lines 2, 4.");
    assertThat(read.leftOut()).isEqualTo(new LeftOut(2, 0));
  }

  @Test
  void columnsWithoutHeaderAndContentAreDroppedWithACount() {
    var source = csv("id,title,, \n1,a,,\n2,b,,\n");

    assertThat(source.columns()).containsExactly("id", "title");
    assertThat(Reading.of(source).problem().toString())
        .isEqualTo(
            "NOTE COLUMN_BLANK rows.csv: 2 columns have neither header nor content and were left"
                + " out.");
  }

  @Test
  void contentWithoutAHeaderIsAnErrorThatNamesTheFirstLine() {
    var read = Reading.of(csv("id,title,\n1,a,\n2,b,lost\n3,c,too\n"));

    assertThat(read.problem().toString())
        .startsWith("ERROR COLUMN_BLANK rows.csv line 3 (row ID 2): column 3 has no header")
        .contains("\"lost\"");
  }

  @Test
  void aRowWithoutAnIdIsAnError() {
    var read = Reading.of(csv("id,title\n\u00A0,a\n2,b\n"));

    assertThat(read.rows()).extracting(Row::id).containsExactly("2");
    assertThat(read.problems())
        .filteredOn(problem -> problem.severity() == Severity.ERROR)
        .extracting(Problem::code)
        .isEqualTo(List.of(Code.ID_MISSING));
  }

  @Test
  void aQuoteThatIsNeverClosedNamesTheLineOfItsRow() {
    assertThatThrownBy(() -> Reading.of(csv("id,title\n1,a\n2,\"b\n3,c\n4,d\n")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("rows.csv line 3: ")
        .hasMessageContaining("quote");
  }

  @Test
  void aQuoteInsideAQuotedCellNamesTheLine() {
    assertThatThrownBy(() -> Reading.of(csv("id,title\n1,\"a \"b\" c\"\n")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("rows.csv line 2: ");
  }

  @Test
  void everyOpeningReadsAnew() {
    var source = csv("id\n1\n2\n");

    assertThat(Reading.of(source).rows()).isEqualTo(Reading.of(source).rows());
  }

  @Test
  void excelsLineNamesTheDelimiterAndIsNoRow() {
    for (var begin : List.of("sep=;\r\n", "SEP=;\n", "\uFEFFsep=;\n", "\"sep=;\"\n")) {
      var reading = Reading.of(csv(begin + "id;title\n1;a,b\n"));

      assertThat(reading.row().cell("title")).as(begin).isEqualTo("a,b");
      assertThat(reading.row().line()).isEqualTo(3);
      assertThat(reading.problems()).isEmpty();
    }
    assertThat(Reading.of(csv("sep=,\nid,title\n1,x\n")).row().cell("title")).isEqualTo("x");
    assertThat(csv("sep=;\nid;title\n").columns()).containsExactly("id", "title");
    assertThat(csv("sep=\t\nid\ttitle\n").columns()).containsExactly("id", "title");
  }

  @Test
  void aRowIsCommentedByItsFirstCellAndByTheFirstThatIsNotIgnored() {
    var file =
        Csv.write(
            folder,
            "batch,id,title,m\n#skip,c1,One,x\ny,#c2,Two,x\nz,c3,Three,x\n,,,\n   ,, ,\n\n");
    var reading = Reading.of(CsvRowSource.builder(file).ignoreColumns(List.of("batch")).build());

    assertThat(reading.row().id()).isEqualTo("c3");
    assertThat(reading.leftOut()).isEqualTo(new LeftOut(2, 3));
  }

  @Test
  void cellsThatLookLikeFormulasAreNotedOncePerColumn() {
    var reading = Reading.of(csv("id,title,place\n1,=1+1,\"-1.5, +2\"\n2,@x,-3\n3,- a,\n"));

    assertThat(reading.problem().code()).isEqualTo(Code.CELL_FORMULA);
    assertThat(reading.problem().place().column()).isEqualTo("title");
    assertThat(reading.problem().message()).startsWith("3 cells begin like a formula");
  }

  private CsvRowSource csv(String text) {
    return CsvRowSource.of(Csv.write(folder, text));
  }
}
