package org.ingestworkbench.benchmarks;

import java.util.List;

/**
 * A recovery by a starting node ID over a long input of which Islandora Workbench mapped all rows
 * but the last, in a JVM with little heap. The limit is what has to be read: the CSV twice, as
 * Commons CSV reads it, and the map once, as sqlite-jdbc does.
 */
final class StartingNode implements Benchmark {

  private static final int ROUNDS = 3;
  private static final int AIM = 4;

  @Override
  public String name() {
    return "starting-node";
  }

  @Override
  public List<Line> measure(Place place, boolean full) {
    int rows = 1_000_000;
    var csv = Input.nodesOnly(place.fresh("starting-node"), rows);
    var map = place.fresh("workbench.db");
    StartingNodeRun.map(map, rows - 1);
    var program =
        List.of(
            StartingNodeRun.class.getName(),
            csv.toString(),
            map.toString(),
            Integer.toString(ROUNDS));
    var pairs = new Pairs();
    Child.java(List.of("-Xmx96m", "-XX:+UseSerialGC"), program)
        .lines()
        .filter(line -> line.matches("[0-9.]+ [0-9.]+"))
        .map(line -> line.split(" "))
        .forEach(pair -> pairs.add(Double.parseDouble(pair[0]), Double.parseDouble(pair[1])));
    var what =
        String.format(
            "recovery by a starting node over %,d rows that another program mapped, -Xmx96m,"
                + " the last one missing: to its POST",
            rows);
    var limit = "Commons CSV reading twice, sqlite-jdbc the map once";
    return List.of(Line.times(what, pairs, limit, AIM));
  }
}
