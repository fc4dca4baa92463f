package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.ingestworkbench.listener.RollbackListener.Left;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.ChangeDraft;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.Test;

/** A change that a process died over, and what others did to the node since. */
class BegunChangeTest extends UpdateCase {

  /** How many have passed since the run, at the next rollback. */
  private int hours;

  private void dieAfterTheUpdate(String csv) {
    repository.afterUpdate =
        change -> {
          throw new IllegalStateException("A crash.");
        };
    start(csv);
    repository.afterUpdate = change -> {};
    map.crash();
  }

  private RollbackReport rolledBack(RollbackOptions options) {
    hours++;
    return JobRollback.named("job")
        .repository(repository)
        .idMap(map)
        .options(options)
        .clock(Clock.offset(Clock.systemUTC(), Duration.ofHours(hours)))
        .build()
        .run();
  }

  @Test
  void whatOthersChangedSinceItWasBegunIsKeptByARollbackUnlessForced() {
    dieAfterTheUpdate("node_id,field_note\n1,new\n");
    edit(1, "field_note", "theirs");
    anHourPasses();

    var kept = rolledBack(RollbackOptions.DEFAULT);
    assertThat(kept.left()).extracting(Left::why).containsExactly(Why.KEPT);
    assertThat(kept.left().get(0).reason()).contains(Advice.FORCE.words());
    assertThat(kept.left().get(0).ref().id()).isEqualTo("1");
    assertThat(notes(1)).containsExactly("theirs");

    var forced = rolledBack(RollbackOptions.DEFAULT.force(true));
    assertThat(forced.state()).as(forced.toString()).isEqualTo(JobState.ROLLED_BACK);
    assertThat(notes(1)).containsExactly("old");
  }

  @Test
  void aNodeThatIsGoneSinceIsNotCalledOneThatMayComeToBeThere() {
    dieAfterTheUpdate("node_id,field_note\n3,new\n");
    repository.memory.delete(EntityRef.node("3"));

    var report = resume("node_id,field_note\n3,new\n");

    assertThat(report.notDone())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.outcome().reason())
                    .contains("is not there")
                    .doesNotContain("Its node was begun"));
  }

  @Test
  void whereValuesAreTakenAwayTheCellOfAnAliasIsNotRead() {
    planning(plan -> plan.updateMode(ChangeDraft.Mode.DELETE));
    start("node_id,field_note,url_alias\n1,,/one\n");
    assertThat(notes(1)).isEmpty();
    assertThat(repository.memory.aliases()).isEmpty();
  }
}
