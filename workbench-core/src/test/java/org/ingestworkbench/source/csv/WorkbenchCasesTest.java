package org.ingestworkbench.source.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.scan.InputScan;
import org.junit.jupiter.api.Test;

/** Input files of Islandora Workbench's own tests, with what it makes of them. */
class WorkbenchCasesTest {

  @Test
  void rowFilters() {
    var source =
        of("csv_row_filters_test/csv_row_filters_test.csv")
            .filter("field_model:isnot:Digital document")
            .filter("field_edtf_date:is:2020-01-01")
            .filter("field_edtf_date:is:2000");

    assertThat(Reading.of(source.build()).rows())
        .extracting(Row::id)
        .containsExactly("issue_812_001", "issue_812_003");
  }

  @Test
  void comments() {
    var read = Reading.of(of("commented_csvs_test/metadata.csv").build());

    assertThat(read.rows()).extracting(Row::id).containsExactly("01", "03", "05");
    assertThat(read.problem().message())
        .isEqualTo("2 rows begin with # and were left out: lines 3, 5.");
  }

  @Test
  void fieldTemplates() {
    var source =
        of("create_with_field_templates_test/metadata.csv")
            .constant("field_rights", "This test is in the public domain.")
            .constant("field_description", "Testing CSV field templates.")
            .constant("field_model", "Image")
            .build();

    assertThat(source.columns()).hasSize(6);
    assertThat(Reading.of(source).rows())
        .hasSize(3)
        .allMatch(row -> row.cell("field_model").equals("Image"))
        .noneMatch(row -> row.cell("field_description").startsWith("Testing"));
  }

  @Test
  void tabs() {
    var read = Reading.of(of("delimiter_test/metadata.tsv").delimiter("\\t").build());

    assertThat(read.rows()).extracting(Row::id).containsExactly("01", "02", "03", "04", "05");
    assertThat(read.rows().get(4).cell("field_description"))
        .isEqualTo("Taken from Fisherman's Wharf, San Francisco.");
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void textInOtherScripts() {
    var read = Reading.of(of("non_latin_text_test/metadata.csv").build());

    assertThat(read.rows())
        .extracting(row -> row.cell("title"))
        .containsExactly(
            "\u4E00\u4E5D\u4E8C\u56DB\u5E74\u516D\u6708\u5341\u4E8C\u65E5",
            "\u0938\u0930\u0915\u093E\u0930\u0940 \u0926\u0938\u094D\u0924\u093E\u0935\u0947\u095B",
            "\u140A\u1455\u1405\u14EF\u1585 \u14C4\u14C7, \u1405\u14C4\u1585\u1450\u1466"
                + " \u14C2\u1432\u1466");
  }

  @Test
  void aRowWithACellTooMany() {
    var problems = new ArrayList<Problem>();
    var source = of("header_column_mismatch_test/metadata.csv").build();
    var result = InputScan.of(source).run(problems::add);

    assertThat(problems).extracting(Problem::code).containsExactly(Code.ROW_TOO_LONG);
    assertThat(problems.get(0).message())
        .startsWith("Row 2 (ID 02) of the CSV file")
        .contains("has more columns (6) than there are headers (5).");
    assertThat(result.isGood()).isFalse();
  }

  @Test
  void parentsBeforeAndAfterTheirChildren() {
    var problems = new ArrayList<Problem>();
    scanParents("good.csv", problems);
    assertThat(problems).isEmpty();
    scanParents("bad.csv", problems);
    assertThat(problems)
        .extracting(Problem::message)
        .anyMatch(message -> message.contains("\"c2p2\" must come after"));
  }

  private static void scanParents(String file, List<Problem> problems) {
    InputScan.of(of("parents_precede_children_test/" + file).build())
        .run(
            problem -> {
              if (problem.code() == Code.PARENT_AFTER_CHILD) {
                problems.add(problem);
              }
            });
  }

  private static CsvRowSource.Builder of(String file) {
    var path = Path.of(System.getProperty("workbench.shared", ""), "data/workbench-cases", file);
    assumeTrue(Files.exists(path), "Skipped: there is no " + path);
    return CsvRowSource.builder(path);
  }
}
