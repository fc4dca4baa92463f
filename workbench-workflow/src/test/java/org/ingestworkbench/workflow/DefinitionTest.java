package org.ingestworkbench.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.WorkflowState;
import org.ingestworkbench.workflow.WorkflowRefusedException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The definition of the start is that of the recovery. */
class DefinitionTest {
  @RegisterExtension final Bench bench = new Bench();

  @Test
  void aChangedDefinitionIsNotRecoveredAndTheRefusalNamesWhatChanged() throws Exception {
    var before = Bench.byHand(Bench.failing("a", new AtomicInteger(9)));
    var first = bench.open(before);
    var id = first.start("w");
    first.await(id, Bench.LONG);
    var after = Bench.byHand(Bench.failing("a", new AtomicInteger(9)), bench.notes("b"));
    var service = bench.open(after);

    Bench.refused(
        Reason.DEFINITION_CHANGED,
        () -> service.recover(id),
        before.fingerprint(),
        after.fingerprint(),
        "new: \"command task b\"");
    assertThat(service.instance(id).state()).isEqualTo(WorkflowState.CANCELED);

    var anew = service.start("w");
    assertThat(service.await(anew, Bench.LONG).state()).isEqualTo(WorkflowState.CANCELED);
    bench.open(before).recover(id);
  }

  @Test
  void aDeathUnderAChangedDefinitionIsNotRecoveredAutomatically() throws Exception {
    var puppet = bench.puppet();
    var task = puppet.task("a");
    var id = bench.open(Bench.automatic(task)).start("w");
    puppet.awaitStart();
    bench.die();
    var service = bench.open(Bench.automatic(task, bench.notes("b")));
    assertThat(service.instance(id).status()).isEqualTo(InstanceStatus.CANCELED_BY_DEATH);
    assertThat(puppet.startedUnseen()).isFalse();
  }

  @Test
  void theDefinitionOfTheStartDecidesWhatADeathMeans() throws Exception {
    var puppet = bench.puppet();
    var task = puppet.task("a");
    var id = bench.open(Bench.byHand(task)).start("w");
    puppet.awaitStart();
    bench.die();
    var service = bench.open(Bench.plain(task));

    assertThat(service.instance(id).status()).isEqualTo(InstanceStatus.CANCELED_BY_DEATH);
    Bench.refused(Reason.DEFINITION_CHANGED, () -> service.recover(id), "recovery");
  }
}
