package org.ingestworkbench.workflow.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.ingestworkbench.IngestJobBuilder;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.listener.RollbackWriter;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.memory.Thing;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.store.StopRequest;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.TaskState;
import org.ingestworkbench.store.workflow.WorkflowState;
import org.ingestworkbench.workflow.MappingTask;
import org.ingestworkbench.workflow.Task;
import org.ingestworkbench.workflow.WorkflowRefusedException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Mapping tasks with real jobs. */
class MappingTaskTest {
  private static final Duration LONG = ServiceBench.LONG;

  @TempDir Path directory;
  private final InMemoryRepository repository = new InMemoryRepository();
  private final InMemoryIdMap map = new InMemoryIdMap();
  @RegisterExtension final ServiceBench bench = new ServiceBench();
  private final AtomicReference<JobListener> listener = new AtomicReference<>(JobListener.NONE);

  private WorkflowService service(Task... tasks) {
    return bench.open(ServiceBench.byHand(tasks));
  }

  private IngestJobBuilder job(IngestJobBuilder job, String csv) {
    return job.source(CsvRowSource.of(directory.resolve(csv)))
        .repository(repository)
        .idMap(map)
        .concurrency(1)
        .listener(listener.get());
  }

  private MappingTask task(String name, String csv) {
    return MappingTask.named(name, job -> job(job, csv));
  }

  private void csv(String name, String... rows) throws IOException {
    Files.writeString(
        directory.resolve(name), "id,title,parent_id\n" + String.join("\n", rows) + "\n");
  }

  private List<String> titles() {
    return repository.things(EntityType.NODE).stream().map(Thing::name).toList();
  }

  /** Lets the job stop at its third row, as a fault of the world does, as often as told. */
  private void stopAtTheThirdRow() {
    listener.set(
        new JobListener() {
          private int rows;

          @Override
          public void rowEnded(RowEnded event) {
            if (++rows == 2) {
              listener.set(JobListener.NONE);
              throw RepositoryException.because("the site is down")
                  .remedy(RepositoryException.Remedy.MEND_AND_RESUME)
                  .build();
            }
          }
        });
  }

  @Test
  void aJobThatStoppedIsResumedByTheRestartAndNothingIsMadeTwice() throws Exception {
    csv("a.csv", "1,One,", "2,Two,", "3,Three,", "4,Four,");
    stopAtTheThirdRow();
    var service = service(task("a", "a.csv"));
    var id = service.start("w");
    var stopped = service.await(id, LONG);
    assertThat(stopped.status()).isEqualTo(InstanceStatus.CANCELED_BY_ERROR);
    assertThat(stopped.message()).contains("the site is down");
    assertThat(titles()).containsExactly("One", "Two");

    service.recover(id);
    assertThat(service.await(id, LONG).state()).isEqualTo(WorkflowState.COMPLETED);
    assertThat(titles()).containsExactly("One", "Two", "Three", "Four");
    assertThat(map.jobs()).hasSize(1);
  }

  @Test
  void aJobThatAnotherProcessCancelsIsARecoverableErrorAndIsResumedByTheRestart() throws Exception {
    csv("a.csv", "1,One,", "2,Two,", "3,Three,", "4,Four,");
    listener.set(
        new JobListener() {
          @Override
          public void rowEnded(RowEnded event) {
            if (event.rowId().equals("2")) {
              listener.set(JobListener.NONE);
              var job = map.jobs().get(0).id();
              assertThat(map.reopen().requestStop(job, StopRequest.Kind.CANCEL)).isPresent();
            }
          }
        });
    var service = service(task("a", "a.csv"));
    var id = service.start("w");
    var stopped = service.await(id, LONG);
    assertThat(stopped.status()).isEqualTo(InstanceStatus.CANCELED_BY_ERROR);
    assertThat(stopped.message()).contains("The job was cancelled by another session of this JVM.");
    assertThat(titles()).containsExactly("One", "Two");

    service.recover(id);
    assertThat(service.await(id, LONG).state()).isEqualTo(WorkflowState.COMPLETED);
    assertThat(titles()).containsExactly("One", "Two", "Three", "Four");
  }

  @Test
  void failedRowsAreARecoverableErrorUnlessSoManyAreAllowed() throws Exception {
    csv("a.csv", "1,One,", "2,Two,nowhere", "3,Three,nowhere");
    var service = service(task("a", "a.csv"));
    var id = service.start("w");
    var failed = service.await(id, LONG);
    assertThat(failed.status()).isEqualTo(InstanceStatus.CANCELED_BY_ERROR);
    assertThat(failed.message()).contains("2 rows are not done, 0 may be; row 2:");
    assertThat(failed.task("a").orElseThrow().counts())
        .containsEntry("done", 1L)
        .containsEntry("notDone", 2L);

    var lenient = service(task("a", "a.csv").failedRowsAllowed(2));
    assertThat(lenient.await(lenient.start("w"), LONG).state()).isEqualTo(WorkflowState.COMPLETED);
    var strict = service(task("a", "a.csv").failedRowsAllowed(1));
    assertThat(strict.await(strict.start("w"), LONG).state()).isEqualTo(WorkflowState.CANCELED);
  }

