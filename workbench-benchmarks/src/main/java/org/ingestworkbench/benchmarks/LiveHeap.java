package org.ingestworkbench.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ingestworkbench.testkit.load.LoadRun;

/**
 * What of the heap is live when the last row ends, 4 workers, -Xmx96m, one creation in a hundred
 * refused. Live heap is the same for every length when the longest job has no more than a megabyte
 * beyond the shortest.
 */
final class LiveHeap implements Benchmark {

  private static final double SLACK = 1.0;
  private static final double MEGABYTE = 1e6;

  @Override
  public String name() {
    return "heap";
  }

  @Override
  public List<Line> measure(Place place, boolean full) {
    var lengths =
        full ? List.of(100_000, 1_000_000, 5_000_000) : List.of(100_000, 200_000, 400_000);
    var live = new ArrayList<Double>();
    lengths.forEach(rows -> live.add(live(place, rows)));
    double growth = live.get(live.size() - 1) - live.get(0);
    return List.of(
        new Line(
            "live heap over " + joined(lengths, "%,d") + " rows, -Xmx96m, 1 % failing",
            joined(live, "%.1f") + " MB",
            "-",
            String.format("%+.1f MB", growth),
            "the same",
            growth < SLACK));
  }

  private static double live(Place place, int rows) {
    var directory = made(place.fresh("heap"));
    var options = List.of("-Xmx96m", "-XX:+UseSerialGC");
    var program =
        List.of(LoadRun.class.getName(), Integer.toString(rows), "4", directory.toString());
    return Long.parseLong(Child.java(options, program)) / MEGABYTE;
  }

  private static Path made(Path directory) {
    try {
      return Files.createDirectory(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String joined(List<?> numbers, String format) {
    return numbers.stream().map(n -> String.format(format, n)).collect(Collectors.joining("; "));
  }
}
