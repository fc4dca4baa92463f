package org.ingestworkbench.workflow.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.ingestworkbench.store.workflow.WorkflowState;
import org.ingestworkbench.workflow.WorkflowRefusedException;
import org.ingestworkbench.workflow.WorkflowRefusedException.Reason;
import org.ingestworkbench.workflow.service.Puppet.Order;
import org.ingestworkbench.workflow.transition.TransitionTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every row of every table, played. The rows here are written down by themselves, not taken from
 * the table in the code.
 */
class TablesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nonrecoverable error | Aborted   | Aborted  | not recoverable
          recoverable error    | Canceled  | Canceled | recovery restarts the task
          user aborts          | Aborted   | Aborted  | not recoverable
          user cancels         | Completed | Canceled | recovery runs the next task
          process dies         | Canceled  | Canceled | recovery restarts the task
          dies, automatic      | Running   | Running  | the task restarts
          """)
  void restartStrategy(String interruption, String task, String workflow, String then)
      throws Exception {
    play(TransitionTable.RESTART, interruption, task, workflow, then);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nonrecoverable error | Failed    | Running  | the next object runs
          recoverable error    | Failed    | Running  | the next object runs
          user aborts          | Aborted   | Aborted  | not recoverable
          user cancels         | Completed | Canceled | recovery runs the next task
          process dies         | Canceled  | Canceled | recovery restarts the task
          dies, automatic      | Running   | Running  | the task restarts
          """)
  void skipStrategy(String interruption, String task, String workflow, String then)
      throws Exception {
    play(TransitionTable.SKIP, interruption, task, workflow, then);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nonrecoverable error | Failed    | Running  | the next object runs
          recoverable error    | Failed    | Running  | the next object runs
          user cancels         | Completed | Canceled | not recoverable
          user aborts          | Aborted   | Aborted  | not recoverable
          process dies         | Aborted   | Aborted  | not recoverable
          """)
  void recoveryNotEnabled(String interruption, String task, String workflow, String then)
      throws Exception {
    play(TransitionTable.NOT_ENABLED, interruption, task, workflow, then);
  }

  private static void play(
      TransitionTable table, String interruption, String task, String workflow, String then)
      throws Exception {
    boolean automatic = interruption.equals("dies, automatic");
    try (var stage = new Stage(table, automatic)) {
      interrupt(stage, automatic ? "process dies" : interruption);
      if (then.equals("the next object runs")) {
        stage.puppet("third").awaitStart();
      }
      assertThat(List.of(stage.task("first"), stage.task("second"), stage.workflow()))
          .containsExactly("Completed", task, workflow);
      follows(stage, then);
    }
  }

  private static void interrupt(Stage stage, String interruption) throws Exception {
    stage.happens(interruption);
    if (interruption.equals("user cancels")) {
      assertThat(List.of(stage.task("second"), stage.workflow()))
          .containsExactly("Running", "Canceled");
      stage.end(Order.COMPLETE);
    } else if (interruption.equals("process dies")) {
      assertThat(List.of(stage.task("second"), stage.workflow()))
          .containsExactly("Running", "Running");
      stage.serviceStarts();
    }
  }

  private static void follows(Stage stage, String then) throws Exception {
    switch (then) {
      case "not recoverable" -> refused(stage);
      case "recovery restarts the task" -> {
        stage.service().recover(stage.id());
        restarted(stage);
      }
      case "recovery runs the next task" -> {
        stage.service().recover(stage.id());
        completes(stage, 1);
      }
      case "the task restarts" -> restarted(stage);
      default -> completes(stage, 1);
    }
  }

  private static void refused(Stage stage) {
    assertThat(stage.instance().recoverable()).isFalse();
    assertThatThrownBy(() -> stage.service().recover(stage.id()))
        .isInstanceOfSatisfying(
            WorkflowRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.NOT_RECOVERABLE))
        .hasMessageContaining(stage.id().toString())
        .hasMessageContaining(stage.instance().status().toString());
    assertThat(stage.task("third")).isEqualTo("-");
  }

  private static void restarted(Stage stage) throws Exception {
    stage.puppet("second").awaitStart();
    assertThat(List.of(stage.task("second"), stage.workflow()))
        .containsExactly("Running", "Running");
    stage.puppet("second").order(Order.COMPLETE);
    completes(stage, 2);
  }

  private static void completes(Stage stage, int runs) throws Exception {
    if (!stage.puppet("third").startSeen()) {
      stage.puppet("third").awaitStart();
    }
    stage.puppet("third").order(Order.COMPLETE);
    var ended = stage.service().await(stage.id(), Stage.LONG);
    assertThat(ended.state()).isEqualTo(WorkflowState.COMPLETED);
    assertThat(ended.task("first").orElseThrow().runs()).isEqualTo(1);
    assertThat(ended.task("second").orElseThrow().runs()).isEqualTo(runs);
    assertThat(stage.puppet("first").startedUnseen()).isFalse();
    assertThat(stage.puppet("second").startedUnseen()).isFalse();
    assertThat(ended.parameters()).containsEntry("season", "spring");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RESTART | cancel            | recoverable error    | Canceled | Canceled | recovery restarts the task
          RESTART | cancel            | nonrecoverable error | Aborted  | Aborted  | not recoverable
          SKIP    | cancel            | recoverable error    | Failed   | Canceled | recovery runs the next task
          SKIP    | cancel            | nonrecoverable error | Failed   | Canceled | recovery runs the next task
          RESTART | cancel            | process dies         | Canceled | Canceled | recovery restarts the task
          SKIP    | cancel            | process dies         | Canceled | Canceled | recovery restarts the task
          RESTART | cancel            | abort                | Aborted  | Aborted  | not recoverable
          SKIP    | cancel            | abort                | Aborted  | Aborted  | not recoverable
          RESTART | cancel, it completes | abort             | Completed | Aborted | not recoverable
          SKIP    | cancel, it completes | abort             | Completed | Aborted | not recoverable
          RESTART | cancel            | cancel               | Running  | Canceled | no effect
          SKIP    | cancel            | cancel               | Running  | Canceled | no effect
          RESTART | abort             | abort                | Aborted  | Aborted  | no effect
          SKIP    | abort             | abort                | Aborted  | Aborted  | no effect
          RESTART | recoverable error | service starts       | Canceled | Canceled | recovery restarts the task
          NOT_ENABLED | cancel        | recoverable error    | Failed   | Canceled | not recoverable
          NOT_ENABLED | cancel        | nonrecoverable error | Failed   | Canceled | not recoverable
          NOT_ENABLED | cancel        | process dies         | Aborted  | Aborted  | not recoverable
          NOT_ENABLED | cancel        | abort                | Aborted  | Aborted  | not recoverable
          NOT_ENABLED | cancel, it completes | abort         | Completed | Aborted | not recoverable
          NOT_ENABLED | cancel        | cancel               | Running  | Canceled | no effect
          NOT_ENABLED | abort         | abort                | Aborted  | Aborted  | no effect
          """)
  void aSecondEvent(
      TransitionTable table, String first, String second, String task, String workflow, String then)
      throws Exception {
    boolean automatic = table != TransitionTable.NOT_ENABLED;
    try (var stage = new Stage(table, automatic)) {
      stage.happens(first);
      if (then.equals("no effect")) {
        hasNoEffect(stage, second, task, workflow);
        return;
      }
      happensSecond(stage, second);
      assertThat(List.of(stage.task("second"), stage.workflow())).containsExactly(task, workflow);
      assertThat(stage.puppet("second").startedUnseen()).isFalse();
      follows(stage, then);
    }
  }

  private static void happensSecond(Stage stage, String second) throws Exception {
    if (second.equals("process dies")) {
      stage.die();
    } else if (!second.equals("service starts")) {
      stage.happens(second);
      return;
    }
    stage.serviceStarts();
  }

  private static void hasNoEffect(Stage stage, String again, String task, String workflow) {
    var before = stage.instance();
    var history = stage.service().history(stage.id());
    var answer =
        again.equals("cancel")
            ? stage.service().cancel(stage.id())
            : stage.service().abort(stage.id());
    assertThat(answer).isEqualTo(RequestResult.NO_EFFECT);
    assertThat(stage.instance()).isEqualTo(before);
    assertThat(stage.service().history(stage.id())).isEqualTo(history);
    assertThat(List.of(stage.task("second"), stage.workflow())).containsExactly(task, workflow);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RESTART | recoverable error    | cancel
          RESTART | recoverable error    | abort
          RESTART | nonrecoverable error | cancel
          RESTART | nonrecoverable error | abort
          RESTART | abort                | cancel
          RESTART | abort                | recover
          RESTART | process dies, service starts | cancel
          RESTART | process dies, service starts | abort
          SKIP    | process dies, service starts | cancel
          SKIP    | process dies, service starts | abort
          NOT_ENABLED | abort            | cancel
          NOT_ENABLED | process dies, service starts | cancel
          NOT_ENABLED | process dies, service starts | abort
          NOT_ENABLED | cancel           | recover
          """)
  void whatNoTableHasIsRefusedByName(TransitionTable table, String first, String request)
      throws Exception {
    try (var stage = new Stage(table, false)) {
      stage.happens(first);
      stage.puppet("second").order(Order.STOP);
      stage.service().await(stage.id(), Stage.LONG);
      var before = stage.instance();
      assertThatThrownBy(() -> request(stage, request))
          .isInstanceOf(WorkflowRefusedException.class)
          .hasMessageContaining(stage.id().toString())
          .hasMessageContaining(before.status().toString());
      assertThat(stage.instance()).isEqualTo(before);
    }
  }

  private static void request(Stage stage, String request) {
    switch (request) {
      case "cancel" -> stage.service().cancel(stage.id());
      case "abort" -> stage.service().abort(stage.id());
      default -> stage.service().recover(stage.id());
    }
  }

  @ParameterizedTest
  @CsvSource({"RESTART", "SKIP", "NOT_ENABLED"})
  void whatRunsIsNotRecovered(TransitionTable table) throws Exception {
    try (var stage = new Stage(table, false)) {
      assertThatThrownBy(() -> stage.service().recover(stage.id()))
          .isInstanceOf(WorkflowRefusedException.class)
          .hasMessageContaining("its task second has not ended");
      stage.service().cancel(stage.id());
      boolean never = table == TransitionTable.NOT_ENABLED;
      assertThatThrownBy(() -> stage.service().recover(stage.id()))
          .isInstanceOf(WorkflowRefusedException.class)
          .hasMessageContaining(never ? "is not recovered" : "its task second has not ended");
    }
  }
}