  @Test
  void aWrongInputIsNonrecoverable() throws Exception {
    csv("a.csv", "1,One,", "1,The same id,");
    var service = service(task("a", "a.csv"));
    var id = service.start("w");
    assertThat(service.await(id, LONG).status()).isEqualTo(InstanceStatus.ABORTED);
    ServiceBench.refused(Reason.NOT_RECOVERABLE, () -> service.recover(id), id.toString());
    assertThat(titles()).isEmpty();
  }

  @Test
  void aRollbackListThatCannotBeWrittenIsRecoverable() throws Exception {
    csv("a.csv", "1,One,");
    RollbackWriter full =
        (id, host, started, resumed) -> {
          throw new java.io.UncheckedIOException(new IOException("the disk is full"));
        };
    var service = service(MappingTask.named("a", j -> job(j, "a.csv").rollback(full)));
    var ended = service.await(service.start("w"), LONG);
    assertThat(ended.status()).isEqualTo(InstanceStatus.CANCELED_BY_ERROR);
  }

  @Test
  void anInstanceIsANewJobThoughAnUnfinishedOneReadsTheSame() throws Exception {
    csv("a.csv", "1,One,", "2,Two,", "3,Three,");
    stopAtTheThirdRow();
    var service = service(task("a", "a.csv"));
    service.await(service.start("w"), LONG);
    assertThat(service.await(service.start("w"), LONG).state()).isEqualTo(WorkflowState.COMPLETED);
    assertThat(map.jobs()).hasSize(2);
    assertThat(titles()).containsExactly("One", "Two", "One", "Two", "Three");
  }

  @Test
  void aCancelLetsTheJobFinishAndNothingMoreStart() throws Exception {
    csv("a.csv", "1,One,", "2,Two,", "3,Three,");
    var service = inTheMiddle(WorkflowService::cancel);
    var ended = service.await(service.start("w"), LONG);
    assertThat(ended.status()).isEqualTo(InstanceStatus.CANCELED_BY_USER);
    assertThat(ended.task("a").orElseThrow().state()).isEqualTo(TaskState.COMPLETED);
    assertThat(ended.task("b").orElseThrow().state()).isNull();
    assertThat(titles()).hasSize(3);
  }

  @Test
  void anAbortStopsTheJob() throws Exception {
    csv("a.csv", "1,One,", "2,Two,", "3,Three,");
    var service = inTheMiddle(WorkflowService::abort);
    var ended = service.await(service.start("w"), LONG);
    assertThat(ended.status()).isEqualTo(InstanceStatus.ABORTED_BY_USER);
    assertThat(ended.task("a").orElseThrow().state()).isEqualTo(TaskState.ABORTED);
    assertThat(titles()).containsExactly("One");
  }

  /** Two tasks; the request is made when the first row of the first has ended. */
  private WorkflowService inTheMiddle(BiConsumer<WorkflowService, InstanceId> request) {
    var service = new AtomicReference<WorkflowService>();
    listener.set(
        new JobListener() {
          @Override
          public void rowEnded(RowEnded event) {
            if (event.rowId().equals("1")) {
              request.accept(service.get(), service.get().instances().get(0).id());
            }
          }
        });
    service.set(service(task("a", "a.csv"), task("b", "a.csv")));
    return service.get();
  }

  @Test
  void anotherInputOrOtherSettingsAreAnotherDefinition() throws Exception {
    csv("a.csv", "1,One,");
    csv("b.csv", "1,One,");
    var one = ServiceBench.plain(task("a", "a.csv"));
    var two = ServiceBench.plain(task("a", "b.csv"));
    assertThat(one.fingerprint()).isNotEqualTo(two.fingerprint());
    assertThat(one.fingerprint()).isEqualTo(ServiceBench.plain(task("a", "a.csv")).fingerprint());
    assertThat(one.toString()).contains("mapping task a, restart, failed rows allowed 0, ");
  }

  @Test
  void aTaskWhoseJobLacksAPartIsRefusedAtOnce() {
    assertThatThrownBy(() -> MappingTask.named("a", job -> job.repository(repository)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("needs source(...)");
  }

  @Test
  void aTaskMayBeCompletedHoweverManyRowsFailAndThatIsOneDefinitionWithNone() throws Exception {
    csv("a.csv", "1,One,");
    var none = ServiceBench.plain(task("a", "a.csv"));
    var all = ServiceBench.plain(task("a", "a.csv").failedRowsAllowed(MappingTask.ALL_ROWS));
    var some = ServiceBench.plain(task("a", "a.csv").failedRowsAllowed(3));
    assertThat(all.definition()).contains("failed rows allowed all, ");
    assertThat(all.goesOnWith(none.definition())).isTrue();
    assertThat(all.goesOnWith(all.definition())).isTrue();
    assertThat(all.goesOnWith(some.definition())).isFalse();
    assertThat(some.goesOnWith(none.definition())).isFalse();
  }
}
