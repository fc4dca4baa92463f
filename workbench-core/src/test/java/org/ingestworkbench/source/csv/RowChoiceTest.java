package org.ingestworkbench.source.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowChoiceTest {
  private static final String TEN =
      "id,title\n1,a\n2,b\n3,c\n#4,d\n5,e\n\n6,f\n7,g\n8,h\n9,i\n10,j\n";

  @TempDir Path folder;

  @Test
  void aSliceHasBothItsEnds() {
    assertThat(ids(csv(TEN).startRow(2).stopRow(6))).containsExactly("2", "3", "5", "6");
  }

  @Test
  void aStartOfZeroIsTheStart() {
    assertThat(ids(csv(TEN).startRow(0).stopRow(1))).containsExactly("1");
  }

  @Test
  void skippedRowsAreNumberedWithinTheSlice() {
    assertThat(ids(csv(TEN).startRow(3).stopRow(9).skipRows(1, 4))).containsExactly("7", "8", "9");
  }

  @Test
  void nothingAfterTheLastRowIsRead() {
    var read = Reading.of(csv(TEN + "11,k,too long\n12,\"never closed").stopRow(10).build());

    assertThat(read.rows()).hasSize(9);
    assertThat(read.problems()).extracting(p -> p.code()).doesNotContain(Code.ROW_TOO_LONG);
  }

  @Test
  void onlyTheRowsAskedForAndTheMissingAreNamed() {
    var read = Reading.of(csv("id\n 01 \n02\n").onlyRows(List.of("02", "01", "77")).build());

    assertThat(read.rows()).extracting(Row::id).containsExactly("01", "02");
    assertThat(read.problem().message())
        .isEqualTo("1 of the 3 IDs in " + Advice.CHOSEN_ROWS.words() + " are not in the CSV: 77.");
  }

  private static final String SEVERAL =
      "node_id,file,thumb\n12, a.jpg ,t.jpg\n12,,u.jpg\n12,,\n13,a.jpg,\n12,b.jpg,\n";

  @Test
  void rowsAboutOneObjectAreToldApartByTheirFiles() {
    var rows = csv(SEVERAL).idColumn("node_id").idDetails(List.of("file", "thumb"));

    assertThat(ids(rows)).containsExactly("12 a.jpg", "12 u.jpg", "12", "13 a.jpg", "12 b.jpg");
  }

  @Test
  void allRowsAboutAnObjectAreChosenByIt() {
    var rows = csv(SEVERAL).idColumn("node_id").idDetails(List.of("file", "thumb"));

    assertThat(ids(rows.onlyRows(List.of("12"))))
        .containsExactly("12 a.jpg", "12 u.jpg", "12", "12 b.jpg");
  }

  @Test
  void aRowWithoutAnObjectHasNoId() {
    var rows = csv("node_id,file\n,a.jpg\n").idColumn("node_id").idDetails(List.of("file"));

    assertThat(Reading.of(rows.build()).problem().code()).isEqualTo(Code.ID_MISSING);
  }

  @Test
  void theIdsAskedForMayStandInAFile() throws IOException {
    var list = Files.writeString(folder.resolve("ids.txt"), "\uFEFF2\r\n\r\n9\n");

    assertThat(ids(csv(TEN).onlyRowsIn(list))).containsExactly("2", "9");
  }

  @Test
  void aListOfIdsThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> csv(TEN).onlyRowsIn(folder.resolve("gone.txt")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("gone.txt: " + Advice.CHOSEN_ROWS.words() + " cannot be read");
  }

  @Test
  void filtersOnSeveralColumnsMustAllHold() {
    var text = "id,a,b\n1,x,p\n2,x,q\n3,y,p\n4,x|z,p|r\n5,,p\n";

    assertThat(ids(csv(text).filter("a:is:x").filter("b:is:p"))).containsExactly("1", "4");
    assertThat(ids(csv(text).filter("b:is:p").filter("a:is:x"))).containsExactly("1", "4");
    assertThat(ids(csv(text).filter("a:is:x").filter("a:is:y").filter("b:isnot:p")))
        .containsExactly("2", "4");
  }

  @Test
  void isnotDropsRowsOfListedValuesOnly() {
    var text = "id,a\n1,x\n2,x|y\n3,x|z\n4,\n";

    assertThat(ids(csv(text).filter("a:isnot:x").filter("a:isnot:y"))).containsExactly("3", "4");
  }

  @Test
  void aFilterValueMayHoldColons() {
    var text = "id,model\n1,http://a/b\n2,c\n";

    assertThat(ids(csv(text).filter("model:is:http://a/b"))).containsExactly("1");
  }

  @Test
  void aFilterOnAnUnknownColumnIsRefused() {
    var source = csv(TEN).filter("titel:is:a").build();

    assertThatThrownBy(() -> Reading.of(source))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("titel")
        .hasMessageContaining("It has: id, title.");
  }

  @Test
  void aFilterThatIsNoneIsRefused() {
    assertThatThrownBy(() -> csv(TEN).filter("title=a"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("title=a");
  }

  @Test
  void aConstantFillsOnlyColumnsThatTheFileLacks() {
    var source = csv("id,a\n1,\n2,x\n").constant("a", "no").constant("b", "yes").build();

    assertThat(source.columns()).containsExactly("id", "a", "b");
    assertThat(Reading.of(source).rows())
        .extracting(Row::cells)
        .containsExactly(
            Map.of("id", "1", "a", "", "b", "yes"), Map.of("id", "2", "a", "x", "b", "yes"));
  }

  @Test
  void ignoredColumnsAreGoneAndMayStillBeFilteredOn() {
    var source =
        csv("note,id,a\nx,1,p\ny,2,q\n").ignoreColumns(List.of("note")).filter("note:is:y");

    assertThat(source.build().columns()).containsExactly("id", "a");
    assertThat(Reading.of(source.build()).row().cells()).containsOnlyKeys("id", "a");
  }

  @Test
  void aHashInAnIgnoredFirstColumnIsStillAComment() {
    assertThat(ids(csv("note,id\n#x,1\ny,2\n").ignoreColumns(List.of("note"))))
        .containsExactly("2");
  }

  @Test
  void theIdColumnCannotBeIgnored() {
    assertThatThrownBy(() -> csv(TEN).ignoreColumns(List.of("id")).build())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("\"id\" is needed");
  }

  @Test
  void labelsStandForNames() {
    var source =
        csv("id,Title,Extent\n1,a,b\n").labels(Map.of("Title", "title", "Extent", "field_x"));

    assertThat(source.build().columns()).containsExactly("id", "title", "field_x");
  }

  @Test
  void twoLabelsOfOneNameAreDuplicates() {
    var source = csv("id,Title,title\n").labels(Map.of("Title", "title")).build();

    assertThatThrownBy(source::columns).hasMessageContaining("duplicate header names - title");
  }

  @Test
  void aViewerComesFromTheModelThenFromTheExtensionAndNeverOverWhatIsThere() {
    var text =
        "id,field_model,file,field_viewer_override\n1,Page,a.PDF,\n2,Image,a.PDF,\n"
            + "3,Page,,mine\n4,,x,\n";
    var source =
        csv(text)
            .viewersByModel(Map.of("Page", "mirador"))
            .viewersByExtension(Map.of("pdf", "pdfjs"))
            .build();

    assertThat(Reading.of(source).rows())
        .extracting(row -> row.cell("field_viewer_override"))
        .containsExactly("mirador", "pdfjs", "mine", "");
  }

  @Test
  void theViewerColumnIsAddedWhenTheFileLacksIt() {
    var source = csv("id,file\n1,a.pdf\n").viewersByExtension(Map.of(".pdf", "pdfjs")).build();

    assertThat(source.columns()).containsExactly("id", "file", "field_viewer_override");
    assertThat(Reading.of(source).row().cell("field_viewer_override")).isEqualTo("pdfjs");
  }

  @Test
  void aSourceSaysWhatItReads() {
    var source =
        CsvRowSource.builder(Path.of("in.csv"))
            .startRow(3)
            .stopRow(9)
            .onlyRows(List.of("1", "2"))
            .filter("a:isnot:x")
            .build();

    assertThat(source).hasToString("CsvRowSource[in.csv, rows 3 to 9, 2 chosen ids, a is not x]");
  }

  private CsvRowSource.Builder csv(String text) {
    return CsvRowSource.builder(Csv.write(folder, text));
  }

  private static List<String> ids(CsvRowSource.Builder builder) {
    return Reading.of(builder.build()).rows().stream().map(Row::id).toList();
  }
}
