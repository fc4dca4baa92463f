package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.ingestworkbench.cli.console.AdviceWording;
import org.ingestworkbench.model.Advice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The words of the library become those of the command; {@link AdvisedLinesTest} has the lines. */
class AdviceWordingTest {

  @ParameterizedTest
  @EnumSource
  void noWordsArePartOfOthers(Advice advice) {
    for (var other : Advice.values()) {
      if (other != advice) {
        assertThat(other.words()).doesNotContain(advice.words());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSaidOnceIsNotSaidAgain(Advice advice) {
    var said = AdviceWording.of("First " + advice.words() + " then.");

    assertThat(AdviceWording.of(said)).isEqualTo(said);
  }

  /** Those that no run of a test meets. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TEMPORARY_FOLDER       | Free some space or choose %s. | Free some space or choose another"
            + " temp_dir.",
        "PAGE_CONTENT_TYPE      | correct %s, or make it | correct paged_content_page_content_type,"
            + " or make it",
        "MEDIA_TITLE_COLUMN     | but %s names it. | but field_for_media_title names it.",
        "MORE_ROLLBACKS         | a higher number %s before | a higher number (--rollbacks N,"
            + " RebuildOptions.rollbacks) before",
        "UNVERIFIED_CERTIFICATE | or set %s to false | or set secure_ssl_only to false",
        "DEFINITIONS_BY_MODULE  | or set %s. | or set use_workbench_permissions.",
      })
  void theCommandHasItsOwnWords(Advice advice, String frame, String said) {
    assertThat(AdviceWording.of(frame.formatted(advice.words()))).isEqualTo(said);
  }

  @Test
  void factsStandInTheirPlaces() {
    var words = Advice.ROLL_BACK_WHOLE_JOB.words("4711", Advice.FORCE.words());

    assertThat(AdviceWording.of("changed; " + words + " deletes it."))
        .isEqualTo(
            "changed; \"workbench rollback --job 4711 --force\", which rolls the job back, deletes"
                + " it.");
  }

  @Test
  void anyOtherTextStaysAsItIs() {
    var text = "Row 1: \"$1 \\\" is no {} of Recovery.resume().insisting().";

    assertThat(AdviceWording.of(text)).isEqualTo(text);
  }
}
