package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.MapEntry;
import org.junit.jupiter.api.Test;

/** A job that another program began is gone on with by a starting node ID. */
class RecoveryModeTest extends RecoveryModeCase {
  @Test
  void rowsInTheMapFromTheNumberOnArePassedOver() throws IOException {
    workbenchMade("a", 998);
    workbenchMade("b", 1002);

    var report = job("id,title\na,A\nb,B\nc,C\n", Recovery.startingFrom(998)).build().run();

    skippedAndCreated(report, 2, 1);
    assertThat(nodes()).isEqualTo(1);
  }

  @Test
  void aChildFindsAParentWhoseIdHasMoreDigits() throws IOException {
    workbenchMade("a", 998);
    workbenchMade("p", 1002);

    job("id,title,parent_id,field_member_of\na,A,,\np,P,,\nc,C,p,\n", Recovery.startingFrom(998))
        .build()
        .run();

    var made = repository.things(EntityType.NODE).get(1002);
    assertThat(made.belongsTo()).isEqualTo("1002");
  }

  @Test
  void aRowWithoutAHostIsOneRowAndNotAll() throws IOException {
    workbenchMade("a", 998, "", null);

    var report = job("id,title\na,A\nb,B\n", Recovery.startingFrom(998)).build().run();

    skippedAndCreated(report, 1, 1);
  }

  @Test
  void aNumberThatIsTooHighStopsBeforeAnythingIsWritten() throws IOException {
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
    assertThat(nodes()).isZero();
    assertThat(map.jobs()).isEmpty();

    job.recovery(Recovery.startingFrom(1000).insisting()).build().run();
    assertThat(nodes()).isEqualTo(2);
  }

  @Test
  void aLaterResumeNeedsTheNumberNoMore() throws IOException {
    workbenchMade("a", 998);
    job("id,title\na,A\nb,B\n", Recovery.startingFrom(998)).build().run();

    var report = job("id,title\na,A\nb,B\nc,C\n", Recovery.resume()).build().run();

    skippedAndCreated(report, 2, 1);
    assertThat(nodes()).isEqualTo(2);
  }

  @Test
  void aHigherNumberLaterMakesNothingTwice() throws IOException {
    workbenchMade("a", 998);
    var report = job("id,title\na,A\nb,B\n", Recovery.startingFrom(998)).build().run();
    var ours = Long.parseLong(java.util.Objects.requireNonNull(report.firstNodeId()));

    job("id,title\na,A\nb,B\nc,C\n", Recovery.startingFrom(ours)).build().run();
    var later = job("id,title\na,A\nb,B\nc,C\n", Recovery.resume()).build().run();

    assertThat(later.count(Outcome.Kind.SKIPPED)).isEqualTo(3);
    assertThat(nodes()).isEqualTo(2);
    assertThat(map.jobs().get(0).startingNode()).isEqualTo(998);
  }

  @Test
  void aNodeOfAnotherJobIsNoParentForARunAndSoNotForItsCheck() throws IOException {
    workbenchMade("a", 998);
    elsewhere("other", "id,title\np,P\n", Recovery.NONE).build().run();
    var told = new ArrayList<Problem>();
    var job =
        job("id,title,parent_id,field_member_of\na,A,,\nc,C,p,\n", Recovery.startingFrom(998))
            .listener(
                new JobListener() {
                  @Override
                  public void problem(Problem problem) {
                    told.add(problem);
                  }
                })
            .build();

    job.check();

    assertThat(told)
        .filteredOn(problem -> problem.code() == Problem.Code.PARENT_MISSING)
        .singleElement()
        .satisfies(problem -> assertThat(problem.place().rowId()).isEqualTo("c"));
    assertThat(job.run().count(Outcome.Kind.BLOCKED)).isEqualTo(1);
  }

  @Test
  void aJobThatWasMovedIsFoundByItsNode() throws IOException {
    job("id,title\na,A\nb,B\n", Recovery.NONE).build().run();

    var report =
        elsewhere("moved", "id,title\na,A\nb,B\nc,C\n", Recovery.startingFrom(1003)).build().run();

    assertThat(report.job()).isEqualTo(map.jobs().get(0).id());
    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(2);
    assertThat(nodes()).isEqualTo(3);
    assertThat(map.jobs()).hasSize(1);
  }

