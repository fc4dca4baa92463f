package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ingestworkbench.Creations.nodes;

import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.MapEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages that really are bad, of a book that was there before and is not made again. */
class SameAnswerPagesTest extends JobCase {

  private static final String BOOK = "id,title\nbook,Book\n";
  private static final String BOTH = BOOK + "last,Last\n";

  SameAnswerPagesTest() {
    retries = 1;
  }

  @BeforeEach
  void nothingInTheFoldersYet() {
    withPages();
    folders("book", "last");
  }

  private void answerBadPages() {
    repository.before = Mishap.breaking(500, nodes(".*page 1[0-7]"));
  }

  private void answerBadFiles() {
    repository.before =
        Mishap.breaking(
            500,
            creation ->
                creation instanceof Creation.OfMedia media
                    && media.media().name().matches("page-1[0-7].*"));
  }

  /** The book's node is there, and the ID map has it; the journal does not. */
  private Recovery anotherProgramMadeTheBook() {
    start(BOOK);
    map = new InMemoryIdMap();
    var node = repository.memory.nodes().get(0).id();
    map.put(new MapEntry("job", "", "", "book", node, "memory:"));
    return Recovery.startingFrom(Long.parseLong(node));
  }

  private void endsAtTheNextResume(Recovery recovery, int nodes) {
    assertThat(run(BOTH, recovery).state()).isEqualTo(JobState.STOPPED);

    var report = run(BOTH, recovery);

    assertThat(report.state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    assertThat(repository.memory.nodes()).hasSize(nodes);
    assertThat(report.notDone())
        .singleElement()
        .satisfies(
            row -> assertThat(row.outcome().reason()).contains("page-10.jpg", "page-17.jpg"));
  }

  @Test
  void ofABookThatAnotherProgramMadeTheyFailOnceMoreAndTheJobGoesOn() {
    var recovery = anotherProgramMadeTheBook();
    pages("book", 30);
    answerBadPages();

    endsAtTheNextResume(recovery, 2 + 30 - 8);
  }

  @Test
  void soDoPagesOfSuchABookWhoseFilesAreNotTaken() {
    var recovery = anotherProgramMadeTheBook();
    pages("book", 30);
    answerBadFiles();

    endsAtTheNextResume(recovery, 2 + 30);
  }

  @Test
  void soDoPagesThatComeToOurOwnDoneBookByANumber() {
    start(BOOK);
    pages("book", 30);
    answerBadPages();

    endsAtTheNextResume(Recovery.startingFrom(3), 2 + 30 - 8);
  }

  @Test
  void aBookThatTheRunDidNotEndIsNotTakenBackFromItsCounts() {
    start(BOOK);
    pages("book", 30);
    answerBadPages();

    var report = run(BOTH, Recovery.startingFrom(3));

    assertThat(report.counts().values()).allMatch(count -> count >= 0);
    assertThat(heard.reopened).isEmpty();
  }

  @Test
  void aBookThatEndedWithBadPagesBeforeOthersStoppedTheRunIsTakenBackAsItEnded() {
    var recovery = anotherProgramMadeTheBook();
    pages("book", 12);
    repository.before = Mishap.breaking(500, nodes(".*page 1[0-7]|Bad .*"));
    folders("x", "y");

    var report = run(BOOK + "x,Bad 1\ny,Bad 2\n", recovery);

    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(report.counts().values()).allMatch(count -> count == 0);
    assertThat(report.notDone()).isEmpty();
    assertThat(heard.reopened).contains("book PARTIAL", "x FAILED");
  }

  @Test
  void aSiteThatIsDownFailsNoPageOfThem() {
    var recovery = anotherProgramMadeTheBook();
    pages("book", 30);
    answerBadPages();
    run(BOTH, recovery);
    repository.looking = WatchedRepository.broken(500);

    assertThat(run(BOTH, recovery).state()).isEqualTo(JobState.STOPPED);
  }
}
