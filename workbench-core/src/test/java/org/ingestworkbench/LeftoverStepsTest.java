package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.model.StepState;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PageSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.CsvRowSource;
import org.ingestworkbench.spi.Creation;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.JobState;
import org.ingestworkbench.spi.RepositoryException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody corrects the input while it has rows that were begun and are not done. */
class LeftoverStepsTest {

  @TempDir Path directory;
  private final WatchedRepository repository = new WatchedRepository();
  private final InMemoryIdMap map = new InMemoryIdMap();
  private final List<Problem> told = new ArrayList<>();
  private boolean allowMissing = true;
  private boolean withPages;

  @BeforeEach
  void aFile() throws IOException {
    repository.memory.withTerm("islandora_media_use", "Original File");
    Files.writeString(directory.resolve("a.jpg"), "a");
  }

  private JobReport run(String csv, Recovery recovery) throws IOException {
    var media = MediaSettings.builder().use("1").allowMissingFiles(allowMissing).build();
    return IngestJob.named("test")
        .source(CsvRowSource.of(Files.writeString(directory.resolve("metadata.csv"), csv)))
        .repository(repository)
        .catalog(repository.memory)
        .idMap(map)
        .plan(
            PlanSettings.builder()
                .inputDirectory(directory)
                .media(media)
                .pages(PageSettings.builder().fromDirectories(withPages).model("2").build())
                .build())
        .concurrency(1)
        .retries(0, Duration.ZERO)
        .recovery(recovery)
        .listener(
            new JobListener() {
              @Override
              public void problem(Problem problem) {
                told.add(problem);
              }
            })
        .build()
        .run();
  }

  private void crashBefore(Predicate<Creation> which) {
    repository.before = creation -> crash(which, creation);
  }

  private void crashAfter(Predicate<Creation> which) {
    repository.after = creation -> crash(which, creation);
  }

  private static void crash(Predicate<Creation> which, Creation creation) {
    if (which.test(creation)) {
      throw new IllegalStateException("A crash.");
    }
  }

  private void refuse(Predicate<Creation> which) {
    repository.before =
        creation -> {
          if (which.test(creation)) {
            throw RepositoryException.refusal("refused.", 422);
          }
        };
  }

  private void mend() {
    repository.before = creation -> {};
    repository.after = creation -> {};
    told.clear();
  }

  private static boolean medium(Creation creation) {
    return creation instanceof Creation.OfMedia;
  }

  private static Predicate<Creation> node(String title) {
    return creation -> WatchedRepository.title(creation).equals(title);
  }

