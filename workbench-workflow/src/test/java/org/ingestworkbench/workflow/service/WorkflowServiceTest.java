package org.ingestworkbench.workflow.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.ingestworkbench.IngestJobBuilder;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.store.workflow.HistoryEntry;
import org.ingestworkbench.store.workflow.WorkflowState;
import org.ingestworkbench.workflow.CommandTask;
import org.ingestworkbench.workflow.MappingTask;
import org.ingestworkbench.workflow.Workflow;
import org.ingestworkbench.workflow.WorkflowRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WorkflowServiceTest {
  private static final Duration LONG = ServiceBench.LONG;

  @TempDir Path directory;
  private final InMemoryRepository repository = new InMemoryRepository();
  private final InMemoryIdMap map = new InMemoryIdMap();
  @RegisterExtension final ServiceBench bench = new ServiceBench();

  private WorkflowService service(Workflow workflow) {
    return bench.open(workflow);
  }

  private IngestJobBuilder job(IngestJobBuilder job, String csv) {
    return job.source(CsvRowSource.of(directory.resolve(csv))).repository(repository).idMap(map);
  }

  private Path write(String name, String csv) throws IOException {
    return Files.writeString(directory.resolve(name), csv);
  }

  @Test
  void aMappingTaskRunsItsJobAndTheInstanceIsCompleted() throws Exception {
    write("a.csv", "id,title\n1,One\n2,Two\n");
    var service =
        service(Workflow.named("walk").task(MappingTask.named("a", j -> job(j, "a.csv"))).build());

    var id = service.start("walk", Map.of("season", "spring"));
    var ended = service.await(id, LONG);

    assertThat(ended.state()).isEqualTo(WorkflowState.COMPLETED);
    assertThat(ended.task("a").orElseThrow().counts()).isEqualTo(Map.of("done", 2L, "notDone", 0L));
    assertThat(repository.things(EntityType.NODE)).hasSize(2);
    assertThat(map.jobs()).singleElement().matches(j -> j.key().name().equals("walk/" + id + "/a"));
    assertThat(service.history(id))
        .extracting(HistoryEntry::object, HistoryEntry::state)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("", "running"),
            org.assertj.core.groups.Tuple.tuple("a", "Running"),
            org.assertj.core.groups.Tuple.tuple("a", "Completed"),
            org.assertj.core.groups.Tuple.tuple("", "completed"));
  }

  @Test
  void aWorkflowThatIsNotKnownIsRefused() {
    var service =
        service(Workflow.named("walk").task(CommandTask.named("c", context -> {})).build());
    assertThatThrownBy(() -> service.start("run"))
        .isInstanceOf(WorkflowRefusedException.class)
        .hasMessageContaining("no workflow \"run\"")
        .hasMessageContaining("walk");
  }
}
