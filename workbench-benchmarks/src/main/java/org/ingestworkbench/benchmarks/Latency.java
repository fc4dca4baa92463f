package org.ingestworkbench.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

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

  @Override
  public List<Line> measure(Place place, boolean full) {
    measure(place, 16);
    return Stream.of(1, 2, 4, 8, 16).map(workers -> measure(place, workers)).toList();
  }

  private static Line measure(Place place, int workers) {
    int rows = 1 + ROWS_EACH * workers;
    var csv = Input.withFiles(place.fresh("latency"), rows);
    var pairs = new Pairs();
    double limit = workers / (REQUESTS * LATENCY.toMillis() / 1e3);
    double bare;
    try (var site = SiteRun.standIn(LATENCY, Duration.ZERO, Integer.MAX_VALUE)) {
      double ours = SiteRun.seconds(place, site.uri(), csv, SiteRun.plan(csv), workers);
      pairs.add((rows - 1) / ours, limit);
      var client = new BareClient(site.uri(), SiteRun.ACCOUNT, SiteRun.ACCOUNT);
      bare = (rows - 1) / client.seconds(rows, workers);
    }
    return Line.share(
        "40 ms a request, one file a row, workers: " + workers,
        pairs,
        String.format("a bare client reaches %.0f %% of n / 120 ms", 100 * bare / limit),
        90);
  }
}
