package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.Thing;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.store.MapEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A site of 1002 nodes, and a map that another program wrote. */
abstract class RecoveryModeCase extends JobCase {
  private static final int OLD = 1002;

  /** Nodes 1 to 1002 are there, so that IDs of three and of four digits meet. */
  @BeforeEach
  void fill() {
    super.job("old", write("old.csv", rows(OLD))).idMap(new InMemoryIdMap()).build().run();
  }

  /** Of this site, and nobody's child. */
  final void workbenchMade(String csvId, long node) {
    workbenchMade(csvId, node, "", "memory:");
  }

  final void workbenchMade(String csvId, long node, String parent, @Nullable String host) {
    map.put(new MapEntry("job.yml", parent, "", csvId, Long.toString(node), host));
  }

  @Override
  IngestJobBuilder job(String name, Path input) {
    return super.job(name, input).mapUse(IdMapUse.DEFAULT.withConfigFile("job.yml"));
  }

  /** How many nodes came to those that were there. */
  final int nodesMade() {
    return repository.memory.nodes().size() - OLD;
  }

  /** A node that came to those that were there; 0 is the first. */
  final Thing made(int index) {
    return repository.memory.nodes().get(OLD + index);
  }

  /** A run of another name, in another place, with the configuration's name of {@link #job}. */
  final IngestJobBuilder elsewhere(String name, String csv, Recovery recovery) {
    return job(name, write(name + "/metadata.csv", csv)).recovery(recovery);
  }

  static void skippedAndCreated(JobReport report, long skipped, long created) {
    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(skipped);
    assertThat(report.count(Outcome.Kind.CREATED)).isEqualTo(created);
  }
}
