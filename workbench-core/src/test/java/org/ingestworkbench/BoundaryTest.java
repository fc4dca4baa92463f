package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ingestworkbench.Creations.media;
import static org.ingestworkbench.Creations.node;

import java.util.concurrent.atomic.AtomicInteger;
import org.ingestworkbench.listener.Boundary;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.store.StoreException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every resume says where the job stood. */
class BoundaryTest extends JobCase {

  private final AtomicInteger mediaMade = new AtomicInteger();

  @BeforeEach
  void aFileForEachRow() {
    files("a.txt", "b.txt", "extra.txt");
  }

  /** The process dies: nothing after this is done or recorded. */
  private static void die() {
    throw new StoreException("The process died.", null);
  }

  /** Dies after the medium of this number was made, before the answer. */
  private void dieAfterMedium(int number) {
    repository.after =
        Mishap.at(
            media().and(creation -> mediaMade.incrementAndGet() == number), BoundaryTest::die);
  }

  private Boundary boundaryOfResuming(String csv) {
    repository.mend();
    map.crash();
    heard.boundaries.clear();
    assertThat(resume(csv).allDone()).isTrue();
    assertThat(heard.boundaries).hasSize(1);
    return heard.boundaries.get(0);
  }

  @Test
  void theRowInFlightIsToldWithWhatItHasAndLacks() {
    planning(plan -> plan.media(mediaSettings().additionalFiles("extra", "1").build()));
    var csv =
        "id,title,file,extra,url_alias\n" + "01,A,a.txt,,\n02,B,b.txt,extra.txt,/b\n03,C,a.txt,,\n";
    dieAfterMedium(2);
    start(csv);

    var boundary = boundaryOfResuming(csv);

    assertThat(boundary.lastDone()).isNotNull();
    assertThat(boundary.lastDone().rowId()).isEqualTo("01");
    assertThat(boundary.lastAddress()).isEqualTo("memory:/node/1");
    assertThat(boundary.open()).isEqualTo(1);
    var row = boundary.inFlight().get(0);
    assertThat(row.rowId()).isEqualTo("02");
    assertThat(row.line()).isEqualTo(3);
    assertThat(row.address()).isEqualTo("memory:/node/2");
    assertThat(row.there().first()).containsExactly(StepKey.node("02"), StepKey.alias("02"));
    assertThat(row.begun().first()).containsExactly(StepKey.media("02", "file"));
    assertThat(row.missing().first()).containsExactly(StepKey.media("02", "extra"));
    assertThat(repository.memory.media()).hasSize(4);
  }

  @Test
  void pagesOfABookInFlightAreCounted() {
    withPages();
    files("01/p-1.txt", "01/p-2.txt", "01/p-3.txt", "01/p-4.txt");
    dieAfterMedium(2);
    start("id,title\n01,Book\n");

    var row = boundaryOfResuming("id,title\n01,Book\n").inFlight().get(0);

    assertThat(row.there().first())
        .contains(StepKey.page("01", "p-1.txt"), StepKey.page("01", "p-2.txt"));
    assertThat(row.begun().count()).isEqualTo(1);
    assertThat(row.missing().first())
        .contains(StepKey.page("01", "p-3.txt"), StepKey.page("01", "p-4.txt"));
    assertThat(repository.memory.nodes()).hasSize(5);
  }

  @Test
  void aJobOfWhichNothingWasStartedHasNoBoundary() {
    resume("id,title\n01,A\n");

    assertThat(heard.boundaries).isEmpty();
  }

  @Test
  void whatIsFoundButWasMadeOfSomethingElseIsStale() {
    repository.after = Mishap.at(node("B"), BoundaryTest::die);
    start("id,title\n01,A\n02,B\n");

    boundaryOfResuming("id,title\n01,A\n02,Other\n");

    assertThat(heard.problems(Problem.Code.ROW_CHANGED))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place().rowId()).isEqualTo("02");
              assertThat(problem.message()).contains("node 02").contains("stays as it is");
            });
    assertThat(repository.memory.nodes()).hasSize(2);
  }
}
