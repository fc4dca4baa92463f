package org.ingestworkbench.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.JobKey;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.spi.Confirmation;
import org.ingestworkbench.spi.JobClaim;
import org.ingestworkbench.spi.JobState;
import org.ingestworkbench.spi.MapEntry;
import org.ingestworkbench.spi.MapQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteIdMapTest {
  private static final JobId JOB = new JobId(new UUID(1, 2));
  private static final UUID NODE = new UUID(3, 4);

  @TempDir Path directory;

  static JobClaim start(JobId id) {
    return new JobClaim(id, false, new JobKey("https://h", "job"), "in.csv", "settings", 42);
  }

  @Test
  void aNodeStandsInJournalAndMapAndTheMapIsOneFileAgain() throws Exception {
    var path = directory.resolve("what? a map.db");
    try (var map = SqliteIdMap.open(path)) {
      try (var session = map.claim(start(JOB))) {
        session.startRow("1", 2, "abcd");
        session.begin(StepKey.node("1"), NODE, 0, "ff00");
        session.complete(
            StepKey.node("1"),
            Confirmation.of("17", NODE),
            false,
            new MapEntry("c.yml", "", "", "1", "17", "https://h"));
        assertThat(session.find(StepKey.node("1"))).get().matches(step -> step.complete());
        session.end(JobState.FINISHED);
      }
      assertThat(map.newest(new MapQuery("1", null, List.of(), 17L))).isPresent();
    }
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(path);
    }
    try (var map = SqliteIdMap.open(path)) {
      assertThat(map.jobs()).singleElement().matches(job -> "17".equals(job.firstNodeId()));
    }
  }
}
