package org.ingestworkbench.islandora.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ingestworkbench.model.Problem;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Reads configurations that others wrote, where they are there. */
class RealConfigurationsTest {

  private static final Path DATA =
      Path.of(System.getProperty("workbench.shared", "nowhere"), "data");

  /** What those that cannot be run are told. */
  private static final Map<String, String> REFUSED =
      Map.of(
          "additional_files_test/rollback.yml", "task: \"delete\" deletes and is no job",
          "non_latin_text_test/delete.yml", "task: \"delete\" deletes and is no job",
          "taxonomies_test/delete.yml", "task: \"delete\" deletes and is no job");

  @TestFactory
  Stream<DynamicTest> theCasesOfWorkbenchItselfAreRead() throws IOException {
    return configurations("workbench-cases")
        .map(file -> DynamicTest.dynamicTest(file.toString(), () -> read(file)));
  }

  private static void read(Path file) {
    var reason = REFUSED.get(DATA.resolve("workbench-cases").relativize(file).toString());
    if (reason == null) {
      var config = WorkbenchConfig.read(file);
      assertThat(config.host()).isEqualTo("https://islandora.dev");
      assertThat(config.flag("secure_ssl_only")).isFalse();
      assertThat(remarks(config)).noneMatch(one -> one.severity() != Problem.Severity.NOTE);
    } else {
      assertThatThrownBy(() -> WorkbenchConfig.read(file)).hasMessageContaining(reason);
    }
  }

  /** What is to be said of a configuration, whoever may read its file here. */
  private static List<Problem> remarks(WorkbenchConfig config) {
    return config.remarks().stream()
        .filter(remark -> remark.code() != Problem.Code.SECRET_READABLE)
        .toList();
  }

  @Test
  void theConfigurationOfTheSandboxIsReadWhole() {
    var file = DATA.resolve("islandora-demo/create_islandora_objects.yml");
    assumeThat(file).as("configurations of others").exists();

    var config = WorkbenchConfig.read(file);

    assertThat(remarks(config)).isEmpty();
    assertThat(config.pairs("additional_files").keySet())
        .containsExactly("extracted", "fits", "service", "thumbnail");
    assertThat(config.pairs("media_type_by_media_use"))
        .containsExactly(
            Map.entry("https://projects.iq.harvard.edu/fits", "fits_technical_metadata"));
    assertThat(config.list("ignore_csv_columns"))
        .isEqualTo(List.of("Transcript", "Supplemental_PDF", "field_display_hints"));
    assertThat(config.inputCsv())
        .isEqualTo(Path.of("/path/to/islandora_demo_objects/create_demo_objects.csv"));
  }

  private static Stream<Path> configurations(String directory) throws IOException {
    var top = DATA.resolve(directory);
    assumeThat(top).as("configurations of others").exists();
    try (var files = Files.walk(top)) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList().stream();
    }
  }
}
