package org.ingestworkbench.settle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.NodeIdSearch;
import org.ingestworkbench.store.StepRecord;
import org.junit.jupiter.api.Test;

class NodeIdsTest {

  private static final UUID NODE = new UUID(1, 2);

  private final List<String> asked = new ArrayList<>();
  private final NodeIds ids = new NodeIds(this::ask);

  private Optional<String> ask(NodeIdSearch search) {
    asked.add((search.upwards() ? "up from " : "down from ") + search.near());
    return Optional.empty();
  }

  @Test
  void anIdIsLookedForUpAndDownFromEveryOneThatIsKnown() {
    assertThat(ids.near(NODE, NodeIds.known(OptionalLong.of(7), "3"))).isEmpty();
    assertThat(asked).containsExactly("up from 7", "down from 6", "up from 3", "down from 2");
  }

  @Test
  void withoutAHighestItIsLookedForAroundTheFirst() {
    assertThat(ids.near(NODE, NodeIds.known(OptionalLong.empty(), "3"))).isEmpty();
    assertThat(asked).containsExactly("up from 3", "down from 2");
  }

  @Test
  void whereNoIdIsKnownAYoungSiteHasItAmongItsFirst() {
    assertThat(ids.near(NODE, NodeIds.known(OptionalLong.empty(), null))).isEmpty();
    assertThat(asked).containsExactly("up from 1");
  }

  @Test
  void anIdThatIsNoNumberIsNotKnown() {
    assertThat(NodeIds.known(OptionalLong.empty(), "12345678901234567890")).isEmpty();
  }

  @Test
  void aMediumSaysWhatItsNodeIsUnlessItWasRolledBack() {
    var medium =
        StepRecord.first(StepKey.media("r", "file"), NODE, 0, "")
            .completed(new Confirmation("5", NODE, null, List.of(), "17"), false);
    assertThat(NodeIds.named(List.of(medium))).contains("17");
    assertThat(NodeIds.named(List.of(medium.rolledBack()))).isEmpty();
  }
}
