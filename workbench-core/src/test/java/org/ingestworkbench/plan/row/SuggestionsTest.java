package org.ingestworkbench.plan.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;

class SuggestionsTest {

  @Example
  void theNearestComeFirst() {
    assertThat(Suggestions.to("titel", List.of("file", "title", "tile", "field_model")))
        .startsWith("tile", "title")
        .doesNotContain("field_model");
  }

  @Example
  void nothingNearIsNoQuestion() {
    assertThat(Suggestions.question("colour", List.of("title", "file"))).isEmpty();
    assertThat(Suggestions.question("File", List.of("title", "file")))
        .isEqualTo(" Did you mean \"file\"?");
  }
}
