package org.ingestworkbench.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.retry.Permits;
import org.ingestworkbench.retry.Throttle;
import org.ingestworkbench.store.ConfigName;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobKey;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.store.StepState;
import org.ingestworkbench.store.StoreException;
import org.junit.jupiter.api.Test;

class JournalTest {

  private static final JobId JOB = JobId.of("6f0c3d5e-0000-4000-8000-000000000001");

  private final InMemoryIdMap map = new InMemoryIdMap();
  private final InMemoryRepository repository = new InMemoryRepository();
  private final AtomicBoolean broken = new AtomicBoolean();
  private final JobSession session =
      map.claim(new JobClaim(JOB, false, false, new JobKey("", "test"), "in", "", 0));
  private final StoreException full = new StoreException("The disk is full.", null);

  /** The session; while it is broken, nothing can be written together. */
  private JobSession breaking() {
    return (JobSession)
        Proxy.newProxyInstance(
            JobSession.class.getClassLoader(),
            new Class<?>[] {JobSession.class},
            (proxy, method, args) -> {
              if (method.getName().equals("together") && broken.get()) {
                throw full;
              }
              return method.invoke(session, args);
            });
  }

  private Journal journal() {
    return journal(JobListener.NONE);
  }

  private Journal journal(JobListener listener) {
    var rules = new MapRules(ConfigName.of(""), "", List.of(), false, false, null);
    return new Journals(
            breaking(),
            repository,
            rules,
            listener,
            "in",
            false,
            new Permits(new Throttle(1), new StopSignal()),
            new LateRequests())
        .fresh();
  }

  /** Writes down what it is told of steps, and how the store has them then. */
  private JobListener hearing(List<String> heard) {
    return new JobListener() {
      private void hear(String event, StepKey key) {
        heard.add(event + " " + session.find(key).map(StepRecord::state).orElse(null));
      }

      @Override
      public void stepBegun(StepBegun event) {
        hear("begun " + event.generation(), event.key());
      }

      @Override
      public void stepSettled(StepSettled event) {
        hear(event.finding().getClass().getSimpleName(), event.key());
      }

      @Override
      public void stepCompleted(StepCompleted event) {
        hear("completed", event.key());
      }
    };
  }

  @Test
  void aBeginIsToldWhenItIsDurableAndAfterWhatWasWrittenWithIt() {
    var heard = new ArrayList<String>();
    var journal = journal(hearing(heard));
    var first = step("a");
    var uuid = journal.begin(first);
    assertThat(heard).containsExactly("begun 0 BEGUN");
    journal.complete(first, Confirmation.of("1", uuid), false);
    assertThat(heard).hasSize(1);
    journal.begin(step("b"));
    assertThat(heard).containsExactly("begun 0 BEGUN", "completed COMPLETE", "begun 0 BEGUN");
  }

  @Test
  void whatBecameOfAStepIsToldOnceTheStoreHasIt() {
    var heard = new ArrayList<String>();
    var journal = journal(hearing(heard));
    var absent = step("absent");
    journal.begin(absent);
    journal.absent(absent);
    var untold = step("untold");
    journal.begin(untold);
    journal.unresolved(untold, "who knows");
    var found = step("found");
    var uuid = journal.begin(found);
    heard.removeIf(line -> line.startsWith("begun"));
    journal.adopt(found, session.find(found.key()).orElseThrow(), Confirmation.of("1", uuid));
    journal.flush();
    assertThat(heard)
        .containsExactly(
            "Absent REFUSED", "CannotTell UNRESOLVED", "Found COMPLETE", "completed COMPLETE");
  }

  @Test
  void aRefusedRequestIsNoFinding() {
    var heard = new ArrayList<String>();
    var journal = journal(hearing(heard));
    journal.begin(step("a"));
    journal.refuse(step("a"), "422");
    assertThat(heard).containsExactly("begun 0 BEGUN");
  }

  @Test
  void whatIsNotDurableIsNotTold() {
    var heard = new ArrayList<String>();
    var journal = journal(hearing(heard));
    broken.set(true);
    assertThat(catchThrowable(() -> journal.begin(step("a")))).isSameAs(full);
    assertThat(heard).isEmpty();
  }

  private static Step step(String kind) {
    return new Step(
        StepKey.media("1", kind),
        null,
        null,
        Placement.NONE,
        () -> "print",
        uuid -> {
          throw new AssertionError("Nothing is made here.");
        });
  }

  @Test
  void afterAWriteThatFailedNothingOfTheItemIsWritten() {
    var journal = journal();
    var first = step("a");
    var uuid = journal.begin(first);
    journal.complete(first, Confirmation.of("1", uuid), false);
    broken.set(true);
    assertThat(catchThrowable(() -> journal.begin(step("b")))).isSameAs(full);

    broken.set(false);

    assertThat(catchThrowable(() -> journal.begin(step("c")))).isSameAs(full);
    assertThat(catchThrowable(() -> journal.endRow("1", new Outcome.Failed("")))).isSameAs(full);
    assertThat(catchThrowable(() -> journal.writing(() -> 1))).isSameAs(full);
    assertThat(session.find(first.key()).map(StepRecord::state)).hasValue(StepState.BEGUN);
    assertThat(session.stepsOf("1")).hasSize(1);
  }
}
