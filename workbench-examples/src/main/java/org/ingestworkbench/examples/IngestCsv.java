package org.ingestworkbench.examples;

import java.net.URI;
import java.nio.file.Path;
import org.ingestworkbench.IngestJob;
import org.ingestworkbench.JobReport;
import org.ingestworkbench.Recovery;
import org.ingestworkbench.drupal.Credentials;
import org.ingestworkbench.drupal.DrupalClient;
import org.ingestworkbench.islandora.files.RollbackFiles;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.sqlite.SqliteIdMap;

/** Ingests {@code metadata.csv} of a directory; run it again after a crash. */
public final class IngestCsv {

  private IngestCsv() {}

  /** Arguments: the site's address and the directory. User and password: the environment. */
  public static void main(String[] args) {
    System.out.println(
        ingest(URI.create(args[0]), Credentials.fromEnvironment(), Path.of(args[1])));
  }

  static JobReport ingest(URI site, Credentials credentials, Path directory) {
    try (var idMap = SqliteIdMap.open(directory.resolve("csv_id_to_node_id_map.db"));
        var drupal = DrupalClient.connect(site, credentials)) {
      var job =
          IngestJob.named("spring-import")
              .source(CsvRowSource.of(directory.resolve("metadata.csv")))
              .plan(PlanSettings.builder().inputDirectory(directory).build())
              .repository(drupal)
              .idMap(idMap)
              .rollback(RollbackFiles.in(directory.resolve("rollback")))
              .recovery(Recovery.resume())
              .build();
      // A job that is told to stop ends its rows under way first: here, when the program is.
      Runtime.getRuntime().addShutdownHook(new Thread(job::cancel));
      return job.run();
    }
  }
}
