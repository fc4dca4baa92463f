package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ingestworkbench.Creations.node;
import static org.ingestworkbench.Creations.nodes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.MapEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A repository that finds a node by its uuid, and does not say which ID it has. */
class LateIdsTest extends JobCase {

  private static final String FAMILY = "id,title,parent_id,field_member_of\n1,T1,,\n2,T2,1,\n";
  private static final int LOOKED_FOR_IN_VAIN = 1_000;

  LateIdsTest() {
    retries = 1;
  }

  private void loseAnswers(int count) {
    repository.hidingIds = true;
    repository.after = Mishap.losing(count);
  }

  private List<String> rowsInMap() {
    return mapped(MapEntry::csvId);
  }

  @Test
  void aFailedRowThatIsTriedAgainIsLookedForWhereItWasTriedLast() {
    repository.before = Mishap.refusing(node("Title 3"));
    start(rows(400));
    repository.mend();
    loseAnswers(1);

    assertThat(run(rows(400), Recovery.resume().failedOnly()).allDone()).isTrue();

    assertThat(rowsInMap()).contains("3").hasSize(400);
    assertThat(nodesWithoutIdTold()).isEmpty();
  }

  @Test
  void theOnlyNodeOfAJobIsFoundOnAYoungSite() {
    loseAnswers(1);

    assertThat(start(rows(1)).allDone()).isTrue();

    assertThat(rowsInMap()).containsExactly("1");
  }

  @Test
  void aNodeThatLiesAboveTheFirstThatIsKnownIsFound() {
    repository.hidingIds = true;
    repository.hidingNumbers = true;
    repository.after = Mishap.failing(nodes("Title [13]"), WatchedRepository::lost);
    start(rows(3));
    assertThat(rowsInMap()).containsExactly("2");
    repository.hidingNumbers = false;
    repository.mend();

    runWithOneRowMore(3);

    assertThat(rowsInMap()).containsExactlyInAnyOrder("1", "2", "3", "new");
    assertThat(nodesWithoutIdTold()).isEmpty();
  }

  @Test
  void theIdOfANodeIsLookedForBeforeItsAliasIsSent() {
    loseAnswers(1);
    var ids = new ArrayList<@Nullable String>();
    repository.before =
        creation -> {
          if (creation instanceof Creation.OfAlias alias) {
            ids.add(alias.node().id());
          }
        };

    assertThat(start("id,title,url_alias\n1,T1,/one\n").allDone()).isTrue();

    assertThat(ids).containsExactly("1");
  }

  private static final String ALIASES = "id,title,url_alias\n1,T1,/one\n2,T2,/two\n3,T3,/three\n";

  /** As a Drupal without JSON:API: an alias leads to an ID. */
  private void refuseAliasesWithoutId() {
    repository.before =
        Mishap.refusing(
            creation -> creation instanceof Creation.OfAlias alias && alias.node().id() == null);
  }

  private void makeSiteOld() {
    job(rows(400), Recovery.NONE).idMap(new InMemoryIdMap()).build().run();
  }

  @Test
  void anAliasWaitsForTheIdThatOnlyLaterRowsLeadTo() {
    makeSiteOld();
    loseAnswers(1);
    refuseAliasesWithoutId();

    var report = start(ALIASES);

    assertThat(report.allDone()).as(report.toString()).isTrue();
    assertThat(repository.memory.aliases()).hasSize(3);
    assertThat(rowsInMap()).containsExactlyInAnyOrder("1", "2", "3");
    assertThat(heard.reopened).containsExactly("1 PARTIAL");
  }

  @Test
  void soItDoesInTheRunThatFollowsAKill() {
    makeSiteOld();
    repository.hidingIds = true;
    repository.after = Mishap.dying(node("T1"));
    assertThat(start(ALIASES).allDone()).isFalse();
    repository.mend();
    refuseAliasesWithoutId();

    var report = resume(ALIASES);

    assertThat(report.allDone()).as(report.toString()).isTrue();
    assertThat(repository.memory.aliases()).hasSize(3);
  }

  @Test
  void ofRowsWithoutFilesTheOneAboveTheOnlyKnownIdIsFoundForItsAlias() {
    makeSiteOld();
    repository.hidingIds = true;
    repository.after = Mishap.failing(nodes("T[13]"), WatchedRepository::lost);
    refuseAliasesWithoutId();

    var report = start(ALIASES);

    assertThat(report.allDone()).as(report.toString()).isTrue();
    assertThat(repository.memory.aliases()).hasSize(3);
    assertThat(nodesWithoutIdTold()).isEmpty();
  }

