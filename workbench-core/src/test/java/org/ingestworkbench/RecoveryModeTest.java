package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.memory.Thing;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.store.MapEntry;
import org.junit.jupiter.api.Test;

/** A job that another program began is gone on with by a starting node ID. */
class RecoveryModeTest extends RecoveryModeCase {
  @Test
  void rowsInTheMapFromTheNumberOnArePassedOver() {
    workbenchMade("a", 998);
    workbenchMade("b", 1002);

    var report = run("id,title\na,A\nb,B\nc,C\n", Recovery.startingFrom(998));

    skippedAndCreated(report, 2, 1);
    assertThat(nodesMade()).isEqualTo(1);
  }

  @Test
  void aChildFindsAParentWhoseIdHasMoreDigits() {
    workbenchMade("a", 998);
    workbenchMade("p", 1002);

    run("id,title,parent_id,field_member_of\na,A,,\np,P,,\nc,C,p,\n", Recovery.startingFrom(998));

    var made = made(0);
    assertThat(made.belongsTo()).isEqualTo("1002");
  }

  @Test
  void aRowWithoutAHostIsOneRowAndNotAll() {
    workbenchMade("a", 998, "", null);

    var report = run("id,title\na,A\nb,B\n", Recovery.startingFrom(998));

    skippedAndCreated(report, 1, 1);
  }

  @Test
  void aNumberThatIsTooHighStopsBeforeAnythingIsWritten() {
    workbenchMade("a", 998);
    workbenchMade("b", 1002);
    var job = job("id,title\na,A\nb,B\nc,C\n", Recovery.startingFrom(1000));

    assertThatThrownBy(() -> job.build().run())
        .isInstanceOf(RecoveryDoubtException.class)
        .hasMessageContaining("a")
        .hasMessageContaining("998")
        .hasMessageContaining("insisting()")
        .extracting(e -> ((RecoveryDoubtException) e).probablyMeant())
        .isEqualTo("998");
    assertThat(nodesMade()).isZero();
    assertThat(map.jobs()).isEmpty();

    job.recovery(Recovery.startingFrom(1000).insisting()).build().run();
    assertThat(nodesMade()).isEqualTo(2);
  }

  @Test
  void aLaterResumeNeedsTheNumberNoMore() {
    workbenchMade("a", 998);
    run("id,title\na,A\nb,B\n", Recovery.startingFrom(998));

    var report = resume("id,title\na,A\nb,B\nc,C\n");

    skippedAndCreated(report, 2, 1);
    assertThat(nodesMade()).isEqualTo(2);
  }

  @Test
  void aHigherNumberLaterMakesNothingTwice() {
    workbenchMade("a", 998);
    var report = run("id,title\na,A\nb,B\n", Recovery.startingFrom(998));
    var ours = Long.parseLong(java.util.Objects.requireNonNull(report.firstNodeId()));

    run("id,title\na,A\nb,B\nc,C\n", Recovery.startingFrom(ours));
    var later = resume("id,title\na,A\nb,B\nc,C\n");

    assertThat(later.count(Outcome.Kind.SKIPPED)).isEqualTo(3);
    assertThat(nodesMade()).isEqualTo(2);
    assertThat(jobRecord().startingNode()).isEqualTo(998);
  }

  @Test
  void aNodeOfAnotherJobIsNoParentForARunAndSoNotForItsCheck() {
    workbenchMade("a", 998);
    elsewhere("other", "id,title\np,P\n", Recovery.NONE).build().run();
    var csv = "id,title,parent_id,field_member_of\na,A,,\nc,C,p,\n";
    var job = job(csv, Recovery.startingFrom(998)).build();

    job.check();

    assertThat(heard.problems(Problem.Code.PARENT_MISSING))
        .singleElement()
        .satisfies(problem -> assertThat(problem.place().rowId()).isEqualTo("c"));
    assertThat(job.run().count(Outcome.Kind.BLOCKED)).isEqualTo(1);
  }

