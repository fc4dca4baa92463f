package org.ingestworkbench.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;

class SpellingTest {

  @Property(tries = 1000)
  void theDistanceIsTheSameBothWaysAndZeroOnlyForTheSameWord(
      @ForAll @AlphaChars @StringLength(max = 8) String one,
      @ForAll @AlphaChars @StringLength(max = 8) String other) {
    assertThat(Spelling.distance(one, other)).isEqualTo(Spelling.distance(other, one));
    assertThat(Spelling.distance(one, other) == 0).isEqualTo(one.equalsIgnoreCase(other));
  }

  @Property(tries = 1000)
  void oneLetterMoreIsOneAway(
      @ForAll @AlphaChars @StringLength(max = 8) String word, @ForAll @AlphaChars char letter) {
    assertThat(Spelling.distance(word, word + letter)).isEqualTo(1);
  }
}
