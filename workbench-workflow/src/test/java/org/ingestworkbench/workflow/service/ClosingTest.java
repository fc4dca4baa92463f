package org.ingestworkbench.workflow.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.TaskState;
import org.ingestworkbench.store.workflow.WorkflowState;
import org.ingestworkbench.workflow.CommandTask;
import org.ingestworkbench.workflow.WorkflowRefusedException.Reason;
import org.ingestworkbench.workflow.service.Puppet.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a service, and a task that runs, come to an end from outside. */
class ClosingTest {
  @RegisterExtension final ServiceBench bench = new ServiceBench();

  @Test
  void abortReturnsWhetherOrNotTheTaskHearsIt() throws Exception {
    var inside = new Semaphore(0);
    var go = new CountDownLatch(1);
    var workflow =
        ServiceBench.byHand(
            CommandTask.named(
                "deaf",
                context -> {
                  inside.release();
                  boolean done = false;
                  while (!done) {
                    try {
                      go.await();
                      done = true;
                    } catch (InterruptedException e) {
                      bench.ran().add("interrupted, stopping: " + context.stopping());
                    }
                  }
                }),
            bench.notes("next"));
    var service = bench.open(workflow);
    var id = service.start("w");
    inside.acquire();
    assertThat(service.abort(id)).isEqualTo(RequestResult.DONE);
    assertThat(service.instance(id).status()).isEqualTo(InstanceStatus.ABORTED_BY_USER);
    go.countDown();
    assertThat(service.await(id, ServiceBench.LONG).task("deaf").orElseThrow().state())
        .isEqualTo(TaskState.ABORTED);
    assertThat(bench.ran()).containsExactly("interrupted, stopping: true");
  }

  @Test
  void aClosedServiceLeavesItsInstancesAsOneThatDied() throws Exception {
    var puppet = bench.puppet();
    var workflow = ServiceBench.automatic(puppet.task("a"));
    var first = bench.open(workflow);
    var id = first.start("w");
    puppet.awaitStart();
    first.close();
    assertThat(bench.store().instance(id).orElseThrow().status()).isEqualTo(InstanceStatus.RUNNING);
    ServiceBench.refused(Reason.CLOSED, () -> first.start("w"), "was closed");
    var next = bench.open(workflow);
    puppet.awaitStart();
    puppet.order(Order.COMPLETE);
    assertThat(next.await(id, ServiceBench.LONG).state()).isEqualTo(WorkflowState.COMPLETED);
    assertThat(next.instance(id).recoveries()).isEqualTo(1);
  }

  @Test
  void aTaskThatWrapsTheInterruptOfACloseIsRunAgain() throws Exception {
    var inside = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    var stubborn =
        CommandTask.named(
            "a",
            context -> {
              inside.countDown();
              try {
                never.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
              }
            });
    var workflow = ServiceBench.byHand(stubborn);
    var service = bench.open(builder -> builder.limit(Duration.ofMillis(50)), workflow);
    var id = service.start("w");
    inside.await();
    service.close();

    assertThat(service.await(id, ServiceBench.LONG).status()).isEqualTo(InstanceStatus.RUNNING);
    assertThat(bench.open(workflow).instance(id).status())
        .isEqualTo(InstanceStatus.CANCELED_BY_DEATH);
  }

  @Test
  void aServiceThatWasLeftTakesNothingOver() throws Exception {
    var puppet = bench.puppet();
    var task = puppet.task("a");
    var workflow = ServiceBench.automatic(task);
    var first = bench.open(workflow);
    var dying = bench.store();
    bench.anotherProcess();
    var other = bench.open(workflow);
    var id = first.start("w");
    puppet.awaitStart();
    dying.crash();
    other.leave();
    other.look();

    assertThat(other.instance(id).status()).isEqualTo(InstanceStatus.RUNNING);
    assertThat(puppet.startedUnseen()).isFalse();
    ServiceBench.refused(Reason.CLOSED, () -> other.start("w"), "closed");
  }

  @Test
  void anAbortFromOutsideIsHeededWhileALeftServiceLetsItsTaskFinish() throws Exception {
    var inside = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    var waits =
        CommandTask.named(
            "a",
            context -> {
              inside.countDown();
              never.await();
            });
    var workflow = ServiceBench.byHand(waits);
    var left = bench.open(builder -> builder.poll(Duration.ofMillis(5)), workflow);
    var id = left.start("w");
    inside.await();
    left.leave();
    bench.anotherProcess();

    assertThat(bench.open(workflow).abort(id)).isEqualTo(RequestResult.DONE);
    assertThat(left.await(id, ServiceBench.LONG).status())
        .isEqualTo(InstanceStatus.ABORTED_BY_USER);
    assertThat(left.running()).isEmpty();
  }

  @Test
  void aServiceThatWasLeftLooksAtTheStoreNoMoreWhenItsLastTaskIsOver() throws Exception {
    var puppet = bench.puppet();
    var whenIdle = new CountDownLatch(1);
    var parts = bench.parts();
    var runs = new RunningInstances(parts, whenIdle::countDown);
    var workflow = ServiceBench.byHand(puppet.task("a"));
    runs.start(workflow, parts.first(workflow, Map.of()));
    puppet.awaitStart();
    assertThat(whenIdle.getCount()).isEqualTo(1);
    runs.leave();

    assertThat(whenIdle.await(120, TimeUnit.SECONDS)).isTrue();
    assertThat(runs.ids()).isEmpty();
  }

  @Test
  void aServiceThatIsLeftWhileAnInstanceStartsRunsNothingOfIt() throws Exception {
    var service = new AtomicReference<WorkflowService>();
    var opened =
        bench.open(
            builder -> builder.listener((instance, entry) -> service.get().leave()),
            ServiceBench.byHand(bench.notes("a")));
    service.set(opened);
    var id = opened.start("w");

    assertThat(opened.await(id, ServiceBench.LONG).task("a").orElseThrow().state()).isNull();
    assertThat(bench.ran()).isEmpty();
  }
}
