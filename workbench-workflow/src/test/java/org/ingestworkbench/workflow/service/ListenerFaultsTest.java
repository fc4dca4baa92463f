package org.ingestworkbench.workflow.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.ingestworkbench.store.workflow.HistoryEntry;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.WorkflowState;
import org.ingestworkbench.workflow.CommandTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A listener of the host that throws changes nothing of what is stored and run. */
class ListenerFaultsTest {
  private static final BiConsumer<InstanceRecord, HistoryEntry> FAULTY =
      (instance, entry) -> {
        throw new IllegalStateException("the console is gone");
      };

  @RegisterExtension final ServiceBench bench = new ServiceBench();

  @Test
  void anInstanceRunsToItsEndThoughItsListenerFails() throws Exception {
    var service =
        bench.open(builder -> builder.listener(FAULTY), ServiceBench.byHand(bench.notes("a")));
    var id = service.start("w");

    assertThat(service.await(id, ServiceBench.LONG).state()).isEqualTo(WorkflowState.COMPLETED);
    assertThat(bench.ran()).containsExactly("a");
  }

  @Test
  void anAbortStopsTheTaskThoughItsListenerFails() throws Exception {
    var inside = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    var waits =
        CommandTask.named(
            "a",
            context -> {
              inside.countDown();
              never.await();
            });
    var service = bench.open(builder -> builder.listener(FAULTY), ServiceBench.byHand(waits));
    var id = service.start("w");
    inside.await();

    assertThat(service.abort(id)).isEqualTo(RequestResult.DONE);
    assertThat(service.await(id, ServiceBench.LONG).status())
        .isEqualTo(InstanceStatus.ABORTED_BY_USER);
    assertThat(service.running()).isEmpty();
  }

  @Test
  void whatIsWorseThanAFaultLeavesNoClaimBehind() {
    var uuid = new UUID(0, 7);
    Supplier<UUID> ids = () -> uuid;
    var service =
        bench.open(
            builder ->
                builder
                    .ids(ids)
                    .listener(
                        (instance, entry) -> {
                          throw new StackOverflowError("in the listener");
                        }),
            ServiceBench.byHand(bench.notes("a")));

    assertThatThrownBy(() -> service.start("w")).isInstanceOf(StackOverflowError.class);
    assertThat(bench.store().claimIfFree(new InstanceId(uuid))).isPresent();
  }
}
