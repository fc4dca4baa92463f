package org.ingestworkbench.workflow.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import org.ingestworkbench.workflow.WorkflowRefusedException;
import org.ingestworkbench.workflow.service.Puppet.Order;
import org.ingestworkbench.workflow.transition.TransitionTable;

/** Random histories of an instance, beside a model that is made of the tables' words. */
class HistoriesPropertyTest {
  private static final List<String> TASKS = List.of("first", "second", "third");

  /** What happens next. */
  enum Action {
    COMPLETE,
    FAIL_RECOVERABLY,
    FAIL_FOR_GOOD,
    CANCEL,
    ABORT,
    DIE,
    CLOSE,
    RECOVER
  }

  @Property(shrinking = ShrinkingMode.BOUNDED)
  void anInstanceGoesTheWayOfTheTables(
      @ForAll TransitionTable table,
      @ForAll boolean automatic,
      @ForAll @Size(max = 14) List<Action> actions)
      throws InterruptedException {
    boolean auto = automatic && table != TransitionTable.NOT_ENABLED;
    var said = new ArrayList<String>();
    try (var stage = new Stage(table, auto)) {
      var model = new Model(table, auto);
      for (var action : actions) {
        said.add(action + " -> " + model.words());
        var expected = model.apply(action);
        assertThat(play(stage, action, model)).as("%s", said).isEqualTo(expected);
        settle(stage, model);
        assertThat(words(stage)).as("%s then %s", said, action).isEqualTo(model.words());
      }
    }
  }

  private static String words(Stage stage) {
    return stage.workflow() + " " + TASKS.stream().map(stage::task).toList();
  }

  /** Gives what was answered. */
  private static String play(Stage stage, Action action, Model model) throws InterruptedException {
    try {
      return switch (action) {
        case CANCEL -> answer(stage.service().cancel(stage.id()));
        case ABORT -> answer(stage.service().abort(stage.id()));
        case RECOVER -> {
          stage.service().recover(stage.id());
          yield "done";
        }
        case DIE -> {
          stage.die();
          stage.serviceStarts();
          yield "done";
        }
        case CLOSE -> {
          stage.service().close();
          stage.serviceStarts();
          yield "done";
        }
        case COMPLETE -> order(stage, model, Order.COMPLETE);
        case FAIL_RECOVERABLY -> order(stage, model, Order.FAIL_RECOVERABLY);
        case FAIL_FOR_GOOD -> order(stage, model, Order.FAIL_FOR_GOOD);
      };
    } catch (WorkflowRefusedException e) {
      return "refused";
    }
  }

  private static String answer(RequestResult answer) {
    return answer == RequestResult.NO_EFFECT ? "no effect" : "done";
  }

  private static String order(Stage stage, Model model, Order order) {
    if (model.ended == null) {
      return "nothing runs";
    }
    stage.puppet(model.ended).order(order);
    return "done";
  }

  /** Waits until the stage has done what the model says that follows. */
  private static void settle(Stage stage, Model model) throws InterruptedException {
    if (model.started != null) {
      stage.puppet(model.started).awaitStart();
    } else if (model.running < 0) {
      stage.service().await(stage.id(), Stage.LONG);
    }
  }

  /** The tables, once more. */
  private static final class Model {
    private final TransitionTable table;
    private final boolean automatic;
    private final String[] tasks = {"Completed", "Running", "-"};
    private String workflow = "Running";
    private String why = "";
    private int running = 1;
    private String started;
    private String ended;

    Model(TransitionTable table, boolean automatic) {
      this.table = table;
      this.automatic = automatic;
    }

    String words() {
      return workflow + " " + List.of(tasks);
    }

    String apply(Action action) {
      started = null;
      ended = null;
      return switch (action) {
        case COMPLETE -> end("Completed");
        case FAIL_RECOVERABLY -> end(restarts() ? "Canceled" : "Failed");
        case FAIL_FOR_GOOD -> end(restarts() ? "Aborted" : "Failed");
        case CANCEL -> cancel();
        case ABORT -> abort();
        case DIE, CLOSE -> die();
        case RECOVER -> recover();
      };
    }

    private boolean enabled() {
      return table != TransitionTable.NOT_ENABLED;
    }

    private boolean restarts() {
      return enabled() && !(running == 1 && table == TransitionTable.SKIP);
    }

    private String end(String state) {
      if (running < 0) {
        return "nothing runs";
      }
      ended = TASKS.get(running);
      tasks[running] = state;
      running = -1;
      if (state.equals("Aborted")) {
        workflow = "Aborted";
        why = "error";
      } else if (state.equals("Canceled") && workflow.equals("Running")) {
        workflow = "Canceled";
        why = "error";
      } else if (workflow.equals("Running")) {
        goOn();
      }
      return "done";
    }

    private void goOn() {
      for (int i = 0; i < tasks.length; i++) {
        if (tasks[i].equals("-") || tasks[i].equals("Canceled")) {
          tasks[i] = "Running";
          running = i;
          started = TASKS.get(i);
          return;
        }
      }
      workflow = "Completed";
    }

    private String cancel() {
      if (workflow.equals("Running")) {
        workflow = "Canceled";
        why = "user";
        return "done";
      }
      return workflow.equals("Canceled") && why.equals("user") ? "no effect" : "refused";
    }

    private String abort() {
      if (workflow.equals("Aborted") && why.equals("user")) {
        return "no effect";
      } else if (workflow.equals("Running")
          || (workflow.equals("Canceled") && why.equals("user"))) {
        workflow = "Aborted";
        why = "user";
        task("Aborted");
        return "done";
      }
      return "refused";
    }

    private void task(String state) {
      if (running >= 0) {
        tasks[running] = state;
        running = -1;
      }
    }

    private String die() {
      boolean interrupted = workflow.equals("Running") || running >= 0;
      if (interrupted && !enabled()) {
        workflow = "Aborted";
        why = "death";
        task("Aborted");
      } else if (interrupted) {
        why = workflow.equals("Running") ? "death" : why;
        workflow = "Canceled";
        task("Canceled");
      }
      if (workflow.equals("Canceled") && why.equals("death") && automatic) {
        workflow = "Running";
        goOn();
      }
      return "done";
    }

    private String recover() {
      if (!workflow.equals("Canceled") || !enabled() || running >= 0) {
        return "refused";
      }
      workflow = "Running";
      goOn();
      return "done";
    }
  }
}
