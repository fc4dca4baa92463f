package org.ingestworkbench.source.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.RowSource;
import org.junit.jupiter.api.Test;

class NumberedIdsTest {

  private static List<String> ids(int held, String... cells) {
    var rows = Stream.of(cells).map(id -> new Row(2, id, Map.of("node_id", id))).toList();
    var ids = new ArrayList<String>();
    try (var stream = new NumberedIds(RowSource.of("rows", rows), held).open(problem -> {})) {
      while (stream.hasNext()) {
        ids.add(stream.next().id());
      }
    }
    return ids;
  }

  @Test
  void theFirstRowKeepsItsIdAndFurtherOnesAreNumbered() {
    assertThat(ids(100, "12", "13", "12", "12", "13"))
        .containsExactly("12", "13", "12 (2)", "12 (3)", "13 (2)");
  }

  @Test
  void rowsThatAreAddedBehindOthersChangeNoId() {
    assertThat(ids(100, "12", "13", "12", "13", "14")).startsWith("12", "13", "12 (2)");
  }

  @Test
  void ofManyIdsThoseThatWereSeenLastAreRemembered() {
    assertThat(ids(2, "12", "12", "13", "14", "13", "12"))
        .containsExactly("12", "12 (2)", "13", "14", "13 (2)", "12");
  }

  @Test
  void aNumberIsToldFromACellThatLooksLikeIt() {
    assertThat(NumberedIds.number("12 (2)", "12")).isEqualTo(" (2)");
    assertThat(NumberedIds.number("12 (2)", "12 (2)")).isEmpty();
    assertThat(NumberedIds.number("12", "12")).isEmpty();
  }
}
