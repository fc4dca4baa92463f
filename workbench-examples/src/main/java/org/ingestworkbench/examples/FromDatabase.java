package org.ingestworkbench.examples;

import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.ingestworkbench.IngestJob;
import org.ingestworkbench.JobReport;
import org.ingestworkbench.Recovery;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.sqlite.SqliteIdMap;

/** Rows of a database become directories: a source and a repository of one's own. */
public final class FromDatabase {

  private FromDatabase() {}

  /** Runs the job, or goes on with it. */
  public static JobReport ingest(DataSource database, Path files, Path root, Path map)
      throws IOException {
    try (var repository = new DirectoryRepository(root);
        var idMap = SqliteIdMap.open(map)) {
      return job(database, files, repository, idMap).run();
    }
  }

  static IngestJob job(
      DataSource database, Path files, DirectoryRepository repository, SqliteIdMap idMap) {
    var rows =
        new JdbcRowSource(
            database, "books", "SELECT id, title, scan AS file FROM book ORDER BY id", "id");
    return IngestJob.named("books")
        .source(rows)
        .repository(repository)
        .catalog(Catalog.anything())
        .plan(
            PlanSettings.builder()
                .inputDirectory(files)
                .media(MediaSettings.builder().use("Original File").build())
                .build())
        .idMap(idMap)
        .recovery(Recovery.resume())
        .build();
  }
}
