package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import org.ingestworkbench.memory.Thing;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.repository.Capability;
import org.junit.jupiter.api.Test;

/** Another program died between making a node and its media, all of which the ID map knows. */
class StrayMediaTest extends StrayCase {

  @Test
  void mediaOfTheOtherProgramAreLeftAndThatIsSaid() {
    nodesMadeElsewhere("id,title\n01,A\n02,B\n");
    inMap("01", "1");
    inMap("02", "2");

    run(CSV, Recovery.startingFrom(1));

    assertThat(repository.memory.media()).hasSize(1);
    assertThat(heard.problems(Problem.Code.MEDIA_UNCHECKED))
        .singleElement()
        .matches(problem -> problem.message().startsWith("The media of 2 rows"));
  }

  @Test
  void missingMediaAreCompletedAndOnlyThey() {
    madeElsewhere("id,title,file\n01,A,a.txt\n");
    nodesMadeElsewhere("id,title\n02,B\n");
    inMap("01", "1");
    inMap("02", "2");

    var report = run(CSV, Recovery.startingFrom(1).completingMedia());

    assertThat(report.allDone()).isTrue();
    assertThat(titles()).containsExactly("A", "B", "C");
    assertThat(repository.memory.media())
        .extracting(Thing::belongsTo)
        .containsExactly("1", "2", "3");
    assertThat(heard.problems(Problem.Code.MEDIA_UNCHECKED)).isEmpty();
    assertThat(mapped()).containsExactly("01=1", "02=2", "03=3");
    run(CSV, Recovery.resume().completingMedia());
    assertThat(repository.memory.media()).hasSize(3);
    assertThat(list.nodes()).containsExactlyInAnyOrder("1", "2", "3");
  }

  /** Those that are there would be made a second time. */
  @Test
  void noMediaAreMadeWhereThoseThatAreThereCannotBeListed() {
    repository.missing.add(Capability.MEDIA_OF_NODE);
    madeElsewhere("id,title,file\n01,A,a.txt\n");
    inMap("01", "1");

    var report = run(CSV, Recovery.startingFrom(1).completingMedia());

    assertThat(report.stopped()).contains("cannot be asked which media it has");
    assertThat(repository.memory.media()).hasSize(1);
    assertThat(run(CSV, Recovery.startingFrom(1)).allDone()).isTrue();
    assertThat(repository.memory.media()).hasSize(3);
  }

  @Test
  void mediaOfPagesAreCompleted() {
    withPages();
    files("01/p-1.txt", "01/p-2.txt");
    nodesMadeElsewhere("id,title\n01,Book\n");
    inMap("01", "1");
    pageInMap("p-1.txt", "2");
    pageInMap("p-2.txt", "3");

    var report = run("id,title\n01,Book\n", Recovery.startingFrom(1).completingMedia());

    assertThat(report.allDone()).isTrue();
    assertThat(titles()).hasSize(3);
    assertThat(repository.memory.media())
        .extracting(Thing::belongsTo)
        .containsExactlyInAnyOrder("2", "3");
  }

  @Test
  void aNodeThatIsThereNoMoreIsNotMadeAgain() {
    nodesMadeElsewhere("id,title\n01,A\n02,B\n");
    inMap("01", "1");
    inMap("02", "2");
    repository.memory.delete(EntityRef.node("1"));

    var report = run(CSV, Recovery.startingFrom(1).completingMedia());

    assertThat(report.notDone())
        .singleElement()
        .matches(row -> row.outcome().reason().contains("node 1") && row.rowId().equals("01"));
    assertThat(titles()).containsExactly("B", "C");
  }
}
