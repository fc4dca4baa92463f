package org.ingestworkbench.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A map file as another program handles it. */
final class Raw {
  static final String SIX_COLUMNS =
      "CREATE TABLE csv_id_to_node_id_map (timestamp TIMESTAMP DEFAULT (datetime('now','localtime'))"
          + " NOT NULL, config_file TEXT, parent_csv_id TEXT, parent_node_id TEXT, csv_id TEXT,"
          + " node_id TEXT)";

  static final String UNTYPED =
      "CREATE TABLE csv_id_to_node_id_map (timestamp TIMESTAMP DEFAULT (datetime('now','localtime'))"
          + " NOT NULL, config_file TEXT, parent_csv_id TEXT, parent_node_id, csv_id TEXT,"
          + " node_id TEXT, host TEXT)";

  private Raw() {}

  static Connection open(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  static void run(Path file, String... statements) throws SQLException {
    try (var connection = open(file);
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Each row's values, separated by bars. */
  static List<String> ask(Path file, String query) throws SQLException {
    try (var connection = open(file);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        var values = new ArrayList<String>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(rows.getString(i)));
        }
        found.add(String.join("|", values));
      }
      return found;
    }
  }

  static List<String> schema(Path file) throws SQLException {
    return ask(file, "SELECT type, name, sql FROM sqlite_master ORDER BY name");
  }
}
