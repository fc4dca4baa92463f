package org.ingestworkbench.plan.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;

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

  @Property(tries = 1000)
  void theDistanceIsTheSameBothWaysAndZeroOnlyForTheSameWord(
      @ForAll @AlphaChars @StringLength(max = 8) String one,
      @ForAll @AlphaChars @StringLength(max = 8) String other) {
    assertThat(Suggestions.distance(one, other)).isEqualTo(Suggestions.distance(other, one));
    assertThat(Suggestions.distance(one, other) == 0).isEqualTo(one.equalsIgnoreCase(other));
  }

  @Property(tries = 1000)
  void oneLetterMoreIsOneAway(
      @ForAll @AlphaChars @StringLength(max = 8) String word, @ForAll @AlphaChars char letter) {
    assertThat(Suggestions.distance(word, word + letter)).isEqualTo(1);
  }
}
