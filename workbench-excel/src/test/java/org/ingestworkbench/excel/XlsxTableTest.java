package org.ingestworkbench.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ingestworkbench.excel.Xlsx.number;
import static org.ingestworkbench.excel.Xlsx.row;
import static org.ingestworkbench.excel.Xlsx.styled;
import static org.ingestworkbench.excel.Xlsx.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.LeftOut;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.source.table.TableRowSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlsxTableTest {
  private static final String HEADER = row(1, text("id"), text("v"));

  @TempDir Path directory;
  private final List<Problem> problems = new ArrayList<>();
  private LeftOut leftOut = LeftOut.NONE;

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "General~45~45",
        "General~1.1000000000000001~1.1",
        "General~0.30000000000000004~0.3",
        "General~1.2E+15~1200000000000000",
        "General~1234567890123456~1234567890123456",
        "General~9.9999999999999995E-7~0.000001",
        "General~-12.5~-12.5",
        "0~7~7",
        "0.00~7.125~7.125",
        "#,##0.00 [$€-407]~1234.5~1234.5",
        "0%~0.12~0.12",
        "00000~42~00042",
        "00000~1234567~1234567",
        "00000~4.5~4.5",
        "00000~-4~-4",
        "000-000~12345~012-345",
        "000-000~1234567~1234-567",
        "\"ID \"0000~7~ID 0007",
        "\\x0\\00~7~x007",
        "#14~45292~2024-01-01",
        "#31~45292~2024-01-01",
        "#22~45292.5~2024-01-01T12:00:00",
        "#20~0.75~18:00:00",
        "#33~0.75~18:00:00",
        "#46~1.5~36:00:00",
        "yyyy-mm-dd~45292.99~2024-01-01",
        "dd/mm/yyyy hh:mm~45292~2024-01-01T00:00:00",
        "[$-409]d\\-mmm\\-yy;@~45292~2024-01-01",
        "mmmm yyyy~45292~2024-01",
        "yyyy~45292~2024",
        "d. mmm~45292~2024-01-01",
        "mm:ss~0.5~12:00:00",
        "hh:mm:ss.000~0.999999999~00:00:00",
        "\"day\"0~5~day5",
        "[Red]General~5~5",
        "yyyy-mm-dd~1~1900-01-01",
        "yyyy-mm-dd~59~1900-02-28",
        "yyyy-mm-dd~61~1900-03-01",
        "yyyy-mm-dd~2958465~9999-12-31",
      })
  void aNumberIsTheNumberUnlessItsFormatIsADateOrHasLeadingZeros(
      String format, String value, String cell) {
    var rows = rows(Xlsx.of(HEADER, row(2, number("1"), styled(1, value))).formats(format));

    assertThat(rows.get(0).cell("v")).isEqualTo(cell);
    assertThat(problems).isEmpty();
  }

  @Test
  void daysOfAMacAreCountedFrom1904() {
    var book =
        Xlsx.of(
            HEADER, row(2, number("1"), styled(1, "0")), row(3, number("2"), styled(1, "43830")));

    assertThat(rows(book.formats("yyyy-mm-dd").from1904()))
        .extracting(row -> row.cell("v"))
        .containsExactly("1904-01-01", "2024-01-01");
  }

  @ParameterizedTest
  @CsvSource({
    "t=\"e\"><v>#N/A</v>, the error #N/A",
    "t=\"e\"><f>A1/0</f><v>#DIV/0!</v>, the error #DIV/0!",
    "t=\"str\"><f>NA()</f><v>#N/A</v>, the error #N/A",
    "><f>A1+1</f>, whose value was not kept",
    "><f>A1+1</f><v></v>, whose value was not kept",
    "t=\"n\"><f>A1+1</f><v/>, whose value was not kept",
    "s=\"1\"><v>-3</v>, which is none",
    "s=\"1\"><v>60</v>, which is none",
    "s=\"1\"><v>99999999</v>, which is none",
    "><v>1E+999</v>, too large",
    "><v>x</v>, the error x",
  })
  void aCellThatSaysNothingIsAProblemOfItsRow(String cell, String why) {
    var book = Xlsx.of(HEADER, row(2, number("1"), cell), row(3, number("2"), text("b")));

    assertThat(rows(book.formats("yyyy-mm-dd"))).extracting(Row::id).containsExactly("2");
    assertThat(problems).hasSize(1);
    var problem = problems.get(0);
    assertThat(problem.code()).isEqualTo(Code.CELL_ERROR);
    assertThat(problem.message()).startsWith("cell B2 has ").contains(why);
    assertThat(problem.place().toString()).endsWith("in.xlsx line 2, column v (row ID 1)");
  }

  @Test
  void theValueThatWasKeptOfAFormulaCounts() {
    var rows =
        rows(
            Xlsx.of(
                HEADER,
                row(2, number("1"), "><f>1+1</f><v>2</v>"),
                row(3, number("2"), "t=\"str\"><f>A1</f><v>kept</v>"),
                row(4, number("3"), "t=\"b\"><f>TRUE()</f><v>1</v>"),
                row(5, number("4"), "t=\"str\"><f>\"\"</f><v></v>")));

    assertThat(rows).extracting(row -> row.cell("v")).containsExactly("2", "kept", "1", "");
    assertThat(problems).isEmpty();
  }

  @Test
  void textsStayAsTheyAre() {
    var rows =
        rows(
            Xlsx.of(
                    HEADER,
                    row(2, text("0012"), "t=\"s\"><v>0</v>"),
                    row(3, text("1.20E+05"), "t=\"s\"><v>1</v>"),
                    row(4, text("\u00e9"), "t=\"b\"><v>0</v>"),
                    row(5, text("d"), text("a_x000D_b_x005F_x0041_")))
                .shared(
                    "<t>plain</t>",
                    "<r><t>ri</t></r><r><rPr><b/></rPr><t>ch</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh>"));

    assertThat(rows).extracting(Row::id).containsExactly("0012", "1.20E+05", "\u00e9", "d");
    assertThat(rows)
        .extracting(row -> row.cell("v"))
        .containsExactly("plain", "rich", "0", "a\rb_x0041_");
  }

  @Test
  void hiddenRowsAreReadAndToldOf() {
    var book =
        Xlsx.of(
            HEADER,
            row(2, number("1")),
            row(3, "hidden=\"1\"", new String[] {number("2")}),
            row(4, "hidden=\"true\"", new String[] {number("3")}));

    assertThat(rows(book)).extracting(Row::id).containsExactly("1", "2", "3");
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).code()).isEqualTo(Code.ROW_HIDDEN);
    assertThat(problems.get(0).message()).startsWith("2 rows are hidden").contains("3, 4.");
  }

  @Test
  void rowsKeepTheirNumbersAndEmptyOnesAreLeftOut() {
    var book =
        Xlsx.of(
            "<row r=\"2\"><c r=\"B2\" s=\"1\"/></row>",
            row(3, text("id"), text("v"), "", "s=\"1\">"),
            row(5, number("1"), text("a"), "", "s=\"1\">"),
            row(6, "s=\"1\">", "s=\"1\">"),
            row(9, number("2")),
            row(10, text("#3"), text("c")));

    var rows = rows(book.formats("0"));

    assertThat(rows).extracting(Row::line).containsExactly(5L, 9L);
    assertThat(rows.get(1).cells()).containsEntry("v", "");
    assertThat(problems)
        .extracting(Problem::code)
        .containsExactly(Code.ROW_COMMENTED, Code.ROW_BLANK);
    assertThat(leftOut).isEqualTo(new LeftOut(1, 1));
  }

  @Test
  void aCellBeyondTheHeaderIsAProblem() {
    rows(Xlsx.of(HEADER, row(2, number("1"), text("a"), text("b"))));

    assertThat(problems).extracting(Problem::code).containsExactly(Code.ROW_TOO_LONG);
  }

  @Test
  void aMergedCellHasItsValueInTheFirst() {
    var book =
        Xlsx.of(HEADER, row(2, number("1"), text("a")), row(3, number("2"), "s=\"1\">"))
            .formats("0");

    assertThat(rows(book)).extracting(row -> row.cell("v")).containsExactly("a", "");
  }

  @Test
  void theSheetIsTheNamedOneOrTheOnlyOneOrSheet1() {
    var one = new Xlsx().sheet("Tabelle1", "", HEADER, row(2, number("1")));
    assertThat(rows(one.sheet("Old", "hidden", HEADER))).hasSize(1);

    var several =
        new Xlsx()
            .sheet("A", "", HEADER, row(2, number("7")))
            .sheet("B", "veryHidden", HEADER, row(2, number("8")))
            .sheet("Sheet1", "", HEADER, row(2, number("9")))
            .write(directory.resolve("several.xlsx"));
    assertThat(read(new XlsxTable(several, "A"))).extracting(Row::id).containsExactly("7");
    assertThat(read(new XlsxTable(several, "B"))).extracting(Row::id).containsExactly("8");
    assertThat(read(XlsxTable.of(several))).extracting(Row::id).containsExactly("9");
    assertThat(new XlsxTable(several, "A").name()).endsWith("several.xlsx, sheet A");
    refused(
        new XlsxTable(several, "C"), Code.INPUT_MISSING, "no sheet \"C\"; it has: \"A\", \"B\"");
  }

  @Test
  void whatIsNoWorkbookIsRefusedInWords() throws IOException {
    refused(XlsxTable.of(directory.resolve("gone.xlsx")), Code.INPUT_MISSING, "there is no file");
    refused(file("csv", "id,title\n"), Code.INPUT_UNREADABLE, "no Excel workbook (.xlsx)");
    var old =
        new byte[] {
          (byte) 0xD0,
          (byte) 0xCF,
          0x11,
          (byte) 0xE0,
          (byte) 0xA1,
          (byte) 0xB1,
          0x1A,
          (byte) 0xE1,
          0
        };
    var xls = XlsxTable.of(Files.write(directory.resolve("old.xlsx"), old));
    refused(xls, Code.INPUT_UNREADABLE, "old Excel (.xls), or protected by a password");
    refused(
        file("zip", "PK\u0003\u0004 and no more"), Code.INPUT_UNREADABLE, "no Excel workbook that");
    refused(table(Xlsx.of()), Code.HEADER_MISSING, "the sheet is empty");
    refused(table(Xlsx.of(row(1, text("title")))), Code.ID_COLUMN_MISSING, "\"id\"");
  }

  @Test
  void aSheetThatIsBrokenIsToldWithTheRowBefore() {
    var book = Xlsx.of(HEADER, row(2, number("1"), text("a")), row(3, "t=\"d\"><v>2024-01-01</v>"));

    assertThatThrownBy(() -> rows(book))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("cannot be read after row 2");
  }

  private XlsxTable file(String name, String text) throws IOException {
    return XlsxTable.of(Files.writeString(directory.resolve(name + ".xlsx"), text));
  }

  private void refused(XlsxTable table, Code code, String why) {
    assertThatThrownBy(() -> source(table).columns())
        .isInstanceOfSatisfying(
            InputException.class,
            e -> assertThat(e.problems()).extracting(Problem::code).containsExactly(code))
        .hasMessageContaining(why);
  }

  private static RowSource source(XlsxTable table) {
    return TableRowSource.builder(table).build();
  }

  private XlsxTable table(Xlsx book) {
    return XlsxTable.of(book.write(directory.resolve("in.xlsx")));
  }

  private List<Row> rows(Xlsx book) {
    return read(table(book));
  }

  private List<Row> read(XlsxTable table) {
    var rows = new ArrayList<Row>();
    try (var stream = source(table).open(problems::add)) {
      stream.forEachRemaining(rows::add);
      leftOut = stream.leftOut();
    }
    return rows;
  }
}
