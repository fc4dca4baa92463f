package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.memory.Thing;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Scope;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.Test;

/** Making a lost map again from what the repository has. */
class RebuildMapTest extends RebuildCase {

  @Test
  void aBookIsAskedForFiftyPagesAtATime() {
    withPages();
    input("id,title", "book,A book");
    pages("book", 120);
    var options = lost();
    repository.showing = true;

    var report = job().rebuildMap(options);

    assertThat(report.pages()).isEqualTo(120);
    assertThat(report.media()).isEqualTo(120);
    assertThat(report.complete()).isEqualTo(1);
    assertThat(repository.shownAtOnce).containsExactly(1, 1, 100, 100, 40);
    assertThat(jobRecord().id()).isEqualTo(options.job());
    resumeMakes(0, 0);
  }

  @Test
  void rowsAreAskedForFiftyAtATime() {
    input(rows(120));
    var options = lost();
    repository.showing = true;

    assertThat(job().rebuildMap(options).complete()).isEqualTo(120);

    assertThat(repository.shownAtOnce).containsExactly(50, 50, 50, 20);
    resumeMakes(0, 0);
  }

  @Test
  void aNodeIsMadeAgainThatSomebodyDeletedAndItsMediaAreNamed() {
    input("id,title,file", "1,One,a", "2,Two,b");
    files("a", "b");
    var options = lost();
    repository.memory.delete(EntityRef.node("2"));
    repository.showing = true;

    var report = job().rebuildMap(options);

    assertThat(report.missing()).isEqualTo(1);
    assertThat(heard.problems).extracting(Problem::code).containsExactly(Problem.Code.NODE_DELETED);
    assertThat(heard.problems.get(0).message()).contains("memory:/media/2");
    resumeMakes(1, 1);
    var node = repository.memory.nodes().get(1).id();
    assertThat(repository.memory.media()).last().extracting(Thing::belongsTo).isEqualTo(node);
  }

  @Test
  void aRowThatCannotBePlannedIsLookedForByItsNode() {
    input("id,title,file", "1,One,a", "2,Two,b");
    files("a", "b");
    var options = lost();
    delete("b");

    var report = job().rebuildMap(options);

    assertThat(report.complete()).isEqualTo(1);
    assertThat(report.incomplete()).isEqualTo(1);
    assertThat(report.nodes()).isEqualTo(2);
    files("b");
    resumeMakes(0, 0);
  }

  @Test
  void whatCannotBeToldIsUnresolvedAndNotMadeMeanwhile() {
    input("id,title", "1,One", "2,Two");
    var options = lost().nodes(Map.of("1", "1"));
    nobodyTells();

    var report = job().rebuildMap(options);

    assertThat(report.complete()).isEqualTo(1);
    assertThat(report.unresolved()).isEqualTo(1);
    assertThat(report.reason()).isEqualTo("Nobody tells.");
    var second = job().run();
    assertThat(second.allDone()).isFalse();
    assertThat(repository.memory.nodes()).hasSize(2);
    repository.asking = null;
    resumeMakes(0, 0);
  }

  @Test
  void whatCannotBeShownTogetherIsAskedForOneByOne() {
    input("id,title", "1,One", "2,Two");
    var options = lost();
    repository.showingFails = RepositoryException.refusal("The address is too long.", 414);

    var report = job().rebuildMap(options);

    assertThat(report.complete()).isEqualTo(2);
    assertThat(report.whole()).isTrue();
    resumeMakes(0, 0);
  }

  @Test
  void whenNobodyMayAskAtAllItStops() {
    input("id,title", "1,One", "2,Two");
    var options = lost();
    repository.showingFails =
        RepositoryException.because("The login was refused.").scope(Scope.JOB).build();

    assertThatThrownBy(() -> job().rebuildMap(options)).hasMessageContaining("login was refused");
  }

