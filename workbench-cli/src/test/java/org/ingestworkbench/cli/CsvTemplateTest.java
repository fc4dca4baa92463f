package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.islandora.csv.CsvList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A CSV to begin an input with. */
@Timeout(300)
class CsvTemplateTest extends CommandCase {

  @BeforeEach
  void aConfigurationWithoutInput() throws IOException {
    command.config();
  }

  private Path template() {
    return directory.resolve("metadata.csv.csv_file_template");
  }

  private List<List<String>> lines() throws IOException {
    var lines = new ArrayList<List<String>>();
    try (var list = CsvList.open(template())) {
      lines.add(list.header());
      list.forEach(row -> lines.add(row.cells()));
    }
    return lines;
  }

  @Test
  void everyFieldHasAColumnAndRowsThatTellOfIt() throws IOException {
    assertThat(command.create("--get_csv_template")).as(said()).isZero();

    assertThat(command.out()).contains("The CSV template is " + template());
    var lines = lines();
    assertThat(lines).hasSize(6).allSatisfy(line -> assertThat(line).hasSameSizeAs(lines.get(0)));
    assertThat(lines.get(0))
        .startsWith("(delete this column)", "id", "file", "uid", "langcode", "created", "title")
        .contains("field_model", "field_linked_agent")
        .doesNotHaveDuplicates();
    int agent = lines.get(0).indexOf("field_linked_agent");
    assertThat(lines.stream().map(line -> line.get(agent)).skip(2))
        .contains("any", "typed_relation")
        .anyMatch(cell -> cell.startsWith("relators:"));
    assertThat(site.nodes()).isEmpty();
    assertThat(map()).doesNotExist();
  }

  @Test
  void whatIsThereStays() throws IOException {
    Files.writeString(template(), "mine");

    assertThat(command.create("--get-csv-template")).isEqualTo(2);

    assertThat(command.err()).contains("is there already");
    assertThat(template()).hasContent("mine");
  }

  @Test
  void aLinkIsNotFollowed() throws IOException {
    var elsewhere = directory.resolve("elsewhere");
    Files.createSymbolicLink(template(), elsewhere);

    assertThat(command.create("--get-csv-template")).isEqualTo(2);
    assertThat(elsewhere).doesNotExist();
  }

  @Test
  void aContentTypeThatIsNotThereIsNamed() throws IOException {
    command.config("content_type: page_of_ours");

    assertThat(command.create("--get-csv-template")).isEqualTo(2);
    assertThat(command.err()).contains("no content type \"page_of_ours\"");
    assertThat(template()).doesNotExist();
  }
}
