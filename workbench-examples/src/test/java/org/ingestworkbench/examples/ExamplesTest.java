package org.ingestworkbench.examples;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.ingestworkbench.IngestJob;
import org.ingestworkbench.JobReport;
import org.ingestworkbench.drupal.Credentials;
import org.ingestworkbench.drupal.DrupalClient;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.sqlite.SqliteWorkflowStore;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.StandIn;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.WorkItem;
import org.ingestworkbench.store.workflow.WorkflowState;
import org.ingestworkbench.workflow.Workflow;
import org.ingestworkbench.workflow.service.WorkItems;
import org.ingestworkbench.workflow.service.WorkflowService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class ExamplesTest {

  @TempDir Path directory;
  private StandIn site;

  @BeforeEach
  void start() throws IOException {
    site = StandIn.builder().start();
    Files.writeString(
        directory.resolve("metadata.csv"),
        "id,title,field_model\n01,One,Image\n02,Two,Image\n03,Three,Image\n");
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void theJavaExampleIngestsAndIsNotDoneTwice() {
    var credentials = Credentials.of("admin", "password");

    assertThat(IngestCsv.ingest(site.uri(), credentials, directory).done()).isEqualTo(3);
    assertThat(IngestCsv.ingest(site.uri(), credentials, directory).allDone()).isTrue();

    assertThat(site.nodes()).hasSize(3);
    assertThat(directory.resolve("rollback/rollback.csv"))
        .content()
        .contains("\n1\n")
        .contains("\n2\n")
        .contains("\n3\n");
  }

  @Test
  void theConfigurationExampleIngests() throws IOException {
    var file = directory.resolve("create.yml");
    Files.write(
        file,
        List.of(
            "task: create",
            "host: " + site.uri(),
            "username: admin",
            "password: password",
            "input_dir: " + directory));

    assertThat(FromConfiguration.ingest(file).done()).isEqualTo(3);
    assertThat(site.nodes()).hasSize(3);
  }

  @Test
  void theExampleInMemoryNeedsNothing() throws IOException {
    var csv = directory.resolve("plain.csv");
    Files.writeString(csv, "id,title\n01,One\n02,Two\n");

    assertThat(InMemory.ingest(csv).done()).isEqualTo(2);
  }

  @Test
  void aHostThatIsShutDownCancelsTheJobAndWaitsForItsEnd() throws Exception {
    var csv = directory.resolve("plain.csv");
    Files.writeString(csv, "id,title\n01,One\n02,Two\n03,Three\n");
    var shutdown = new AtomicReference<Runnable>(() -> {});
    var job =
        IngestJob.named("hosted")
            .source(CsvRowSource.of(csv))
            .repository(new InMemoryRepository())
            .idMap(new InMemoryIdMap())
            .concurrency(1)
            .listener(
                new JobListener() {
                  @Override
                  public void rowEnded(RowEnded row) {
                    shutdown.get().run();
                  }
                })
            .build();
    var ended = new CountDownLatch(1);
    var hook = CancelOnShutdown.hook(job, ended);
    var cancelled = new CountDownLatch(1);
    shutdown.set(
        () -> {
          hook.start();
          while (hook.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
          }
          cancelled.countDown();
        });

    var report = CancelOnShutdown.run(job);
    ended.countDown();
    hook.join();

    assertThat(cancelled.getCount()).isZero();
    assertThat(report.state()).isEqualTo(JobState.CANCELLED);
    assertThat(report.done()).isEqualTo(1);
  }

  @Test
  void theManualsShutdownIsTheExamples() throws IOException {
    var example =
        Files.readString(
            Path.of("src/main/java/org/ingestworkbench/examples/CancelOnShutdown.java"));
    var snippet = Snippets.of(Path.of("../docs/interrupted.md"), "java").get(0);

    assertThat(example.replaceAll("\\s+", " ")).contains(snippet.strip().replaceAll("\\s+", " "));
  }

  @Test
  void aJobWhoseMapIsLostGoesOnAsTheManualSays() throws IOException {
    var csv = directory.resolve("plain.csv");
    Files.writeString(csv, "id,title\n01,One\n02,Two\n");
    var repository = new InMemoryRepository();
    var lost =
        IngestJob.named("spring-import")
            .source(CsvRowSource.of(csv))
            .repository(repository)
            .idMap(new InMemoryIdMap())
            .build()
            .run();
    repository.delete(EntityRef.node(repository.nodes().get(1).id()));

    var report =
        LostMap.goOn(lost.job().toString(), CsvRowSource.of(csv), repository, new InMemoryIdMap());

    assertThat(report.allDone()).isTrue();
    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(1);
    assertThat(repository.nodes()).hasSize(2);
    var example =
        Files.readString(Path.of("src/main/java/org/ingestworkbench/examples/LostMap.java"));
    var snippet = Snippets.of(Path.of("../docs/lost-map.md"), "java").get(0);
    assertThat(example.replaceAll("\\s+", " ")).contains(snippet.strip().replaceAll("\\s+", " "));
  }

  @Test
  void theGroovyExampleIngests() throws IOException {
    var values =
        Map.<String, Object>of(
            "site", site.uri(), "user", "admin", "password", "password", "directory", directory);

    var report =
        (JobReport)
            new GroovyShell(new Binding(values))
                .evaluate(Files.readString(Path.of("src/main/groovy/ingest.groovy")), "ingest");

    assertThat(report.done()).isEqualTo(3);
    assertThat(site.nodes()).hasSize(3);
  }

  @Test
  void theJShellExampleIngests() throws IOException {
    try (var shell = new Shell()) {
      var out = shell.run(Files.readString(Path.of("src/main/jshell/in-memory.jsh")));

      assertThat(out).contains("2 rows done").contains("\"Two\"");
    }
  }

  @Test
  void theReadmesGroovyIngests() throws IOException {
    var snippet =
        Snippets.of(Path.of("../README.md"), "groovy")
            .get(0)
            .replace("https://repo.example.org", site.uri().toString())
            .replace("Credentials.fromEnvironment()", "Credentials.of('admin', 'password')")
            .replace("Path.of('", "Path.of('" + directory + "/");

    new GroovyShell().evaluate(snippet, "readme");

    assertThat(site.nodes()).hasSize(3);
  }

  @Test
  void theReadmesJShellIngestsInMemory() throws IOException {
    var csv = directory.resolve("metadata.csv");
    Files.writeString(csv, "id,title\n01,One\n02,Two\n");
    var snippet =
        Snippets.of(Path.of("../README.md"), "jshell")
            .get(0)
            .replace("Path.of(\"metadata.csv\")", "Path.of(\"" + csv + "\")");
    try (var shell = new Shell()) {
      assertThat(shell.run(snippet)).contains("2 rows done");
    }
  }

  @Test
  void theReviewedBatchIsPublishedOrRolledBack() throws Exception {
    Files.writeString(
        directory.resolve("metadata.csv"),
        "id,title,field_model,published,file\n"
            + "01,One,Image,0,one.txt\n02,Two,Image,0,two.txt\n03,Three,Image,0,\n");
    Files.writeString(directory.resolve("one.txt"), "one");
    Files.writeString(directory.resolve("two.txt"), "two");
    try (var map = SqliteIdMap.open(directory.resolve("map.db"));
        var drupal = DrupalClient.connect(site.uri(), Credentials.of("admin", "password"))) {
      var workflow =
          new ReviewedBatch(site.uri(), "admin", "password", drupal, map).workflow(directory);
      var id = begunAndLeft(workflow);
      assertThat(site.nodes()).extracting(node -> node.text("status")).containsOnly("false");

      review(id);

      var ended = goneOnWith(workflow, id);
      assertThat(ended.state()).as(ended::toString).isEqualTo(WorkflowState.COMPLETED);
      assertThat(site.nodes()).extracting(Entity::title).containsExactly("One", "Three");
      assertThat(site.nodes()).extracting(node -> node.text("status")).containsOnly("true");
      assertThat(site.media())
          .singleElement()
          .matches(m -> m.targets("field_media_of").equals(List.of(1L)));
      assertThat(site.files()).hasSize(1);
      var mapped = new ArrayList<String>();
      map.entries(entry -> mapped.add(entry.csvId()));
      assertThat(mapped).containsExactly("01", "03");
    }
  }

  /** Until the items are handed out; then the process goes. */
  private InstanceId begunAndLeft(Workflow workflow) throws InterruptedException {
    try (var store = SqliteWorkflowStore.open(directory.resolve("map.db"));
        var service = WorkflowService.on(store).workflow(workflow).open()) {
      var id = service.start(workflow.name());
      for (int i = 0; service.items(id).all().size() < 3 && i < 1000; i++) {
        service.await(id, Duration.ofMillis(20));
      }
      return id;
    }
  }

  /** Nobody runs the workflow meanwhile. */
  private void review(InstanceId id) {
    try (var store = SqliteWorkflowStore.open(directory.resolve("map.db"))) {
      var items = WorkItems.of(store, id);
      assertThat(items.open()).extracting(WorkItem::key).containsExactly("01", "02", "03");
      for (var item : items.open()) {
        items.claim("review", item.key(), "ann", "curators");
      }
      items.complete("review", "01", "ann", "");
      items.reject("review", "02", "ann", "not ours");
      items.complete("review", "03", "ann", "");
    }
  }

  private InstanceRecord goneOnWith(Workflow workflow, InstanceId id) throws InterruptedException {
    try (var store = SqliteWorkflowStore.open(directory.resolve("map.db"));
        var service = WorkflowService.on(store).workflow(workflow).open()) {
      return service.await(id, Duration.ofMinutes(1));
    }
  }

  @Test
  void theJShellExampleOfAWorkflowStartsKillsAndRecoversOne() throws IOException {
    try (var shell = new Shell()) {
      var out = shell.run(Files.readString(Path.of("src/main/jshell/workflow.jsh")));

      assertThat(out)
          .contains("sleep Running")
          .contains("canceled because its service process died")
          .contains("sleep (run 2) Completed")
          .contains("trial: Completed")
          .containsOnlyOnce("told once");
    }
  }

  @Test
  void theManualsWorkflowIsRun() throws IOException {
    var snippet =
        Snippets.of(Path.of("../docs/workflow.md"), "java")
            .get(0)
            .replace("Path.of(\"", "Path.of(\"" + directory + "/");
    var before =
        """
        var books = CsvRowSource.of(Path.of("%s/metadata.csv"));
        var drupal = new InMemoryRepository();
        var map = new InMemoryIdMap();
        """
            .formatted(directory);
    Files.writeString(directory.resolve("metadata.csv"), "id,title\n01,One\n02,Two\n");
    try (var shell = new Shell()) {
      assertThat(shell.run(before + snippet))
          .contains("2 books are there")
          .contains("spring: Completed");
    }
  }
}