  @Test
  void aBookThatSomebodyDeletedIsMadeAgainWithItsPages() {
    withPages();
    input("id,title", "book,A book", "2,Two");
    folders("2");
    files("book/p-1.jpg");
    var options = lost();
    repository.memory.delete(EntityRef.node("1"));
    repository.showing = true;

    job().rebuildMap(options);

    assertThat(heard.problems).extracting(Problem::code).contains(Problem.Code.NODE_DELETED);
    resumeMakes(2, 1);
    var page = repository.memory.nodes().stream().reduce((one, two) -> two).orElseThrow();
    assertThat(page.belongsTo()).isNotEqualTo("1").isNotNull();
  }

  @Test
  void aNotedNodeIsNotBelieved() {
    input("id,title", "1,One", "2,Two");
    var options = lost().nodes(Map.of("1", "2", "2", "77"));

    assertThat(job().rebuildMap(options).complete()).isEqualTo(2);

    assertThat(mapped()).containsExactly("1=1", "2=2");
  }

  @Test
  void anotherIdFindsNothingAndNoJobIsWritten() {
    input("id,title", "1,One");
    lost();

    var report = job().rebuildMap(RebuildOptions.of(new JobId(new UUID(5, 6))));

    assertThat(report.found()).isFalse();
    assertThat(report)
        .hasToString(
            "Job 00000000-0000-0005-0000-000000000006: nothing of it was found, and nothing was"
                + " written");
    assertThat(map.jobs()).isEmpty();
  }

  @Test
  void aJobThatIsThereIsRefused() {
    input("id,title", "1,One");
    var report = job().run();

    assertThatThrownBy(() -> job().rebuildMap(RebuildOptions.of(report.job())))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("already");
  }

  @Test
  void aCancelBeforeItEndsItAtOnce() {
    input("id,title", "1,One");
    var options = lost();
    var job = job();
    job.cancel();

    var report = job.rebuildMap(options);

    assertThat(report.whole()).isFalse();
    assertThat(report.stopped()).isEqualTo("It was cancelled.");
    assertThat(map.jobs()).isEmpty();
    assertThat(job.rebuildMap(options).complete()).isEqualTo(1);
  }

  @Test
  void aPlainRunDoesNotMakeTheRowsOfAJobOnceMoreWhoseMapIsHalfMadeAgain() {
    input("id,title", "1,One", "2,Two");
    var options = lost();
    assertThat(whenClaimed(IngestJob::cancel).rebuildMap(options).whole()).isFalse();
    assertThat(jobRecord().rowsDone()).isZero();
    recovery = Recovery.none();

    assertThatThrownBy(() -> job().run())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is being made again");

    assertThat(repository.memory.nodes()).hasSize(2);
  }

  @Test
  void anAbortIsSaidToBeOne() {
    input("id,title", "1,One");
    var options = lost();
    repository.aborting = () -> {};

    var report = whenClaimed(IngestJob::abort).rebuildMap(options);

    assertThat(report.stopped()).isEqualTo("It was aborted.");
    assertThat(jobRecord().state()).isEqualTo(JobState.ABORTED);
  }

  /** The job, to which this is done once it is claimed. */
  private IngestJob whenClaimed(Consumer<IngestJob> what) {
    var jobs = new ArrayList<IngestJob>();
    var listener =
        new JobListener() {
          @Override
          public void jobStarted(JobRecord job, boolean resumed) {
            what.accept(jobs.get(0));
          }
        };
    jobs.add(job(recovery).listener(listener).build());
    return jobs.get(0);
  }

  /** The last thing that is written of it says how the input stands. */
  @Test
  void aCancelThatComesWhenAllIsFoundChangesNothing() {
    input("id,title", "1,One");
    var options = lost();
    var cancel = new AtomicReference<Runnable>(() -> {});
    var cancelled =
        Between.calls(
            IdMapStore.class,
            map,
            (method, arguments) -> {},
            result ->
                result instanceof JobSession session
                    ? Between.calls(
                        JobSession.class,
                        session,
                        (method, arguments) -> {
                          if (method.equals("keepManifest")) {
                            cancel.get().run();
                          }
                        })
                    : result);
    var job = job(recovery).idMap(cancelled).build();
    cancel.set(job::cancel);

    var report = job.rebuildMap(options);

    assertThat(report.stopped()).isEmpty();
    assertThat(jobRecord().state()).isEqualTo(JobState.STOPPED);
  }
}
