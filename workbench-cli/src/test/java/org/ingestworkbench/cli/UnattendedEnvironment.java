package org.ingestworkbench.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.ingestworkbench.cli.console.CommandEnvironment;
import org.ingestworkbench.cli.console.ConsoleWriter;
import org.ingestworkbench.cli.console.Interrupts;

/** CommandEnvironment in which nobody can be asked. */
final class UnattendedEnvironment {

  private UnattendedEnvironment() {}

  /** Everything is said to one console, and there are no signals. */
  static CommandEnvironment at(PrintStream console, Optional<Path> home) {
    return at(console, console, Map.of(), Interrupts.NONE, home);
  }

  static CommandEnvironment at(
      PrintStream out,
      PrintStream err,
      Map<String, String> variables,
      Interrupts interrupts,
      Optional<Path> home) {
    return new CommandEnvironment(
        new ConsoleWriter(out),
        new ConsoleWriter(err),
        variables,
        null,
        Clock.systemUTC(),
        interrupts,
        home,
        "workbench");
  }
}
