package org.ingestworkbench.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.ingestworkbench.standin.StandIn;

/** From the start of the launcher to the first node that the command makes, on a stock site. */
final class StartUp implements Benchmark {

  private static final int ROUNDS = 5;
  private static final double AIM = 1.5;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public List<Line> measure(Place place, boolean full) {
    var csv = Input.nodesOnly(place.fresh("start"), 1);
    Child.workbench("--version"); // which builds it
    var pairs = new Pairs();
    for (int round = 0; round < ROUNDS; round++) {
      pairs.add(toFirstPost(csv), hello());
    }
    return List.of(
        new Line(
            "start of the command to its first POST of a node",
            String.format("%.2f s", pairs.ours()),
            String.format("a JVM printing hello: %.2f s", pairs.limit()),
            String.format("%+.2f s", pairs.ours() - pairs.limit()),
            "< 1.5 s",
            pairs.ours() < AIM));
  }

  private static double hello() {
    long began = System.nanoTime();
    Child.java(List.of(), List.of(Hello.class.getName()));
    return (System.nanoTime() - began) / 1e9;
  }

  private static double toFirstPost(Path csv) {
    try (var site = SiteRun.standIn(Duration.ZERO, Duration.ZERO, Integer.MAX_VALUE)) {
      var config = config(csv, site);
      var posted = new double[1];
      long began = System.nanoTime();
      var watch =
          new Thread(
              () -> {
                while (site.requests().count("POST", "/node") == 0) {
                  LockSupport.parkNanos(1_000_000);
                }
                posted[0] = (System.nanoTime() - began) / 1e9;
              });
      watch.setDaemon(true);
      watch.start();
      Child.workbench("--config", config.toString());
      watch.join();
      return posted[0];
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
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
            "nodes_only: true",
            "log_file_path: " + csv.resolveSibling("workbench.log"));
    try {
      return Files.write(csv.resolveSibling("create.yml"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
