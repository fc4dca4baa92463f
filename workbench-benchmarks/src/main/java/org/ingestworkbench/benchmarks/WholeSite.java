package org.ingestworkbench.benchmarks;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.ingestworkbench.drupal.Credentials;

/**
 * Rows with one file into a site: the one that {@code workbench.drupal.url}, {@code .user} and
 * {@code .password} name, or a stand-in whose requests hold one of two processors for 25 ms, and 50
 * more for a Basic password. The limit is a bare client with the same POSTs, credentials and
 * concurrency.
 */
final class WholeSite implements Benchmark {

  private static final int ROWS = 200;
  private static final int WORKERS = 4;

  @Override
  public String name() {
    return "site";
  }

  @Override
  public List<Line> measure(Place place, boolean full) {
    var csv = Input.withFiles(place.fresh("site"), ROWS);
    var url = System.getProperty("workbench.drupal.url", "");
    if (!url.isEmpty()) {
      return List.of(
          line(
              place,
              csv,
              "a real Drupal",
              URI.create(url),
              System.getProperty("workbench.drupal.user", ""),
              System.getProperty("workbench.drupal.password", "")));
    }
    try (var site = SiteRun.standIn(Duration.ofMillis(25), Duration.ofMillis(50), 2)) {
      return List.of(
          line(place, csv, "a Drupal-like stand-in", site.uri(), SiteRun.ACCOUNT, SiteRun.ACCOUNT));
    }
  }

  private static Line line(
      Place place, Path csv, String where, URI site, String user, String password) {
    var pairs = new Pairs();
    double ours =
        SiteRun.seconds(
            place, site, Credentials.of(user, password), csv, SiteRun.plan(csv), WORKERS);
    double bare = new BareClient(site, user, password).seconds(ROWS, WORKERS);
    pairs.add((ROWS - 1) / ours, (ROWS - 1) / bare);
    var what = ROWS + " rows into " + where + ", workers: " + WORKERS;
    return Line.share(what, pairs, "a bare client", 95);
  }
}
