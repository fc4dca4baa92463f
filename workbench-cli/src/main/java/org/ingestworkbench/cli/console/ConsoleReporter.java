package org.ingestworkbench.cli.console;

import org.ingestworkbench.text.Shown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says things on the console and in the log alike. */
public record ConsoleReporter(ConsoleWriter out) {

  private static final Logger LOG = LoggerFactory.getLogger("org.ingestworkbench.job");

  public void say(String message) {
    out.line(message);
    log(message);
  }

  /** The same of a text that has several lines on the console; the log has one. */
  public void sayLines(String message) {
    out.lines(message);
    log(message);
  }

  public void warn(String message) {
    out.line(message);
    LOG.warn(Shown.line(message));
  }

  /** The same of what ended the job; the log has it as an error. */
  public void failed(String message) {
    out.line(message);
    error(message);
  }

  /** The same of what is no word on the job; the console calls it a warning. */
  public void warning(String message) {
    out.line("Warning: " + message);
    LOG.warn(Shown.line(message));
  }

  /**
   * A warning in the log about a row.
   *
   * @param row the row's id; empty for none
   */
  public static void warningOf(String row, String message) {
    var event = LOG.atWarn();
    (row.isEmpty() ? event : event.addKeyValue("row", row)).log(Shown.line(message));
  }

  public void log(String message) {
    LOG.info(Shown.line(message));
  }

  public static void error(String message) {
    LOG.error(Shown.line(message));
  }
}
