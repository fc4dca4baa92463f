package org.ingestworkbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.ingestworkbench.cli.console.AdviceWording;
import org.ingestworkbench.cli.console.ConsoleWriter;
import org.ingestworkbench.model.Advice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** What is plain English may stand in a title, so something in the words is a name of code. */
  @ParameterizedTest
  @EnumSource
  void wordsHaveANameOfCode(Advice advice) {
    assertThat(advice.words()).containsPattern("[a-z]\\.[A-Za-z]|[a-z][A-Z]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/data/curl-verifyTls/metadata.csv, line 3: no",
        "no verifyTls, no workbenchPermissions here",
        "title \"Choosing another folder for temporary files\"",
        "title \"Choose a place for the ID map other than this\"",
        "title \"A novel, or how to resume it under its own name\"",
        "title \"On a rollback of the whole job market with care\"",
        "title \"How to let the repository show objects by their uuid\"",
      })
  void aPathOrATitleOfTheUserStaysAsItIs(String text) {
    assertThat(AdviceWording.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource
  void wordsThatArePartOfAPathOrOfALongerNameStayAsTheyAre(Advice advice) {
    var words = advice.words();

    for (var frame : List.of("/a/%s/b.csv", "a-%s", "%s-1.csv", "a_%s", "org.x.%s", "%s.csv")) {
      var text = "In " + frame.formatted(words) + " now";
      assertThat(AdviceWording.of(text)).isEqualTo(text);
    }
  }

  @Test
  void aFrameOfAStackTraceStaysAsItIs() {
    var frame = "\tat org.ingestworkbench.RollbackOptions.force(RollbackOptions.java:40)";

    assertThat(AdviceWording.of(frame)).isEqualTo(frame);
  }

  /** Its messages are what the code threw. */
  @Test
  void theConsoleShowsAStackTraceAsItIs() {
    var out = new ByteArrayOutputStream();
    var fault = new IllegalStateException("Set " + Advice.FORCE.words() + " now.");

    new ConsoleWriter(new PrintStream(out, true, UTF_8)).stackTrace(fault);

    assertThat(out.toString(UTF_8))
        .startsWith("java.lang.IllegalStateException: Set RollbackOptions.force now.");
  }
}
