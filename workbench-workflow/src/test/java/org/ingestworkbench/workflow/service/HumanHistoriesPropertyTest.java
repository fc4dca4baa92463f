package org.ingestworkbench.workflow.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import org.ingestworkbench.memory.InMemoryWorkflowStore;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.TaskRecord;
import org.ingestworkbench.workflow.HumanTask;
import org.ingestworkbench.workflow.ItemDraft;
import org.ingestworkbench.workflow.Workflow;
import org.ingestworkbench.workflow.WorkflowRefusedException;

/** Random histories of an instance that waits for people, beside a model of the tables' words. */
class HumanHistoriesPropertyTest {
  private static final List<ItemDraft> TWO =
      List.of(new ItemDraft("1", "One"), new ItemDraft("2", "Two"));

  /** What a workflow says of recovery. */
  enum RecoveryKind {
    BY_HAND,
    AUTOMATICALLY,
    NOT_ENABLED
  }

  /** What happens next. */
  enum Action {
    FINISH_AN_ITEM,
    CANCEL,
    ABORT,
    DIE,
    LEAVE,
    RECOVER
  }

  @Property(shrinking = ShrinkingMode.BOUNDED)
  void anInstanceThatWaitsForPeopleGoesTheWayOfTheTables(
      @ForAll RecoveryKind recovery, @ForAll @Size(max = 10) List<Action> actions)
      throws InterruptedException {
    var said = new ArrayList<String>();
    try (var play = new Play(recovery)) {
      var model = new Model(recovery);
      for (var action : actions) {
        said.add(action + " -> " + model);
        var expected = model.apply(action);
        assertThat(play.apply(action)).as("%s", said).isEqualTo(expected);
        play.settle(model);
        assertThat(play.toString()).as("%s then %s", said, action).isEqualTo(model.toString());
      }
    }
  }

  /** A human task of two items on a store in memory, with processes that live and die. */
  private static final class Play implements AutoCloseable {
    private final List<WorkflowService> services = new ArrayList<>();
    private final Workflow workflow;
    private InMemoryWorkflowStore store = new InMemoryWorkflowStore();
    private WorkflowService service;
    private final InstanceId id;

    Play(RecoveryKind recovery) throws InterruptedException {
      var builder = Workflow.named("play");
      switch (recovery) {
        case BY_HAND -> builder.recoveryEnabled();
        case AUTOMATICALLY -> builder.automaticRecovery();
        case NOT_ENABLED -> {}
      }
      workflow = builder.task(HumanTask.named("look", List.of("curators"), context -> TWO)).build();
      service = open();
      id = service.start("play");
      while (service.instance(id).task("look").filter(TaskRecord::handedOut).isEmpty()) {
        service.await(id, Duration.ofMillis(1));
      }
    }

    private WorkflowService open() {
      var opened = WorkflowService.on(store).workflow(workflow).open();
      services.add(opened);
      return opened;
    }

    String apply(Action action) {
      try {
        return switch (action) {
          case FINISH_AN_ITEM -> finishAnItem();
          case CANCEL -> answer(service.cancel(id));
          case ABORT -> answer(service.abort(id));
          case RECOVER -> {
            service.recover(id);
            yield "done";
          }
          case DIE -> {
            store.crash();
            yield anotherProcess();
          }
          case LEAVE -> {
            service.close();
            yield anotherProcess();
          }
        };
      } catch (WorkflowRefusedException e) {
        return "refused";
      }
    }

    private String anotherProcess() {
      store = store.reopen();
      service = open();
      return "done";
    }

    private String finishAnItem() {
      var items = service.items(id);
      if (items.open().isEmpty()) {
        return "nothing to do";
      }
      var key = items.open().get(0).key();
      items.claim("look", key, "ann", "curators");
      items.complete("look", key, "ann", "");
      return "done";
    }

    private static String answer(RequestResult answer) {
      return answer == RequestResult.NO_EFFECT ? "no effect" : "done";
    }

    /** Waits for what the model says that follows. */
    void settle(Model model) throws InterruptedException {
      if (!model.attended) {
        service.await(id, Stage.LONG);
      }
    }

    @Override
    public String toString() {
      var now = service.instance(id);
      return now.state() + " " + now.task("look").orElseThrow().state();
    }

    @Override
    public void close() {
      services.forEach(WorkflowService::close);
    }
  }

  /** The tables, once more. */
  private static final class Model {
    private final RecoveryKind recovery;
    private String workflow = "Running";
    private String task = "Running";
    private String why = "";
    private int open = TWO.size();

    /** Whether a service runs it. */
    private boolean attended = true;

    Model(RecoveryKind recovery) {
      this.recovery = recovery;
    }

    @Override
    public String toString() {
      return workflow + " " + task;
    }

    private boolean enabled() {
      return recovery != RecoveryKind.NOT_ENABLED;
    }

    String apply(Action action) {
      return switch (action) {
        case FINISH_AN_ITEM -> finishAnItem();
        case CANCEL -> cancel();
        case ABORT -> abort();
        case DIE -> die();
        case LEAVE -> leave();
        case RECOVER -> recover();
      };
    }

    private String finishAnItem() {
      if (open == 0) {
        return "nothing to do";
      } else if (workflow.equals("Completed") || workflow.equals("Aborted")) {
        return "refused";
      }
      open--;
      lookAtItems();
      return "done";
    }

    /** Who runs the task sees when all is done. */
    private void lookAtItems() {
      if (attended && open == 0) {
        task = "Completed";
        workflow = workflow.equals("Running") ? "Completed" : workflow;
        attended = false;
      }
    }

    private String cancel() {
      endForGood();
      if (workflow.equals("Running")) {
        workflow = "Canceled";
        why = "user";
        attended &= !enabled();
        endForGood();
        return "done";
      }
      return workflow.equals("Canceled") && why.equals("user") ? "no effect" : "refused";
    }

    /** Without recovery, whoever takes hold of it sees when people are done. */
    private void endForGood() {
      if (!enabled() && workflow.equals("Canceled") && open == 0 && task.equals("Running")) {
        task = "Completed";
      }
    }

    private String abort() {
      endForGood();
      boolean byUser = why.equals("user");
      if (workflow.equals("Aborted") && byUser) {
        return "no effect";
      } else if (workflow.equals("Running") || (workflow.equals("Canceled") && byUser)) {
        workflow = "Aborted";
        why = "user";
        task = task.equals("Running") ? "Aborted" : task;
        attended = false;
        return "done";
      }
      return "refused";
    }

    private String die() {
      if (workflow.equals("Running") && attended) {
        workflow = enabled() ? "Canceled" : "Aborted";
        task = workflow;
        why = "death";
      }
      return serviceStarts();
    }

    private String leave() {
      return serviceStarts();
    }

    private String serviceStarts() {
      attended = false;
      endForGood();
      boolean waits = workflow.equals("Running") || why.equals("death");
      if (recovery == RecoveryKind.AUTOMATICALLY && waits && !workflow.equals("Completed")) {
        goOn();
      }
      return "done";
    }

    private void goOn() {
      workflow = "Running";
      why = "";
      task = "Running";
      attended = true;
      lookAtItems();
    }

    private String recover() {
      boolean canceled = workflow.equals("Canceled") && enabled();
      boolean left = workflow.equals("Running") && !attended;
      if (canceled || left) {
        goOn();
        return "done";
      }
      return "refused";
    }
  }
}
