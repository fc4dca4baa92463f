package org.ingestworkbench.cli.console;

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
public record CommandEnvironment(
    ConsoleWriter out,
    ConsoleWriter err,
    Map<String, String> variables,
    @Nullable Prompt prompt,
    Clock clock,
    Interrupts interrupts,
    Optional<Path> home,
    String name) {

  /** Those of this process. */
  public static CommandEnvironment ofProcess() {
    return new CommandEnvironment(
        new ConsoleWriter(System.out),
        new ConsoleWriter(System.err),
        System.getenv(),
        TerminalPrompt.ofProcess().orElse(null),
        Clock.system(ZoneId.systemDefault()),
        Interrupts.ofProcess(),
        Optional.ofNullable(System.getProperty("workbench.home")).map(Path::of),
        System.getProperty("workbench.name", "workbench"));
  }

  /** The same without a person to ask. */
  public CommandEnvironment unattended() {
    return new CommandEnvironment(out, err, variables, null, clock, interrupts, home, name);
  }

  /** The same with another place for what was asked for. */
  public CommandEnvironment saying(ConsoleWriter out) {
    return new CommandEnvironment(out, err, variables, prompt, clock, interrupts, home, name);
  }

  /** Asks for a user's password; empty when there is no person to ask. */
  public Optional<Function<String, char[]>> passwordPrompt() {
    return Optional.ofNullable(prompt)
        .map(
            asked ->
                user -> asked.secret("Password for Drupal user " + user + " (ctrl-c to exit):"));
  }

  /** Whether the person agrees; true when there is none to ask. */
  public boolean agreed(String question) {
    return prompt == null || prompt.answer(question).equals("y");
  }

  /** Whether a person is there to look and to answer. */
  public boolean interactive() {
    return prompt != null;
  }
}
