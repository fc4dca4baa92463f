package org.ingestworkbench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;

class NearestTest {

  @Example
  void theNearestComeFirst() {
    assertThat(Nearest.to("titel", List.of("file", "title", "tile", "field_model")))
        .startsWith("tile", "title")
        .doesNotContain("field_model");
  }

  @Example
  void nothingNearIsNoQuestion() {
    assertThat(Nearest.question("colour", List.of("title", "file"))).isEmpty();
    assertThat(Nearest.question("File", List.of("title", "file")))
        .isEqualTo(" Did you mean \"file\"?");
  }

  @Property(tries = 1000)
  void theDistanceIsTheSameBothWaysAndZeroOnlyForTheSameWord(
      @ForAll @AlphaChars @StringLength(max = 8) String one,
      @ForAll @AlphaChars @StringLength(max = 8) String other) {
    assertThat(Nearest.distance(one, other)).isEqualTo(Nearest.distance(other, one));
    assertThat(Nearest.distance(one, other) == 0).isEqualTo(one.equalsIgnoreCase(other));
  }

  @Property(tries = 1000)
  void oneLetterMoreIsOneAway(
      @ForAll @AlphaChars @StringLength(max = 8) String word, @ForAll @AlphaChars char letter) {
    assertThat(Nearest.distance(word, word + letter)).isEqualTo(1);
  }
}
