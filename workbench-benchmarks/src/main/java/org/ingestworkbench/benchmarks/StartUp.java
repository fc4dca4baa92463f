package org.ingestworkbench.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.ingestworkbench.standin.ServedRequest;
import org.ingestworkbench.standin.StandIn;

/**
 * From the start of the launcher to the first node that the command makes, with a configuration as
 * people have it: some fields, a model by its name, a file a row. Once on a site whose requests
 * cost nothing, which leaves what is ours, and once on one where they cost what they cost a stock
 * site on two processors.
 */
final class StartUp implements Benchmark {

  private static final int CREATED = 201;
  private static final int ROUNDS = 5;
  private static final double AIM = 1.5;
  private static final int ROWS = 20;
  private static final String MODEL = "Image";

  /** What a request costs the site. */
  private enum Cost {
    NOTHING("requests cost nothing", Duration.ZERO, Duration.ZERO, Integer.MAX_VALUE),
    STOCK(
        "requests cost 25 ms of two processors, 50 more for Basic",
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        2);

    private final String words;
    private final Duration request;
    private final Duration basic;
    private final int processors;

    Cost(String words, Duration request, Duration basic, int processors) {
      this.words = words;
      this.request = request;
      this.basic = basic;
      this.processors = processors;
    }

    StandIn site() {
      return SiteRun.standIn(request, basic, processors);
    }
  }

  @Override
  public String name() {
    return "start";
  }

  @Override
  public List<Line> measure(Place place, boolean full) {
    var csv =
        Input.write(
            place.fresh("start"), ROWS, MODEL, ",field_extent,field_subject,file", StartUp::cells);
    for (int row = 1; row <= ROWS; row++) {
      Input.file(csv.resolveSibling(""), Input.fileName("scan", row));
    }
    Child.workbench("--version"); // which builds it
    return Stream.of(Cost.values()).map(cost -> line(csv, cost)).toList();
  }

  private static String cells(int row) {
    return ",1 leaf,," + Input.fileName("scan", row);
  }

  private static Line line(Path csv, Cost cost) {
    var requests = new AtomicLong();
    var pairs = Pairs.of(ROUNDS, () -> toFirstPost(csv, cost, requests), StartUp::hello);
    return new Line(
        "start of the command to its first POST of a node, " + cost.words,
        String.format("%.2f s, %d requests before it", pairs.ours(), requests.get()),
        String.format("a JVM printing hello: %.2f s", pairs.limit()),
        String.format("%+.2f s", pairs.ours() - pairs.limit()),
        "< 1.5 s",
        pairs.ours() < AIM);
  }

  private static double hello() {
    long began = System.nanoTime();
    Child.java(List.of(), List.of(Hello.class.getName()));
    return (System.nanoTime() - began) / 1e9;
  }

  private static double toFirstPost(Path csv, Cost cost, AtomicLong requests) {
    try (var site = cost.site()) {
      var config = config(csv, site);
      var posted = new double[1];
      long began = System.nanoTime();
      var watch =
          new Thread(
              () -> {
                while (site.requests().list().stream().noneMatch(StartUp::makesNode)) {
                  LockSupport.parkNanos(1_000_000);
                }
                posted[0] = (System.nanoTime() - began) / 1e9;
              });
      watch.setDaemon(true);
      watch.start();
      Child.workbench("--config", config.toString());
      watch.join();
      requests.set(before(site));
      return posted[0];
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static long before(StandIn site) {
    return site.requests().list().stream().takeWhile(request -> !makesNode(request)).count();
  }

  /** The trial that comes before the first row makes none. */
  private static boolean makesNode(ServedRequest request) {
    return request.method().equals("POST")
        && request.path().equals("/node")
        && request.status() == CREATED;
  }

  private static Path config(Path csv, StandIn site) {
    var lines =
        List.of(
            "task: create",
            "host: " + site.uri(),
            "username: " + SiteRun.ACCOUNT,
            "password: " + SiteRun.ACCOUNT,
            "input_dir: " + csv.resolveSibling(""),
            "job_name: start-" + System.nanoTime(),
            "log_file_path: " + csv.resolveSibling("workbench.log"));
    try {
      return Files.write(csv.resolveSibling("create.yml"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
