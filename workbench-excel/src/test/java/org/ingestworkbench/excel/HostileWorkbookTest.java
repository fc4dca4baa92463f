package org.ingestworkbench.excel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ingestworkbench.excel.Xlsx.number;
import static org.ingestworkbench.excel.Xlsx.row;
import static org.ingestworkbench.excel.Xlsx.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ingestworkbench.model.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks that cost memory or time without end are refused before they do. */
@Timeout(120)
class HostileWorkbookTest {
  private static final String SHEET = "xl/worksheets/sheet1.xml";
  private static final String HEADER = row(1, text("id"), text("v"));

  @TempDir Path directory;

  @Test
  void aDocumentTypeIsRefusedInEveryPart() {
    var bomb =
        "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><worksheet>&b;</worksheet>";
    for (var part : new String[] {SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "odd.bin"}) {
      refused(Xlsx.of(HEADER).part(part, bomb), "document type");
    }
  }

  @Test
  void aPartThatGrowsWithoutEndIsRefused() throws IOException {
    refused(Xlsx.of(HEADER), "larger than 16 MiB", "xl/styles.xml", "<a/>", 5 << 20);
    refused(Xlsx.of(HEADER), "longer than 8 MiB", SHEET, "x", 9 << 20);
    refused(Xlsx.of(HEADER), "a text in it is longer than 400", SHEET, "x<!-- -->", 1 << 20);
  }

  @Test
  void aCellBeyondAnySheetIsRefused() {
    refused(
        Xlsx.of(HEADER, "<row r=\"2\"><c r=\"ZZZZZZ2\"><v>1</v></c></row>"), "beyond any sheet");
    refused(
        Xlsx.of(HEADER, "<row r=\"2\"><c r=\"&#90;ZZZZ2\"><v>1</v></c></row>"), "beyond any sheet");
    refused(Xlsx.of(HEADER, "<row r=\"2\">" + "<c/>".repeat(16_385) + "</row>"), "16384 cells");
  }

  @Test
  void aNumberOfAMillionDigitsIsRefused() {
    refused(Xlsx.of(HEADER, row(2, number("9".repeat(500)))), "longer than 400 characters");
    refused(Xlsx.of(HEADER, row(2, "t=\"?\"" + number("9".repeat(500)))), "400 characters");
  }

  @Test
  void textsInPiecesAndFormulasWithoutEndAreRefused() {
    var piece = "<t>" + "x".repeat(1 << 19) + "</t><!-- -->";
    refused(Xlsx.of(HEADER, row(2, "t=\"inlineStr\"><is>" + piece.repeat(3) + "</is>")), "1048576");
    var nested = "<v>" + "x".repeat(1 << 19) + "</v>";
    refused(Xlsx.of(HEADER, row(2, "t=\"str\"><v>" + nested.repeat(3) + "</v>")), "1048576");
    refused(Xlsx.of(HEADER, row(2, "><f>" + "A".repeat(40_000) + "</f>")), "32768");
    refused(
        Xlsx.of(
            HEADER, "<row>" + "<c><f t=\"array\" ref=\"A1\">1</f></c>".repeat(10_001) + "</row>"),
        "array formulas");
    refused(Xlsx.of("<a>".repeat(101)), "nested more than 100 times");
  }

  @Test
  void aSharedFormulaThatRefersToNothingIsAnError() {
    refused(
        Xlsx.of(HEADER, row(2, number("1"), "><f t=\"shared\" si=\"7\"/><v>1</v>")),
        "cannot be read after row 1");
  }

  private void refused(Xlsx book, String why, String part, String content, int count)
      throws IOException {
    var whole = book.write(directory.resolve("whole.xlsx"));
    var file = directory.resolve("grown.xlsx");
    try (var from = new java.util.zip.ZipFile(whole.toFile());
        var to = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var entry : from.stream().toList()) {
        to.putNextEntry(new ZipEntry(entry.getName()));
        if (entry.getName().equals(part)) {
          var block = content.repeat(1 << 10).getBytes(StandardCharsets.US_ASCII);
          to.write("<worksheet><sheetData><row><c><v>".getBytes(StandardCharsets.US_ASCII));
          for (int i = 0; i < count; i += 1 << 10) {
            to.write(block);
          }
        } else {
          from.getInputStream(entry).transferTo(to);
        }
      }
    }
    refused(file, why);
  }

  private void refused(Xlsx book, String why) {
    refused(book.write(directory.resolve("in.xlsx")), why);
  }

  private static void refused(Path file, String why) {
    assertThatThrownBy(
            () -> {
              try (var reader = XlsxTable.of(file).open()) {
                for (var record = reader.header(); record != null; record = reader.next()) {
                  continue;
                }
              }
            })
        .isInstanceOf(InputException.class)
        .hasMessageContaining(why);
  }
}
