package org.ingestworkbench.cli.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.ingestworkbench.islandora.config.Overrides;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.workflow.WorkflowConfig;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.store.JobRecord;
import org.jspecify.annotations.Nullable;

/**
 * The job that a command is about, as its options say it.
 *
 * @param config the configuration file
 * @param job the name or ID of another job of the same site and ID map; null for the
 *     configuration's own
 */
record ChosenJob(Path config, @Nullable String job) {

  /**
   * A job is called like its configuration file unless that has a name for it, so a file may be
   * named as the job.
   *
   * @param config the file that was named; null when none was
   * @param job the job that was named; null when none was
   * @param otherwise the file where none was named
   */
  static ChosenJob of(@Nullable Path config, @Nullable String job, Supplier<Path> otherwise) {
    if (config == null && job != null && Files.isRegularFile(Path.of(job))) {
      return new ChosenJob(Path.of(job), null);
    }
    return new ChosenJob(config == null ? otherwise.get() : config, job);
  }

  /**
   * Its name or ID. The job of a configuration with secondary tasks is one of a workflow, whose
   * newest instance is meant.
   *
   * @param settings what the configuration file says
   * @param overrides with which it was read
   * @return null where the configuration tells the name
   */
  @Nullable String name(WorkbenchConfig settings, Overrides overrides) {
    return job != null || settings.list("secondary_tasks").isEmpty()
        ? job
        : WorkflowConfig.ofSecondaryTasks(settings, overrides).madeLastFirst().stream()
            .filter(made -> made.config() == settings)
            .map(made -> made.job().id().toString())
            .findFirst()
            .orElse(null);
  }

  /**
   * The jobs of this name, newest first, or the one of this ID.
   *
   * @throws InputException when there is none
   */
  static List<JobRecord> called(String name, SqliteIdMap map) {
    var found =
        map.jobs().stream()
            .filter(one -> one.key().name().equals(name) || one.id().toString().equals(name))
            .toList();
    if (found.isEmpty()) {
      throw new InputException("There is no job " + name + " in " + map + ".");
    }
    return found;
  }
}
