package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.source.CsvRowSource;
import org.ingestworkbench.spi.MapEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A site of 1002 nodes, and a map that another program wrote. */
abstract class RecoveryModeCase {
  @TempDir Path directory;
  final InMemoryRepository repository =
      new InMemoryRepository()
          .withTerm("islandora_media_use", "Original File")
          .withTerm("islandora_models", "Page");
  final InMemoryIdMap map = new InMemoryIdMap();

  /** Nodes 1 to 1002 are there, so that IDs of three and of four digits meet. */
  @BeforeEach
  void fill() throws IOException {
    var csv = new StringBuilder("id,title\n");
    for (int i = 1; i <= 1002; i++) {
      csv.append("old").append(i).append(",Old ").append(i).append('\n');
    }
    Files.writeString(directory.resolve("old.csv"), csv);
    IngestJob.named("old")
        .source(CsvRowSource.of(directory.resolve("old.csv")))
        .repository(repository)
        .idMap(new InMemoryIdMap())
        .concurrency(1)
        .build()
        .run();
  }

  /** Of this site, and nobody's child. */
  final void workbenchMade(String csvId, long node) {
    workbenchMade(csvId, node, "", "memory:");
  }

  final void workbenchMade(String csvId, long node, String parent, @Nullable String host) {
    map.put(new MapEntry("job.yml", parent, "", csvId, Long.toString(node), host));
  }

  final IngestJobBuilder job(String csv, Recovery recovery) throws IOException {
    var file = Files.writeString(directory.resolve("metadata.csv"), csv);
    return job(recovery, "recovered", file);
  }

  final IngestJobBuilder job(Recovery recovery, String name, Path file) {
    return IngestJob.named(name)
        .source(CsvRowSource.of(file))
        .repository(repository)
        .idMap(map)
        .mapUse(IdMapUse.DEFAULT.withConfigFile("job.yml"))
        .concurrency(1)
        .recovery(recovery);
  }

  final long nodes() {
    return repository.things(EntityType.NODE).size() - 1002;
  }

  /** A run of another name, in another place, with the configuration's name of {@link #job}. */
  final IngestJobBuilder elsewhere(String name, String csv, Recovery recovery) throws IOException {
    var place = Files.createDirectories(directory.resolve(name));
    return job(recovery, name, Files.writeString(place.resolve("metadata.csv"), csv));
  }

  static void skippedAndCreated(JobReport report, long skipped, long created) {
    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(skipped);
    assertThat(report.count(Outcome.Kind.CREATED)).isEqualTo(created);
  }
}
