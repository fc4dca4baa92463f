package org.ingestworkbench.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ingestworkbench.cli.console.AdviceWording;
import org.ingestworkbench.islandora.output.LogSuffix;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * Islandora Workbench's form of a record: one line, also when the message has line breaks. The
 * lines of a stack trace are indented, so that none of them can be taken for a record.
 */
final class LogLayout extends LayoutBase<ILoggingEvent> {

  private final DateTimeFormatter time;

  LogLayout(ZoneId zone) {
    this.time = DateTimeFormatter.ofPattern("dd-MMM-yy HH:mm:ss", Locale.ENGLISH).withZone(zone);
  }

  @Override
  public String doLayout(ILoggingEvent event) {
    var fault = event.getThrowableProxy();
    return time.format(Instant.ofEpochMilli(event.getTimeStamp()))
        + " - "
        + (event.getLevel() == Level.WARN ? "WARNING" : event.getLevel())
        + " - "
        + message(event)
        + System.lineSeparator()
        + (fault == null ? "" : trace(fault));
  }

  /** With the row and the node that it tells of, in a form that nothing in a message can forge. */
  private static String message(ILoggingEvent event) {
    var text = Shown.line(AdviceWording.of(event.getFormattedMessage()));
    var row = value(event, "row");
    return row == null ? LogSuffix.without(text) : text + new LogSuffix(row, value(event, "node"));
  }

  private static @Nullable String value(ILoggingEvent event, String key) {
    var pairs = Objects.requireNonNullElse(event.getKeyValuePairs(), List.<KeyValuePair>of());
    return pairs.stream()
        .filter(pair -> pair.key.equals(key))
        .map(pair -> String.valueOf(pair.value))
        .findFirst()
        .orElse(null);
  }

  /** In the words of the code, whose names are not to be changed. */
  private static String trace(IThrowableProxy fault) {
    return ThrowableProxyUtil.asString(fault)
        .lines()
        .map(line -> "\t" + Shown.line(line.strip()) + System.lineSeparator())
        .collect(Collectors.joining());
  }
}
