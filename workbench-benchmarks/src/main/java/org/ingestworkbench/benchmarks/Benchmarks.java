package org.ingestworkbench.benchmarks;

import ch.qos.logback.classic.Level;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures what it was told to, all of it by default, and prints one table. */
public final class Benchmarks {

  private static final List<Benchmark> ALL =
      List.of(
          new EngineAlone(),
          new RecoveryScan(),
          new StartingNode(),
          new LiveHeap(),
          new Latency(false),
          new Latency(true),
          new Requests(),
          new CheckSpeed(),
          new StartUp(),
          new WholeSite());

  private static final String FULL = "--full";

  private static final String HEADER =
      "| what | ours | limit | reached | aim | met |\n|---|---|---|---|---|---|";

  private Benchmarks() {}

  /**
   * Runs the benchmarks.
   *
   * @param args names of those to run, none for all of them; {@code --full} for the long ones too
   */
  public static void main(String[] args) {
    ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME))
        .setLevel(Level.OFF);
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var names = new ArrayList<>(List.of(args));
    boolean full = names.remove(FULL);
    if (names.stream().anyMatch(name -> ALL.stream().noneMatch(b -> b.name().equals(name)))) {
      out.println("Give names of: " + names() + "; none for all. " + FULL + " takes long.");
      return;
    }
    out.println(HEADER);
    chosen(names).forEach(benchmark -> measure(benchmark, full).forEach(out::println));
  }

  private static String names() {
    return ALL.stream().map(Benchmark::name).collect(Collectors.joining(", "));
  }

  private static List<Benchmark> chosen(List<String> names) {
    return names.isEmpty() ? ALL : ALL.stream().filter(b -> names.contains(b.name())).toList();
  }

  private static List<Line> measure(Benchmark benchmark, boolean full) {
    try (var place = new Place()) {
      return benchmark.measure(place, full);
    }
  }
}
