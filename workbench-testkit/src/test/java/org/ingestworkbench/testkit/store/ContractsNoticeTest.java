package org.ingestworkbench.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** The contract of a store fails every store that is broken, and for the right reason. */
class ContractsNoticeTest {

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of(
            BrokenStores.LosesWrites.class, "aCompleteStepSurvivesWithAllThatWasConfirmed"),
        Arguments.of(
            BrokenStores.ForgetsBegunSteps.class, "aBegunStepSurvivesTheDeathOfItsProcess"),
        Arguments.of(BrokenStores.IgnoresCaseInTheJournal.class, "rowIdsOfStepsAreComparedExactly"),
        Arguments.of(
            BrokenStores.ForgetsGenerations.class,
            "aRolledBackStepKeepsWhatItWasAndBeginsInANewGeneration"),
        Arguments.of(BrokenStores.TakesAnyMove.class, "onlyTheMovesOfTheTableAreTaken"),
        Arguments.of(
            BrokenStores.KeepsTakeoversQuiet.class,
            "aProcessThatWakesAfterItsJobWasTakenOverWritesNoMore"),
        Arguments.of(
            BrokenStores.WritesNoMapRows.class,
            "aRowStandsInTheMapAsSoonAsItsNodeIsCompleteAndStaysThere"),
        Arguments.of(BrokenStores.KeepsMapRowsOfTheDeleted.class, "aRollbackTakesOutTheRowOfAPage"),
        Arguments.of(
            BrokenStores.KeepsTheFirstOfSeveral.class,
            "changesWrittenTogetherSurviveTogetherInTheirOrder"),
        Arguments.of(
            BrokenStores.GoesOnAfterARefusal.class, "whatFollowsARefusedChangeIsNotWritten"),
        Arguments.of(BrokenStores.ForgetsReasons.class, "anEndedRowSurvivesWithItsReason"),
        Arguments.of(
            BrokenStores.ForgetsWhatWasGivenUp.class,
            "whatWasGivenUpOfARowStaysWithItUntilItIsStartedAgain"),
        Arguments.of(
            BrokenStores.CountsHalfManifests.class, "aManifestThatWasNotKeptToItsEndDoesNotCount"),
        Arguments.of(
            BrokenStores.LetsTwoProcessesIn.class, "aJobThatIsHeldIsRefusedAndTheMessageNamesIt"),
        Arguments.of(
            BrokenStores.HearsNoRequests.class, "aRequestReachesTheHolderAndOutlivesWhoMadeIt"),
        Arguments.of(BrokenStores.RepeatsRequests.class, "askingAgainTellsNothingNew"),
        Arguments.of(
            BrokenStores.KeepsRequestsForTheNext.class,
            "theNextClaimHearsNothingOfWhatWasAskedOfTheLast"),
        Arguments.of(BrokenStores.AsksTheDead.class, "theJobOfADeadProcessIsNotAsked"),
        Arguments.of(
            BrokenStores.TakesTheLastRequest.class,
            "aCancelDoesNotTakeThePlaceOfAnAbortThatNobodyHeardYet"),
        Arguments.of(
            BrokenStores.ComparesNodeIdsAsText.class,
            "nodeIdsAreComparedAsNumbersTheLimitIncluded"),
        Arguments.of(
            BrokenStores.TakesRowsWithoutHostForAll.class,
            "aRowWithoutAHostStillHasToMatchEverythingElse"),
        Arguments.of(BrokenStores.IgnoresCaseInTheMap.class, "rowIdsAreComparedExactly"),
        Arguments.of(
            BrokenStores.GivesTheOldest.class, "rowsOfOneSecondAreOrderedByTheirInsertion"),
        Arguments.of(BrokenStores.TakesNodesOfAnyHost.class, "aNodeOfAnotherHostIsNotTheJobs"),
        Arguments.of(
            BrokenStores.TakesAnyNodeForTheFirst.class,
            "theFirstNodeIsTheSmallestNumberAmongTheJobsNodes"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aBrokenStoreFails(Class<?> store, String fact) {
    assertThat(failed(run(store))).contains(fact);
  }

  @Test
  void aSoundStorePassesBehindTheSameWrapper() {
    var tests = run(BrokenStores.Sound.class);
    assertThat(failed(tests)).isEmpty();
    assertThat(tests.succeeded().count()).isGreaterThan(50);
  }

  private static Events run(Class<?> contract) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(contract))
        .execute()
        .testEvents();
  }

  private static List<String> failed(Events tests) {
    return tests.failed().stream()
        .map(event -> event.getTestDescriptor().getDisplayName().replace("()", ""))
        .toList();
  }
}
