package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ingestworkbench.Creations.node;

import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.RowRange;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.store.JobKey;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slices of one input are jobs of their own. */
class SlicesTest extends JobCase {

  @BeforeEach
  void sixRows() {
    input(rows(6));
  }

  private IngestJob slice(long first, long last, Recovery recovery) {
    var rows =
        CsvRowSource.builder(directory.resolve("metadata.csv")).startRow(first).stopRow(last);
    return job(recovery).source(rows.build()).build();
  }

  private JobReport start(long first, long last) {
    return slice(first, last, Recovery.NONE).run();
  }

  private JobReport resume(long first, long last) {
    return slice(first, last, Recovery.resume()).run();
  }

  private void failAtTheSecondRow() {
    repository.before = Mishap.refusing(node("Title 2"));
    assertThat(start(1, 3).state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    repository.mend();
  }

  @Test
  void anUnfinishedSliceDoesNotBarTheNextOneWhichSaysThatItStands() {
    failAtTheSecondRow();

    assertThat(start(4, 6).allDone()).isTrue();

    assertThat(titles()).containsExactly("Title 1", "Title 3", "Title 4", "Title 5", "Title 6");
    assertThat(heard.problems(Code.JOB_UNFINISHED))
        .singleElement()
        .matches(said -> said.message().contains("job (rows 1 to 3)"))
        .matches(said -> said.message().contains("2 rows done, 1 not done"));
    assertThat(map.jobs())
        .extracting(job -> job.key().rows())
        .containsExactly(rows(4, 6), rows(1, 3));
  }

  private static RowRange rows(long first, long last) {
    return new RowRange(first, last);
  }

  @Test
  void aFailedRowIsTriedAgainUnderItsSlice() {
    failAtTheSecondRow();
    start(4, 6);

    assertThat(resume(1, 3).allDone()).isTrue();
    assertThat(titles()).hasSize(6);
    assertThat(resume(4, 6).done()).isEqualTo(3);
    assertThat(titles()).hasSize(6);
  }

  @Test
  void anUnfinishedSliceBarsThoseThatShareARowWithIt() {
    failAtTheSecondRow();

    assertThatThrownBy(() -> start(3, 6))
        .isInstanceOf(UnfinishedJobException.class)
        .hasMessageContaining("\"job (rows 1 to 3)\"")
        .hasMessageContaining("shares rows with the rows 3 to 6 of this one");
    assertThatThrownBy(() -> job(Recovery.NONE).build().run())
        .isInstanceOf(UnfinishedJobException.class);
    assertThatThrownBy(() -> resume(3, 6)).isInstanceOf(UnfinishedJobException.class);
    assertThat(titles()).hasSize(2);
  }

  @Test
  void aResumeOverAllRowsMakesNoRowOfAFinishedSliceOnceMore() {
    start(1, 3);

    assertThatThrownBy(() -> job(Recovery.resume()).build().run())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("rows 1 to 3 were made by a job of their own (3 done)");
    assertThat(titles()).hasSize(3);
  }

  @Test
  void aSliceGoesOnWithTheJobOfAllRowsAsOlderProgramsKeptIt() {
    input(rows(3));
    repository.before = Mishap.refusing(node("Title 2"));
    job(Recovery.NONE).build().run();
    repository.mend();

    assertThat(resume(1, 3).allDone()).isTrue();
    assertThat(map.jobs())
        .extracting(JobRecord::key)
        .containsExactly(new JobKey(repository.host(), "job"));
    assertThat(titles()).hasSize(3);
  }

  @Test
  void aRollbackUndoesItsSliceAndNamesTheOthersWhereThereIsNone() {
    start(1, 3);
    start(4, 6);

    assertThat(slice(1, 3, Recovery.NONE).rollback().complete()).isTrue();
    assertThat(titles()).containsExactly("Title 4", "Title 5", "Title 6");
    assertThatThrownBy(() -> job(Recovery.NONE).build().rollback())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("rows 4 to 6 (")
        .hasMessageContaining("rows 1 to 3 (");
  }

  @Test
  void theLostMapOfTwoSlicesIsMadeAgainOneAfterTheOther() {
    start(1, 3);
    start(4, 6);
    var ids = map.jobs().stream().map(JobRecord::id).toList();
    map = new InMemoryIdMap();

    slice(4, 6, Recovery.NONE).rebuildMap(RebuildOptions.of(ids.get(0)));
    slice(1, 3, Recovery.NONE).rebuildMap(RebuildOptions.of(ids.get(1)));

    assertThat(resume(1, 3).done()).isEqualTo(3);
    assertThat(resume(4, 6).done()).isEqualTo(3);
    assertThat(titles()).hasSize(6);
  }

  @Test
  void anUnfinishedJobOfTheNameOnAnotherHostIsSaidBeforeAnythingIsMade() {
    failAtTheSecondRow();
    var before = repository.host();
    repository = new WatchedRepository(new InMemoryRepository("https://other.example.org"));
    repository.before = creation -> assertThat(heard.problems(Code.JOB_UNFINISHED)).hasSize(1);

    job(Recovery.NONE).build().run();

    assertThat(heard.problems(Code.JOB_UNFINISHED).get(0).message())
        .contains("on another host, " + before, "2 rows done, 1 not done");
    assertThat(titles()).hasSize(6);
  }

  @Test
  void theRollbackOfANameAloneIsThatOfItsNewestSlice() {
    start(1, 3);
    start(4, 6);

    JobRollback.named("job").repository(repository).idMap(map).build().run();

    assertThat(titles()).containsExactly("Title 1", "Title 2", "Title 3");
  }
}
