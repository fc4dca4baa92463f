package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ingestworkbench.Creations.node;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.CleaningStep;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.source.csv.Reading;
import org.ingestworkbench.source.directory.DirectoryTable;
import org.ingestworkbench.source.table.TableRowSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The files of a directory as the rows of a job. */
class DirectoryRowsTest extends JobCase {

  @BeforeEach
  void someFiles() {
    files("b.jpg", "a.jpg", "#c.tar.gz", "d");
  }

  private RowSource rows() {
    return TableRowSource.builder(DirectoryTable.of(directory))
        .skipCleaning(CleaningStep.values())
        .build();
  }

  private IngestJob ofFiles(Recovery recovery) {
    return job(recovery).source(rows()).build();
  }

  @Test
  void eachFileIsARowInTheOrderOfNames() {
    var reading = Reading.of(rows());

    assertThat(reading.rows()).extracting(Row::line).containsExactly(1L, 2L, 3L, 4L);
    assertThat(reading.rows())
        .extracting(row -> row.id() + " " + row.cell("title") + " " + row.cell("file"))
        .containsExactly("#c.tar.gz #c.tar #c.tar.gz", "a.jpg a a.jpg", "b.jpg b b.jpg", "d d d");
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void whatIsNoFileIsLeftOutAndToldOf() {
    files(".hidden", "Thumbs.db", "Desktop.ini", "sub/e.jpg", "own.csv");
    var table = DirectoryTable.of(directory).ignoring(file -> file.endsWith("own.csv"));

    var reading = Reading.of(TableRowSource.builder(table).build());

    assertThat(reading.rows()).hasSize(4);
    assertThat(reading.problem().code()).isEqualTo(Code.FILE_IGNORED);
    assertThat(reading.problem().message())
        .isEqualTo("5 entries are no rows: .hidden, Desktop.ini, Thumbs.db, own.csv, sub.");
  }

  @Test
  void aNameIsNotCleaned() {
    files("x  \u201cy\u201d.jpg");

    var row = Reading.of(rows()).rows().get(4);

    assertThat(row.cell("file")).isEqualTo("x  \u201cy\u201d.jpg");
    assertThat(row.id()).isEqualTo("x  \u201cy\u201d.jpg");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void namesThatLookAlikeAreOneId() {
    files("\u00e9.jpg", "e\u0301.jpg");

    assertThatThrownBy(() -> ofFiles(Recovery.NONE).run())
        .isInstanceOfSatisfying(
            InputException.class,
            e ->
                assertThat(e.problems())
                    .extracting(Problem::code)
                    .containsExactly(Code.ID_DUPLICATE));
  }

  @Test
  void columnsMayBeMadeOfTheName() {
    var table =
        DirectoryTable.of(directory)
            .withIdColumn("key")
            .withColumn("kind", DirectoryTable::extension);

    var source = TableRowSource.builder(table).idColumn("key").build();

    assertThat(source.columns()).containsExactly("key", "title", "file", "kind");
    assertThat(Reading.of(source).rows())
        .extracting(row -> row.cell("kind"))
        .containsExactly("gz", "jpg", "jpg", "");
  }

  @Test
  void aJobThatWasKilledIsResumed() {
    repository.after = Mishap.dying(node("b"));
    assertThat(ofFiles(Recovery.NONE).run().allDone()).isFalse();
    repository.mend();

    var report = ofFiles(Recovery.resume()).run();

    assertThat(report.allDone()).as(report.toString()).isTrue();
    assertThat(titles()).containsExactly("#c.tar", "a", "b", "d");
    assertThat(mapped()).hasSize(4);
  }

  @Test
  void aFileThatCameIsANewRowAndOneThatWentIsGone() throws IOException {
    ofFiles(Recovery.NONE).run();
    files("aa.jpg");
    Files.delete(directory.resolve("d"));

    assertThatThrownBy(() -> ofFiles(Recovery.resume()).run())
        .isInstanceOf(ChangedInputException.class);
    assertThat(heard.problems)
        .extracting(Problem::code)
        .contains(Code.ROW_ADDED, Code.ROW_GONE)
        .doesNotContain(Code.ROW_CHANGED);

    var report = ofFiles(Recovery.resume().acceptingChanges()).run();
    assertThat(report.allDone()).as(report.toString()).isTrue();
    assertThat(titles()).containsExactly("#c.tar", "a", "b", "d", "aa");
  }

  @Test
  void aDirectoryThatIsNoneIsRefused() {
    refused(DirectoryTable.of(directory.resolve("gone")), Code.INPUT_MISSING);
    refused(DirectoryTable.of(directory.resolve("a.jpg")), Code.INPUT_UNREADABLE);
  }

  private static void refused(DirectoryTable table, Code code) {
    assertThatThrownBy(table::open)
        .isInstanceOfSatisfying(
            InputException.class,
            e ->
                assertThat(e.problems().stream().map(Problem::code).toList())
                    .isEqualTo(List.of(code)));
  }
}
