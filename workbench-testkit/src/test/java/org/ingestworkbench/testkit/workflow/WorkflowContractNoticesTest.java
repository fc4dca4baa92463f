package org.ingestworkbench.testkit.workflow;

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

/** The contract of a workflow store fails every store that is broken, and for the right reason. */
class WorkflowContractNoticesTest {

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of(
            BrokenWorkflowStores.LosesSaves.class, "whatWasSavedSurvivesTheDeathOfItsProcess"),
        Arguments.of(BrokenWorkflowStores.ForgetsHistory.class, "aHistoryIsOnlyAddedTo"),
        Arguments.of(
            BrokenWorkflowStores.ForgetsConditions.class,
            "whatWasSavedSurvivesTheDeathOfItsProcess"),
        Arguments.of(
            BrokenWorkflowStores.KeepsTakeoversQuiet.class,
            "aProcessThatWakesAfterItsInstanceWasTakenOverWritesNoMore"),
        Arguments.of(
            BrokenWorkflowStores.LetsTwoIn.class,
            "anInstanceThatIsHeldIsRefusedAndTheMessageNamesIt"),
        Arguments.of(
            BrokenWorkflowStores.OverwritesItems.class, "anItemThatChangedMeanwhileIsNotChanged"),
        Arguments.of(BrokenWorkflowStores.ForgetsAborts.class, "anAbortIsNotReplacedByACancel"),
        Arguments.of(
            BrokenWorkflowStores.ListsOldestFirst.class,
            "instancesAreKeptApartAndListedNewestFirst"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aBrokenStoreFails(Class<?> store, String fact) {
    assertThat(failed(run(store))).contains(fact);
  }

  @Test
  void aSoundStorePassesBehindTheSameWrapper() {
    var tests = run(BrokenWorkflowStores.Sound.class);
    assertThat(failed(tests)).isEmpty();
    assertThat(tests.succeeded().count()).isGreaterThan(20);
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