  @Test
  void aMediumIsSettledThoughTheIdOfItsNodeIsNotKnownYet() {
    files("a.jpg");
    loseAnswers(2);

    assertThat(start("id,title,file\n1,T1,a.jpg\n").allDone()).isTrue();

    assertThat(repository.memory.media()).hasSize(1);
    assertThat(rowsInMap()).containsExactly("1");
  }

  @Test
  void aChildWhoseIdComesToBeKnownLateStandsInTheMapUnderItsParent() {
    loseAnswers(2);

    start(FAMILY);

    assertThat(parentsInMap()).containsExactlyInAnyOrder("1 under  ", "2 under 1 1");
  }

  @Test
  void soDoesOneThatAnEarlierRunLeftWithoutAnId() {
    loseAnswers(2);
    repository.hidingNumbers = true;
    start(FAMILY);
    assertThat(rowsInMap()).isEmpty();
    repository.hidingNumbers = false;

    run(FAMILY + "3,T3,,\n", Recovery.resume().acceptingChanges());

    assertThat(parentsInMap()).containsExactlyInAnyOrder("1 under  ", "2 under 1 1", "3 under  ");
  }

  private List<String> parentsInMap() {
    return mapped(
        entry -> entry.csvId() + " under " + entry.parentCsvId() + " " + entry.parentNodeId());
  }

  @Test
  void aNodeThatIsLeftWithoutAnIdIsTold() {
    job(rows(400), Recovery.NONE).idMap(new InMemoryIdMap()).build().run();
    loseAnswers(1);

    assertThat(start(rows(1)).allDone()).isTrue();

    assertThat(rowsInMap()).isEmpty();
    assertThat(nodesWithoutIdTold())
        .singleElement()
        .satisfies(p -> assertThat(p.place().rowId()).isEqualTo("1"));
  }

  /** All answers were lost, and the repository tells no ID. */
  private List<UUID> nodesWithoutId(int rows) {
    var searched = new ArrayList<UUID>();
    repository.hidingNumbers = true;
    loseAnswers(rows);
    start(rows(rows));
    repository.searching = searched::add;
    return searched;
  }

  private JobReport runWithOneRowMore(int rows) {
    heard.problems.clear();
    return withOneRowMore(rows).run();
  }

  private IngestJob withOneRowMore(int rows) {
    return job(rows(rows) + "new,New\n", Recovery.resume().acceptingChanges()).build();
  }

  private List<Problem> nodesWithoutIdTold() {
    return heard.problems(Problem.Code.NODE_ID_UNKNOWN);
  }

  @Test
  void manyNodesThatAreNowhereNearAreNotAllLookedFor() {
    var searched = nodesWithoutId(1_100);

    assertThat(runWithOneRowMore(1_100).allDone()).isTrue();

    assertThat(new HashSet<>(searched)).hasSize(LOOKED_FOR_IN_VAIN);
    assertThat(nodesWithoutIdTold()).hasSize(1_100);
  }

  @Test
  void aSiteThatGoesAwayIsAskedNoMoreOnceThePatienceIsAtItsEnd() {
    var searched = nodesWithoutId(30);
    repository.searching =
        uuid -> {
          searched.add(uuid);
          throw WatchedRepository.lost();
        };

    assertThat(runWithOneRowMore(30).allDone()).isTrue();

    assertThat(searched).hasSize(1 + retries).containsOnly(searched.get(0));
    assertThat(nodesWithoutIdTold()).hasSize(30);
  }

  @Test
  void aCancelEndsTheSearch() {
    var searched = nodesWithoutId(30);
    var job = withOneRowMore(30);
    repository.searching =
        uuid -> {
          searched.add(uuid);
          job.cancel();
        };

    assertThat(job.run().state()).isEqualTo(JobState.FINISHED);

    assertThat(searched).hasSize(1);
  }

  @Test
  void moreNodesThanAreKeptAtOnceAreAllFound() {
    nodesWithoutId(1_100);
    repository.hidingNumbers = false;
    repository.reach = 2_000;

    assertThat(runWithOneRowMore(1_100).allDone()).isTrue();

    assertThat(rowsInMap()).hasSize(1_101);
    assertThat(nodesWithoutIdTold()).isEmpty();
  }
}
