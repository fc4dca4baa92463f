package org.ingestworkbench.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ingestworkbench.IngestJob;
import org.ingestworkbench.JobReport;
import org.ingestworkbench.Recovery;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.memory.Thing;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk with the store is full in the middle of a job. */
class FullDiskTest {

  @TempDir Path directory;

  @Test
  void aJobStopsWithItsRowsOpenAndGoesOnWhenThereIsRoom() throws IOException {
    var repository = new InMemoryRepository();
    var file = directory.resolve("map.db");
    var csv = new StringBuilder("id,title\n");
    for (int i = 1; i <= 400; i++) {
      csv.append("row ").append(i).append(",Row ").append(i).append('\n');
    }
    Files.writeString(directory.resolve("many.csv"), csv);

    try (var map = SqliteIdMap.at(file).maxPages(40).open()) {
      var report = run(repository, map);
      assertThat(report.state()).isEqualTo(JobState.STOPPED);
      assertThat(report.stopped()).contains(file.toString()).contains("bytes are free");
      assertThat(report.notDoneCount()).isZero();
    }

    try (var map = SqliteIdMap.open(file)) {
      assertThat(run(repository, map).allDone()).isTrue();
    }
    assertThat(repository.things(EntityType.NODE))
        .extracting(Thing::name)
        .doesNotHaveDuplicates()
        .hasSize(400);
  }

  private JobReport run(InMemoryRepository repository, SqliteIdMap map) {
    return IngestJob.named("full")
        .source(CsvRowSource.of(directory.resolve("many.csv")))
        .repository(repository)
        .idMap(map)
        .recovery(Recovery.resume())
        .build()
        .run();
  }
}
