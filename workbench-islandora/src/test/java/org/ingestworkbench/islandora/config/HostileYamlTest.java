package org.ingestworkbench.islandora.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.ingestworkbench.islandora.workflow.WorkflowConfig;
import org.ingestworkbench.model.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A YAML of any bytes is read, or refused with its line. */
class HostileYamlTest {

  private static final String GOOD =
      "task: create\nhost: https://example.org\nusername: u\npassword: p\n";
  private static final int MANY = 200_000;

  @TempDir Path directory;

  private String refused(String text) throws IOException {
    return refused(text.getBytes(StandardCharsets.UTF_8));
  }

  private String refused(byte[] bytes) throws IOException {
    var file = directory.resolve("c.yml");
    Files.write(file, bytes);
    var refusal = catchThrowableOfType(InputException.class, () -> WorkbenchConfig.read(file));
    assertThat(refusal).isNotNull();
    return String.valueOf(refusal.getMessage());
  }

  static Stream<String> files() {
    return Stream.of(
        "x: " + "[".repeat(MANY),
        "x: " + "{a: ".repeat(MANY),
        "x:\n " + "- ".repeat(MANY) + "a",
        "x: " + "[".repeat(30) + "]".repeat(30),
        "? " + "[".repeat(MANY),
        "? [a, b]\n: c",
        "x: &a [1, 2]\ny: *a",
        "x: &a {b: c}\ny:\n  <<: *a",
        "x: \"\\uZZZZ\"",
        "x: !!int abc\n\t",
        "x: \u0007",
        "x: '" + "'".repeat(MANY * 2),
        "x: \"" + "\\".repeat(MANY * 2 + 1),
        "%YAML 9.9\n---\nx: y",
        "x: y\n...\nz: a",
        "- a\n- b",
        "",
        "\n\n",
        "just text",
        "x: |\n" + " y\n".repeat(MANY) + "\tz: [",
        "x: " + "y".repeat(2_000_000),
        "task: create\ntask: create");
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileIsRefusedWithALineAndNoOtherException(String text) throws IOException {
    assertThat(refused(text)).containsPattern("line \\d+").hasSizeLessThan(4_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x: !!python/object:os.system [echo]", "x: !!binary aGk=", "~: a"})
  void whatItDoesNotKnowIsPassedOver(String line) throws IOException {
    var file = directory.resolve("c.yml");
    Files.writeString(file, GOOD + line + "\n");
    assertThat(WorkbenchConfig.read(file).remarks()).isNotEmpty();
  }

  @Test
  void bytesThatAreNoUtf8AreRefusedWithTheirLine() throws IOException {
    var bytes = (GOOD + "content_type: \u00e9t\u00e9\n").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(refused(bytes)).contains("line 5", "is not UTF-8");
    assertThat(refused(GOOD.getBytes(StandardCharsets.UTF_16))).contains("line 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "input_dir: \"a\\0b\"",
        "input_csv: \"a\\nb.csv\"",
        "output_csv: \"\\e[31m.csv\"",
        "log_file_path: \"x\\0\"",
        "rollback_csv_file_path: \"x\\x07\"",
        "csv_id_to_node_id_map_path: \"x\\0\"",
        "secondary_tasks: [\"a\\0.yml\"]",
        "csv_rows_to_process: \"a\\0.txt\"",
        "input_dir: \"\\uD800\"",
        "user_agent: \"a\\r\\nX-Evil: 1\"",
        "user_agent: \"\u00e9\"",
        "concurrency: 100000",
        "concurrency: 99999999999999999999",
        "pause: 1e999999999",
      })
  void aValueIsRefusedWithItsLine(String line) throws IOException {
    assertThat(refused(GOOD + line + "\n")).contains("line 5");
  }

  @Test
  void aHostWithAPasswordIsRefusedAndThePasswordNotRepeated() throws IOException {
    for (var host : new String[] {"admin:sesame@example.org", "a:ses ame@x", "sesame@[::1]:1"}) {
      assertThat(refused(GOOD.replace("example.org", host)))
          .contains("line 2", "user")
          .doesNotContain("sesame", "ses ame");
    }
    assertThat(refused(GOOD.replace("example.org", "example.org/?a=b"))).contains("line 2");
    assertThat(refused(GOOD.replace("example.org", "example.org#a"))).contains("line 2");
  }

  @Test
  void anAnchorThatNothingNamesDoesNoHarm() throws IOException {
    var file = directory.resolve("c.yml");
    Files.writeString(file, GOOD + "protected_vocabularies: &x [a, b]\n");
    assertThat(WorkbenchConfig.read(file).list("protected_vocabularies")).containsExactly("a", "b");
  }

  @Test
  void aWorkflowWithAPathOfControlCharactersIsRefused() throws IOException {
    var file = directory.resolve("w.yml");
    Files.writeString(
        file, "workflow: w\nmap: m.db\ntasks:\n  - name: one\n    config: \"a\\0.yml\"\n");
    var refusal = catchThrowableOfType(InputException.class, () -> WorkflowConfig.read(file));
    assertThat(refusal).hasMessageContaining("line 5");
  }
}
