package org.ingestworkbench.cli.job;

import java.util.Locale;
import org.ingestworkbench.NodesRollback;
import org.ingestworkbench.cli.console.CommandEnvironment;
import org.ingestworkbench.cli.console.ConsoleReporter;
import org.ingestworkbench.cli.console.ExitCode;
import org.ingestworkbench.cli.console.TwoSignals;
import org.ingestworkbench.cli.create.CheckFormat;
import org.ingestworkbench.cli.log.LogFile;
import org.ingestworkbench.drupal.DrupalClient;
import org.ingestworkbench.islandora.job.RollbackConfig;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.jspecify.annotations.Nullable;

/** Runs a rollback configuration: deletes the nodes of its CSV, or what it names alone. */
public final class DeleteTask {

  private final CommandEnvironment environment;
  private final RollbackConfig config;
  private final ConsoleReporter reporter;

  public DeleteTask(CommandEnvironment environment, RollbackConfig config) {
    this.environment = environment;
    this.config = config;
    this.reporter = new ConsoleReporter(environment.out());
  }

  public ExitCode run() {
    try (var logged = LogFile.addedTo(config.site(), environment.clock());
        var site = connect(reporter);
        var map = config.idMap(environment.clock()).orElse(null)) {
      reporter.log(
          "\""
              + inWords(config.task())
              + "\" task started using config file "
              + config.file()
              + ".");
      var ids = config.ids(site, this::sayMissing);
      var rollback =
          of(config.media() ? NodesRollback.ofMedia(site, ids) : NodesRollback.of(site, ids), map);
      reporter.say("To delete: " + what(ids.size()));
      sayWhose(rollback, map);
      if (!environment.agreed("Delete them? (y/n) ")) {
        reporter.say("Nothing was deleted.");
        return ExitCode.DONE;
      }
      return run(rollback);
    }
  }

  /** As Islandora Workbench's log has it: "Delete media". */
  private static String inWords(String task) {
    return task.substring(0, 1).toUpperCase(Locale.ROOT) + task.substring(1).replace('_', ' ');
  }

  private void sayMissing(String node) {
    reporter.warning("Node " + node + " not found or not accessible, skipping deleting media.");
  }

  private String what(int count) {
    if (config.media()) {
      return count
          + (count == 1 ? " medium with its files." : " media with their files.")
          + " This cannot be undone.";
    }
    var whose = count == 1 ? "its" : "their";
    return count
        + (count == 1 ? " node" : " nodes")
        + (config.withMedia() ? " with all " + whose + " media." : "; " + whose + " media stay.");
  }

  /** Tells what keeps the nodes from being deleted, and which are not there; deletes nothing. */
  public ExitCode check(CheckFormat format) {
    try (var logged = LogFile.addedTo(config.site(), environment.clock());
        var site = connect(new ConsoleReporter(format.console(environment)))) {
      reporter.log(
          "Starting configuration check for \""
              + config.task()
              + "\" task using config file "
              + config.file()
              + ".");
      var told = format.listener(config.site(), environment.out());
      var report = config.check(site, told::problem);
      format.tell(report, config.task(), config.file().toString(), environment.out());
      return report.ok() ? ExitCode.DONE : ExitCode.WRONG;
    }
  }

  private DrupalClient connect(ConsoleReporter reporter) {
    return config.connect(
        environment.variables(),
        environment.passwordPrompt().orElse(null),
        reporter::warning,
        environment.clock());
  }

  private NodesRollback of(NodesRollback rollback, @Nullable SqliteIdMap map) {
    var heard =
        config
            .over(rollback)
            .listener(new RollbackReporter(reporter, false))
            .clock(environment.clock());
    var known = map == null ? heard : heard.idMap(map);
    return config.withMedia() ? known : known.withoutMedia();
  }

  private void sayWhose(NodesRollback rollback, @Nullable SqliteIdMap map) {
    if (map == null) {
      reporter.say(
          "There is no ID map at "
              + config.idMapFile()
              + ": what was changed since is not known, and where there is a journal it stays as it"
              + " is (csv_id_to_node_id_map_path tells where it is).");
    }
    var jobs = rollback.jobs();
    if (map != null && jobs.isEmpty()) {
      reporter.say(
          "No job in the ID map " + config.idMapFile() + " made any of them; it stays as it is.");
    }
    jobs.forEach(
        job ->
            reporter.say(
                "Those that job "
                    + job.key()
                    + " made are rolled back as its own: what was changed since is kept."));
  }

  private ExitCode run(NodesRollback rollback) {
    var signals = new TwoSignals();
    signals.on(environment.interrupts(), rollback::cancel, rollback::abort);
    var report = rollback.run();
    reporter.say(report.toString().lines().findFirst().orElseThrow());
    return signals.code(report.complete(), ExitCode.of(report));
  }
}
