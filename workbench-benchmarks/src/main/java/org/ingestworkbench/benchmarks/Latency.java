package org.ingestworkbench.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.ingestworkbench.standin.StandIn;

/**
 * Rows with one file into a stand-in that takes 40 ms for every request, after the first row, which
 * goes alone. The limit is what that many workers could do if nothing but the three requests of a
 * row took time.
 */
final class Latency implements Benchmark {

  private static final Duration LATENCY = Duration.ofMillis(40);
  private static final int REQUESTS = 3;
  private static final int ROWS_EACH = 40;

  @Override
  public String name() {
    return "latency";
  }

  private static final int MOST_WORKERS = 16;
  private static final int ROUNDS = 3;

  @Override
  public List<Line> measure(Place place, boolean full) {
    Pairs.warm(() -> ours(place, MOST_WORKERS), () -> bare(MOST_WORKERS));
    return Stream.of(1, 2, 4, 8, MOST_WORKERS).map(workers -> line(place, workers)).toList();
  }

  private static Line line(Place place, int workers) {
    double limit = workers / (REQUESTS * LATENCY.toMillis() / 1e3);
    var pairs = new Pairs();
    var bare = new Pairs();
    for (int round = 0; round < ROUNDS; round++) {
      pairs.add(ours(place, workers), limit);
      bare.add(bare(workers), limit);
    }
    return Line.share(
        "40 ms a request, one file a row, workers: " + workers,
        pairs,
        String.format("a bare client reaches %.0f %% of n / 120 ms", 100 * bare.ratio()),
        90);
  }

  private static int rows(int workers) {
    return 1 + ROWS_EACH * workers;
  }

  private static double ours(Place place, int workers) {
    int rows = rows(workers);
    var csv = Input.withFiles(place.fresh("latency"), rows);
    try (var site = site()) {
      return (rows - 1) / SiteRun.seconds(place, site.uri(), csv, SiteRun.plan(csv), workers);
    }
  }

  private static double bare(int workers) {
    int rows = rows(workers);
    try (var site = site()) {
      var client = new BareClient(site.uri(), SiteRun.ACCOUNT, SiteRun.ACCOUNT);
      return (rows - 1) / client.seconds(rows, workers, "scan");
    }
  }

  private static StandIn site() {
    return SiteRun.standIn(LATENCY, Duration.ZERO, Integer.MAX_VALUE);
  }
}
