package org.ingestworkbench.islandora.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ingestworkbench.islandora.config.Configs;
import org.ingestworkbench.model.InputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlReaderTest {

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void aFile() {
    file = directory.resolve("c.yml");
  }

  @Test
  void scalarsKeepTheTextThatWasWritten() {
    var entries = read("a: 007\nb: '5'\nc: 1.50\nd: True\ne:\nf: yes\n").entries();

    assertThat(entries.get("a")).isEqualTo(new YamlNode.Scalar("007", YamlNode.Shape.INTEGER, 1));
    assertThat(entries.get("b")).isEqualTo(new YamlNode.Scalar("5", YamlNode.Shape.TEXT, 2));
    assertThat(entries.get("c")).isEqualTo(new YamlNode.Scalar("1.50", YamlNode.Shape.DECIMAL, 3));
    assertThat(entries.get("d")).isEqualTo(new YamlNode.Scalar("True", YamlNode.Shape.BOOLEAN, 4));
    assertThat(entries.get("e").empty()).isTrue();
    assertThat(entries.get("f")).isEqualTo(new YamlNode.Scalar("yes", YamlNode.Shape.TEXT, 6));
  }

  @Test
  void listsAndMappingsStandWhereTheirKeyDoes() {
    var entries = read("first: 1\nlist:\n\n  - a: b\n  - c\nmap: {x: y}\n").entries();

    assertThat(entries.get("list").line()).isEqualTo(2);
    assertThat(entries.get("list")).hasToString("[{a=\"b\"}, \"c\"]");
    assertThat(entries.get("map").line()).isEqualTo(6);
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstKey() {
    assertThat(read("\uFEFFtask: create\n").entries()).containsOnlyKeys("task");
  }

  @Test
  void aKeyThatStandsTwiceIsRefusedWhereItStandsAgain() {
    refused("task: create\nhost: a\ntask: delete\n")
        .hasMessage(file + " line 3, column 1: \"task\" stands here a second time; remove one.");
  }

  @Test
  void aKeyMayNotStandTwiceInAMappingOfAValue() {
    refused("media_types_override:\n  - {a: [b], a: [c]}\n").hasMessageContaining("line 2");
  }

  @Test
  void whatIsNoYamlIsRefusedWithItsPlace() {
    refused("task: create\n  host: a: b\n")
        .hasMessageStartingWith(file + " line 2, column ")
        .hasMessageContaining("mapping values are not allowed here");
  }

  @Test
  void aTabIsRefusedWithItsPlace() {
    refused("task: create\nlist:\n\t- a\n").hasMessageContaining("line 3");
  }

  @Test
  void theLineOfAPasswordIsNotRepeated() {
    refused("password: 'sesame\ntask: create\n").hasMessageNotContaining("sesame");
    refused("password: a: sesame\n").hasMessageNotContaining("sesame");
    refused("password: %sesame\n  x: [\n").hasMessageNotContaining("sesame");
  }

  @Test
  void somethingElseThanAMappingIsRefused() {
    refused("- a\n- b\n").hasMessageContaining("must consist of lines like \"task: create\"");
    refused("").hasMessageContaining("must consist of lines like \"task: create\"");
    refused("create").hasMessageContaining("must consist of lines like \"task: create\"");
  }

  @Test
  void aSecondDocumentIsRefused() {
    refused("task: create\n---\ntask: delete\n").hasMessageContaining("a second document begins");
  }

  @Test
  void anAliasIsRefused() {
    refused("a: &x [1]\nb: *x\n").hasMessageContaining("line 2").hasMessageContaining("aliases");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> new YamlReader(file, "configuration file").read())
        .isInstanceOf(InputException.class)
        .hasMessage("Configuration file \"" + file + "\" not found.");
  }

  @Test
  void aFileThatIsNotUtf8IsRefused() throws IOException {
    Files.write(file, "user: Jos\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> new YamlReader(file, "configuration file").read())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is not UTF-8");
  }

  private YamlNode.Mapping read(String text) {
    Configs.write(file, text);
    return new YamlReader(file, "configuration file").read();
  }

  private org.assertj.core.api.AbstractThrowableAssert<?, ?> refused(String text) {
    Configs.write(file, text);
    return assertThatThrownBy(() -> new YamlReader(file, "configuration file").read())
        .isInstanceOf(InputException.class);
  }
}
