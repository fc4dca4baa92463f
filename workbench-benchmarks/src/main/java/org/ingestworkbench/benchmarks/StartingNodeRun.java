package org.ingestworkbench.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.ingestworkbench.IngestJob;
import org.ingestworkbench.Recovery;
import org.ingestworkbench.islandora.files.RollbackFiles;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.testkit.load.ForgetfulRepository;

/**
 * A program that measures recoveries over a map of Islandora Workbench, and beside each what it
 * costs to read the same. Prints both in seconds, a round a line.
 */
final class StartingNodeRun {

  private static final int FIRST_NODE = 101;

  private static final String TABLE =
      "CREATE TABLE csv_id_to_node_id_map (timestamp TIMESTAMP DEFAULT"
          + " (datetime('now','localtime')) NOT NULL, config_file TEXT, parent_csv_id TEXT,"
          + " parent_node_id TEXT, csv_id TEXT, node_id TEXT, host TEXT)";

  private StartingNodeRun() {}

  /**
   * Measures.
   *
   * @param args the input, the map, how many rounds count
   */
  public static void main(String[] args) {
    var csv = Path.of(args[0]);
    var map = Path.of(args[1]);
    for (int round = -Pairs.WARM_UPS; round < Integer.parseInt(args[2]); round++) {
      double ours = recover(csv, copy(map));
      double limit = CommonsCsv.read(csv) + CommonsCsv.read(csv) + read(map);
      if (round >= 0) {
        System.out.println(ours + " " + limit);
      }
    }
  }

  /** Writes a map of so many rows, as Islandora Workbench leaves one. */
  static void map(Path file, int rows) {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.executeUpdate(TABLE);
      // A row a second, as a site makes them.
      statement.executeUpdate(
          String.format(
              "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
                  + " INSERT INTO csv_id_to_node_id_map SELECT datetime(1700000000 + i,"
                  + " 'unixepoch'), 'collection.yml', '', '', printf('item-%%07d', i),"
                  + " CAST(i + %d AS TEXT), '%s' FROM n",
              rows, FIRST_NODE - 1, new ForgetfulRepository().host()));
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path copy(Path map) {
    try {
      var directory = map.resolveSibling("run");
      Place.delete(directory);
      Files.createDirectory(directory);
      return Files.copy(map, directory.resolve("map.db"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double read(Path map) {
    long began = System.nanoTime();
    long characters = 0;
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + map);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT * FROM csv_id_to_node_id_map")) {
      while (rows.next()) {
        for (int column = 1; column <= 7; column++) {
          characters += rows.getString(column).length();
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    if (characters == 0) {
      throw new IllegalStateException("There is nothing in " + map);
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private static double recover(Path csv, Path file) {
    long began = System.nanoTime();
    var posted = new AtomicLong();
    var repository =
        new ForgetfulRepository() {
          @Override
          public Confirmation create(Creation creation) {
            posted.compareAndSet(0, System.nanoTime());
            return super.create(creation);
          }
        };
    try (var map = SqliteIdMap.open(file)) {
      var report =
          IngestJob.named("collection.yml")
              .source(CsvRowSource.of(csv))
              .repository(repository)
              .idMap(map)
              .rollback(RollbackFiles.in(file.resolveSibling("")))
              .plan(EngineAlone.plan(csv))
              .recovery(Recovery.startingFrom(FIRST_NODE))
              .build()
              .run();
      if (!report.allDone() || repository.created() != 1) {
        throw new IllegalStateException("The run did not do its work: " + report);
      }
    }
    return (posted.get() - began) / 1e9;
  }
}
