package org.ingestworkbench.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("heavy")
@Execution(ExecutionMode.CONCURRENT)
class InMemoryCrashTableTest {

  /** How many pairs of crashes for each kind of row and number of workers. */
  private static final int SEEDS = Integer.getInteger("workbench.seeds", 150);

  @ParameterizedTest
  @EnumSource
  void everyEffectMayFailAnyhow(RowKind kind) {
    allZero(table(InMemoryWorld::open).everyEffect(kind, 1).everyEffect(kind, 4));
  }

  @ParameterizedTest
  @EnumSource
  void everyEffectMayFailAnyhowWhereNodesAreFoundByUuidAlone(RowKind kind) {
    allZero(table(InMemoryWorld::stock).everyEffect(kind, 1).everyEffect(kind, 4));
  }

  @ParameterizedTest
  @EnumSource
  void everyEffectMayFailAnyhowWhereNodesAreMadeInOrder(RowKind kind) {
    allZero(CrashTable.inOrder(InMemoryWorld::open).everyEffect(kind, 1).everyEffect(kind, 4));
    allZero(CrashTable.inOrder(InMemoryWorld::stock).twoCrashes(kind, 4, SEEDS, 2_000_000));
  }

  @ParameterizedTest
  @EnumSource
  void twoCrashesInARowLoseNothing(RowKind kind) {
    allZero(
        table(InMemoryWorld::open)
            .twoCrashes(kind, 1, SEEDS, 1)
            .twoCrashes(kind, 4, SEEDS, 1_000_000));
  }

  private static CrashTable table(Supplier<CrashWorld> worlds) {
    return new CrashTable(worlds);
  }

  private static void allZero(CrashTable table) {
    System.out.print(table);
    assertThat(table.wrong()).as(table.toString()).isZero();
  }
}
