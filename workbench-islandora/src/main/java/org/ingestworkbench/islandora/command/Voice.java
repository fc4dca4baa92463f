package org.ingestworkbench.islandora.command;

import java.io.PrintStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says things on the console and in the log alike. */
record Voice(PrintStream out) {

  private static final Logger LOG = LoggerFactory.getLogger("org.ingestworkbench.job");

  void say(String message) {
    out.println(message);
    log(message);
  }

  void warn(String message) {
    out.println(message);
    LOG.warn(message);
  }

  void log(String message) {
    LOG.info(message);
  }

  static void error(String message) {
    LOG.error(message);
  }
}
