package org.ingestworkbench.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ingestworkbench.sqlite.Sample.JOB;
import static org.ingestworkbench.sqlite.Sample.resume;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.StepState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process halts, 25 times on one file; what it was told to be durable is there. */
@Tag("heavy")
class CrashTest {
  private static final List<String> WAYS = List.of("inside", "between", "threads");

  @TempDir Path directory;

  @Test
  void whatWasAcknowledgedSurvivesHoweverOftenItsProcessHalts() throws Exception {
    var file = directory.resolve("map.db");
    var said = new ArrayList<String>();
    for (int run = 0; run < 25; run++) {
      said.addAll(crash(file, WAYS.get(run % 3), 3 + 7 * run, run));
      assertThat(Raw.ask(file, "PRAGMA integrity_check")).containsExactly("ok");
    }
    try (var map = SqliteIdMap.open(file)) {
      var entries = new ArrayList<MapEntry>();
      map.entries(entries::add);
      var session = map.claim(resume(JOB));
      said.forEach(fact -> isTrue(session, fact));
      assertThat(entries).hasSize(completed(session));
    }
    assertThat(said).hasSizeGreaterThan(1_000);
  }

  @Test
  void processesWithDifferentJobsShareAFile() throws Exception {
    var file = directory.resolve("map.db");
    var children = new ArrayList<Process>();
    for (int run = 0; run < 3; run++) {
      children.add(start(file, "well", 0, run));
    }
    for (int run = 0; run < 3; run++) {
      assertThat(exit(children.get(run), run)).isZero();
    }
    assertThat(directory.resolve("map.db-wal")).doesNotExist();
    try (var map = SqliteIdMap.open(file)) {
      assertThat(map.jobs()).hasSize(3).allMatch(job -> job.state() == JobState.FINISHED);
      var entries = new ArrayList<MapEntry>();
      map.entries(entries::add);
      assertThat(entries).hasSize(300);
    }
  }

  private static int completed(JobSession session) {
    var steps = new ArrayList<StepKey>();
    session.completed(step -> steps.add(step.key()));
    return steps.size();
  }

  private static void isTrue(JobSession session, String fact) {
    var words = fact.split(" ");
    var step = session.find(StepKey.node(words[1]));
    assertThat(step).as(fact).isPresent();
    if (words[0].equals("complete")) {
      assertThat(step).get().matches(found -> found.state() == StepState.COMPLETE, fact);
    }
  }

  private List<String> crash(Path file, String way, int when, int run)
      throws IOException, InterruptedException {
    assertThat(exit(start(file, way, when, run), run)).isEqualTo(9);
    return wholeLines(Files.readString(directory.resolve("said-" + run), StandardCharsets.UTF_8));
  }

  private Process start(Path file, String way, int when, int run) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            // Halted programs leave the unpacked library behind.
            "-Dorg.sqlite.tmpdir=" + directory,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            CrashingChild.class.getName(),
            file.toString(),
            way,
            String.valueOf(when),
            String.valueOf(run))
        .redirectOutput(directory.resolve("said-" + run).toFile())
        .redirectError(directory.resolve("errors-" + run).toFile())
        .start();
  }

  private int exit(Process child, int run) throws IOException, InterruptedException {
    assertThat(child.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.readString(directory.resolve("errors-" + run))).doesNotContain("Exception");
    return child.exitValue();
  }

  /** The last line may be torn. */
  private static List<String> wholeLines(String text) {
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }
}
