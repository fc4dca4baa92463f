package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Remedy;

/** A job whose map is lost and made again from what the repository has. */
abstract class RebuildCase extends JobCase {

  Recovery recovery = Recovery.resume();

  final IngestJob job() {
    return job(recovery).build();
  }

  /** Runs the job and loses its map. */
  final RebuildOptions lost() {
    var report = job().run();
    assertThat(report.allDone()).as(report.toString()).isTrue();
    map = new InMemoryIdMap();
    heard.problems.clear();
    return RebuildOptions.of(report.job());
  }

  final void resumeMakes(int nodes, int media) {
    int nodesBefore = repository.memory.nodes().size();
    int mediaBefore = repository.memory.media().size();
    assertThat(job().run().allDone()).isTrue();
    assertThat(repository.memory.nodes()).hasSize(nodesBefore + nodes);
    assertThat(repository.memory.media()).hasSize(mediaBefore + media);
  }

  final void nobodyTells() {
    repository.asking =
        RepositoryException.because("Nobody tells.").remedy(Remedy.CHANGE_DEFINITION).build();
  }
}
