package org.ingestworkbench.islandora.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ingestworkbench.model.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of an {@code output_csv} that a run adds to. */
class OutputCsvEndTest {

  @TempDir Path directory;

  private Path list(String text) throws IOException {
    return Files.writeString(directory.resolve("out.csv"), text);
  }

  private String mended(String text) throws IOException {
    var file = list(text);
    TornLine.of(file).mend();
    return Files.readString(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "id,node_id,title\n",
        "id,node_id,title\n1,1,a 5\" disk\n2,2,b\n3,3,c\n",
        "id,node_id,title\r1,1,a\r2,2,b\r",
        "id,node_id,title\r\n1,1,a\r\n",
        "id,node_id,title\n1,1,\"a\nb \"\"c\"\"\"\n",
        "id,node_id,title\n1,1,a\n# a \"note\n2,2,b\n",
        "id,node_id,title\n1,1\n2,2,b\n",
      })
  void aListWhoseLastLineHasAnEndStaysAsItIs(String text) throws IOException {
    assertThat(mended(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,node_id,title",
        "id,node_id,title\n1,1,a\n2,2,b",
        "id,node_id,title\r1,1,a\r2,2,b",
        "id,node_id,title\r\n1,1,a\r\n2,2,",
        "id,node_id,title\n1,1,a 5\" disk\n2,2,\"b\"",
        "id,node_id,title\n1,1,a\n# a note",
      })
  void aWholeLastLineGetsItsEnd(String text) throws IOException {
    assertThat(mended(text)).isEqualTo(text + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "2,2", "2,2,\"b", "2,2,\"b\nc", "2,\"2,\n\"\"b"})
  void onlyATornLastLineIsCut(String torn) throws IOException {
    var whole = "id,node_id,title\n1,1,a 5\" disk\n";

    assertThat(mended(whole + torn)).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,1,\"a\n2,2,b\n3,3,c\n", "1,1,\"a\" b\n2,2,b", "1,1,\"a\n2,2,\"b\"\n"})
  void aListThatIsNoCsvIsRefusedAndStaysAsItIs(String rows) throws IOException {
    var columns = "id,node_id,title\n";
    var file = list(columns + rows);

    assertThatThrownBy(() -> TornLine.of(file))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(file + " cannot be read as CSV: a quote is never closed");
    assertThat(file).content().isEqualTo(columns + rows);
  }

  @Test
  void aListInAnotherCharacterSetStaysAsItIs() throws IOException {
    var file = list("");
    var text = new byte[] {'i', 'd', '\n', (byte) 0xe9};
    Files.write(file, text);

    assertThatThrownBy(() -> TornLine.of(file).mend()).isInstanceOf(IOException.class);
    assertThat(file).binaryContent().isEqualTo(text);
  }
}
