package org.ingestworkbench.cli.console;

import java.io.Console;
import java.util.Objects;
import java.util.Optional;
import org.ingestworkbench.text.Shown;

/** Asks the person at the terminal, and waits for the answer. */
public final class TerminalPrompt implements Prompt {

  private final Console console;

  private TerminalPrompt(Console console) {
    this.console = console;
  }

  /** The terminal of this process; empty when input or output is a file or a pipe. */
  static Optional<Prompt> ofProcess() {
    return Optional.ofNullable(System.console())
        .filter(TerminalPrompt::isTerminal)
        .map(TerminalPrompt::new);
  }

  /** From JDK 22 on there is a console even without a terminal, and a method that tells. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException olderJdk) {
      return true;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The JDK does not tell whether there is a terminal.", e);
    }
  }

  @Override
  public char[] secret(String question) {
    return Objects.requireNonNullElse(
        console.readPassword("%s", Shown.line(question)), new char[0]);
  }

  @Override
  public String answer(String question) {
    return Objects.requireNonNullElse(console.readLine("%s", Shown.line(question)), "");
  }
}
