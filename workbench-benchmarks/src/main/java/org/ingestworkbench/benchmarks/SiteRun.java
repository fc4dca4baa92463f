package org.ingestworkbench.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.ingestworkbench.IngestJob;
import org.ingestworkbench.drupal.Credentials;
import org.ingestworkbench.drupal.DrupalClient;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.standin.StandIn;

/** A job into a stand-in, or into a site that is as one. */
final class SiteRun {

  static final String ACCOUNT = "ingester";

  private long firstEnded;
  private long ended;

  private SiteRun() {}

  /** A stand-in of which every request costs time. */
  static StandIn standIn(Duration request, Duration basic, int processors) {
    try {
      return StandIn.builder().phpCost(request, basic, processors).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PlanSettings plan(Path csv) {
    return PlanSettings.builder().inputDirectory(csv.resolveSibling("")).build();
  }

  /** Runs a job; gives the seconds from the end of its first row to that of its last. */
  static double seconds(
      Place place, URI site, Path csv, PlanSettings plan, int workers, boolean inOrder) {
    return seconds(place, site, Credentials.of(ACCOUNT, ACCOUNT), csv, plan, workers, inOrder);
  }

  static double seconds(
      Place place,
      URI site,
      Credentials account,
      Path csv,
      PlanSettings plan,
      int workers,
      boolean inOrder) {
    var run = new SiteRun();
    try (var map = SqliteIdMap.open(place.fresh("site.db"));
        var drupal = DrupalClient.connect(site, account)) {
      var report =
          IngestJob.named("site")
              .source(CsvRowSource.of(csv))
              .repository(drupal)
              .idMap(map)
              .plan(plan)
              .concurrency(workers)
              .keepOrder(inOrder)
              .listener(run.listener())
              .build()
              .run();
      if (!report.allDone()) {
        throw new IllegalStateException("The run did not do its work: " + report);
      }
    }
    return (run.ended - run.firstEnded) / 1e9;
  }

  private JobListener listener() {
    return new JobListener() {
      @Override
      public void rowEnded(RowEnded event) {
        ended = System.nanoTime();
        firstEnded = event.rowsEnded() == 1 ? ended : firstEnded;
      }
    };
  }
}
