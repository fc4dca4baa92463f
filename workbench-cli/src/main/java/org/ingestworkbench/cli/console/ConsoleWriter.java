package org.ingestworkbench.cli.console;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarConsumer;
import org.ingestworkbench.text.Shown;

/**
 * The only way to the console: what is printed passes through {@link Shown}, and what is told also
 * through {@link AdviceWording}.
 */
public record ConsoleWriter(PrintStream stream) {

  /** One less than the usual 80, so that no terminal begins a new line after it. */
  private static final int BAR_WIDTH = 79;

  /** Prints one line, also when the text holds line breaks. */
  public void line(Object text) {
    stream.println(Shown.line(AdviceWording.of(text.toString())));
  }

  /** Prints a text of ours that may have several lines. */
  public void lines(String text) {
    stream.println(Shown.lines(AdviceWording.of(text)));
  }

  public void flush() {
    stream.flush();
  }

  /** Prints where a fault that was not foreseen came from, in the words of the code. */
  public void stackTrace(Throwable fault) {
    var text = new StringWriter();
    fault.printStackTrace(new PrintWriter(text));
    stream.println(Shown.lines(text.toString().stripTrailing()));
  }

  /** For the command's usage and for complaints about its arguments, which the operator typed. */
  public PrintWriter usage() {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /**
   * For a bar, which shows numbers. Its width is fixed: to ask the terminal for it, the bar's
   * library would open the terminal, and that takes ctrl-c from the command.
   */
  public ProgressBarConsumer bar() {
    return new ConsoleProgressBarConsumer(stream, BAR_WIDTH);
  }
}
