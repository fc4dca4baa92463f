package org.ingestworkbench.benchmarks;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/**
 * The statements that a run had executed by its store, as its log at TRACE tells them, and the time
 * that sqlite-jdbc needs for nothing but them: the same values, the same commits, one connection.
 */
final class Statements extends AppenderBase<ILoggingEvent> {

  private static final String LOGGER = "org.ingestworkbench.sqlite.file.Db";

  private record Statement(String sql, List<@Nullable Object> values) {}

  private final List<Statement> statements = new ArrayList<>();

  private Statements() {}

  /** Listens while something runs. */
  static Statements of(Runnable run) {
    var logger = (Logger) LoggerFactory.getLogger(LOGGER);
    var statements = new Statements();
    statements.setContext(logger.getLoggerContext());
    statements.start();
    logger.setAdditive(false);
    logger.addAppender(statements);
    logger.setLevel(Level.TRACE);
    try {
      run.run();
    } finally {
      logger.setLevel(Level.OFF);
      logger.detachAppender(statements);
    }
    return statements;
  }

  @Override
  protected void append(ILoggingEvent event) {
    var arguments = event.getArgumentArray();
    statements.add(new Statement((String) arguments[0], Arrays.asList((Object[]) arguments[1])));
  }

  long commits() {
    return statements.stream().filter(statement -> statement.sql().equals("COMMIT")).count();
  }

  /** Executes them on a new file; gives the seconds from its opening to its closing. */
  double replay(Path file) {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    long began = System.nanoTime();
    try (var connection = config.createConnection("jdbc:sqlite:" + file)) {
      replay(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private void replay(Connection connection) throws SQLException {
    Map<String, PreparedStatement> prepared = new HashMap<>();
    for (var statement : statements) {
      var known = prepared.get(statement.sql());
      if (known == null) {
        known = connection.prepareStatement(statement.sql());
        prepared.put(statement.sql(), known);
      }
      for (int i = 0; i < statement.values().size(); i++) {
        known.setObject(i + 1, statement.values().get(i));
      }
      execute(known);
    }
    for (var statement : prepared.values()) {
      statement.close();
    }
  }

  private static void execute(PreparedStatement statement) throws SQLException {
    boolean hasRows = statement.execute();
    if (hasRows) {
      try (var rows = statement.getResultSet()) {
        while (rows.next()) {
          rows.getObject(1);
        }
      }
    }
  }
}
