package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.listener.RepositoryRequest;
import org.ingestworkbench.listener.RepositoryRequest.Verb;
import org.ingestworkbench.listener.RequestEnd;
import org.ingestworkbench.listener.RequestEnd.Outcome;
import org.ingestworkbench.listener.RollbackListener;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.Test;

/** What an operation tells of its steps and of what it asks the repository for. */
class RequestsToldTest extends JobCase {

  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  /** Writes down what comes, and whether two events come at once. */
  private final class Telling implements JobListener {
    private void tell(String event) {
      most.accumulateAndGet(inside.incrementAndGet(), Math::max);
      told.add(event);
      Thread.yield();
      inside.decrementAndGet();
    }

    @Override
    public void rowStarted(org.ingestworkbench.model.Row row) {
      tell("row " + row.id());
    }

    @Override
    public void stepBegun(StepBegun event) {
      tell("begun " + event.key());
    }

    @Override
    public void requestSent(RepositoryRequest request) {
      tell("sent " + request.kind());
    }

    @Override
    public void requestEnded(RequestEnd end) {
      tell("ended " + end.request().kind() + " " + end.outcome());
    }

    @Override
    public void stepSettled(StepSettled event) {
      tell("settled " + event.key() + " " + event.finding().getClass().getSimpleName());
    }

    @Override
    public void stepCompleted(StepCompleted event) {
      tell("completed " + event.key());
    }

    @Override
    public void rowEnded(RowEnded event) {
      tell("end of row " + event.rowId());
    }

    @Override
    public void jobEnded(JobState state) {
      tell("end " + state);
    }
  }

  private IngestJobBuilder telling(Recovery recovery) {
    return job(recovery).listener(new Telling());
  }

  @Test
  void eachStepIsToldBeforeItsRequestAndDoneAfterIt() {
    files("a.jpg");
    input("id,title,file", "1,A,a.jpg");

    telling(Recovery.NONE).build().run();

    assertThat(told)
        .containsSubsequence(
            "row 1",
            "begun node 1",
            "sent create node",
            "ended create node OK",
            "completed node 1",
            "begun media 1 file",
            "sent create media",
            "ended create media OK",
            "completed media 1 file",
            "end of row 1",
            "end FINISHED");
  }

  @Test
  void whatBecameOfAnInterruptedStepIsTold() {
    input("id,title", "1,A");
    retries = 1;
    repository.after =
        creation -> {
          throw WatchedRepository.lost();
        };

    telling(Recovery.NONE).build().run();

    assertThat(told)
        .containsSubsequence(
            "sent create node",
            "ended create node UNKNOWN",
            "sent find node",
            "ended find node OK",
            "settled node 1 Found",
            "completed node 1");
    assertThat(told).filteredOn("sent create node"::equals).hasSize(1);
  }

  @Test
  void whatIsAbsentIsToldAndBegunAgain() {
    input("id,title", "1,A");
    retries = 1;
    repository.before =
        creation -> {
          repository.mend();
          throw WatchedRepository.lost();
        };

    telling(Recovery.NONE).build().run();

    assertThat(told)
        .containsSubsequence(
            "begun node 1", "settled node 1 Absent", "begun node 1", "completed node 1");
  }

  @Test
  void eventsOfManyThreadsComeOneAtATimeAndAllBeforeTheEnd() {
    workers = 4;
    write("metadata.csv", rows(60));

    telling(Recovery.NONE).build().run();

    assertThat(most).hasValue(1);
    assertThat(told).last().isEqualTo("end FINISHED");
    assertThat(told).filteredOn("sent create node"::equals).hasSize(60);
    assertThat(told).filteredOn("ended create node OK"::equals).hasSize(60);
  }

  @Test
  void aListenerThatThrowsAtARequestStopsTheJobWithItsRowOpen() {
    input("id,title", "1,A", "2,B");
    var broken = new IllegalStateException("a listener's fault");
    var report =
        job(Recovery.NONE)
            .listener(
                new JobListener() {
                  @Override
                  public void requestEnded(RequestEnd end) {
                    throw broken;
                  }
                })
            .build()
            .run();

    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(report.fault()).isSameAs(broken);
    assertThat(report.counts()).isEmpty();
    job(Recovery.resume()).build().run();
    assertThat(titles()).containsExactly("A", "B");
  }

  @Test
  void aRefusedRequestIsToldAsRefused() {
    input("id,title", "1,A");
    repository.before =
        creation -> {
          throw RepositoryException.refusal("no", 422);
        };

    telling(Recovery.NONE).build().run();

    assertThat(told).contains("ended create node REFUSED").doesNotContain("completed node 1");
  }

  /** What an operation that is no run tells. */
  private static final class Asked implements JobListener, RollbackListener {
    private final List<String> sent = new ArrayList<>();
    private final List<Outcome> ended = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();

    @Override
    public void requestSent(RepositoryRequest request) {
      sent.add(request.kind());
      numbers.add(request.number());
    }

    @Override
    public void requestEnded(RequestEnd end) {
      ended.add(end.outcome());
    }

    void isWhole() {
      assertThat(ended).isNotEmpty().hasSameSizeAs(sent).containsOnly(Outcome.OK);
      assertThat(numbers).doesNotHaveDuplicates();
    }
  }

  @Test
  void aRollbackTellsWhatItAsksForAndDeletes() {
    start(rows(2));
    var asked = new Asked();

    JobRollback.named("job").repository(repository).idMap(map).listener(asked).build().run();

    asked.isWhole();
    assertThat(asked.sent).filteredOn("delete node"::equals).hasSize(2);
  }

  @Test
  void aRollbackOfAListTellsEachRequestOnce() {
    start(rows(2));
    foreignNode("C", null);
    var deletions = new ArrayList<String>();
    repository.deleting = ref -> deletions.add(String.valueOf(ref.id()));
    var asked = new Asked();

    NodesRollback.of(repository, List.of("1", "2", "3")).idMap(map).listener(asked).run();

    asked.isWhole();
    assertThat(deletions).hasSize(3);
    assertThat(asked.sent).filteredOn("delete node"::equals).hasSize(3);
  }

  @Test
  void theMakingOfALostMapTellsItsQuestions() {
    var lost = start(rows(2)).job();
    map = new org.ingestworkbench.memory.InMemoryIdMap();
    var asked = new Asked();

    job(Recovery.NONE).listener(asked).build().rebuildMap(RebuildOptions.of(lost));

    asked.isWhole();
    assertThat(asked.sent).anyMatch(kind -> kind.startsWith("find"));
  }

  @Test
  void everyKindOfRequestHasItsName() {
    var kinds =
        Stream.of(Verb.values())
            .flatMap(
                verb ->
                    Stream.of(EntityType.values())
                        .map(type -> new RepositoryRequest(1, verb, type).kind()))
            .toList();
    assertThat(kinds).doesNotHaveDuplicates().allMatch(kind -> kind.matches("[a-z ]+"));
  }
}
