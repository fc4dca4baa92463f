package org.ingestworkbench.benchmarks;

import java.net.URI;
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
  private static final int FEW = 20;
  private static final int WORKERS = 4;
  private static final int ROUNDS = 3;

  @Override
  public String name() {
    return "site";
  }

  @Override
  public List<Line> measure(Place place, boolean full) {
    var url = System.getProperty("workbench.drupal.url", "");
    if (!url.isEmpty()) {
      var account =
          new Account(
              URI.create(url),
              System.getProperty("workbench.drupal.user", ""),
              System.getProperty("workbench.drupal.password", ""));
      return List.of(line(place, "a real Drupal", account));
    }
    try (var site = SiteRun.standIn(Duration.ofMillis(25), Duration.ofMillis(50), 2)) {
      var account = new Account(site.uri(), SiteRun.ACCOUNT, SiteRun.ACCOUNT);
      return List.of(line(place, "a Drupal-like stand-in", account));
    }
  }

  /** Who writes where. */
  private record Account(URI site, String user, String password) {
    Credentials credentials() {
      return Credentials.of(user, password);
    }
  }

  private static Line line(Place place, String where, Account account) {
    Pairs.warm(() -> ours(place, account, FEW), () -> bare(account, FEW));
    var pairs = new Pairs();
    for (int round = 0; round < ROUNDS; round++) {
      pairs.add(ours(place, account, ROWS), bare(account, ROWS));
    }
    var what = ROWS + " rows into " + where + ", workers: " + WORKERS;
    return Line.share(what, pairs, "a bare client", 95);
  }

  private static double ours(Place place, Account account, int rows) {
    var csv = Input.withFiles(place.fresh("site"), rows, series());
    var seconds =
        SiteRun.seconds(
            place, account.site(), account.credentials(), csv, SiteRun.plan(csv), WORKERS, false);
    return (rows - 1) / seconds;
  }

  private static double bare(Account account, int rows) {
    var client = new BareClient(account.site(), account.user(), account.password());
    return (rows - 1) / client.seconds(rows, WORKERS, series());
  }

  /** A site that has a file of the name already looks for another, which takes it longer. */
  private static String series() {
    return "scan" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
  }
}
