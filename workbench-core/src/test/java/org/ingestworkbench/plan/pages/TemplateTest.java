package org.ingestworkbench.plan.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          $a, page $b ~ A$1, page 2
          ${a}s ~ A$1s
          $$a ~ $a
          $ a ~ $ a
          $c ${c} ~ $c ${c}
          no places ~ no places
          """)
  void placesAreFilled(String template, String text) {
    assertThat(new Template(template).with(Map.of("a", "A$1", "b", "2"))).isEqualTo(text);
  }

  @Test
  void itKnowsWhatItWants() {
    assertThat(new Template("$a ${b} $$c $a").names()).containsExactly("a", "b");
  }
}
