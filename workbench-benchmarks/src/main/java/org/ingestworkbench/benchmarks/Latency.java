package org.ingestworkbench.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.ingestworkbench.standin.StandIn;

/**
 * Rows with one file into a stand-in that takes 40 ms for every request, after the first row, which
 * goes alone. The limit is what that many workers could do if nothing but the three requests of a
 * row took time; where the nodes are made in the order of the rows, no more than one node at a
 * time.
 */
final class Latency implements Benchmark {

  private static final Duration LATENCY = Duration.ofMillis(40);
  private static final int REQUESTS = 3;
  private static final int ROWS_EACH = 40;

  private static final int MOST_WORKERS = 16;
  private static final int ROUNDS = 3;

  private final boolean inOrder;

  /**
   * @param inOrder whether nodes are made in the order of the rows
   */
  Latency(boolean inOrder) {
    this.inOrder = inOrder;
  }

  @Override
  public String name() {
    return inOrder ? "order" : "latency";
  }

  @Override
  public List<Line> measure(Place place, boolean full) {
    Pairs.warm(() -> ours(place, MOST_WORKERS), () -> bare(MOST_WORKERS));
    return Stream.of(1, 2, 4, 8, MOST_WORKERS)
        .filter(workers -> !inOrder || workers == 4)
        .map(workers -> line(place, workers))
        .toList();
  }

  private Line line(Place place, int workers) {
    double limit = limit(workers);
    var pairs = new Pairs();
    var bare = new Pairs();
    for (int round = 0; round < ROUNDS; round++) {
      pairs.add(ours(place, workers), limit);
      bare.add(bare(workers), limit);
    }
    return Line.share(
        "40 ms a request, one file a row, "
            + (inOrder ? "keep_order, " : "")
            + "workers: "
            + workers,
        pairs,
        String.format(
            "a bare client reaches %.0f %% of n / 120 ms" + (inOrder ? ", at most 1 / 40 ms" : ""),
            100 * bare.ratio()),
        90);
  }

  private double limit(int workers) {
    double seconds = LATENCY.toMillis() / 1e3;
    double limit = workers / (REQUESTS * seconds);
    return inOrder ? Math.min(limit, 1 / seconds) : limit;
  }

  private static int rows(int workers) {
    return 1 + ROWS_EACH * workers;
  }

  private double ours(Place place, int workers) {
    int rows = rows(workers);
    var csv = Input.withFiles(place.fresh("latency"), rows);
    try (var site = site()) {
      return (rows - 1)
          / SiteRun.seconds(place, site.uri(), csv, SiteRun.plan(csv), workers, inOrder);
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
