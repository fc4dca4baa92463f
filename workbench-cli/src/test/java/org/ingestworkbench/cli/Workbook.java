package org.ingestworkbench.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The least that is an Excel workbook. */
final class Workbook {
  private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/";

  private Workbook() {}

  static byte[] of(String... rows) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      part(
          zip,
          "[Content_Types].xml",
          "<Types><Override PartName=\"/xl/styles.xml\" ContentType=\"application/"
              + "vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>");
      part(zip, "xl/styles.xml", "<styleSheet/>");
      part(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns:r=\""
              + OFFICE
              + "relationships\"><sheets><sheet name=\"Rows\" sheetId=\"1\" r:id=\"r1\"/></sheets>"
              + "</workbook>");
      part(
          zip,
          "xl/_rels/workbook.xml.rels",
          "<Relationships><Relationship Id=\"r1\" Target=\"sheet.xml\"/></Relationships>");
      part(
          zip,
          "xl/sheet.xml",
          "<worksheet><sheetData>" + String.join("", rows) + "</sheetData></worksheet>");
    }
    return bytes.toByteArray();
  }

  /**
   * A row of texts.
   *
   * @param type of its second cell
   */
  static String row(String attributes, String type, String... cells) {
    var row = new StringBuilder("<row " + attributes + ">");
    for (int i = 0; i < cells.length; i++) {
      row.append("<c t=\"" + (i == 1 ? type : "str") + "\"><v>" + cells[i] + "</v></c>");
    }
    return row + "</row>";
  }

  private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(xml.getBytes(StandardCharsets.UTF_8));
  }
}