  @Test
  void aNodeOfAnotherProgramNamesNoJobThatHasTheSameRowsFurtherUp() throws IOException {
    workbenchMade("a", 998);
    elsewhere("other", "id,title\na,Foreign\n", Recovery.NONE)
        .mapUse(IdMapUse.DEFAULT.withConfigFile("other.yml"))
        .build()
        .run();

    var csv = "id,title,parent_id,field_member_of\na,A,,\nc,C,a,\n";
    var report = job(csv, Recovery.startingFrom(998)).build().run();

    assertThat(map.jobs()).hasSize(2);
    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(1);
    var child = repository.things(EntityType.NODE).get(1003);
    assertThat(child.name()).isEqualTo("C");
    assertThat(child.belongsTo()).as("not the other job's node").isEqualTo("998");
  }

  @Test
  void aParentThatIsYetToBeMadeIsNotAnotherJobs() throws IOException {
    workbenchMade("a", 998);
    elsewhere("other", "id,title\np,Foreign\n", Recovery.NONE)
        .mapUse(IdMapUse.DEFAULT.withConfigFile("other.yml"))
        .build()
        .run();

    var csv = "id,title,parent_id,field_member_of\na,A,,\nc,C,p,\np,P,,\n";
    job(csv, Recovery.startingFrom(998)).build().run();
    job(csv, Recovery.resume()).build().run();

    var made = repository.things(EntityType.NODE).subList(1003, 1005);
    assertThat(made).extracting(InMemoryRepository.Thing::name).containsExactly("P", "C");
    assertThat(made.get(1).belongsTo()).isEqualTo(made.get(0).id());
  }

  @Test
  void rowsOfAnotherJobUnderTheSameConfigurationAreADoubt() throws IOException {
    workbenchMade("a", 998);
    elsewhere("other", "id,title\nb,B\n", Recovery.NONE).build().run();
    var job = job("id,title\na,A\nb,B\nc,C\n", Recovery.startingFrom(998));

    assertThatThrownBy(() -> job.build().run())
        .isInstanceOf(RecoveryDoubtException.class)
        .hasMessageContaining("job \"other\"")
        .hasMessageContaining("made once more: b.");
    assertThat(nodes()).isEqualTo(1);
  }

  @Test
  void rowsUnderAnotherConfigurationAloneAreADoubt() throws IOException {
    workbenchMade("a", 998);
    for (int i = 0; i < 3; i++) {
      map.put(new MapEntry("other.yml", "", "", "abc".substring(i, i + 1), "" + (999 + i), null));
    }
    var csv = "id,title\na,A\nb,B\nc,C\nd,D\n";

    assertThatThrownBy(() -> job(csv, Recovery.startingFrom(998)).build().run())
        .isInstanceOf(RecoveryDoubtException.class)
        .hasMessageContaining("other.yml")
        .hasMessageContaining("2 rows")
        .hasMessageContaining("b, c.");
    assertThat(nodes()).isZero();

    var report = job(csv, Recovery.startingFrom(998).insisting()).build().run();
    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(3);
    assertThat(nodes()).isEqualTo(1);
  }

  @Test
  void theSameNodeIdsOnAnotherSiteAreNotThisOnes() throws IOException {
    var staging = new InMemoryRepository("https://staging");
    elsewhere("staging", "id,title\na,A\nb,B\n", Recovery.NONE)
        .repository(staging)
        .catalog(staging)
        .build()
        .run();
    workbenchMade("a", 1);
    workbenchMade("b", 2);

    var report = job("id,title\na,A\nb,B\nc,C\n", Recovery.startingFrom(1)).build().run();

    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(2);
    assertThat(nodes()).isEqualTo(1);
  }

  @Test
  void anyNodeOfOurOwnJobWillDo() throws IOException {
    job("id,title\na,A\nb,B\n", Recovery.NONE).build().run();

    var report = job("id,title\na,A\nb,B\nc,C\n", Recovery.startingFrom(1004)).build().run();

    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(2);
    assertThat(nodes()).isEqualTo(3);
  }
}
