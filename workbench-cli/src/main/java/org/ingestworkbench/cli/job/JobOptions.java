package org.ingestworkbench.cli.job;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of commands about a job that ran already: its configuration, and a list that it left. */
final class JobOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "The configuration file of the job.")
  private @Nullable Path config;

  @Option(
      names = "--rollback",
      paramLabel = "FILE",
      description = "A rollback CSV of the job: it tells node IDs, and the job's id.")
  private @Nullable Path rollback;

  Path config() {
    return Objects.requireNonNull(config, "picocli requires it");
  }

  Optional<Path> rollback() {
    return Optional.ofNullable(rollback);
  }
}
