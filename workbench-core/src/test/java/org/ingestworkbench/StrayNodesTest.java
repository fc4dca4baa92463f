package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.ingestworkbench.Creations.everything;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.ingestworkbench.memory.Thing;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.store.StoreException;
import org.junit.jupiter.api.Test;

/**
 * Another program died between making a node and writing it into the ID map, or before its media.
 */
class StrayNodesTest extends StrayCase {

  @Test
  void aCheckNamesThemToo() {
    nodesMadeElsewhere("id,title\n01,A\n02,B\n");
    inMap("01", "1");

    var report = job(CSV, Recovery.startingFrom(1)).build().check();

    assertThat(report.ok()).isFalse();
    assertThat(report.problems())
        .filteredOn(problem -> problem.code() == Problem.Code.RECOVERY_DOUBTFUL)
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.message()).contains("row 02 (line 3) \"B\": node 2"));
  }

  @Test
  void aSiteThatIsBusyForAMomentIsAskedForThemAgain() {
    nodesMadeElsewhere("id,title\n01,A\n02,B\n");
    inMap("01", "1");
    repository.lookingNext.add(WatchedRepository.broken(503));
    var job = job(CSV, Recovery.startingFrom(1)).retries(1, Duration.ZERO).build();

    assertThatThrownBy(job::run).isInstanceOf(StrayNodesException.class);
  }

  @Test
  void aCatalogThatIsBusyForAMomentIsAskedAgainForThePagesOfTheMap() {
    withPages();
    files("01/p-1.txt");
    nodesMadeElsewhere("id,title\n01,Book\n");
    inMap("01", "1");
    pageInMap("p-1.txt", "2");
    var busy = new AtomicInteger(1);

    var report =
        job("id,title\n01,Book\n02,New\n", Recovery.startingFrom(1).creatingAnew())
            .catalog(busyCatalog(busy))
            .retries(1, Duration.ZERO)
            .build()
            .run();

    assertThat(busy).hasValue(0);
    assertThat(report.stopped()).isEmpty();
    assertThat(list.nodes()).contains("1", "2");
  }

  /** Answers so many questions about what terms there are with a 503. */
  private Catalog busyCatalog(AtomicInteger busy) {
    return Between.calls(
        Catalog.class,
        repository.memory,
        (method, arguments) -> {
          if (method.startsWith("term") && busy.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw WatchedRepository.broken(503);
          }
        });
  }

  @Test
  void aNodeAfterTheLastOfTheMapIsNamedBeforeAnythingIsWritten() {
    nodesMadeElsewhere("id,title\n01,A\n02,B\n");
    inMap("01", "1");

    var refusal =
        catchThrowableOfType(
            StrayNodesException.class, job(CSV, Recovery.startingFrom(1)).build()::run);

    assertThat(refusal.strays())
        .singleElement()
        .satisfies(
            stray -> {
              assertThat(stray.row().id()).isEqualTo("02");
              assertThat(stray.node().id()).isEqualTo("2");
            });
    assertThat(refusal)
        .hasMessageContaining(refusal.facts())
        .hasMessageContaining("adopting()")
        .hasMessageContaining("creatingAnew()");
    assertThat(refusal.facts()).doesNotContain("Recovery.");
    assertThat(refusal).hasMessageContaining("row 02 (line 3) \"B\": node 2 at memory:/node/2");
    assertThat(titles()).containsExactly("A", "B");
    assertThat(map.jobs()).isEmpty();
  }

  @Test
  void anAdoptedNodeIsTheRowsAndGetsItsMedia() {
    nodesMadeElsewhere("id,title\n01,A\n02,B\n");
    inMap("01", "1");

    var report = run(CSV, Recovery.startingFrom(1).adopting());

    assertThat(report.allDone()).isTrue();
    assertThat(titles()).containsExactly("A", "B", "C");
    assertThat(repository.memory.media()).extracting(Thing::belongsTo).containsExactly("2", "3");
    assertThat(mapped()).containsExactly("01=1", "02=2", "03=3");
    assertThat(list.nodes()).containsExactlyInAnyOrder("1", "2", "3");
    assertThat(resume(CSV).allDone()).isTrue();
    assertThat(titles()).hasSize(3);
    assertThat(list.nodes()).containsExactlyInAnyOrder("1", "2", "3");
  }

  @Test
  void whatIsMadeAnewLeavesTheOtherAlone() {
    nodesMadeElsewhere("id,title\n01,A\n02,B\n");
    inMap("01", "1");

    run(CSV, Recovery.startingFrom(1).creatingAnew());

    assertThat(titles()).containsExactly("A", "B", "B", "C");
    assertThat(resume(CSV).allDone()).isTrue();
    assertThat(titles()).hasSize(4);
  }

  @Test
  void otherTitlesAndNodesFarAwayAreNobodys() {
    var csv = new StringBuilder("id,title\n01,A\n");
    for (int i = 0; i < 60; i++) {
      csv.append("x").append(i).append(",X\n");
    }
    nodesMadeElsewhere(csv + "02,B\n");
    inMap("01", "1");

    var report = run(CSV, Recovery.startingFrom(1));

    assertThat(report.allDone()).isTrue();
    assertThat(titles()).endsWith("B", "B", "C");
  }

  @Test
  void aDeathWhileAdoptingIsHarmless() {
    nodesMadeElsewhere("id,title\n01,A\n02,B\n03,C\n");
    inMap("01", "1");
    repository.before =
        Mishap.failing(everything(), () -> new StoreException("The process died.", null));
    run(CSV, Recovery.startingFrom(1).adopting());
    map.crash();
    repository.mend();

    assertThat(resume(CSV).allDone()).isTrue();

    assertThat(titles()).containsExactly("A", "B", "C");
    assertThat(repository.memory.media()).hasSize(2);
  }

  @Test
  void aPageThatIsNotInTheMapIsNamedToo() {
    withPages();
    files("01/p-1.txt", "01/p-2.txt");
    nodesMadeElsewhere("id,title\n01,Book\n");
    inMap("01", "1");
    pageInMap("p-1.txt", "2");
    var csv = "id,title\n01,Book\n";

    var refusal =
        catchThrowableOfType(
            StrayNodesException.class, job(csv, Recovery.startingFrom(1)).build()::run);

    assertThat(refusal.strays()).singleElement().matches(stray -> "p-2.txt".equals(stray.page()));
    assertThat(run(csv, Recovery.startingFrom(1).adopting()).allDone()).isTrue();
    assertThat(titles()).hasSize(3);
    assertThat(repository.memory.media()).extracting(Thing::belongsTo).containsExactly("3");
    assertThat(mapped()).containsExactly("01=1", "p-1.txt=2", "p-2.txt=3");
  }
}
