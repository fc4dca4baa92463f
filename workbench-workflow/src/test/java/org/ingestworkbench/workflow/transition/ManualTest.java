package org.ingestworkbench.workflow.transition;

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

/** The manual's tables are those of the code, which has each transition once. */
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
    for (var table : TransitionTable.values()) {
      text.append("\n### ").append(table).append("\n\n");
      text.append("| the instance is | and | task | workflow | then |\n|---|---|---|---|---|\n");
      Transitions.of(table).forEach(transition -> text.append(row(transition)).append('\n'));
    }
    return text.append('\n').toString();
  }

  private static String row(Transition transition) {
    return "| "
        + String.join(
            " | ",
            transition.from().toString(),
            transition.event().toString(),
            task(transition),
            workflow(transition),
            transition.then().toString())
        + " |";
  }

  private static String task(Transition transition) {
    var task = transition.task();
    if (task == null) {
      return "";
    }
    return task == TaskState.RUNNING && transition.event() == InstanceEvent.CANCEL
        ? "Running until it ends"
        : task.toString();
  }

  private static String workflow(Transition transition) {
    return transition.event() == InstanceEvent.PROCESS_DIES && transition.to() != transition.from()
        ? transition.to().state() + ", when a service starts"
        : transition.to().state().toString();
  }

  @ParameterizedTest
  @EnumSource(TransitionTable.class)
  void noMoveStandsTwice(TransitionTable table) {
    Set<List<Object>> seen = new HashSet<>();
    assertThat(Transitions.of(table))
        .allMatch(transition -> seen.add(List.of(transition.from(), transition.event())));
  }

  @ParameterizedTest
  @EnumSource(TransitionTable.class)
  void whatNothingFollowsIsNotRecoverableAndWhatIsRecoverableIsRecovered(TransitionTable table) {
    var wrong = new ArrayList<Transition>();
    for (var transition : Transitions.of(table)) {
      boolean over = transition.then() == NextStep.OVER;
      boolean no = transition.to().recoverable() == InstanceStatus.Recoverable.NO;
      boolean ends =
          transition.to().state() != WorkflowState.RUNNING
              && transition.then() != NextStep.NO_EFFECT;
      if (ends && over != no) {
        wrong.add(transition);
      }
      if (ends
          && !over
          && Transitions.find(table, transition.to(), InstanceEvent.RECOVER).isEmpty()) {
        wrong.add(transition);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aRunningInstanceCanMeetAnythingButRecoveryAndGoingOn() {
    for (var table : TransitionTable.values()) {
      var missing = EnumSet.allOf(InstanceEvent.class);
      missing.removeAll(EnumSet.of(InstanceEvent.RECOVER, InstanceEvent.GOES_ON));
      if (table == TransitionTable.SKIP) {
        missing.removeAll(
            EnumSet.of(InstanceEvent.TERMINATE, InstanceEvent.ENDS, InstanceEvent.LEAVES));
      }
      Transitions.of(table).stream()
          .filter(transition -> transition.from() == InstanceStatus.RUNNING)
          .forEach(transition -> missing.remove(transition.event()));
      assertThat(missing).as(table.toString()).isEmpty();
    }
  }
}
