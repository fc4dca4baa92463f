package org.ingestworkbench.examples;

import org.ingestworkbench.IngestJob;
import org.ingestworkbench.JobReport;
import org.ingestworkbench.RebuildOptions;
import org.ingestworkbench.Recovery;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.store.IdMapStore;

/** The ID map of a job is lost; its log has the job's id, and the site has what the job made. */
public final class LostMap {

  private LostMap() {}

  /** Makes the map again, then what is missing. */
  static JobReport goOn(String id, CsvRowSource rows, RepositoryClient site, IdMapStore newMap) {
    var job =
        IngestJob.named("spring-import")
            .source(rows)
            .repository(site)
            .idMap(newMap)
            .recovery(Recovery.resume())
            .build();
    System.out.println(job.rebuildMap(RebuildOptions.of(JobId.of(id))));
    return job.run();
  }
}
