package org.ingestworkbench.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  private final Columns columns = Columns.of(List.of("id", "title"));

  @Test
  void cellsAreAMapInTheOrderOfTheHeader() {
    var cells = columns.cells("1", "a");

    assertThat(cells).isEqualTo(Map.of("id", "1", "title", "a"));
    assertThat(cells.keySet()).containsExactly("id", "title");
    assertThat(cells.get("file")).isNull();
    assertThat(new Row(2, "1", cells)).isEqualTo(new Row(2, "1", Map.of("title", "a", "id", "1")));
  }

  @Test
  void cellsCannotBeChanged() {
    var values = new String[] {"1", "a"};
    var cells = columns.cells(values);
    values[1] = "b";

    assertThat(cells.get("title")).isEqualTo("a");
    assertThatThrownBy(() -> cells.put("title", "b"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(cells::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aRowWithACellSetKeepsTheOthers() {
    var row = new Row(2, "1", columns.cells("1", "a"));

    assertThat(row.with("title", "b").cells().values()).containsExactly("1", "b");
    assertThat(row.with("file", "x").cells().values()).containsExactly("1", "a", "x");
    assertThat(row.cell("title")).isEqualTo("a");
  }

  @Test
  void aRowThatNoFunctionChangesIsTheSameRow() {
    for (var cells : List.of(columns.cells("1", "a"), Map.of("title", "a"))) {
      var row = new Row(2, "1", cells);

      assertThat(row.map((column, value) -> value)).isSameAs(row);
      assertThat(row.map((column, value) -> column + value).cell("title")).isEqualTo("titlea");
    }
  }

  @Test
  void everyColumnHasOneValue() {
    assertThatThrownBy(() -> columns.cells("1")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Columns.of(List.of("a", "a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[a, a]");
  }
}
