package org.ingestworkbench.benchmarks;

import java.nio.file.Path;
import java.util.List;
import org.ingestworkbench.IngestJob;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.testkit.load.ForgetfulRepository;

/**
 * The engine with its journal on disk and a repository that answers at once: what is left is ours
 * and the disk's. The limit is what sqlite-jdbc needs for the same statements with the same
 * commits.
 */
final class EngineAlone implements Benchmark {

  private static final int ROWS = 2_000;
  private static final int ROUNDS = 3;

  @Override
  public String name() {
    return "engine";
  }

  @Override
  public List<Line> measure(Place place, boolean full) {
    var csv = Input.withFiles(place.fresh("engine"), ROWS);
    return List.of(measure(place, csv, 1), measure(place, csv, 4));
  }

  private static Line measure(Place place, Path csv, int workers) {
    var statements = Statements.of(() -> run(place, csv, workers));
    var pairs =
        Pairs.of(
            ROUNDS,
            () -> ROWS / run(place, csv, workers),
            () -> ROWS / statements.replay(place.fresh("replay.db")));
    var limit = String.format("sqlite-jdbc, %.1f commits a row", commits(statements));
    var what = "engine alone, one file a row, workers: " + workers;
    return Line.share(what, pairs, limit, 70);
  }

  private static double commits(Statements statements) {
    return (double) statements.commits() / ROWS;
  }

  private static double run(Place place, Path csv, int workers) {
    var file = place.fresh("map.db");
    long began = System.nanoTime();
    try (var map = SqliteIdMap.open(file)) {
      var repository = new ForgetfulRepository();
      var report =
          IngestJob.named("engine")
              .source(CsvRowSource.of(csv))
              .repository(repository)
              .idMap(map)
              .plan(plan(csv))
              .concurrency(workers)
              .build()
              .run();
      if (!report.allDone() || repository.created() != 2L * ROWS) {
        throw new IllegalStateException("The run did not do its work: " + report);
      }
    }
    return (System.nanoTime() - began) / 1e9;
  }

  static PlanSettings plan(Path csv) {
    return PlanSettings.builder()
        .inputDirectory(csv.resolveSibling(""))
        .media(MediaSettings.builder().use("1").build())
        .build();
  }
}
