package org.ingestworkbench.benchmarks;

import ch.qos.logback.classic.Level;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures what it was told to, all of it by default, and prints one table. */
public final class Benchmarks {

  private static final List<Benchmark> ALL = List.of(new EngineAlone());

  private static final String HEADER =
      "| what | ours | limit | reached | aim | met |\n|---|---|---|---|---|---|";

  private Benchmarks() {}

  /**
   * Runs the benchmarks.
   *
   * @param args names of those to run; none for all of them
   */
  public static void main(String[] args) {
    ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME))
        .setLevel(Level.OFF);
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var chosen = chosen(List.of(args));
    if (chosen.isEmpty()) {
      out.println("Give names of: " + names() + "; none for all.");
      return;
    }
    out.println(HEADER);
    chosen.forEach(benchmark -> measure(benchmark).forEach(out::println));
  }

  private static String names() {
    return ALL.stream().map(Benchmark::name).collect(Collectors.joining(", "));
  }

  private static List<Benchmark> chosen(List<String> names) {
    return names.isEmpty() ? ALL : ALL.stream().filter(b -> names.contains(b.name())).toList();
  }

  private static List<Line> measure(Benchmark benchmark) {
    try (var place = new Place()) {
      return benchmark.measure(place);
    }
  }
}
