package org.ingestworkbench.source.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodingTest {
  @TempDir Path folder;

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstHeader() {
    var source = source("\uFEFFid,title\n1,\u00E9\n".getBytes(StandardCharsets.UTF_8));

    assertThat(source.columns()).containsExactly("id", "title");
    assertThat(Reading.of(source).row().cell("title")).isEqualTo("\u00E9");
  }

  @Test
  void aFileThatIsOnlyAByteOrderMarkIsEmpty() {
    refused("\uFEFF".getBytes(StandardCharsets.UTF_8)).hasMessageContaining("the file is empty");
  }

  @Test
  void windows1252IsNamedWithLineColumnAndByte() {
    refused("id,a,b\n1,x,\"y\nz\"\n2,\"p,q\",caf\u00E9 \u2013 x\n", Charset.forName("windows-1252"))
        .hasMessageEndingWith(
            "rows.csv line 4, column 3: byte 0xE9 is not UTF-8; looks like Windows-1252. "
                + "Save as \"CSV UTF-8\".");
  }

  @Test
  void aQuoteWithinACellDoesNotHideTheColumnsAfterIt() {
    refused("id,a,b\n1,12\" disc,caf\u00E9\n", Charset.forName("windows-1252"))
        .hasMessageContaining("line 2, column 3: byte 0xE9");
    refused("id,a,b\n1,\"a\"\"b,c\",caf\u00E9\n", Charset.forName("windows-1252"))
        .hasMessageContaining("line 2, column 3: byte 0xE9");
  }

  @Test
  void macRomanIsNamed() {
    refused("id,a\n1,R\u00E9sum\u00E9s of M\u00FCnchen\n", Charset.forName("x-MacRoman"))
        .hasMessageContaining("line 2, column 2: byte 0x8E is not UTF-8; looks like MacRoman.");
  }

  @Test
  void utf16IsNamedByItsMark() {
    refused("\uFEFFid,a\n1,b\n", StandardCharsets.UTF_16LE)
        .hasMessageContaining("line 1, column 1: byte 0xFF is not UTF-8; looks like UTF-16.");
    refused("\uFEFFid,a\n1,b\n", StandardCharsets.UTF_16BE)
        .hasMessageContaining("byte 0xFE is not UTF-8; looks like UTF-16.");
  }

  @Test
  void utf16IsNamedByItsZeroBytesToo() {
    refused("id,a\n1,b\n", StandardCharsets.UTF_16LE).hasMessageContaining("looks like UTF-16.");
    refused("id,a\n1,b\n", StandardCharsets.UTF_16BE).hasMessageContaining("looks like UTF-16.");
  }

  @Test
  void aWorkbookIsNoCsv() {
    refused(new byte[] {'P', 'K', 3, 4, 20, 0})
        .hasMessageContaining("Excel workbook (.xlsx)")
        .hasMessageNotContaining("byte");
  }

  @Test
  void aLoneSurrogateIsNoUtf8() {
    refused(bytes("id,a\n1,x", 0xED, 0xA0, 0x80, '\n')).hasMessageContaining("byte 0xED");
  }

  @Test
  void aCharacterCutOffAtTheEndOfTheFileIsNoUtf8() {
    refused(bytes("id,a\n1,x", 0xE2, 0x82))
        .hasMessageContaining("line 2, column 2: byte 0xE2 is not UTF-8");
  }

  @Test
  void theByteIsFoundFarIntoAFile() {
    var text = new StringBuilder("id,a\n");
    for (int i = 0; i < 40_000; i++) {
      text.append(i).append(",\u20AC \uD83D\uDE00 text\n");
    }
    refused(bytes(text.toString(), 0x93, '\n'))
        .hasMessageContaining("line 40002, column 1: byte 0x93");
  }

  @Test
  void charactersOfAllLengthsSurviveTheBordersOfBuffers() {
    var text = new StringBuilder("id,a\n");
    for (int i = 0; i < 30_000; i++) {
      text.append(i).append(",").append("a\u00E9\u20AC\uD83D\uDE00".substring(i % 3)).append('\n');
    }
    var rows = Reading.of(source(text.toString().getBytes(StandardCharsets.UTF_8))).rows();

    assertThat(rows).hasSize(30_000);
    assertThat(rows)
        .extracting(Row::cells)
        .allSatisfy(
            cells ->
                assertThat(cells.get("a"))
                    .isEqualTo(
                        "a\u00E9\u20AC\uD83D\uDE00"
                            .substring(Integer.parseInt("" + cells.get("id")) % 3)));
  }

  private AbstractThrowableAssert<?, ?> refused(String text, Charset charset) {
    return refused(text.getBytes(charset));
  }

  private AbstractThrowableAssert<?, ?> refused(byte[] bytes) {
    return assertThatThrownBy(() -> Reading.of(source(bytes))).isInstanceOf(InputException.class);
  }

  private CsvRowSource source(byte[] bytes) {
    return CsvRowSource.of(Csv.write(folder, bytes));
  }

  private static byte[] bytes(String text, int... more) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    for (int b : more) {
      out.write(b);
    }
    return out.toByteArray();
  }
}
