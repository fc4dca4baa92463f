package org.ingestworkbench.examples;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.source.RowStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query. Every opening asks the database anew over a connection of its own, so the
 * query has to give the rows in the same order each time: by a column that is unique, parents
 * before their children. Nothing more is needed for a resume: done rows are known by their ids, and
 * what changed in them by their fingerprints.
 */
public final class JdbcRowSource implements RowSource {

  private final DataSource database;
  private final String name;
  private final String query;
  private final String idColumn;

  /**
   * @param name what messages and the job call the input
   * @param query with ORDER BY; its labels are the columns
   * @param idColumn the label of the unique id
   */
  public JdbcRowSource(DataSource database, String name, String query, String idColumn) {
    if (!query.toUpperCase(Locale.ROOT).contains("ORDER BY")) {
      throw new IllegalArgumentException("Without ORDER BY the rows have no order: " + query);
    }
    this.database = database;
    this.name = name;
    this.query = query;
    this.idColumn = idColumn;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> columns() {
    try (var rows = new Rows(problem -> {})) {
      return rows.columns;
    }
  }

  @Override
  public RowStream open(Consumer<Problem> problems) {
    return new Rows(problems);
  }

  private InputException unreadable(SQLException e) {
    return new InputException(name + " cannot be read: " + e.getMessage(), e);
  }

  /** The rows of one opening. */
  private final class Rows implements RowStream {
    private final Consumer<Problem> problems;
    private final Connection connection;
    private final ResultSet result;
    private final List<String> columns = new ArrayList<>();
    private long line = 1;
    private @Nullable Row next;

    Rows(Consumer<Problem> problems) {
      this.problems = problems;
      try {
        connection = database.getConnection();
        result = connection.createStatement().executeQuery(query);
        var labels = result.getMetaData();
        for (int i = 1; i <= labels.getColumnCount(); i++) {
          columns.add(labels.getColumnLabel(i));
        }
      } catch (SQLException e) {
        throw unreadable(e);
      }
      if (!columns.contains(idColumn)) {
        close();
        throw new InputException(name + " has no column " + idColumn + ", only " + columns + ".");
      }
    }

    @Override
    public boolean hasNext() {
      try {
        while (next == null && result.next()) {
          next = row();
        }
        return next != null;
      } catch (SQLException e) {
        throw unreadable(e);
      }
    }

    @Override
    public Row next() {
      if (!hasNext() || next == null) {
        throw new NoSuchElementException();
      }
      var row = next;
      next = null;
      return row;
    }

    /** The header of a file would be line 1. A row without an id cannot be found again. */
    private @Nullable Row row() throws SQLException {
      line++;
      var cells = new LinkedHashMap<String, String>();
      for (var column : columns) {
        var value = result.getString(column);
        cells.put(column, value == null ? "" : value.strip());
      }
      var id = cells.getOrDefault(idColumn, "");
      if (id.isEmpty()) {
        var place = new Problem.Place(name, line, idColumn, null);
        problems.accept(
            new Problem(
                Problem.Code.ID_MISSING, Problem.Severity.ERROR, place, "The row has no id."));
        return null;
      }
      return new Row(line, id, cells);
    }

    @Override
    public void close() {
      try {
        connection.close();
      } catch (SQLException e) {
        throw unreadable(e);
      }
    }
  }
}
