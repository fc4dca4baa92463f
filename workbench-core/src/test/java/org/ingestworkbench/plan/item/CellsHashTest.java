package org.ingestworkbench.plan.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CellsHashTest {

  private static long print(String... namesAndValues) {
    var cells = new LinkedHashMap<String, String>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      cells.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new CellsHash(Set.of()).of(cells);
  }

  @Test
  void itIsAStoredFormat() {
    assertThat(new CellsHash(Set.of()).of(Map.of())).isZero();
    assertThat(Long.toHexString(print("id", "01", "title", "Ein B\u00e4r \ud83d\udcda")))
        .isEqualTo("8c13a0a44d1cd2ed");
  }

  @Test
  void theOrderOfColumnsAndEmptyCellsMakeNoDifference() {
    assertThat(print("a", "1", "b", "2"))
        .isEqualTo(print("b", "2", "c", "", "a", "1"))
        .isEqualTo(new CellsHash(Set.of("x")).of(Map.of("a", "1", "b", "2", "x", "9")));
  }

  @Test
  void aValueInAnotherColumnOrPlaceIsAnother() {
    assertThat(print("a", "1", "b", "2"))
        .isNotEqualTo(print("a", "2", "b", "1"))
        .isNotEqualTo(print("a", "12"))
        .isNotEqualTo(print("a", "1", "b", "2 "));
    assertThat(print("a", "ab")).isNotEqualTo(print("aa", "b"));
  }
}
