package org.ingestworkbench.benchmarks;

import java.nio.file.Path;
import java.util.List;
import org.ingestworkbench.IngestJob;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.testkit.load.ForgetfulRepository;

/** A check of a long input, beside Commons CSV reading it. */
final class CheckSpeed implements Benchmark {

  private static final int ROWS = 100_000;
  private static final int ROUNDS = 5;

  @Override
  public String name() {
    return "check";
  }

  @Override
  public List<Line> measure(Place place, boolean full) {
    var csv = Input.nodesOnly(place.fresh("check"), ROWS);
    var pairs = Pairs.of(ROUNDS, () -> ROWS / check(place, csv), () -> ROWS / CommonsCsv.read(csv));
    var what = String.format("check over %,d rows", ROWS);
    return List.of(Line.share(what, pairs, "Commons CSV reading", 40));
  }

  private static double check(Place place, Path csv) {
    long began = System.nanoTime();
    try (var map = SqliteIdMap.open(place.fresh("check.db"))) {
      var report =
          IngestJob.named("check")
              .source(CsvRowSource.of(csv))
              .repository(new ForgetfulRepository())
              .idMap(map)
              .plan(EngineAlone.plan(csv))
              .build()
              .check();
      if (report.rows() != ROWS) {
        throw new IllegalStateException("The check did not do its work: " + report);
      }
    }
    return (System.nanoTime() - began) / 1e9;
  }
}
