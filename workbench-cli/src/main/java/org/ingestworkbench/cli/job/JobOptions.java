package org.ingestworkbench.cli.job;

import java.nio.file.Path;
import java.util.Optional;
import org.ingestworkbench.cli.console.ChosenConfig;
import org.ingestworkbench.cli.console.CommandEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of commands about a job that ran already: its configuration, and a list that it left. */
final class JobOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The job's configuration file; the directory's only one otherwise.")
  private @Nullable Path config;

  @Option(
      names = "--rollback",
      paramLabel = "FILE",
      description = "A rollback CSV of the job: it tells node IDs, and the job's id.")
  private @Nullable Path rollback;

  /** The configuration that was named, or the only one of the directory. */
  Path config(CommandEnvironment environment) {
    var chosen = ChosenConfig.of(config, environment);
    config = chosen;
    return chosen;
  }

  Optional<Path> rollback() {
    return Optional.ofNullable(rollback);
  }
}
