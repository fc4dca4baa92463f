package org.ingestworkbench.examples;

import java.nio.file.Path;
import org.ingestworkbench.JobReport;
import org.ingestworkbench.Recovery;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.job.WorkbenchJob;

/** Runs the job of an Islandora Workbench configuration file. */
public final class FromConfiguration {

  private FromConfiguration() {}

  static JobReport ingest(Path file) {
    var config = WorkbenchConfig.read(file);
    try (var job = WorkbenchJob.of(config).recovery(Recovery.resume()).build()) {
      return job.run();
    }
  }
}
