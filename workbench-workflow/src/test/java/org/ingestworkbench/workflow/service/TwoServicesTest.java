package org.ingestworkbench.workflow.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.workflow.InstanceRequest;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.WorkflowState;
import org.ingestworkbench.workflow.WorkflowRefusedException;
import org.ingestworkbench.workflow.service.Puppet.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several services on one store, in processes that live and die. */
class TwoServicesTest {
  @RegisterExtension final ServiceBench bench = new ServiceBench();

  @Test
  void aServiceThatWasTakenForDeadAndWakesIsRefused() throws Exception {
    var puppet = bench.puppet();
    var workflow = ServiceBench.automatic(puppet.task("a"), bench.notes("b"));
    var sleeper = bench.open(workflow);
    var id = sleeper.start("w");
    puppet.awaitStart();
    bench.die();
    var heir = bench.open(workflow);
    puppet.awaitStart();
    puppet.letGoOf(0, Order.COMPLETE);
    assertThatThrownBy(() -> sleeper.await(id, ServiceBench.LONG))
        .isInstanceOf(ClaimException.class);
    assertThat(heir.instance(id).runningTask()).isPresent();
    assertThat(bench.ran()).isEmpty();
    puppet.order(Order.COMPLETE);
    assertThat(heir.await(id, ServiceBench.LONG).state()).isEqualTo(WorkflowState.COMPLETED);
    assertThat(bench.ran()).containsExactly("b");
  }

  @Test
  void twoServicesNeverRunOneInstance() throws Exception {
    var puppet = bench.puppet();
    var workflow = ServiceBench.automatic(puppet.task("a"));
    var one = bench.open(workflow);
    var id = one.start("w");
    puppet.awaitStart();
    bench.anotherProcess();
    var two = bench.open(workflow);
    two.look();
    assertThat(one.running()).containsExactly(id);
    assertThat(two.running()).isEmpty();
    assertThatThrownBy(() -> two.recover(id)).isInstanceOf(ClaimException.class);
    assertThat(puppet.startedUnseen()).isFalse();
  }

  @Test
  void aLivingServiceTakesOverWhatADeadOneRan() throws Exception {
    var puppet = bench.puppet();
    var workflow = ServiceBench.automatic(puppet.task("a"));
    var id = bench.open(workflow).start("w");
    puppet.awaitStart();
    var dying = bench.store();
    bench.anotherProcess();
    var standby = bench.open(workflow);
    dying.crash();
    standby.look();
    puppet.awaitStart();
    puppet.order(Order.COMPLETE);
    assertThat(standby.await(id, ServiceBench.LONG).state()).isEqualTo(WorkflowState.COMPLETED);
  }

  @Test
  void anotherProcessCancelsAndAborts() throws Exception {
    var puppet = bench.puppet();
    var workflow = ServiceBench.byHand(puppet.task("a"));
    var one = bench.open(workflow);
    var id = one.start("w");
    puppet.awaitStart();
    bench.anotherProcess();
    var two = bench.open(workflow);
    assertThat(two.cancel(id)).isEqualTo(RequestResult.DONE);
    assertThat(two.instance(id).status()).isEqualTo(InstanceStatus.CANCELED_BY_USER);
    assertThat(two.cancel(id)).isEqualTo(RequestResult.NO_EFFECT);
    assertThat(two.abort(id)).isEqualTo(RequestResult.DONE);
    assertThat(one.await(id, ServiceBench.LONG).status()).isEqualTo(InstanceStatus.ABORTED_BY_USER);
  }

  @Test
  void whoseHolderDoesNotAnswerIsToldSo() throws Exception {
    var puppet = bench.puppet();
    var workflow = ServiceBench.byHand(puppet.task("a"));
    var deaf = bench.open(builder -> builder.poll(Duration.ofDays(1)), workflow);
    var id = deaf.start("w");
    puppet.awaitStart();
    bench.anotherProcess();
    var asking = bench.open(builder -> builder.limit(Duration.ofMillis(1)), workflow);
    assertThat(asking.cancel(id)).isEqualTo(RequestResult.REQUESTED);
    deaf.look();
    assertThat(asking.instance(id).status()).isEqualTo(InstanceStatus.CANCELED_BY_USER);
  }

  @Test
  void anAbortThatWasRequestedBeforeADeathIsHeeded() throws Exception {
    var puppet = bench.puppet();
    var task = puppet.task("a");
    var workflow = ServiceBench.automatic(task);
    var id = bench.open(workflow).start("w");
    puppet.awaitStart();
    bench.store().request(id, InstanceRequest.ABORT);
    bench.die();
    var service = bench.open(workflow);

    assertThat(service.instance(id).status()).isEqualTo(InstanceStatus.ABORTED_BY_USER);
    assertThat(bench.store().requested(id)).isEmpty();
    assertThat(puppet.startedUnseen()).isFalse();
  }

  @Test
  void aCancelThatCameTooLateIsRefusedAndNotDone() throws Exception {
    var puppet = bench.puppet();
    var workflow = ServiceBench.plain(puppet.task("a"));
    var slow = bench.open(builder -> builder.poll(Duration.ofMinutes(5)), workflow);
    var id = slow.start("w");
    puppet.awaitStart();
    bench.anotherProcess();
    var elsewhere =
        bench.open(builder -> builder.poll(Duration.ofMillis(10)).limit(ServiceBench.LONG));
    var asked = CompletableFuture.supplyAsync(() -> elsewhere.cancel(id));
    while (bench.store().requested(id).isEmpty()) {
      Thread.onSpinWait();
    }
    puppet.order(Order.COMPLETE);

    assertThatThrownBy(asked::join).hasRootCauseInstanceOf(WorkflowRefusedException.class);
    assertThat(slow.await(id, ServiceBench.LONG).state()).isEqualTo(WorkflowState.COMPLETED);
  }
}
