package org.ingestworkbench.examples;

import java.nio.file.Path;
import org.ingestworkbench.IngestJob;
import org.ingestworkbench.JobReport;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.source.csv.CsvRowSource;

/** A job without a site and without a store, to try settings and to test programs. */
public final class InMemory {

  private InMemory() {}

  static JobReport ingest(Path csv) {
    var repository = new InMemoryRepository();
    var source = CsvRowSource.of(csv);
    var job = IngestJob.named("trial").source(source).repository(repository);
    var report = job.idMap(new InMemoryIdMap()).build().run();
    return report;
  }
}
