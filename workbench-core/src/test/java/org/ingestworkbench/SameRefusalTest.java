package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ingestworkbench.Creations.everything;
import static org.ingestworkbench.Creations.media;
import static org.ingestworkbench.Creations.node;
import static org.ingestworkbench.Creations.nodes;

import java.util.List;
import java.util.function.Predicate;
import org.ingestworkbench.listener.JobListener.RowEnded;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.plan.PageSettings;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same refusal of the first five rows, with nothing made and more to come, stops the job once.
 */
class SameRefusalTest extends JobCase {

  private static final String CSV = rows(20);

  private void refuse(int status, Predicate<Creation> which) {
    repository.before =
        Mishap.failing(which, () -> RepositoryException.refusal("Refused " + status + ".", status));
  }

  private static Predicate<Creation> rowsTo(int last) {
    return nodes("Title [0-9]+")
        .and(creation -> Integer.parseInt(Creations.title(creation).substring(6)) <= last);
  }

  private static List<String> ids(JobReport report) {
    return report.notDone().stream().map(RowEnded::rowId).toList();
  }

  private void assertStopped(JobReport report) {
    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(report.notDone()).isEmpty();
    assertThat(report.counts().values()).allMatch(count -> count == 0);
  }

  private static void assertFailed(JobReport report, int rows) {
    assertThat(report.state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    assertThat(report.count(Outcome.Kind.FAILED)).isEqualTo(rows);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 405, 413, 415, 422})
  void itStopsTheJobWithTheRowsOpen(int status) {
    refuse(status, everything());

    var report = start(CSV);

    assertStopped(report);
    assertThat(repository.asked).hasSize(5);
    assertThat(jobRecord().rowsNotDone()).isEqualTo(5);
    assertThat(heard.reopened)
        .containsExactly("1 FAILED", "2 FAILED", "3 FAILED", "4 FAILED", "5 FAILED");
  }

  @Test
  void theStopSaysWhyAndWhatToDo() {
    refuse(422, everything());

    assertThat(start(CSV).stopped())
        .contains("first 5 rows (1, 2, 3, 4, 5)", "nothing was made", "Refused 422.", "resume");
  }

  @Test
  void onTheResumeTheRowsFailAndTheJobGoesOn() {
    refuse(422, rowsTo(5));
    assertStopped(start(CSV));

    assertFailed(resume(CSV), 5);

    assertThat(repository.memory.nodes()).hasSize(15);
    repository.mend();
    assertThat(resume(CSV).allDone()).isTrue();
  }

  @Test
  void itStopsTheJobOnceAlsoWhereEveryRowIsBad() {
    workers = 4;
    refuse(422, everything());
    assertStopped(start(CSV));

    assertFailed(resume(CSV), 20);
    assertFailed(resume(CSV), 20);
    assertFailed(run(CSV, Recovery.resume().failedOnly()), 20);
  }

  @Test
  void aCorrectedJobGoesOn() {
    refuse(422, everything());
    start(CSV);
    repository.mend();

    assertThat(resume(CSV).allDone()).isTrue();
    assertThat(repository.memory.nodes()).hasSize(20);
  }

