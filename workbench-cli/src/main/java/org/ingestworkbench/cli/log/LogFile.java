package org.ingestworkbench.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.output.OwnFile;
import org.ingestworkbench.model.InputException;
import org.slf4j.LoggerFactory;

/**
 * Sends the log to a file in the format of Islandora Workbench's: one line a record, also when the
 * message has line breaks, in UTF-8.
 */
public final class LogFile implements AutoCloseable {

  private final OutputStreamAppender<ILoggingEvent> appender;

  private LogFile(OutputStreamAppender<ILoggingEvent> appender) {
    this.appender = appender;
  }

  /** Nothing is logged until a file is opened, and nothing ever to the console. */
  public static void silence() {
    root().detachAndStopAllAppenders();
    root().setLevel(Level.WARN);
    context().getLogger("org.ingestworkbench").setLevel(Level.INFO);
  }

  /** Opens the log of a configuration, which says whether what is there stays. */
  public static LogFile of(WorkbenchConfig config, Clock clock) {
    boolean append = !config.text("log_file_mode").orElse("a").equals("w");
    return open(file(config), append, clock.getZone());
  }

  /** Opens the log of a configuration; what is there stays. */
  public static LogFile addedTo(WorkbenchConfig config, Clock clock) {
    return open(file(config), true, clock.getZone());
  }

  public static Path file(WorkbenchConfig config) {
    return Path.of(config.text("log_file_path").orElseThrow());
  }

  /**
   * Opens the file.
   *
   * @param append whether what is there stays
   * @throws InputException when it cannot be written
   */
  public static LogFile open(Path file, boolean append, ZoneId zone) {
    silence();
    refuseUnwritable(file);
    refuseForeign(file);
    var appender = new OutputStreamAppender<ILoggingEvent>();
    appender.setContext(context());
    appender.setName(file.toAbsolutePath().toString());
    appender.setEncoder(encoder(zone));
    appender.setOutputStream(stream(file, append));
    appender.start();
    root().addAppender(appender);
    return new LogFile(appender);
  }

  /** Whether it is being written to already. */
  public static boolean isOpen(Path file) {
    return root().getAppender(file.toAbsolutePath().toString()) != null;
  }

  private static void refuseUnwritable(Path file) {
    var directory = file.toAbsolutePath().getParent();
    boolean writable =
        Files.exists(file)
            ? Files.isWritable(file) && !Files.isDirectory(file)
            : directory != null && Files.isWritable(directory);
    if (!writable) {
      throw new InputException(
          "The log cannot be written: " + file + ". Make it writable, or set log_file_path.");
    }
  }

  /** A configuration may name any file; one that is no log is neither emptied nor added to. */
  private static void refuseForeign(Path file) {
    try {
      if (OwnFile.isLink(file)) {
        throw new InputException(
            "The log cannot be written: "
                + file
                + " is a link. Name the file itself in log_file_path.");
      } else if (OwnFile.isPipe(file)) {
        throw new InputException(
            "The log cannot be written: "
                + file
                + " is a pipe and no regular file. Name another file in log_file_path.");
      } else if (!OwnFile.mayBeLog(file)) {
        throw new InputException(
            "The log cannot be written: "
                + file
                + " is there and is no log. Name another file in log_file_path, or move it away.");
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static OutputStream stream(Path file, boolean append) {
    try {
      return LogStream.open(file, append);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static InputException unwritable(Path file, IOException cause) {
    return new InputException(
        "The log cannot be written: " + file + " (" + cause + "). Set log_file_path.", cause);
  }

  private static Encoder<ILoggingEvent> encoder(ZoneId zone) {
    var layout = new LogLayout(zone);
    layout.setContext(context());
    layout.start();
    var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
    encoder.setContext(context());
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setLayout(layout);
    encoder.start();
    return encoder;
  }

  private static LoggerContext context() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      return context;
    }
    throw new IllegalStateException(
        "The workbench command logs with Logback; another SLF4J provider comes before it: "
            + LoggerFactory.getILoggerFactory().getClass().getName());
  }

  private static Logger root() {
    return context().getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  @Override
  public void close() {
    root().detachAppender(appender);
    appender.stop();
  }
}
