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
 * refused: with all that a user's job has, and, much longer, of the engine with a store that
 * forgets. Live heap is the same for every length when the longest job has no more than a megabyte
 * beyond the shortest.
 */
final class LiveHeap implements Benchmark {

  private static final double SLACK = 1.0;
  private static final double MEGABYTE = 1e6;
  private static final List<Integer> WHOLE = List.of(100_000, 200_000);
  private static final List<Integer> WHOLE_FULL = List.of(100_000, 1_000_000);
  private static final List<Integer> ENGINE = List.of(100_000, 1_000_000);
  private static final List<Integer> ENGINE_FULL = List.of(100_000, 1_000_000, 5_000_000);

  /** A disk in memory: syncs take most of the time of a run, and no time is measured here. */
  private static final Path IN_MEMORY = Path.of("/dev/shm");

  private interface Run {
    /** The program and its arguments. */
    List<String> of(int rows, Path directory);
  }

  @Override
  public String name() {
    return "heap";
  }

  @Override
  public List<Line> measure(Place place, boolean full) {
    try (var quick = Files.isWritable(IN_MEMORY) ? Place.in(IN_MEMORY) : new Place()) {
      return List.of(
          line(
              quick,
              "SQLite, pages, rollback list, output CSV, log",
              full ? WHOLE_FULL : WHOLE,
              LiveHeap::whole),
          line(
              place,
              "the engine with a store that forgets",
              full ? ENGINE_FULL : ENGINE,
              LiveHeap::engine));
    }
  }

  private static List<String> whole(int rows, Path directory) {
    return List.of(HeapRun.class.getName(), Integer.toString(rows), directory.toString());
  }

  private static List<String> engine(int rows, Path directory) {
    return List.of(LoadRun.class.getName(), Integer.toString(rows), "4", directory.toString());
  }

  private static Line line(Place place, String of, List<Integer> lengths, Run run) {
    var live = new ArrayList<Double>();
    lengths.forEach(rows -> live.add(live(place, rows, run)));
    double growth = live.get(live.size() - 1) - live.get(0);
    return new Line(
        "live heap over " + joined(lengths, "%,d") + " rows, -Xmx96m, 1 % failing: " + of,
        joined(live, "%.1f") + " MB",
        "-",
        String.format("%+.1f MB", growth),
        "the same",
        growth < SLACK);
  }

  private static double live(Place place, int rows, Run run) {
    var directory = made(place.fresh("heap"));
    var options = List.of("-Xmx96m", "-XX:+UseSerialGC");
    return Long.parseLong(Child.java(options, run.of(rows, directory))) / MEGABYTE;
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
