package org.ingestworkbench.plan.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ingestworkbench.plan.item.Bench.bench;
import static org.ingestworkbench.plan.item.Bench.codes;

import java.util.List;
import org.ingestworkbench.model.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseFieldsTest {

  @Test
  void theColumnsOfEveryNodeAreRead() {
    var fields =
        bench()
            .item(
                "uid", "3",
                "created", "2020-11-15T23:49:22+00:00",
                "langcode", "pt-br",
                "published", "1",
                "promote", "0")
            .node()
            .fields();
    assertThat(fields)
        .containsEntry("uid", List.of(new Value.Reference(new Value.Existing("3"), "user")))
        .containsEntry("created", List.of(new Value.Text("2020-11-15T23:49:22+00:00")))
        .containsEntry("langcode", List.of(new Value.Text("pt-br")))
        .containsEntry("status", List.of(new Value.Text("1")))
        .containsEntry("promote", List.of(new Value.Text("0")))
        .doesNotContainKey("published");
  }

  @Test
  void emptyOnesAreLeftToTheRepository() {
    assertThat(
            bench().item("uid", "", "created", "", "langcode", "", "published", "").node().fields())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "uid, admin, VALUE_INVALID",
    "created, 2020-11-15, CREATED_INVALID",
    "created, 2020-11-15T23:49:22Z, CREATED_INVALID",
    "created, 2020-02-30T23:49:22+00:00, CREATED_INVALID",
    "created, 2026-11-22T12:00:01+00:00, CREATED_INVALID",
    "langcode, english!, LANGCODE_INVALID",
    "published, yes, VALUE_INVALID",
    "promote, 2, VALUE_INVALID"
  })
  void aWrongOneRefusesItsRow(String column, String cell, String code) {
    assertThat(codes(bench().plan(column, cell))).containsExactly("ROW_ERROR " + code);
  }
}
