package org.ingestworkbench.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InMemoryCrashTableTest {

  @ParameterizedTest
  @EnumSource
  void everyEffectMayFailAnyhow(RowKind kind) {
    var table = new CrashTable(InMemoryWorld::new).everyEffect(kind, 1).everyEffect(kind, 4);
    System.out.print(table);
    assertThat(table.wrong()).as(table.toString()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void twoCrashesInARowLoseNothing(RowKind kind) {
    var table =
        new CrashTable(InMemoryWorld::new)
            .twoCrashes(kind, 1, 150, 1)
            .twoCrashes(kind, 4, 150, 1_000);
    System.out.print(table);
    assertThat(table.wrong()).as(table.toString()).isZero();
  }
}
