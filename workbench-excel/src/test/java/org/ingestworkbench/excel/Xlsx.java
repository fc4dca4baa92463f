package org.ingestworkbench.excel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook, written part by part, so that a test can write any. */
final class Xlsx {
  private static final String MAIN =
      "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
  private static final String RELS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String TYPES =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  private final Map<String, String> parts = new LinkedHashMap<>();
  private final List<String> formats = new ArrayList<>();
  private final List<String> shared = new ArrayList<>();
  private final StringBuilder sheets = new StringBuilder();
  private final StringBuilder links = new StringBuilder();
  private String properties = "";
  private int count;

  /** A workbook whose sheet Sheet1 has these rows. */
  static Xlsx of(String... rows) {
    return new Xlsx().sheet("Sheet1", "", rows);
  }

  /** Days are counted from 1904. */
  Xlsx from1904() {
    properties = "<workbookPr date1904=\"1\"/>";
    return this;
  }

  /** Formats of cells with s="1", s="2" and so on. */
  Xlsx formats(String... codes) {
    formats.addAll(List.of(codes));
    return this;
  }

  /** Texts for cells with t="s". */
  Xlsx shared(String... texts) {
    shared.addAll(List.of(texts));
    return this;
  }

  Xlsx sheet(String name, String state, String... rows) {
    count++;
    sheets.append(
        "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%d\"%s/>"
            .formatted(name, count, count, state.isEmpty() ? "" : " state=\"" + state + "\""));
    links.append(
        "<Relationship Id=\"rId%d\" Type=\"%s/worksheet\" Target=\"worksheets/sheet%d.xml\"/>"
            .formatted(count, RELS, count));
    parts.put(
        "xl/worksheets/sheet" + count + ".xml",
        "<worksheet " + MAIN + "><sheetData>" + String.join("", rows) + "</sheetData></worksheet>");
    return this;
  }

  /** Any other part, in place of one that would be written. */
  Xlsx part(String name, String xml) {
    parts.put(name, xml);
    return this;
  }

  /** A row of cells, each its content and attributes: {@code t="b"><v>1</v>}. */
  static String row(int number, String... cells) {
    return row(number, "", cells);
  }

  static String row(int number, String attributes, String[] cells) {
    var row = new StringBuilder("<row r=\"" + number + "\" " + attributes + ">");
    for (int i = 0; i < cells.length; i++) {
      if (!cells[i].isEmpty()) {
        row.append("<c r=\"" + (char) ('A' + i) + number + "\" " + cells[i] + "</c>");
      }
    }
    return row + "</row>";
  }

  /** A text in the cell itself. */
  static String text(String text) {
    return "t=\"inlineStr\"><is><t>" + text + "</t></is>";
  }

  static String number(String number) {
    return "><v>" + number + "</v>";
  }

  static String styled(int style, String number) {
    return "s=\"" + style + "\"><v>" + number + "</v>";
  }

  Path write(Path file) {
    standard();
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void standard() {
    parts.putIfAbsent(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\""
            + TYPES
            + "sheet.main+xml\"/>"
            + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\""
            + TYPES
            + "sharedStrings+xml\"/>"
            + "<Override PartName=\"/xl/styles.xml\" ContentType=\""
            + TYPES
            + "styles+xml\"/></Types>");
    parts.putIfAbsent(
        "xl/workbook.xml",
        "<workbook "
            + MAIN
            + " xmlns:r=\""
            + RELS
            + "\">"
            + properties
            + "<sheets>"
            + sheets
            + "</sheets></workbook>");
    parts.putIfAbsent(
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + links
            + "</Relationships>");
    parts.putIfAbsent("xl/styles.xml", styles());
    parts.putIfAbsent(
        "xl/sharedStrings.xml",
        "<sst "
            + MAIN
            + ">"
            + String.join("", shared.stream().map(text -> "<si>" + text + "</si>").toList())
            + "</sst>");
  }

  private String styles() {
    var codes = new StringBuilder();
    var cells = new StringBuilder("<xf numFmtId=\"0\"/>");
    for (int i = 0; i < formats.size(); i++) {
      var code = formats.get(i);
      if (code.matches("#\\d+")) {
        cells.append("<xf numFmtId=\"" + code.substring(1) + "\"/>");
      } else {
        codes.append(
            "<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>"
                .formatted(200 + i, code.replace("\"", "&quot;")));
        cells.append("<xf numFmtId=\"" + (200 + i) + "\"/>");
      }
    }
    return "<styleSheet "
        + MAIN
        + "><numFmts>"
        + codes
        + "</numFmts><cellXfs>"
        + cells
        + "</cellXfs></styleSheet>";
  }
}
