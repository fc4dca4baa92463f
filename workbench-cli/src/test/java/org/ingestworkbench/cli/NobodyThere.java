package org.ingestworkbench.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Surroundings in which nobody can be asked. */
final class NobodyThere {

  private NobodyThere() {}

  /** Everything is said to one console, and there are no signals. */
  static Surroundings at(PrintStream console, Optional<Path> home) {
    return at(console, console, Map.of(), Interrupts.NONE, home);
  }

  static Surroundings at(
      PrintStream out,
      PrintStream err,
      Map<String, String> variables,
      Interrupts interrupts,
      Optional<Path> home) {
    return new Surroundings(
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
