package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.listener.RollbackListener;
import org.ingestworkbench.listener.RollbackListener.Left;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.verify.Difference;
import org.ingestworkbench.verify.JobVerification;
import org.ingestworkbench.verify.VerifyListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writing back what fields held before a job changed them. */
class UpdateRollbackTest extends UpdateCase {

  private static final String CSV =
      "node_id,title,field_note,field_other,url_alias\n1,New,new,,\n2,,more|new,x,/two\n3,,old,,\n";

  @BeforeEach
  void update() {
    start(CSV);
    assertThat(notes(1)).containsExactly("new");
  }

  private JobRollbackBuilder rollback() {
    return JobRollback.named("job").repository(repository).idMap(map);
  }

  private RollbackReport rolledBack(RollbackOptions options) {
    return rollback().options(options).build().run();
  }

  @Test
  void fieldsHoldAgainWhatTheyHeldAndTheAliasIsGone() {
    assertThat(rollback().build().counts()).hasToString("1 URL aliases, 3 changes");
    var report = rolledBack(RollbackOptions.DEFAULT);
    assertThat(report.complete()).as(report.toString()).isTrue();
    assertThat(report.changedBack()).as("the third was never changed").isEqualTo(2);
    assertThat(titles()).containsExactly("Node 1", "Node 2", "Node 3");
    assertThat(notes(1)).containsExactly("old");
    assertThat(notes(2)).containsExactly("old");
    assertThat(values(2, "field_other")).isEmpty();
    assertThat(repository.memory.aliases()).isEmpty();
    assertThat(rollback().build().counts().nothing()).isTrue();
  }

  @Test
  void aFieldThatOthersChangedSinceIsKeptUnlessForced() {
    edit(1, "field_note", "theirs");
    var report = rolledBack(RollbackOptions.DEFAULT);
    assertThat(report.left()).extracting(Left::why, Left::rowId).containsExactly(kept("1"));
    assertThat(report.left().get(0).reason()).contains(Advice.FORCE.words());
    assertThat(notes(1)).containsExactly("theirs");
    assertThat(notes(2)).containsExactly("old");
    assertThat(rolledBack(RollbackOptions.DEFAULT.force(true)).complete()).isTrue();
    assertThat(notes(1)).containsExactly("old");
    assertThat(titles()).startsWith("Node 1");
  }

  @Test
  void aBegunChangeThatOthersChangedSinceIsKeptUnlessForced() {
    assertThat(rolledBack(RollbackOptions.DEFAULT).complete()).isTrue();
    repository.afterUpdate =
        change -> {
          throw new IllegalStateException("A crash.");
        };
    resume(CSV);
    repository.afterUpdate = change -> {};
    map.crash();
    assertThat(notes(1)).containsExactly("new");
    edit(1, "field_note", "theirs");
    assertThat(rolledBack(RollbackOptions.DEFAULT.force(true)).left().get(0).reason())
        .contains("may still be under way");

    var report = anHourLater(RollbackOptions.DEFAULT);

    assertThat(report.left()).extracting(Left::why, Left::rowId).containsExactly(kept("1"));
    assertThat(report.left().get(0).reason()).contains(Advice.FORCE.words());
    assertThat(report.left().get(0).ref().id()).isEqualTo("1");
    assertThat(notes(1)).containsExactly("theirs");
    var forced = anHourLater(RollbackOptions.DEFAULT.force(true));
    assertThat(forced.complete()).as(forced.toString()).isTrue();
    assertThat(forced.changedBack()).isEqualTo(1);
    assertThat(notes(1)).containsExactly("old");
    assertThat(titles()).startsWith("Node 1");
  }

  private RollbackReport anHourLater(RollbackOptions options) {
    var later = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
    return rollback().clock(later).options(options).build().run();
  }

  private static org.assertj.core.groups.Tuple kept(String row) {
    return org.assertj.core.groups.Tuple.tuple(Why.KEPT, row);
  }

