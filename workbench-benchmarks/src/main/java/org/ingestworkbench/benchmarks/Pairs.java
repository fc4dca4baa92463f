package org.ingestworkbench.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Several rounds, each with our figure and its limit one right after the other: what disturbs the
 * machine disturbs both. The median round counts.
 */
final class Pairs {

  private record Pair(double ours, double limit) {
    double ratio() {
      return ours / limit;
    }
  }

  private final List<Pair> rounds = new ArrayList<>();

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
