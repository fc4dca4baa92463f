package org.ingestworkbench.islandora.command;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.ingestworkbench.NodesRollback;
import org.ingestworkbench.islandora.RollbackConfig;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.jspecify.annotations.Nullable;

/** Runs a rollback configuration: deletes the nodes of its CSV. */
final class DeleteTask {

  private final Surroundings around;
  private final RollbackConfig config;
  private final Voice voice;

  DeleteTask(Surroundings around, RollbackConfig config) {
    this.around = around;
    this.config = config;
    this.voice = new Voice(around.out());
  }

  ExitCode run() {
    var log = Path.of(config.site().text("log_file_path").orElseThrow());
    try (var logged = LogFile.open(log, true, around.clock().getZone());
        var site = config.connect(around.environment(), around.prompt(), around.clock());
        var map = config.idMap(around.clock()).orElse(null)) {
      var ids = config.nodeIds();
      var rollback = of(NodesRollback.of(site, ids), map);
      voice.say(
          "To delete: "
              + ids.size()
              + " nodes"
              + (config.withMedia() ? " with all their media." : "; their media stay."));
      sayWhose(rollback, map);
      if (!wanted()) {
        voice.say("Nothing was deleted.");
        return ExitCode.DONE;
      }
      return run(rollback);
    }
  }

  private NodesRollback of(NodesRollback rollback, @Nullable SqliteIdMap map) {
    var heard =
        config.over(rollback).listener(new RollbackVoice(voice, false)).clock(around.clock());
    var known = map == null ? heard : heard.idMap(map);
    return config.withMedia() ? known : known.withoutMedia();
  }

  private void sayWhose(NodesRollback rollback, @Nullable SqliteIdMap map) {
    if (map == null) {
      voice.say(
          "There is no ID map at "
              + config.idMapFile()
              + ": what was changed since is not known, and where there is a journal it stays as it"
              + " is (csv_id_to_node_id_map_path tells where it is).");
    }
    var jobs = rollback.jobs();
    if (map != null && jobs.isEmpty()) {
      voice.say(
          "No job in the ID map " + config.idMapFile() + " made any of them; it stays as it is.");
    }
    jobs.forEach(
        job ->
            voice.say(
                "Those that job "
                    + job.key()
                    + " made are rolled back as its own: what was changed since is kept."));
  }

  private boolean wanted() {
    var ask = around.ask();
    return ask == null || Objects.equals(ask.apply("Delete them? (y/n) "), "y");
  }

  private ExitCode run(NodesRollback rollback) {
    var signal = new AtomicReference<Interrupts.@Nullable Kind>();
    around.interrupts().on(kind -> stop(kind, signal, rollback));
    var report = rollback.run();
    voice.say(report.toString().lines().findFirst().orElseThrow());
    var first = signal.get();
    return first != null && !report.complete() ? first.exit() : RollbackCommand.code(report);
  }

  private static void stop(
      Interrupts.Kind kind,
      AtomicReference<Interrupts.@Nullable Kind> first,
      NodesRollback rollback) {
    if (first.compareAndSet(null, kind)) {
      rollback.cancel();
    } else {
      rollback.abort();
    }
  }
}
