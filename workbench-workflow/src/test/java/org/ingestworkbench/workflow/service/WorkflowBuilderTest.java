package org.ingestworkbench.workflow.service;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.ingestworkbench.workflow.CommandTask;
import org.ingestworkbench.workflow.Condition;
import org.ingestworkbench.workflow.HumanTask;
import org.ingestworkbench.workflow.RecoveryStrategy;
import org.ingestworkbench.workflow.Workflow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a workflow cannot be. */
class WorkflowBuilderTest {
  @RegisterExtension final ServiceBench bench = new ServiceBench();

  @Test
  void aMappingThatFeedsAHumanTaskMayNotBeSkipped() {
    var mapping = bench.puppet().task("load", RecoveryStrategy.SKIP).feeds("review");
    var review = HumanTask.named("review", List.of("curators"), context -> List.of());
    assertThatThrownBy(() -> ServiceBench.plain(mapping, review))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("\"load\" that feeds the human task \"review\"");
    assertThatThrownBy(() -> ServiceBench.plain(review, mapping))
        .hasMessageContaining("has no human task \"review\" after");
  }

  @Test
  void aWorkflowThatCannotBeIsRefusedWhenItIsBuilt() {
    assertThatThrownBy(() -> Workflow.named("w").build()).hasMessageContaining("has no task");
    assertThatThrownBy(() -> ServiceBench.plain(bench.notes("a"), bench.notes("a")))
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
