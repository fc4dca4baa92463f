package org.ingestworkbench.testkit.store;

import static org.ingestworkbench.store.StopRequest.Kind.ABORT;
import static org.ingestworkbench.store.StopRequest.Kind.CANCEL;
import static org.ingestworkbench.testkit.store.Sample.JOB;
import static org.ingestworkbench.testkit.store.Sample.OTHER;
import static org.ingestworkbench.testkit.store.Sample.resume;
import static org.ingestworkbench.testkit.store.Sample.start;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.StopRequest;
import org.junit.jupiter.api.Test;

/** That a request to stop reaches the process that has the job, and no other. */
public interface StopRequestContract extends StoreHarness {

  /** What a session is told; it writes so that it hears. */
  final class Hearing {
    private final JobSession session;
    private final List<StopRequest.Kind> heard = new ArrayList<>();

    Hearing(JobSession session) {
      this.session = session;
      session.whenAskedToStop(request -> heard.add(request.kind()));
    }

    List<StopRequest.Kind> afterAWrite() {
      session.startRow("r", 2, "");
      return List.copyOf(heard);
    }

    List<StopRequest.Kind> now() {
      return List.copyOf(heard);
    }
  }

  private static void isRefused(Optional<String> holder) {
    assertEquals(Optional.empty(), holder);
  }

  private static void isTaken(Optional<String> holder) {
    assertFalse(holder.orElse("").isBlank(), "the holder is named");
  }

  @Test
  default void aRequestReachesTheHolderAndOutlivesWhoMadeIt() {
    var holder = new Hearing(open().claim(start(JOB)));
    var other = open();
    isTaken(other.requestStop(JOB, CANCEL));
    other.close();
    assertEquals(List.of(CANCEL), holder.afterAWrite());
  }

  @Test
  default void aRequestTellsWhoMadeIt() {
    var session = open().claim(start(JOB));
    var by = new ArrayList<String>();
    session.whenAskedToStop(request -> by.add(request.by()));
    isTaken(open().requestStop(JOB, ABORT));
    session.startRow("r", 2, "");
    assertEquals(1, by.size());
    assertFalse(by.get(0).isBlank());
  }

  @Test
  default void whoListensLaterIsToldAtOnce() {
    var session = open().claim(start(JOB));
    isTaken(open().requestStop(JOB, CANCEL));
    assertEquals(List.of(CANCEL), new Hearing(session).afterAWrite());
    assertEquals(List.of(CANCEL), new Hearing(session).now());
  }

  @Test
  default void everyKindOfWriteHears() {
    var session = open().claim(start(JOB));
    var holder = new Hearing(session);
    isTaken(open().requestStop(JOB, CANCEL));
    session.together(changes -> changes.startRow("r", 2, ""));
    assertEquals(List.of(CANCEL), holder.now());
    isTaken(open().requestStop(JOB, ABORT));
    session.rollingBack();
    assertEquals(List.of(CANCEL, ABORT), holder.now());
  }

  @Test
  default void askingAgainTellsNothingNew() {
    var holder = new Hearing(open().claim(start(JOB)));
    isTaken(open().requestStop(JOB, CANCEL));
    assertEquals(List.of(CANCEL), holder.afterAWrite());
    isTaken(open().requestStop(JOB, CANCEL));
    assertEquals(List.of(CANCEL), holder.afterAWrite());
  }

  @Test
  default void anAbortFollowsACancelAndNoCancelAnAbort() {
    var holder = new Hearing(open().claim(start(JOB)));
    isTaken(open().requestStop(JOB, CANCEL));
    assertEquals(List.of(CANCEL), holder.afterAWrite());
    isTaken(open().requestStop(JOB, ABORT));
    assertEquals(List.of(CANCEL, ABORT), holder.afterAWrite());
    isTaken(open().requestStop(JOB, CANCEL));
    assertEquals(List.of(CANCEL, ABORT), holder.afterAWrite());
  }

  @Test
  default void aCancelDoesNotTakeThePlaceOfAnAbortThatNobodyHeardYet() {
    var session = open().claim(start(JOB));
    isTaken(open().requestStop(JOB, ABORT));
    isTaken(open().requestStop(JOB, CANCEL));
    session.startRow("r", 2, "");
    assertEquals(List.of(ABORT), new Hearing(session).now());
  }

  @Test
  default void aJobThatNobodyRunsIsNotAsked() {
    var store = open();
    var session = store.claim(start(JOB));
    session.end(JobState.STOPPED);
    isRefused(open().requestStop(JOB, CANCEL));
    store.claim(resume(JOB)).close();
    isRefused(open().requestStop(JOB, ABORT));
    assertEquals(List.of(), new Hearing(store.claim(resume(JOB))).afterAWrite());
  }

  @Test
  default void theJobOfADeadProcessIsNotAsked() {
    var store = open();
    store.claim(start(JOB));
    var next = reopenAfterDeathOf(store);
    isRefused(next.requestStop(JOB, ABORT));
    assertEquals(List.of(), new Hearing(next.claim(resume(JOB))).afterAWrite());
  }

  @Test
  default void aJobThatIsNotThereCannotBeAsked() {
    var store = open();
    store.claim(start(OTHER));
    assertThrows(IllegalStateException.class, () -> store.requestStop(JOB, CANCEL));
  }

  @Test
  default void theNextClaimHearsNothingOfWhatWasAskedOfTheLast() {
    var store = open();
    store.claim(start(JOB));
    isTaken(open().requestStop(JOB, ABORT));
    var again = reopenAfterDeathOf(store);
    var next = again.claim(resume(JOB));
    assertEquals(List.of(), new Hearing(next).afterAWrite());
    next.end(JobState.STOPPED);
    assertEquals(List.of(), new Hearing(again.claim(resume(JOB))).afterAWrite());
  }

  @Test
  default void aProcessThatWakesHearsNothingOfWhatIsAskedOfTheNext() {
    var store = open();
    var sleeper = new Hearing(store.claim(start(JOB)));
    var next = new Hearing(reopenAfterDeathOf(store).claim(resume(JOB)));
    isTaken(open().requestStop(JOB, CANCEL));
    assertThrows(ClaimException.class, sleeper::afterAWrite);
    assertEquals(List.of(), sleeper.now());
    assertEquals(List.of(CANCEL), next.afterAWrite());
  }

  @Test
  default void anotherJobHearsNothing() {
    var store = open();
    var other = new Hearing(store.claim(start(OTHER)));
    var asked = new Hearing(store.claim(start(JOB)));
    isTaken(open().requestStop(JOB, CANCEL));
    assertEquals(List.of(), other.afterAWrite());
    assertEquals(List.of(CANCEL), asked.afterAWrite());
  }

  @Test
  default void nothingIsToldAfterTheEnd() {
    var session = open().claim(start(JOB));
    session.end(JobState.FINISHED);
    isRefused(open().requestStop(JOB, CANCEL));
    assertEquals(List.of(), new Hearing(session).now());
  }
}
