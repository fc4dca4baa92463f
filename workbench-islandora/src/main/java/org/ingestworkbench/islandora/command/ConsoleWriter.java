package org.ingestworkbench.islandora.command;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarConsumer;
import org.ingestworkbench.model.Shown;

/** The only way to the console: what is printed passes through {@link Shown}. */
record ConsoleWriter(PrintStream stream) {

  /** Prints one line, whatever the text holds. */
  void line(Object text) {
    stream.println(Shown.line(text.toString()));
  }

  /** Prints a text of ours that may have several lines. */
  void lines(String text) {
    stream.println(Shown.lines(text));
  }

  void flush() {
    stream.flush();
  }

  /** Prints where a fault that was not foreseen came from. */
  void stackTrace(Throwable fault) {
    var text = new StringWriter();
    fault.printStackTrace(new PrintWriter(text));
    lines(text.toString().stripTrailing());
  }

  /** For the command's usage and for complaints about its arguments, which the operator typed. */
  PrintWriter usage() {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /** For a bar, which shows numbers. */
  ProgressBarConsumer bar() {
    return new ConsoleProgressBarConsumer(stream);
  }
}
