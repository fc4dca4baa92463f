package org.ingestworkbench.islandora.remaining;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.junit.jupiter.api.io.TempDir;

/** An input, and the logs and maps that Islandora Workbench left of its job. */
abstract class RemainingFixture {

  static final String HOST = "http://h";

  @TempDir Path directory;

  WorkbenchConfig config(String... lines) throws IOException {
    var all = new ArrayList<String>();
    all.add("task: create");
    all.add("host: " + HOST);
    all.add("username: u");
    all.add("password: p");
    all.add("concurrency: 1");
    all.add("input_dir: " + directory);
    all.addAll(List.of(lines));
    return WorkbenchConfig.read(Files.write(directory.resolve("job.yml"), all));
  }

  void csv(String text) throws IOException {
    Files.writeString(directory.resolve("metadata.csv"), text);
  }

  /** A log of the configuration's job, with its first line. */
  Path log(String... messages) throws IOException {
    var lines = new ArrayList<String>();
    lines.add(line("INFO", started("job.yml")));
    for (var message : messages) {
      lines.add(line("INFO", message));
    }
    return Files.write(directory.resolve("workbench.log"), lines);
  }

  static String line(String level, String message) {
    return "22-Nov-26 05:12:53 - " + level + " - " + message;
  }

  static String started(String config) {
    return "\"Create\" task started using config file " + config + ".";
  }

  static String node(String id, int node) {
    return "Node for \"Title of "
        + id
        + "\" (record "
        + id
        + ") created at "
        + HOST
        + "/node/"
        + node
        + ".";
  }

  RemainingReport remaining(RemainingRows rows) throws IOException {
    Files.deleteIfExists(out());
    var input = Files.readAllBytes(directory.resolve("metadata.csv"));
    var report = rows.writeTo(out());
    assertThat(Files.readAllBytes(directory.resolve("metadata.csv"))).isEqualTo(input);
    return report;
  }

  Path out() {
    return directory.resolve("rest.csv");
  }

  String rest() throws IOException {
    return Files.readString(out());
  }

  void map(String... rows) throws SQLException {
    var file = directory.resolve("csv_id_to_node_id_map.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE csv_id_to_node_id_map (timestamp TIMESTAMP DEFAULT"
              + " (datetime('now','localtime')) NOT NULL, config_file TEXT, parent_csv_id TEXT,"
              + " parent_node_id TEXT, csv_id TEXT, node_id TEXT, host TEXT)");
      for (var row : rows) {
        statement.execute(
            "INSERT INTO csv_id_to_node_id_map (config_file, parent_csv_id, parent_node_id, csv_id,"
                + " node_id, host) VALUES ("
                + row
                + ")");
      }
    }
  }
}
