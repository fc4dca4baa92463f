package org.ingestworkbench.islandora.remaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ingestworkbench.islandora.files.RollbackFiles;
import org.ingestworkbench.islandora.job.RollbackConfig;
import org.ingestworkbench.listener.RollbackWriter.Entry;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.JobId;
import org.junit.jupiter.api.Test;

/** The three who read a rollback CSV: a rollback, a map's rebuilding, what remains. */
class RollbackCsvReadersTest extends RemainingFixture {

  private static final JobId JOB = JobId.of("11111111-2222-4333-8444-555555555555");

  private Path rollback(String text) throws IOException {
    return Files.writeString(directory.resolve("rollback.csv"), text);
  }

  private RollbackConfig deleting(Path csv) throws IOException {
    var lines = List.of("task: delete", "host: http://h", "username: u", "input_csv: " + csv);
    return RollbackConfig.read(Files.write(directory.resolve("rollback.yml"), lines)).orElseThrow();
  }

  private List<ThrowingCallable> readings(Path csv) throws IOException {
    var config = config();
    return List.of(
        deleting(csv)::named,
        () -> KnownNodes.of(config).rollback(csv),
        () -> RemainingRows.of(config).rollback(csv));
  }

  /** With titles that need their quotes. */
  private Path written() {
    var files =
        RollbackFiles.builder(directory, directory)
            .nodeInfo("id")
            .comments(List.of("never \"closed, and\nof two lines"))
            .build();
    try (var list = files.start(JOB, HOST, Instant.EPOCH, false)) {
      list.add(new Entry("7", "a", "A \"title\", long", null, null));
      list.add(new Entry("8", "#b", "two\n#lines\r\n9,d", null, null));
      list.add(new Entry("9", "c", "\"", null, null));
    }
    return directory.resolve("rollback.csv");
  }

  @Test
  void whatWasWrittenIsReadByAllOfThem() throws IOException {
    var csv = written();
    csv("id,title\na,A\nc,C\nd,D\n");

    assertThat(deleting(csv).named()).containsExactly("7", "8", "9");
    var known = KnownNodes.of(config()).rollback(csv);
    assertThat(known.jobId()).contains(JOB);
    assertThat(known.rows()).isEqualTo(3);
    assertThat(known.firstNode()).hasValue(7);
    remaining(RemainingRows.of(config("nodes_only: true")).rollback(csv));
    assertThat(rest()).isEqualTo("id,title\nd,D\n");
  }

  @Test
  void aQuoteThatIsNeverClosedIsSaidByAllOfThem() throws IOException {
    var csv = rollback("node_id,id,title\n# x\n5,a,A\n6,b,\"B\n7,c,C\n");

    for (var reading : readings(csv)) {
      assertThatThrownBy(reading)
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith(csv + " cannot be read, probably because a quote is never closed")
          .hasMessageContaining("line 4");
    }
  }

  @Test
  void whatIsNotThereIsNamedByAllOfThem() throws IOException {
    var csv = directory.resolve("no.csv");

    for (var reading : readings(csv)) {
      assertThatThrownBy(reading)
          .isInstanceOf(InputException.class)
          .hasMessageContaining(csv + " cannot be read: ")
          .hasMessageContaining("NoSuchFile");
    }
  }

  @Test
  void anInputIsNoEvidenceOfNodes() throws IOException {
    var csv = rollback("id,title\n5,a\n");
    var config = config();

    assertThatThrownBy(() -> RemainingRows.of(config).rollback(csv))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no rollback CSV");
    assertThatThrownBy(() -> KnownNodes.of(config).rollback(csv))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no rollback CSV");
  }

  @Test
  void aRollbackTakesTheColumnWhereverItIsAndNamesTheLine() throws IOException {
    assertThat(deleting(rollback("title,node_id\n# x\n\"A\nB\", 5 \n,07\n")).named())
        .containsExactly("5", "7");
    var wrong = deleting(rollback("node_id,title\n# x\n5,\"A\nB\"\n\nx,C\n"));
    assertThatThrownBy(wrong::named)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("rollback.csv, line 6: \"x\" is no node ID");
    var tooShort = deleting(rollback("title,node_id\nA\n"));
    assertThatThrownBy(tooShort::named)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("line 2: \"\" is no node ID");
    var without = deleting(rollback("id,title\n5,A\n"));
    assertThatThrownBy(without::named)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no column node_id");
  }

  @Test
  void aNumberThatIsNoneIsRefusedAsInEveryConfiguration() throws IOException {
    for (var number : List.of("0x1F", "99999999999", "0b1")) {
      var yaml =
          Files.write(
              directory.resolve("rollback.yml"),
              List.of("task: delete", "host: http://h", "username: u", "concurrency: " + number));
      assertThatThrownBy(() -> RollbackConfig.read(yaml))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("concurrency");
    }
  }
}
