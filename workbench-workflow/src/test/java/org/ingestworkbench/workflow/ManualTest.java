package org.ingestworkbench.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.TaskState;
import org.ingestworkbench.store.workflow.WorkflowState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The manual's tables are those of the code, which has each move once. */
class ManualTest {
  private static final String BEGIN = "<!-- the moves; generated -->";
  private static final String END = "<!-- end of the moves -->";

  @Test
  void theManualHasTheTablesOfTheCode() throws IOException {
    var page = Files.readString(page());
    assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END)))
        .as("Put this between the marks in docs/workflow.md")
        .isEqualTo(tables());
  }

  private static Path page() {
    return Stream.of("../docs/workflow.md", "docs/workflow.md")
        .map(Path::of)
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  /** Prints the tables as the page should have them. */
  public static void main(String[] args) {
    System.out.print(tables());
  }

  private static String tables() {
    var text = new StringBuilder("\n");
    for (var mode : Mode.values()) {
      text.append("\n### ").append(mode).append("\n\n");
      text.append("| the instance is | and | task | workflow | then |\n|---|---|---|---|---|\n");
      Moves.of(mode).forEach(move -> text.append(row(move)).append('\n'));
    }
    return text.append('\n').toString();
  }

  private static String row(Move move) {
    return "| "
        + String.join(
            " | ",
            move.from().toString(),
            move.event().toString(),
            task(move),
            workflow(move),
            move.then().toString())
        + " |";
  }

  private static String task(Move move) {
    var task = move.task();
    if (task == null) {
      return "";
    }
    return task == TaskState.RUNNING && move.event() == Event.CANCEL
        ? "Running until it ends"
        : task.toString();
  }

  private static String workflow(Move move) {
    return move.event() == Event.PROCESS_DIES && move.to() != move.from()
        ? move.to().state() + ", when a service starts"
        : move.to().state().toString();
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void noMoveStandsTwice(Mode mode) {
    Set<List<Object>> seen = new HashSet<>();
    assertThat(Moves.of(mode)).allMatch(move -> seen.add(List.of(move.from(), move.event())));
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void whatNothingFollowsIsNotRecoverableAndWhatIsRecoverableIsRecovered(Mode mode) {
    var wrong = new ArrayList<Move>();
    for (var move : Moves.of(mode)) {
      boolean over = move.then() == Then.OVER;
      boolean no = move.to().recoverable() == InstanceStatus.Recoverable.NO;
      boolean ends = move.to().state() != WorkflowState.RUNNING && move.then() != Then.NO_EFFECT;
      if (ends && over != no) {
        wrong.add(move);
      }
      if (ends && !over && Moves.find(mode, move.to(), Event.RECOVER).isEmpty()) {
        wrong.add(move);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aRunningInstanceCanMeetAnythingButRecoveryAndGoingOn() {
    for (var mode : Mode.values()) {
      var missing = EnumSet.allOf(Event.class);
      missing.removeAll(EnumSet.of(Event.RECOVER, Event.GOES_ON));
      if (mode == Mode.SKIP) {
        missing.removeAll(EnumSet.of(Event.TERMINATE, Event.ENDS, Event.LEAVES));
      }
      Moves.of(mode).stream()
          .filter(move -> move.from() == InstanceStatus.RUNNING)
          .forEach(move -> missing.remove(move.event()));
      assertThat(missing).as(mode.toString()).isEmpty();
    }
  }
}
