package org.ingestworkbench.workflow.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.WorkflowState;
import org.ingestworkbench.workflow.WorkflowRefusedException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The definition of the start is that of the recovery. */
class DefinitionTest {
  @RegisterExtension final ServiceBench bench = new ServiceBench();

  @Test
  void aChangedDefinitionIsNotRecoveredAndTheRefusalNamesWhatChanged() throws Exception {
    var before = ServiceBench.byHand(ServiceBench.failing("a", new AtomicInteger(9)));
    var first = bench.open(before);
    var id = first.start("w");
    first.await(id, ServiceBench.LONG);
    var after =
        ServiceBench.byHand(ServiceBench.failing("a", new AtomicInteger(9)), bench.notes("b"));
    var service = bench.open(after);

    ServiceBench.refused(
        Reason.DEFINITION_CHANGED,
        () -> service.recover(id),
        before.fingerprint(),
        after.fingerprint(),
        "new: \"command task b\"");
    assertThat(service.instance(id).state()).isEqualTo(WorkflowState.CANCELED);

    var anew = service.start("w");
    assertThat(service.await(anew, ServiceBench.LONG).state()).isEqualTo(WorkflowState.CANCELED);
    bench.open(before).recover(id);
  }

  @Test
  void aDeathUnderAChangedDefinitionIsNotRecoveredAutomatically() throws Exception {
    var puppet = bench.puppet();
    var task = puppet.task("a");
    var id = bench.open(ServiceBench.automatic(task)).start("w");
    puppet.awaitStart();
    bench.die();
    var service = bench.open(ServiceBench.automatic(task, bench.notes("b")));
    assertThat(service.instance(id).status()).isEqualTo(InstanceStatus.CANCELED_BY_DEATH);
    assertThat(puppet.startedUnseen()).isFalse();
  }

  @Test
  void theDefinitionOfTheStartDecidesWhatADeathMeans() throws Exception {
    var puppet = bench.puppet();
    var task = puppet.task("a");
    var id = bench.open(ServiceBench.byHand(task)).start("w");
    puppet.awaitStart();
    bench.die();
    var service = bench.open(ServiceBench.plain(task));

    assertThat(service.instance(id).status()).isEqualTo(InstanceStatus.CANCELED_BY_DEATH);
    ServiceBench.refused(Reason.DEFINITION_CHANGED, () -> service.recover(id), "recovery");
  }
}
