package org.ingestworkbench.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.WorkbenchException;
import org.junit.jupiter.api.Test;

class ShownTest {

  @Test
  void aHarmlessTextIsTheSame() {
    for (var text : List.of("", "Ein B\u00e4r \ud83d\udcda  \"x\"", "a\u00a0b", "\u05d0 \\u001b")) {
      assertThat(Shown.line(text)).isSameAs(text);
      assertThat(Shown.lines(text)).isSameAs(text);
    }
  }

  @Test
  void noCharacterThatControlsAnythingIsLeft() {
    for (int c = 0; c <= 0xFFFF; c++) {
      var shown = Shown.line("a" + (char) c + "b");
      boolean control =
          Character.isISOControl(c)
              || c == 0x2028
              || c == 0x2029
              || c == 0x061C
              || List.of(
                      Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
                      Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
                      Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
                      Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                      Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
                      Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                      Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
                      Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
                      Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE)
                  .contains(Character.getDirectionality(c))
              || c == 0x200E
              || c == 0x200F;
      assertThat(shown.indexOf(c) >= 0).as("U+%04X in %s", c, shown).isEqualTo(!control);
      assertThat(Shown.line(shown)).isSameAs(shown);
    }
  }

  @Test
  void itIsWrittenSoThatItCanBeSeen() {
    assertThat(Shown.line("a\u001b[2Jb\u202ec\u0085d\u2028e\u007f\u0000"))
        .isEqualTo("a\\u001b[2Jb\\u202ec\\u0085d\\u2028e\\u007f\\u0000");
  }

  @Test
  void aLineEndWithTheWhiteSpaceAroundItIsOneBlank() {
    assertThat(Shown.line("a \r\n\t b\tc\n\nd\n")).isEqualTo("a b c d ");
  }

  @Test
  void linesOfOurOwnStayLines() {
    assertThat(Shown.lines("Refused:\r\n  a\u001bb\n\n  c\rd"))
        .isEqualTo("Refused:\n  a\\u001bb\n\n  c d");
  }

  @Test
  void aValueInAMessageIsCut() {
    assertThat(Shown.value("a\nb")).isEqualTo("a b");
    assertThat(Shown.value("x".repeat(60))).isEqualTo("x".repeat(60));
    assertThat(Shown.value("x".repeat(1_000_000))).isEqualTo("x".repeat(60) + "\u2026");
    assertThat(Shown.value("x".repeat(59) + "\ud83d\udcda\ud83d\udcda"))
        .isEqualTo("x".repeat(59) + "\u2026");
  }

  @Test
  void millionsOfBlanksTakeNoTime() {
    var poison = " ".repeat(2_000_000) + "\u001b";
    var processor = ManagementFactory.getThreadMXBean();
    var began = processor.getCurrentThreadCpuTime();
    assertThat(Shown.line(poison)).endsWith("\\u001b");
    assertThat(Duration.ofNanos(processor.getCurrentThreadCpuTime() - began))
        .isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void problemsAndExceptionsShowNothingElse() {
    var place = new Place("a\u202eb.csv", 2, "field\u001b", "01\u0085");
    var problem =
        new Problem(Code.VALUE_INVALID, Severity.ROW_ERROR, place, "bad \u001b[2J\nvalue");
    assertThat(problem.toString())
        .isEqualTo(
            "ROW_ERROR VALUE_INVALID a\\u202eb.csv line 2, column field\\u001b (row ID 01\\u0085):"
                + " bad \\u001b[2J value");
    assertThat(new WorkbenchException("It failed:\n  \u001b[2J\u2028"))
        .hasMessage("It failed:\n  \\u001b[2J\\u2028");
  }

  @Test
  void aFaultWithoutAMessageIsToldByItsKind() {
    assertThat(Shown.reason(new StackOverflowError())).isEqualTo("StackOverflowError");
    assertThat(Shown.reason(new IllegalStateException("why"))).isEqualTo("why");
  }

  @Test
  void aMessageThatIsTooLongLosesItsMiddle() {
    var message = "begins " + "\uD83D\uDE00".repeat(5_000) + " ends";
    assertThat(Shown.message(message))
        .hasSizeLessThan(1_000)
        .startsWith("begins ")
        .endsWith(" ends")
        .doesNotContainPattern("(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]");
    assertThat(Shown.message("x".repeat(1_000))).hasSize(1_000);
  }
}