  @Test
  void anotherRefusalOnTheResumeStopsItAgain() {
    refuse(422, everything());
    start(CSV);
    refuse(400, everything());

    assertStopped(resume(CSV));
    assertFailed(resume(CSV), 20);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void fiveRowsThatAreTheWholeInputFail(int workers) {
    this.workers = workers;
    refuse(422, everything());

    assertFailed(start(rows(5)), 5);
  }

  @Test
  void rowsThatFailedAsAWholeInputStopNothingWhenOthersFollow() {
    refuse(422, rowsTo(5));
    start(rows(5));

    assertFailed(run(CSV, Recovery.resume().acceptingChanges()), 5);
    assertThat(repository.memory.nodes()).hasSize(15);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void fewerBadRowsFail(int workers) {
    this.workers = workers;
    refuse(422, rowsTo(4));

    assertFailed(start(CSV), 4);

    assertThat(repository.memory.nodes()).hasSize(16);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void afterTheFirstNodeNothingStops(int workers) {
    this.workers = workers;
    refuse(422, node("Title 1").negate());

    assertFailed(start(CSV), 19);
    assertFailed(resume(CSV), 19);
  }

  @Test
  void differentRefusalsAreTheRowsOwn() {
    repository.before =
        Mishap.at(
            everything(),
            () -> {
              throw RepositoryException.refusal(
                  "Refused.", repository.asked.size() % 2 == 0 ? 422 : 400);
            });

    assertFailed(start(CSV), 20);
  }

  @Test
  void aRowThatCannotBePlannedSaysNothingOfTheOthers() {
    refuse(422, everything());

    var report = start(CSV.replace("Title 3", ""));

    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(ids(report)).containsExactly("3");
    assertThat(report.stopped()).contains("(1, 2, 4, 5, 6)");
  }

  @Test
  void childrenThatTheseRowsBlockAreOpenToo() {
    refuse(422, everything());
    var csv =
        "id,title,parent_id,field_member_of\n1,T1,,\n2,T2,1,\n3,T3,2,\n4,T4,,\n5,T5,,\n6,T6,,\n"
            + "7,T7,,\n8,T8,,\n";

    var report = start(csv);

    assertStopped(report);
    assertThat(heard.reopened).contains("2 BLOCKED", "3 BLOCKED");
    repository.mend();
    assertThat(resume(csv).allDone()).isTrue();
  }

  @Test
  void rowsThatFailedBeforeACancelAreNotCountedOnceMore() {
    refuse(422, everything());
    var job = job(CSV, Recovery.NONE).build();
    var refusing = repository.before;
    repository.before =
        creation -> {
          Mishap.at(node("Title 3"), job::cancel).on(creation);
          refusing.on(creation);
        };
    assertThat(job.run().state()).isEqualTo(JobState.CANCELLED);
    refuse(422, everything());

    var report = resume(CSV);

    assertThat(report.stopped()).contains("(4, 5, 6, 7, 8)");
    assertFailed(resume(CSV), 20);
  }

  @Test
  void aFaultOfTheWorldLeavesTheRowsBeforeItFailed() {
    refuse(422, rowsTo(2));
    var refusing = repository.before;
    repository.before =
        creation -> {
          refusing.on(creation);
          throw AwaySite.refused();
        };

    var report = start(CSV);

    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(ids(report)).containsExactly("1", "2");
  }

  @Test
  void mediaThatAreRefusedStopNothing() {
    files("a.jpg");
    refuse(422, media());

    var report = start(CSV.replace("\n", ",a.jpg\n").replace("title,a.jpg", "title,file"));

    assertThat(report.state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    assertThat(report.count(Outcome.Kind.PARTIAL)).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void pagesOfABookThatWasMadeStopNothing(int workers) {
    this.workers = workers;
    withPages();
    pages("book", 12);
    refuse(422, nodes(".*page .*"));

    var report = start("id,title\nbook,Book\n");

    assertThat(report.state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    assertThat(repository.memory.nodes()).hasSize(1);
  }

  /** Nothing but pages is made, under nodes that are there already. */
  private String pagesOfNodesThatAreThere() {
    var pages = PageSettings.builder().fromDirectories(true).model("2").parentsExist(true).build();
    planning(builder -> builder.pages(pages));
    var there = foreignNode("Book", null).id();
    map = new InMemoryIdMap();
    pages("b", 12);
    return "id,title,field_member_of\nb,Book," + there + "\n";
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void pagesCountWhereNothingElseIsMade(int workers) {
    this.workers = workers;
    var csv = pagesOfNodesThatAreThere();
    refuse(422, everything());

    assertStopped(start(csv));

    var report = resume(csv);
    assertThat(report.state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    assertThat(report.notDone()).hasSize(1);
  }
}
