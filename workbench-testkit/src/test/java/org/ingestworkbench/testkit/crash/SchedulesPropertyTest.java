package org.ingestworkbench.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any collection survives any schedule of failures. A failing sample is told with its seed. */
class SchedulesPropertyTest {

  private static final List<String> MARKS =
      List.of(
          "", "'", "\"", ", ", " x", "%", "\u00e9", "e\u0301", "\ud83d\udcda", "/..", "null", "\\");

  @Provide
  Arbitrary<RandomRows> collections() {
    var flag = Arbitraries.of(true, false);
    var row =
        Combinators.combine(
                Arbitraries.of(MARKS),
                flag,
                flag,
                flag,
                Arbitraries.integers().between(0, 3),
                Arbitraries.integers().between(0, 3).edgeCases(edges -> edges.none()),
                Arbitraries.integers().between(0, 15))
            .as(RandomRows.Spec::new);
    return row.list().ofMinSize(1).ofMaxSize(6).map(RandomRows::new);
  }

  @Provide
  Arbitrary<List<Failure>> schedules() {
    var flag = Arbitraries.of(true, false);
    return Combinators.combine(Arbitraries.integers().between(1, 60), flag, flag)
        .as(Failure::new)
        .list()
        .ofMaxSize(4);
  }

  @Property(tries = 200)
  void anyCollectionSurvivesAnySchedule(
      @ForAll("collections") RandomRows rows,
      @ForAll("schedules") List<Failure> schedule,
      @ForAll boolean many,
      @ForAll boolean stock,
      @ForAll long seed) {
    var world = stock ? InMemoryWorld.stock() : InMemoryWorld.open();

    var wrong = CrashTable.play(world, rows, many ? 4 : 1, new Random(seed), schedule);

    assertThat(wrong).isEmpty();
  }
}
