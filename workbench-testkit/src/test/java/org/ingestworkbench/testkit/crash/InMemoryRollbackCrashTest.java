package org.ingestworkbench.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("heavy")
@Execution(ExecutionMode.CONCURRENT)
class InMemoryRollbackCrashTest {

  private static final int SEEDS = Integer.getInteger("workbench.seeds", 150) / 10;

  @ParameterizedTest
  @EnumSource
  void everyEffectOfARollbackMayFailAnyhow(RowKind kind) {
    allZero(CrashTable.ofRollbacks(InMemoryWorld::open).everyEffect(kind, 1));
  }

  @ParameterizedTest
  @EnumSource
  void everyEffectOfARollbackMayFailWhereTheSiteTellsLittle(RowKind kind) {
    allZero(CrashTable.ofRollbacks(InMemoryWorld::stock).everyEffect(kind, 1));
  }

  @ParameterizedTest
  @EnumSource
  void aJobThatIsRunAfterItsRollbackFailedIsRefusedOrWhole(RowKind kind) {
    allZero(CrashTable.ofRollbacksThatAreGivenUp(InMemoryWorld::open).everyEffect(kind, 1));
  }

  @ParameterizedTest
  @EnumSource
  void aNodeWhoseIdIsNotKnownGoesHoweverTheRollbackFails(RowKind kind) {
    allZero(
        CrashTable.ofRollbacksOfUnknownIds(InMemoryWorld::stock)
            .everyEffect(kind, 1)
            .twoCrashes(kind, 1, SEEDS, 1));
  }

  @ParameterizedTest
  @EnumSource
  void aJobThatFailedAnywhereIsRolledBackWhole(RowKind kind) {
    allZero(
        CrashTable.ofInterruptedJobsRolledBack(InMemoryWorld::open)
            .everyEffect(kind, 1)
            .everyEffect(kind, 4)
            .twoCrashes(kind, 4, SEEDS, 1));
  }

  @ParameterizedTest
  @EnumSource
  void aJobThatFailedAnywhereIsRolledBackWholeWhereTheSiteTellsLittle(RowKind kind) {
    allZero(
        CrashTable.ofInterruptedJobsRolledBack(InMemoryWorld::stock)
            .everyEffect(kind, 1)
            .twoCrashes(kind, 4, SEEDS, 1));
  }

  private static void allZero(CrashTable table) {
    System.out.print(table);
    assertThat(table.wrong()).as(table.toString()).isZero();
  }
}
