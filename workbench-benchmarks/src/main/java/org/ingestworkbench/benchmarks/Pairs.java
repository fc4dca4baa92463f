package org.ingestworkbench.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/**
 * Several rounds, each with our figure and its limit one right after the other: what disturbs the
 * machine disturbs both. The median round counts.
 */
final class Pairs {

  /** The JVM compiles during the first rounds. */
  static final int WARM_UPS = 3;

  private record Pair(double ours, double limit) {
    double ratio() {
      return ours / limit;
    }
  }

  private final List<Pair> rounds = new ArrayList<>();

  /** Rounds after others that are not counted, as many on both sides. */
  static Pairs of(int rounds, DoubleSupplier ours, DoubleSupplier limit) {
    warm(ours, limit);
    var pairs = new Pairs();
    for (int round = 0; round < rounds; round++) {
      pairs.add(ours.getAsDouble(), limit.getAsDouble());
    }
    return pairs;
  }

  /** Rounds that are not counted. */
  static void warm(DoubleSupplier ours, DoubleSupplier limit) {
    for (int round = 0; round < WARM_UPS; round++) {
      var unused = ours.getAsDouble() + limit.getAsDouble();
    }
  }

  void add(double ours, double limit) {
    rounds.add(new Pair(ours, limit));
  }

  double ours() {
    return median(Pair::ours);
  }

  double limit() {
    return median(Pair::limit);
  }

  double ratio() {
    return median(Pair::ratio);
  }

  private double median(ToDoubleFunction<Pair> of) {
    var sorted = rounds.stream().mapToDouble(of).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
