package org.ingestworkbench.examples;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.ingestworkbench.drupal.DrupalClient;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.RowRecord;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.store.workflow.ItemState;
import org.ingestworkbench.store.workflow.WorkItem;
import org.ingestworkbench.workflow.CommandTask;
import org.ingestworkbench.workflow.HumanTask;
import org.ingestworkbench.workflow.ItemDraft;
import org.ingestworkbench.workflow.MappingTask;
import org.ingestworkbench.workflow.TaskContext;
import org.ingestworkbench.workflow.Workflow;

/**
 * A batch is ingested unpublished, a reviewer looks at it node by node, approved nodes are
 * published and rejected ones rolled back with their media. The rows of {@code metadata.csv} have
 * {@code published} 0 and neither pages nor aliases; a person need not be there at any time,
 * because everything can be run again.
 */
final class ReviewedBatch {
  private final URI site;
  private final String authorization;
  private final DrupalClient drupal;
  private final SqliteIdMap map;
  private final HttpClient http = HttpClient.newHttpClient();

  ReviewedBatch(URI site, String user, String password, DrupalClient drupal, SqliteIdMap map) {
    this.site = site;
    this.authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    this.drupal = drupal;
    this.map = map;
  }

  Workflow workflow(Path directory) {
    var rows = CsvRowSource.of(directory.resolve("metadata.csv"));
    return Workflow.named("reviewed batch")
        .automaticRecovery()
        .task(
            MappingTask.named(
                    "batch",
                    job ->
                        job.source(rows)
                            .plan(PlanSettings.builder().inputDirectory(directory).build())
                            .repository(drupal)
                            .idMap(map))
                .feeds("review"))
        .task(HumanTask.named("review", List.of("curators"), this::nodes))
        .task(CommandTask.named("publish", this::publish))
        .task(CommandTask.named("roll back", this::rollBack))
        .build();
  }

  private JobRecord job(TaskContext context) {
    return map.jobs().stream()
        .filter(job -> job.key().name().equals(context.jobName("batch")))
        .findFirst()
        .orElseThrow();
  }

  /** An item for each row that has a node. */
  private List<ItemDraft> nodes(TaskContext context) {
    var journal = map.journal(job(context).id());
    var rows = new ArrayList<String>();
    journal.rows((RowRecord row) -> rows.add(row.rowId()));
    return rows.stream()
        .flatMap(
            row -> node(context, row).map(id -> new ItemDraft(row, site + "/node/" + id)).stream())
        .toList();
  }

  private Optional<String> node(TaskContext context, String row) {
    return map.journal(job(context).id()).stepsOf(row).stream()
        .filter(step -> step.key().equals(StepKey.node(row)))
        .map(StepRecord::confirmation)
        .flatMap(node -> node == null ? Stream.empty() : Stream.ofNullable(node.id()))
        .findFirst();
  }

  private static List<WorkItem> items(TaskContext context, ItemState state) {
    return context.items("review").stream().filter(item -> item.state() == state).toList();
  }

  private void publish(TaskContext context) throws IOException, InterruptedException {
    for (var item : items(context, ItemState.COMPLETED)) {
      publish(node(context, item.key()).orElseThrow());
    }
  }

  private void publish(String node) throws IOException, InterruptedException {
    var body = "{\"type\":[{\"target_id\":\"islandora_object\"}],\"status\":[{\"value\":true}]}";
    var request =
        HttpRequest.newBuilder(URI.create(site + "/node/" + node + "?_format=json"))
            .method("PATCH", BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .header("Authorization", authorization)
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("Node " + node + " was not published: " + answer.body());
    }
  }

  /** Takes rejected rows out of the site, the ID map and the journal. */
  private void rollBack(TaskContext context) {
    var job = job(context);
    var claim =
        new JobClaim(job.id(), true, true, job.key(), job.input(), job.settings(), job.seed());
    try (var session = map.claim(claim)) {
      for (var item : items(context, ItemState.REJECTED)) {
        map.journal(job.id()).stepsOf(item.key()).stream()
            .filter(StepRecord::complete)
            .sorted(Comparator.comparing(step -> step.key().kind().makesNode()))
            .forEach(step -> rollBack(session, step));
      }
      session.end(job.state());
    }
  }

  /** Media come before their node; a medium's files do not go by themselves. */
  private void rollBack(JobSession session, StepRecord step) {
    var made = Objects.requireNonNull(step.confirmation());
    boolean medium = step.key().kind().makesMedia();
    drupal.delete(
        new EntityRef(medium ? EntityType.MEDIA : EntityType.NODE, made.id(), made.uuid()));
    made.files().forEach(file -> drupal.delete(new EntityRef(EntityType.FILE, file, null)));
    session.rolledBack(step.key());
  }
}
