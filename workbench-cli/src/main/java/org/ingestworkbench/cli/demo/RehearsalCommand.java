package org.ingestworkbench.cli.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ingestworkbench.cli.console.CommandEnvironment;
import org.ingestworkbench.cli.console.ConsoleWriter;
import org.ingestworkbench.standin.StandIn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code workbench rehearse DIR}: ingests the sample collection into a stand-in, all in this
 * process, and says nothing. The launcher has the JVM write down meanwhile which classes a job
 * needs, so that they are ready when a job starts (class data sharing).
 */
@Command(name = "rehearse", hidden = true)
public final class RehearsalCommand implements Callable<Integer> {

  /** The command, which ends no process. */
  public interface Main {
    int run(String[] arguments, CommandEnvironment environment);
  }

  private final CommandEnvironment environment;
  private final Main main;

  @Parameters(paramLabel = "DIR", description = "Where; left as it is then.")
  private Path directory = Path.of("rehearsal");

  public RehearsalCommand(CommandEnvironment environment, Main main) {
    this.environment = environment;
    this.main = main;
  }

  @Override
  public Integer call() throws IOException {
    var place = new DemoDirectory(directory.toAbsolutePath().normalize());
    place.prepare(DemoDirectory.samples(environment));
    try (var site = StandIn.builder().data(place.site()).start();
        var nowhere =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      place.aim(site.uri());
      return main.run(
          arguments(place), environment.unattended().saying(new ConsoleWriter(nowhere)));
    }
  }

  private static String[] arguments(DemoDirectory place) {
    return new String[] {
      "--config", place.config().toString(), "--log_file_path", place.log().toString()
    };
  }
}