  @Test
  void aJobThatWasMovedIsFoundByItsNode() {
    start("id,title\na,A\nb,B\n");

    var report =
        elsewhere("moved", "id,title\na,A\nb,B\nc,C\n", Recovery.startingFrom(1003)).build().run();

    assertThat(report.job()).isEqualTo(jobRecord().id());
    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(2);
    assertThat(nodesMade()).isEqualTo(3);
    assertThat(map.jobs()).hasSize(1);
  }

  @Test
  void aNodeOfAnotherProgramNamesNoJobThatHasTheSameRowsFurtherUp() {
    workbenchMade("a", 998);
    elsewhere("other", "id,title\na,Foreign\n", Recovery.NONE)
        .mapUse(IdMapUse.DEFAULT.withConfigFile("other.yml"))
        .build()
        .run();

    var csv = "id,title,parent_id,field_member_of\na,A,,\nc,C,a,\n";
    var report = run(csv, Recovery.startingFrom(998));

    assertThat(map.jobs()).hasSize(2);
    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(1);
    var child = made(1);
    assertThat(child.name()).isEqualTo("C");
    assertThat(child.belongsTo()).as("not the other job's node").isEqualTo("998");
  }

  @Test
  void aParentThatIsYetToBeMadeIsNotAnotherJobs() {
    workbenchMade("a", 998);
    elsewhere("other", "id,title\np,Foreign\n", Recovery.NONE)
        .mapUse(IdMapUse.DEFAULT.withConfigFile("other.yml"))
        .build()
        .run();

    var csv = "id,title,parent_id,field_member_of\na,A,,\nc,C,p,\np,P,,\n";
    run(csv, Recovery.startingFrom(998));
    resume(csv);

    var made = List.of(made(1), made(2));
    assertThat(made).extracting(Thing::name).containsExactly("P", "C");
    assertThat(made.get(1).belongsTo()).isEqualTo(made.get(0).id());
  }

  @Test
  void rowsOfAnotherJobUnderTheSameConfigurationAreADoubt() {
    workbenchMade("a", 998);
    elsewhere("other", "id,title\nb,B\n", Recovery.NONE).build().run();
    var job = job("id,title\na,A\nb,B\nc,C\n", Recovery.startingFrom(998));

    assertThatThrownBy(() -> job.build().run())
        .isInstanceOf(RecoveryDoubtException.class)
        .hasMessageContaining("job \"other\"")
        .hasMessageContaining("made once more: b.");
    assertThat(nodesMade()).isEqualTo(1);
  }

  @Test
  void rowsUnderAnotherConfigurationAloneAreADoubt() {
    workbenchMade("a", 998);
    for (int i = 0; i < 3; i++) {
      map.put(new MapEntry("other.yml", "", "", "abc".substring(i, i + 1), "" + (999 + i), null));
    }
    var csv = "id,title\na,A\nb,B\nc,C\nd,D\n";

    assertThatThrownBy(() -> run(csv, Recovery.startingFrom(998)))
        .isInstanceOf(RecoveryDoubtException.class)
        .hasMessageContaining("other.yml")
        .hasMessageContaining("2 rows")
        .hasMessageContaining("b, c.");
    assertThat(nodesMade()).isZero();

    var report = run(csv, Recovery.startingFrom(998).insisting());
    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(3);
    assertThat(nodesMade()).isEqualTo(1);
  }

  @Test
  void theSameNodeIdsOnAnotherSiteAreNotThisOnes() {
    var staging = new InMemoryRepository("https://staging");
    elsewhere("staging", "id,title\na,A\nb,B\n", Recovery.NONE)
        .repository(staging)
        .catalog(staging)
        .build()
        .run();
    workbenchMade("a", 1);
    workbenchMade("b", 2);

    var report = run("id,title\na,A\nb,B\nc,C\n", Recovery.startingFrom(1));

    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(2);
    assertThat(nodesMade()).isEqualTo(1);
  }

  @Test
  void anyNodeOfOurOwnJobWillDo() {
    start("id,title\na,A\nb,B\n");

    var report = run("id,title\na,A\nb,B\nc,C\n", Recovery.startingFrom(1004));

    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(2);
    assertThat(nodesMade()).isEqualTo(3);
  }
}
