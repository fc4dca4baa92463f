package org.ingestworkbench.testkit.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ingestworkbench.memory.InMemoryWorkflowStore;
import org.ingestworkbench.store.StoreException;
import org.ingestworkbench.store.workflow.HistoryEntry;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.InstanceRequest;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.WorkflowSession;
import org.ingestworkbench.testkit.forwarding.ForwardingWorkflowStore;
import org.ingestworkbench.workflow.CommandTask;
import org.ingestworkbench.workflow.Workflow;
import org.ingestworkbench.workflow.service.WorkflowService;
import org.junit.jupiter.api.Test;

/** A store that has an abort and fails before it says so: the task is stopped all the same. */
class LostAnswersTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch never = new CountDownLatch(1);
  private final Workflow workflow =
      Workflow.named("w")
          .recoveryEnabled()
          .task(
              CommandTask.named(
                  "a",
                  context -> {
                    inside.countDown();
                    never.await();
                  }))
          .build();

  @Test
  void anAbortOfThisProcessStopsTheTask() throws Exception {
    try (var service = WorkflowService.on(new Forgetful(false)).workflow(workflow).open()) {
      var id = service.start("w");
      inside.await();

      assertThatThrownBy(() -> service.abort(id)).isInstanceOf(StoreException.class);
      assertThat(service.await(id, LONG).status()).isEqualTo(InstanceStatus.ABORTED_BY_USER);
      assertThat(service.running()).isEmpty();
    }
  }

  @Test
  void anAbortOfAnotherProcessStopsTheTaskWhenTheStoreIsThereAgain() throws Exception {
    var store = new Forgetful(true);
    var settings = WorkflowService.on(store).workflow(workflow).poll(Duration.ofMillis(5));
    try (var service = settings.open()) {
      var id = service.start("w");
      inside.await();
      store.request(id, InstanceRequest.ABORT);

      assertThat(service.await(id, LONG).status()).isEqualTo(InstanceStatus.ABORTED_BY_USER);
      assertThat(service.running()).isEmpty();
    }
  }

  /** Fails once, when it has an abort; once more when it is asked what it has, if told to. */
  private static final class Forgetful extends ForwardingWorkflowStore<InMemoryWorkflowStore> {
    private final AtomicBoolean saves = new AtomicBoolean(true);
    private final AtomicBoolean reads = new AtomicBoolean();
    private final boolean twice;

    Forgetful(boolean twice) {
      super(new InMemoryWorkflowStore());
      this.twice = twice;
    }

    @Override
    public Optional<InstanceRecord> instance(InstanceId id) {
      if (reads.getAndSet(false)) {
        throw new StoreException("The disk is away.", null);
      }
      return super.instance(id);
    }

    @Override
    protected WorkflowSession wrapped(WorkflowSession session) {
      return new Session(session) {
        @Override
        public void save(InstanceRecord next, List<HistoryEntry> added) {
          super.save(next, added);
          if (next.status() == InstanceStatus.ABORTED_BY_USER && saves.getAndSet(false)) {
            reads.set(twice);
            throw new StoreException("The disk is away.", null);
          }
        }
      };
    }
  }
}
