package org.ingestworkbench.islandora.workflow;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.wiring.ConfiguredPlan;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.workflow.CommandTask;
import org.ingestworkbench.workflow.HumanTask;
import org.ingestworkbench.workflow.ItemDraft;
import org.ingestworkbench.workflow.MappingTask;
import org.ingestworkbench.workflow.NotificationTask;
import org.ingestworkbench.workflow.RecoveryStrategy;
import org.ingestworkbench.workflow.Task;
import org.ingestworkbench.workflow.TaskContext;
import org.jspecify.annotations.Nullable;

/** A task of a workflow file. */
sealed interface WorkflowEntry {

  /** Its name in the workflow. */
  String name();

  /** The task that must have all its rows done before this one is reached. */
  Optional<String> onlyAfterAllOf();

  Task task(TaskActions actions);

  private static String fingerprint(List<String> words) {
    return Item.sha256(String.join("\0", words)).substring(0, 16);
  }

  /** A job of a configuration. */
  record Job(
      String name,
      WorkbenchConfig config,
      RecoveryStrategy strategy,
      long failedRowsAllowed,
      @Nullable String feeds,
      Optional<String> onlyAfterAllOf)
      implements WorkflowEntry {

    @Override
    public Task task(TaskActions actions) {
      var task =
          MappingTask.named(name, definition(), context -> actions.job(config, context))
              .strategy(strategy)
              .failedRowsAllowed(failedRowsAllowed);
      return feeds == null ? task : task.feeds(feeds);
    }

    /** What decides what is made; the time is not among it. */
    private String definition() {
      return config.inputCsv()
          + " -> "
          + config.host()
          + ", settings "
          + ConfiguredPlan.of(config, Clock.systemUTC()).fingerprint()
          + (config.usesIdMap() ? ", ID map " : ", journal ")
          + config.idMapFile().toAbsolutePath().normalize();
    }
  }

  /**
   * Work for people.
   *
   * @param from the job task whose nodes are the items; null when they are listed
   */
  record People(
      String name,
      List<String> groups,
      @Nullable Job from,
      List<String> items,
      Optional<String> onlyAfterAllOf)
      implements WorkflowEntry {

    @Override
    public Task task(TaskActions actions) {
      return HumanTask.named(name, detail(), groups, this::drafts);
    }

    private String detail() {
      return from == null
          ? items.size() + " items " + fingerprint(items)
          : "items from " + from.name();
    }

    private List<ItemDraft> drafts(TaskContext context) {
      return from == null
          ? items.stream().map(item -> new ItemDraft(item, item)).toList()
          : ItemDrafts.of(from.config(), context.jobName(from.name()));
    }
  }

  /** A program. */
  record Program(
      String name, boolean notifies, List<String> command, Optional<String> onlyAfterAllOf)
      implements WorkflowEntry {

    @Override
    public Task task(TaskActions actions) {
      return notifies
          ? NotificationTask.named(name, detail(), context -> actions.command(command, context))
          : CommandTask.named(name, detail(), context -> actions.command(command, context));
    }

    /** The arguments may be long, and secret. */
    private String detail() {
      return command.get(0).lines().findFirst().orElse("") + " " + fingerprint(command);
    }

    @Override
    public String toString() {
      return name + ": " + command.stream().collect(Collectors.joining(" "));
    }
  }
}
