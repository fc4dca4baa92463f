package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The disk with the ID map, the log or the lists fails in the middle of a job. Needs root, which
 * mounts file systems; skipped elsewhere.
 */
@Timeout(300)
class DiskFaultsTest extends CommandCase {

  private static final int ROWS = 60;

  /** So that what is written of a row takes some room. */
  private static final String LONG = "of a long title ".repeat(12).strip();

  private Path disk() {
    return directory.resolve("disk");
  }

  private void job(String... places) throws IOException {
    var rows = new ArrayList<>(List.of("id,title,field_model,file"));
    for (int i = 1; i <= ROWS; i++) {
      rows.add("%1$03d,Row %1$d %2$s,Image,%1$03d.txt".formatted(i, LONG));
      Files.writeString(directory.resolve("%03d.txt".formatted(i)), "file " + i);
    }
    Files.write(directory.resolve("metadata.csv"), rows);
    var settings = new ArrayList<>(List.of(places));
    settings.add("media_type: file");
    settings.add("http_backoff_factor: 0");
    command.config(settings.toArray(String[]::new));
  }

  private String[] placed(String what) {
    var on = disk();
    return switch (what) {
      case "map" -> new String[] {"csv_id_to_node_id_map_path: " + on.resolve("map.db")};
      case "log" -> new String[] {"log_file_path: " + on.resolve("workbench.log")};
      case "rollback list" ->
          new String[] {"rollback_dir: " + on, "rollback_file_include_node_info: true"};
      case "output" -> new String[] {"output_csv: " + on.resolve("output.csv")};
      default ->
          new String[] {
            "csv_id_to_node_id_map_path: " + on.resolve("map.db"),
            "log_file_path: " + on.resolve("workbench.log"),
            "rollback_dir: " + on,
            "output_csv: " + on.resolve("output.csv")
          };
    };
  }

  private void everyRowIsThereOnce() {
    assertThat(site.nodes()).hasSize(ROWS);
    assertThat(titles().distinct()).hasSize(ROWS);
    assertThat(site.media()).hasSize(ROWS);
  }

  @ParameterizedTest
  @CsvSource({"map, 3", "log, 0", "rollback list, 3", "output, 3", "everything, 3"})
  void aFileSystemThatTurnsReadOnly(String what, int code) throws IOException {
    try (var disk = TestDisk.inAFile(disk())) {
      job(placed(what));
      command.doAt("(record 005)", disk::fail);
      assertThat(command.create()).as(said()).isEqualTo(code);
      saysWhatToDo(code);
      disk.mend();
      resumes(code);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "map, 240k, 3",
    "log, 8k, 0",
    "rollback list, 12k, 3",
    "output, 8k, 3",
    "everything, 300k, 3"
  })
  void aDiskThatIsFullInTheMiddle(String what, String size, int code) throws IOException {
    try (var disk = TestDisk.inMemory(disk(), "size=" + size)) {
      job(placed(what));
      assertThat(command.create()).as(said()).isEqualTo(code);
      saysWhatToDo(code);
      disk.grow("16m");
      resumes(code);
    }
  }

  private void saysWhatToDo(int code) {
    if (code != 0) {
      assertThat(said())
          .contains("The job stopped: ", disk().toString(), "resume the job", "To resume: ");
    }
  }

  private void resumes(int code) {
    if (code != 0) {
      assertThat(command.create("--resume")).as(said()).isZero();
    }
    everyRowIsThereOnce();
  }

  @Test
  void aTemporaryDirectoryInWhichNothingMayBeExecuted() throws Exception {
    try (var none = TestDisk.inMemory(disk(), "noexec")) {
      job();
      var options = List.of("-Djava.io.tmpdir=" + disk());
      var arguments = List.of("--config", command.file().toString());
      try (var child = ChildRun.with(options, arguments)) {
        assertThat(child.await()).isNotZero();
        assertThat(String.join("\n", child.said()))
            .contains("may not be executed in " + disk())
            .contains("java.io.tmpdir");
      }
      assertThat(command.create("--resume")).as(said()).isZero();
      everyRowIsThereOnce();
    }
  }
}
