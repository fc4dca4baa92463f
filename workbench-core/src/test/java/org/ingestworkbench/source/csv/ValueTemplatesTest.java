package org.ingestworkbench.source.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.ValueTemplates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValueTemplatesTest {
  @TempDir Path folder;

  @Test
  void everySubvalueIsPutIntoTheTemplate() {
    var templates = ValueTemplates.builder().template("a", "<$csv_value>").build();

    assertThat(templates.apply(row("a", "x|y")).cell("a")).isEqualTo("<x>|<y>");
  }

  @Test
  void placeholdersAreFileWeightAndTheNameWithoutItsExtension() {
    var templates =
        ValueTemplates.builder()
            .template("a", "$$ ${csv_value}: $file, $filename_without_extension, $weight")
            .build();
    var row = new Row(2, "1", Map.of("a", "v", "file", "scans/p.01.tif", "field_weight", "7"));

    assertThat(templates.apply(row).cell("a")).isEqualTo("$ v: scans/p.01.tif, p.01, 7");
  }

  @Test
  void emptyCellsStayEmptyUnlessAskedFor() {
    var builder = ValueTemplates.builder().template("a", "<$csv_value>");

    assertThat(builder.build().apply(row("a", "")).cell("a")).isEmpty();
    assertThat(builder.emptyCellsOf(List.of("a")).build().apply(row("a", "")).cell("a"))
        .isEqualTo("<>");
  }

  @Test
  void aColumnThatIsNotThereStaysAway() {
    var templates = ValueTemplates.builder().template("b", "x").emptyCellsOf(List.of("b")).build();

    assertThat(templates.apply(row("a", "v")).cells()).containsOnlyKeys("a");
  }

  @Test
  void severalTemplatesOfAColumnAreAppliedInOrder() {
    var templates =
        ValueTemplates.builder().template("a", "1$csv_value").template("a", "2$csv_value").build();

    assertThat(templates.apply(row("a", "x")).cell("a")).isEqualTo("21x");
  }

  @Test
  void randomValuesAreTheSameAtEveryReading() {
    var first = random("job").apply(row("a", "x|y")).cell("a");

    assertThat(random("job").apply(row("a", "x|y")).cell("a")).isEqualTo(first);
    assertThat(first.split("\\|")).doesNotHaveDuplicates();
    assertThat(random("other job").apply(row("a", "x|y")).cell("a")).isNotEqualTo(first);
  }

  @Test
  void randomValuesDifferFromRowToRow() {
    var one = random("job").apply(new Row(2, "1", Map.of("a", "x"))).cell("a");
    var two = random("job").apply(new Row(3, "2", Map.of("a", "x"))).cell("a");

    assertThat(one).isNotEqualTo(two);
  }

  /** A stored contract: a job that is resumed by a later version must draw the same values. */
  @Test
  void randomValuesAreFixedByThisVector() {
    assertThat(random("job").apply(row("a", "x")).cell("a"))
        .isEqualTo("7pZKk-20704-44b9b6a4-b473-453d-afec-3a764c4b1b15");
  }

  @Test
  void randomStringsHaveTheLengthAskedFor() {
    var templates =
        ValueTemplates.builder()
            .template("a", "$random_alphanumeric_string $random_number_string $uuid_string")
            .randomLength(9)
            .randomSeed("s")
            .build();
    var parts = templates.apply(row("a", "x")).cell("a").split(" ");

    assertThat(parts[0]).matches("[A-Za-z0-9]{9}");
    assertThat(parts[1]).matches("[0-9]{9}");
    assertThat(UUID.fromString(parts[2]).version()).isEqualTo(4);
  }

  @Test
  void randomValuesNeedASeed() {
    var builder = ValueTemplates.builder().template("a", "$uuid_string");

    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("randomSeed");
  }

  @Test
  void anUnknownPlaceholderIsRefusedAndTheKnownOnesAreNamed() {
    for (var template : List.of("$csv_vaule", "5 $", "${x", "$-")) {
      assertThatThrownBy(() -> ValueTemplates.builder().template("a", template))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("unknown placeholder $")
          .hasMessageContaining("$csv_value, $file");
    }
  }

  @Test
  void templatesSeeRawCellsAndWhatTheyMakeIsCleaned() {
    var file = Csv.write(folder, "id,a\n1, x \n");
    var templates = ValueTemplates.builder().template("a", " [$csv_value]  \u201Cq\u201D ").build();
    var source = CsvRowSource.builder(file).valueTemplates(templates).build();

    assertThat(Reading.of(source).row().cell("a")).isEqualTo("[ x ] \"q\"");
  }

  @Test
  void aTemplateForTheIdMakesTheId() {
    var file = Csv.write(folder, "id\n1\n");
    var templates = ValueTemplates.builder().template("id", "spring-$csv_value").build();
    var source = CsvRowSource.builder(file).valueTemplates(templates).build();

    assertThat(Reading.of(source).row().id()).isEqualTo("spring-1");
  }

  @Test
  void aTemplateForAnUnknownColumnIsAWarning() {
    var file = Csv.write(folder, "id\n1\n");
    var templates = ValueTemplates.builder().template("titel", "x").build();
    var source = CsvRowSource.builder(file).valueTemplates(templates).build();

    assertThat(Reading.of(source).problem().message()).contains("titel");
  }

  private static ValueTemplates random(String seed) {
    return ValueTemplates.builder()
        .template("a", "$random_alphanumeric_string-$random_number_string-$uuid_string")
        .randomSeed(seed)
        .build();
  }

  private static Row row(String column, String value) {
    return new Row(2, "1", Map.of(column, value));
  }
}
