package org.ingestworkbench.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a run of the command, so that tests can be it.
 *
 * @param out for what was asked for
 * @param err for errors
 * @param environment the environment variables
 * @param prompt asks a person and hides the answer; null without a terminal
 * @param ask asks a person and shows the answer; null without a terminal
 * @param interrupts where signals come from
 * @param home the directory of the launcher, where the samples are; empty without a launcher
 * @param name how the command was called, for the commands that it advises
 */
record Surroundings(
    ConsoleWriter out,
    ConsoleWriter err,
    Map<String, String> environment,
    @Nullable Function<String, char[]> prompt,
    @Nullable Function<String, String> ask,
    Clock clock,
    Interrupts interrupts,
    Optional<Path> home,
    String name) {

  /** Those of this process. */
  static Surroundings ofProcess() {
    var person = Person.atTerminal();
    return new Surroundings(
        new ConsoleWriter(System.out),
        new ConsoleWriter(System.err),
        System.getenv(),
        person.map(p -> (Function<String, char[]>) p::secret).orElse(null),
        person.map(p -> (Function<String, String>) p::answer).orElse(null),
        Clock.system(ZoneId.systemDefault()),
        Interrupts.ofProcess(),
        Optional.ofNullable(System.getProperty("workbench.home")).map(Path::of),
        System.getProperty("workbench.name", "workbench"));
  }

  /** The same without a terminal. */
  Surroundings unattended() {
    return new Surroundings(out, err, environment, null, null, clock, interrupts, home, name);
  }

  /** The same with another place for what was asked for. */
  Surroundings saying(ConsoleWriter out) {
    return new Surroundings(out, err, environment, prompt, ask, clock, interrupts, home, name);
  }

  /** Asks for a user's password; empty without a terminal. */
  Optional<Function<String, char[]>> passwordPrompt() {
    return Optional.ofNullable(prompt)
        .map(
            asked ->
                user -> asked.apply("Password for Drupal user " + user + " (ctrl-c to exit):"));
  }

  /** Whether a person agrees, or there is no person to ask. */
  boolean agreed(String question) {
    return ask == null || Objects.equals(ask.apply(question), "y");
  }

  /** Whether a person is there to look and to answer. */
  boolean interactive() {
    return ask != null;
  }
}
