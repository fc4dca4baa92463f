package org.ingestworkbench.islandora.command;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.ingestworkbench.NodesRollback;
import org.ingestworkbench.islandora.RollbackConfig;
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
        var site = config.connect(around.environment(), around.prompt(), around.clock())) {
      var ids = config.nodeIds();
      voice.say(
          "To delete: "
              + ids.size()
              + " nodes"
              + (config.withMedia() ? " with all their media." : "; their media stay."));
      if (!wanted()) {
        voice.say("Nothing was deleted.");
        return ExitCode.DONE;
      }
      return run(of(NodesRollback.of(site, ids).listener(new RollbackVoice(voice, false))));
    }
  }

  private NodesRollback of(NodesRollback rollback) {
    return config.withMedia() ? rollback : rollback.withoutMedia();
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
