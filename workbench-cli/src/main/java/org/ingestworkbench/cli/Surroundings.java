package org.ingestworkbench.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a run of the command, so that tests can be it.
 *
 * @param out for what was asked for
 * @param err for errors
 * @param variables the environment variables
 * @param prompt asks a person; null when the command runs unattended
 * @param interrupts where signals come from
 * @param home the directory of the launcher, where the samples are; empty without a launcher
 * @param name how the command was called, for the commands that it advises
 */
record Surroundings(
    ConsoleWriter out,
    ConsoleWriter err,
    Map<String, String> variables,
    @Nullable Prompt prompt,
    Clock clock,
    Interrupts interrupts,
    Optional<Path> home,
    String name) {

  /** Those of this process. */
  static Surroundings ofProcess() {
    return new Surroundings(
        new ConsoleWriter(System.out),
        new ConsoleWriter(System.err),
        System.getenv(),
        Person.ofProcess().orElse(null),
        Clock.system(ZoneId.systemDefault()),
        Interrupts.ofProcess(),
        Optional.ofNullable(System.getProperty("workbench.home")).map(Path::of),
        System.getProperty("workbench.name", "workbench"));
  }

  /** The same without a person to ask. */
  Surroundings unattended() {
    return new Surroundings(out, err, variables, null, clock, interrupts, home, name);
  }

  /** The same with another place for what was asked for. */
  Surroundings saying(ConsoleWriter out) {
    return new Surroundings(out, err, variables, prompt, clock, interrupts, home, name);
  }

  /** Asks for a user's password; empty when there is no person to ask. */
  Optional<Function<String, char[]>> passwordPrompt() {
    return Optional.ofNullable(prompt)
        .map(
            asked ->
                user -> asked.secret("Password for Drupal user " + user + " (ctrl-c to exit):"));
  }

  /** Whether the person agrees; true when there is none to ask. */
  boolean agreed(String question) {
    return prompt == null || prompt.answer(question).equals("y");
  }

  /** Whether a person is there to look and to answer. */
  boolean interactive() {
    return prompt != null;
  }
}