  @Test
  void anotherFieldThatOthersChangedStaysAsTheyMadeIt() {
    edit(1, "field_third", "theirs");
    assertThat(rolledBack(RollbackOptions.DEFAULT).complete()).isTrue();
    assertThat(values(1, "field_third")).containsExactly("theirs");
    assertThat(notes(1)).containsExactly("old");
  }

  @Test
  void aNodeThatIsGoneIsCountedAndTheOthersAreChangedBack() {
    repository.memory.delete(EntityRef.node("1"));
    var report = rolledBack(RollbackOptions.DEFAULT);
    assertThat(report.complete()).as(report.toString()).isTrue();
    assertThat(report.goneBefore()).isEqualTo(1);
    assertThat(report.changedBack()).isEqualTo(1);
  }

  @Test
  void whatALaterJobChangedIsKeptUntilThatOneIsRolledBack() {
    input("node_id,field_note\n1,later\n");
    job("later", directory.resolve("metadata.csv")).build().run();
    assertThat(rolledBack(RollbackOptions.DEFAULT).left(Why.KEPT)).isEqualTo(1);
    assertThat(notes(1)).containsExactly("later");
    JobRollback.named("later").repository(repository).idMap(map).build().run();
    assertThat(notes(1)).containsExactly("new");
    assertThat(rolledBack(RollbackOptions.DEFAULT).complete()).isTrue();
    assertThat(notes(1)).containsExactly("old");
  }

  @Test
  void aDryRunTellsAllAndWritesNothing() {
    var before = repository.memory.toString();
    var report = rolledBack(RollbackOptions.DEFAULT.dryRun(true));
    assertThat(report.changedBack()).isEqualTo(2);
    assertThat(report).asString().contains("2 would be changed back");
    assertThat(repository.memory).hasToString(before);
    assertThat(resume(CSV).count(Outcome.Kind.SKIPPED)).isEqualTo(3);
  }

  @Test
  void aRollbackThatDiesOrIsCancelledGoesOnLater() {
    var told = new ArrayList<String>();
    var first =
        rollback()
            .listener(
                new RollbackListener() {
                  @Override
                  public void changedBack(EntityRef ref, String address, boolean before) {
                    told.add(address);
                    throw new IllegalStateException("dies");
                  }
                })
            .build()
            .run();
    assertThat(first.state()).isNotEqualTo(JobState.ROLLED_BACK);
    assertThat(told).containsExactly("memory:/node/2");
    assertThat(rolledBack(RollbackOptions.DEFAULT).complete()).isTrue();
    assertThat(List.of(notes(1), notes(2))).containsOnly(List.of("old"));
  }

  @Test
  void aRunAfterItChangesAllOnceMore() {
    rolledBack(RollbackOptions.DEFAULT);
    var report = resume(CSV);
    assertThat(report.count(Outcome.Kind.UPDATED)).isEqualTo(2);
    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(1);
    assertThat(notes(1)).containsExactly("new");
    assertThat(notes(2)).containsExactly("more", "new");
    assertThat(rolledBack(RollbackOptions.DEFAULT).complete()).isTrue();
    assertThat(notes(1)).containsExactly("old");
  }

  @Test
  void aVerificationComparesTheFieldsThatWereChanged() {
    assertThat(verified()).isEmpty();
    edit(1, "field_third", "theirs");
    assertThat(verified()).isEmpty();
    edit(1, "field_note", "theirs");
    edit(2, "title", "theirs");
    repository.memory.delete(EntityRef.node("3"));
    assertThat(verified()).containsExactlyInAnyOrder("CHANGED 1", "GONE 3");
  }

  private List<String> verified() {
    var found = new ArrayList<String>();
    JobVerification.of(repository, map, jobRecord().id())
        .listener(
            new VerifyListener() {
              @Override
              public void differs(Difference one) {
                found.add(one.what() + " " + one.rowId());
              }
            })
        .run();
    return found;
  }
}