  private StepState state(StepKey key) {
    return map.journal(map.jobs().get(0).id()).stepsOf(key.rowId()).stream()
        .filter(step -> step.key().equals(key))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private List<String> titles() {
    return repository.memory.nodes().stream().map(InMemoryRepository.Thing::name).toList();
  }

  private List<String> changes() {
    return told.stream()
        .filter(problem -> problem.code() == Problem.Code.ROW_CHANGED)
        .map(Problem::message)
        .toList();
  }

  @Test
  void aMediumThatWasMadeAndLeftTheRowIsFoundAndTold() throws IOException {
    crashAfter(LeftoverStepsTest::medium);
    run("id,title,file\n1,T1,a.jpg\n", Recovery.NONE);
    mend();

    assertThat(run("id,title,file\n1,T1,\n", Recovery.resume()).allDone()).isTrue();

    assertThat(state(StepKey.media("1", "file"))).isEqualTo(StepState.COMPLETE);
    assertThat(changes()).anyMatch(text -> text.contains("does not have the media"));
  }

  @Test
  void aMediumThatWasNeverMadeAndLeftTheRowIsAbsent() throws IOException {
    crashBefore(LeftoverStepsTest::medium);
    run("id,title,file\n1,T1,a.jpg\n", Recovery.NONE);
    mend();

    assertThat(run("id,title,file\n1,T1,\n", Recovery.resume()).allDone()).isTrue();

    assertThat(state(StepKey.media("1", "file"))).isEqualTo(StepState.REFUSED);
  }

  @Test
  void anAliasThatLeftTheRowStaysUnresolvedUntilItIsBack() throws IOException {
    crashAfter(creation -> creation instanceof Creation.OfAlias);
    run("id,title,url_alias\n1,T1,/one\n", Recovery.NONE);
    mend();

    var without = run("id,title,url_alias\n1,T1,\n", Recovery.resume());
    assertThat(without.count(Outcome.Kind.UNRESOLVED)).isEqualTo(1);
    assertThat(without.notDone().get(0).outcome().reason()).contains("alias", "Give it back");

    assertThat(run("id,title,url_alias\n1,T1,/one\n", Recovery.resume()).allDone()).isTrue();
  }

  @Test
  void theNodeOfARowThatCannotBePlannedAnyMoreIsFound() throws IOException {
    allowMissing = false;
    crashAfter(node("T1"));
    run("id,title,file\n1,T1,a.jpg\n", Recovery.NONE);
    mend();
    Files.delete(directory.resolve("a.jpg"));

    var report = run("id,title,file\n1,T1,a.jpg\n", Recovery.resume());

    assertThat(report.count(Outcome.Kind.PARTIAL)).isEqualTo(1);
    assertThat(state(StepKey.node("1"))).isEqualTo(StepState.COMPLETE);
  }

  @Test
  void aRowThatIsGoneWithANodeThatWasBegunIsNamedWithIt() throws IOException {
    crashAfter(node("T2"));
    run("id,title\n1,T1\n2,T2\n3,T3\n", Recovery.NONE);
    mend();

    assertThatThrownBy(() -> run("id,title\n1,T1\n3,T3\n", Recovery.resume()))
        .isInstanceOf(ChangedInputException.class)
        .hasMessageContaining("begun and may be there");
  }

  @Test
  void aRowThatIsRespelledWithANodeIsNamedWithIt() throws IOException {
    refuse(LeftoverStepsTest::medium);
    run("id,title,file\n07,T7,a.jpg\n", Recovery.NONE);
    mend();

    assertThatThrownBy(() -> run("id,title,file\n7,T7,a.jpg\n", Recovery.resume()))
        .isInstanceOf(ChangedInputException.class)
        .hasMessageContaining("has node 1; it would be made once more");
  }

  @Test
  void aFailedRowThatIsTakenOutDoesNotKeepTheJobUnfinished() throws IOException {
    refuse(node("T3"));
    run("id,title\n1,T1\n2,T2\n3,T3\n", Recovery.NONE);
    mend();

    var report = run("id,title\n1,T1\n2,T2\n", Recovery.resume().acceptingChanges());

    assertThat(report.state()).isEqualTo(JobState.FINISHED);
    assertThatCode(() -> run("id,title\n1,T1\n2,T2\n", Recovery.NONE)).doesNotThrowAnyException();
  }

  @Test
  void aHalfMadeRowThatIsTakenOutAndPutBackIsCompleted() throws IOException {
    refuse(LeftoverStepsTest::medium);
    run("id,title,file\n1,T1,a.jpg\n2,T2,\n", Recovery.NONE);
    mend();
    run("id,title,file\n2,T2,\n", Recovery.resume().acceptingChanges());
    assertThat(map.jobs().get(0).state()).isEqualTo(JobState.FINISHED);

    var report = run("id,title,file\n1,T1,a.jpg\n2,T2,\n", Recovery.resume().acceptingChanges());

    assertThat(report.count(Outcome.Kind.COMPLETED)).isEqualTo(1);
    assertThat(repository.memory.media()).hasSize(1);
    assertThat(titles()).containsExactly("T1", "T2");
  }

  @Test
  void aHalfMadeRowWhoseTitleIsCorrectedIsNamedBecauseItKeepsTheOldOne() throws IOException {
    refuse(LeftoverStepsTest::medium);
    run("id,title,file\n1,Old,a.jpg\n", Recovery.NONE);
    mend();

    assertThat(run("id,title,file\n1,New,a.jpg\n", Recovery.resume()).allDone()).isTrue();

    assertThat(titles()).containsExactly("Old");
    assertThat(changes()).singleElement().asString().contains("node", "stays as it is");
  }

  private Path book(int pages) throws IOException {
    repository.memory.withTerm("islandora_models", "Page");
    withPages = true;
    var folder = Files.createDirectories(directory.resolve("book"));
    for (int i = 1; i <= pages; i++) {
      Files.writeString(folder.resolve("page-" + i + ".jpg"), "1");
    }
    return folder;
  }

  @Test
  void aPageThatWasMadeAndWhoseFileIsGoneIsFoundAndTold() throws IOException {
    var folder = book(3);
    crashAfter(node("Book, page 2"));
    run("id,title\nbook,Book\n", Recovery.NONE);
    mend();
    Files.delete(folder.resolve("page-2.jpg"));

    assertThat(run("id,title\nbook,Book\n", Recovery.resume()).allDone()).isTrue();

    assertThat(state(StepKey.page("book", "page-2.jpg"))).isEqualTo(StepState.COMPLETE);
    assertThat(changes()).anyMatch(text -> text.contains("does not have the page book page-2.jpg"));
    var rows = new ArrayList<String>();
    map.entries(entry -> rows.add(entry.csvId() + " under " + entry.parentNodeId()));
    assertThat(rows).contains("page-2.jpg under 1").hasSize(4);
  }

  @Test
  void aPageThatWasNeverMadeAndWhoseFileIsGoneIsAbsent() throws IOException {
    var folder = book(3);
    crashBefore(node("Book, page 2"));
    run("id,title\nbook,Book\n", Recovery.NONE);
    mend();
    Files.delete(folder.resolve("page-2.jpg"));

    assertThat(run("id,title\nbook,Book\n", Recovery.resume()).allDone()).isTrue();

    assertThat(state(StepKey.page("book", "page-2.jpg"))).isEqualTo(StepState.REFUSED);
    assertThat(changes()).isEmpty();
  }

  @Test
  void theMediumOfAPageWhoseFileIsGoneIsFoundAndTold() throws IOException {
    var folder = book(2);
    crashAfter(LeftoverStepsTest::medium);
    run("id,title\nbook,Book\n", Recovery.NONE);
    mend();
    Files.delete(folder.resolve("page-1.jpg"));

    assertThat(run("id,title\nbook,Book\n", Recovery.resume()).allDone()).isTrue();

    assertThat(state(StepKey.pageMedia("book", "page-1.jpg", ""))).isEqualTo(StepState.COMPLETE);
    assertThat(changes()).anyMatch(text -> text.contains("page-media book page-1.jpg"));
  }

  @Test
  void aPageWhoseFileIsGoneAndOfWhichNobodyCanTellIsUnresolvedUntilItIsBack() throws IOException {
    var folder = book(3);
    crashAfter(node("Book, page 2"));
    run("id,title\nbook,Book\n", Recovery.NONE);
    mend();
    Files.delete(folder.resolve("page-2.jpg"));
    repository.looking = RepositoryException.refusal("No node is found by its uuid.", 0);

    var without = run("id,title\nbook,Book\n", Recovery.resume());

    assertThat(without.count(Outcome.Kind.UNRESOLVED)).isEqualTo(1);
    assertThat(without.notDone().get(0).outcome().reason())
        .contains("page book page-2.jpg", "Give it back");
    Files.writeString(folder.resolve("page-2.jpg"), "1");
    assertThat(run("id,title\nbook,Book\n", Recovery.resume()).allDone()).isTrue();
    assertThat(titles()).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void aPageThatIsAddedToADoneBookIsNoticed() throws IOException {
    repository.memory.withTerm("islandora_models", "Page");
    var pages = Files.createDirectories(directory.resolve("book"));
    Files.writeString(pages.resolve("page-1.jpg"), "1");
    withPages = true;
    run("id,title\nbook,Book\n", Recovery.NONE);
    var again = run("id,title\nbook,Book\n", Recovery.resume());
    assertThat(again.allDone()).as(again.notDone().toString()).isTrue();
    Files.writeString(pages.resolve("page-2.jpg"), "2");

    assertThatThrownBy(() -> run("id,title\nbook,Book\n", Recovery.resume()))
        .isInstanceOf(ChangedInputException.class)
        .hasMessageContaining("row book (line 2) or one of its files changed");
  }

  @Test
  void aHalfMadeRowThatDidNotChangeIsCompletedWithoutAWord() throws IOException {
    refuse(LeftoverStepsTest::medium);
    run("id,title,file\n1,Old,a.jpg\n", Recovery.NONE);
    mend();

    assertThat(run("id,title,file\n1,Old,a.jpg\n", Recovery.resume()).allDone()).isTrue();

    assertThat(changes()).isEmpty();
  }
}
