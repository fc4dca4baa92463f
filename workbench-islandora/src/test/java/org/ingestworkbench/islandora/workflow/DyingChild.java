package org.ingestworkbench.islandora.workflow;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.ingestworkbench.IngestJobBuilder;
import org.ingestworkbench.drupal.Credentials;
import org.ingestworkbench.drupal.DrupalClient;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.sqlite.SqliteWorkflowStore;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.workflow.HistoryEntry;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.workflow.MappingTask;
import org.ingestworkbench.workflow.RecoveryStrategy;
import org.ingestworkbench.workflow.Workflow;
import org.ingestworkbench.workflow.service.WorkflowService;
import org.jspecify.annotations.Nullable;

/** A program that starts a workflow of two jobs and halts at a given point. */
final class DyingChild {
  private final Path directory;
  private final String point;
  private volatile @Nullable WorkflowService service;

  DyingChild(Path directory, String point) {
    this.directory = directory;
    this.point = point;
  }

  /** How the workflow recovers. */
  enum Kind {
    BY_HAND,
    AUTOMATICALLY,
    SKIP,
    NOT_ENABLED
  }

  /** Arguments: site, directory, point to halt at, kind of workflow. */
  public static void main(String[] args) throws InterruptedException {
    var child = new DyingChild(Path.of(args[1]), args[2]);
    child.run(URI.create(args[0]), Kind.valueOf(args[3]));
    System.exit(0);
  }

  private void run(URI site, Kind kind) throws InterruptedException {
    try (var map = SqliteIdMap.open(map());
        var store = SqliteWorkflowStore.open(map());
        var drupal = connect(site);
        var service =
            WorkflowService.on(store)
                .workflow(workflow(kind, drupal, map))
                .listener(this::haltAfter)
                .open()) {
      this.service = service;
      service.await(service.start("two"), Duration.ofMinutes(1));
    }
  }

  static DrupalClient connect(URI site) {
    return DrupalClient.connect(site, Credentials.of("ann", "sesame"));
  }

  private Path map() {
    return directory.resolve("map.db");
  }

  /** The workflow; the same, but for the listener, in the process that recovers it. */
  Workflow workflow(Kind kind, DrupalClient drupal, SqliteIdMap map) {
    var builder = Workflow.named("two");
    switch (kind) {
      case BY_HAND, SKIP -> builder.recoveryEnabled();
      case AUTOMATICALLY -> builder.automaticRecovery();
      case NOT_ENABLED -> {}
    }
    var skip = kind == Kind.SKIP ? RecoveryStrategy.SKIP : RecoveryStrategy.RESTART;
    return builder
        .task(MappingTask.named("books", job -> job(job, "books", drupal, map)).strategy(skip))
        .task(MappingTask.named("maps", job -> job(job, "maps", drupal, map)))
        .build();
  }

  private IngestJobBuilder job(
      IngestJobBuilder job, String csv, DrupalClient drupal, SqliteIdMap map) {
    return job.source(CsvRowSource.of(directory.resolve(csv + ".csv")))
        .repository(drupal)
        .idMap(map)
        .concurrency(2)
        .listener(new Halting(csv));
  }

  /** Between the store's commit and the next step. */
  private void haltAfter(InstanceRecord instance, HistoryEntry entry) {
    haltAt(entry.object() + " " + entry.state());
  }

  private void haltAt(String now) {
    if (now.equals(point)) {
      Runtime.getRuntime().halt(9);
    }
  }

  /** Halts in the middle of a job, or after it and before the store knows. */
  private final class Halting implements JobListener {
    private final String job;
    private int rows;

    Halting(String job) {
      this.job = job;
    }

    @Override
    public synchronized void rowEnded(RowEnded event) {
      haltAt(job + " row " + ++rows);
      if (point.equals("held")) {
        holdOn();
      }
      if (point.equals("cancelled") && job.equals("books")) {
        cancelThenHalt();
      }
    }

    /** Until the process is killed. */
    private void holdOn() {
      try {
        Files.createFile(directory.resolve("held"));
        new CountDownLatch(1).await();
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private void cancelThenHalt() {
      var running = Objects.requireNonNull(service, "a job runs in a service");
      if (rows == 1) {
        running.cancel(running.instances().get(0).id());
      } else {
        haltAt("cancelled");
      }
    }

    @Override
    public void jobEnded(JobState state) {
      haltAt(job + " ended");
    }
  }
}
