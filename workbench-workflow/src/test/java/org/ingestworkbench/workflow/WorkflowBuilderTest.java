package org.ingestworkbench.workflow;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a workflow cannot be. */
class WorkflowBuilderTest {
  @RegisterExtension final Bench bench = new Bench();

  @Test
  void aMappingThatFeedsAHumanTaskMayNotBeSkipped() {
    var mapping = bench.puppet().task("load", RecoveryStrategy.SKIP).feeds("review");
    var review = HumanTask.named("review", List.of("curators"), context -> List.of());
    assertThatThrownBy(() -> Bench.plain(mapping, review))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("\"load\" that feeds the human task \"review\"");
    assertThatThrownBy(() -> Bench.plain(review, mapping))
        .hasMessageContaining("has no human task \"review\" after");
  }

  @Test
  void aWorkflowThatCannotBeIsRefusedWhenItIsBuilt() {
    assertThatThrownBy(() -> Workflow.named("w").build()).hasMessageContaining("has no task");
    assertThatThrownBy(() -> Bench.plain(bench.notes("a"), bench.notes("a")))
        .hasMessageContaining("two tasks named \"a\"");
    assertThatThrownBy(
            () -> Workflow.named("w").task(bench.notes("a")).when(Condition.allDone("a")).build())
        .hasMessageContaining("leads nowhere");
    assertThatThrownBy(() -> CommandTask.named("a", "one\ntwo", context -> {}))
        .hasMessageContaining("The detail of task \"a\" must be one line");
    assertThatThrownBy(() -> bench.notes("a/b")).hasMessageContaining("a/b");
    assertThatThrownBy(() -> Workflow.named(" ")).hasMessageContaining("needs a name");
  }
}
