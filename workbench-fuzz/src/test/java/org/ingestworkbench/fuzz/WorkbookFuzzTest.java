package org.ingestworkbench.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ingestworkbench.excel.XlsxTable;
import org.ingestworkbench.source.table.TableRowSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** A workbook: its sheet and, after a line of dashes, its styles; or a file of any bytes. */
@Tag("heavy")
@Timeout(60)
class WorkbookFuzzTest {

  private static final Scratch SCRATCH = new Scratch();
  private static final String TYPES =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  @FuzzTest
  void rows(byte[] input) {
    boolean archive = input.length > 1 && input[0] == 'P' && input[1] == 'K';
    var file = SCRATCH.write("metadata.xlsx", archive ? input : workbook(Scratch.halves(input)));
    Scratch.mayRefuse(
        () -> {
          var source = TableRowSource.builder(XlsxTable.of(file)).build();
          source.columns();
          try (var rows = source.open(problem -> problem.toString())) {
            while (rows.hasNext()) {
              rows.next().toString();
            }
            rows.leftOut();
          }
        });
  }

  private static byte[] workbook(byte[][] parts) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      part(
          zip,
          "[Content_Types].xml",
          "<Types><Override PartName=\"/xl/styles.xml\" ContentType=\""
              + TYPES
              + "styles+xml\"/>"
              + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\""
              + TYPES
              + "sharedStrings+xml\"/></Types>");
      part(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
              + "<sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"r\"/></sheets></workbook>");
      part(
          zip,
          "xl/_rels/workbook.xml.rels",
          "<Relationships><Relationship Id=\"r\" Target=\"sheet.xml\"/></Relationships>");
      part(zip, "xl/sharedStrings.xml", "<sst><si><t>id</t></si><si><t>title</t></si></sst>");
      part(zip, "xl/styles.xml", new String(parts[1], StandardCharsets.UTF_8));
      part(zip, "xl/sheet.xml", new String(parts[0], StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(xml.getBytes(StandardCharsets.UTF_8));
  }
}
