package org.ingestworkbench.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.ingestworkbench.IngestJob;
import org.ingestworkbench.Recovery;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.testkit.load.ForgetfulRepository;

/**
 * A resume over a long input of which all rows but the last are done, from its start to the one
 * POST: the rows are read twice, compared with how they stood, and looked up. The limit is Commons
 * CSV reading the file twice.
 */
final class RecoveryScan implements Benchmark {

  private static final int ROUNDS = 3;
  private static final int AIM = 3;

  /** As a run would leave them; by a run this would take half an hour. */
  private static final List<String> ALL_BUT_THE_LAST =
      List.of(
          "CREATE TEMP TABLE n AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
              + " WHERE i < ROWS - 1) SELECT i, printf('item-%07d', i) AS id FROM n",
          "INSERT INTO workbench_row (job, row_id, line, fingerprint, outcome, reason) SELECT 1,"
              + " id, i + 1, randomblob(32), 'CREATED', '' FROM n",
          "INSERT INTO workbench_step (job, row_id, kind, qualifier, begun, done, state, uuid,"
              + " generation, fingerprint, confirmed, object, adopted) SELECT 1, id, 'node', '',"
              + " 2 * i, 2 * i + 1, 'COMPLETE', randomblob(16), 0, randomblob(32), 1, i, 0 FROM n",
          "UPDATE workbench_job SET seq = 2 * ROWS + 2, rows = ROWS - 1, rows_done = ROWS - 1",
          "DROP TABLE n");

  @Override
  public String name() {
    return "recovery";
  }

  @Override
  public List<Line> measure(Place place, boolean full) {
    int rows = 1_000_000;
    var csv = Input.nodesOnly(place.fresh("recovery"), rows);
    var map = place.fresh("prepared.db");
    prepare(csv, map, rows);
    var pairs =
        Pairs.of(
            ROUNDS,
            () -> resume(csv, copy(map, place.fresh("map.db"))),
            () -> CommonsCsv.read(csv) + CommonsCsv.read(csv));
    var what = String.format("recovery over %,d rows, the last one missing: to its POST", rows);
    return List.of(Line.times(what, pairs, "Commons CSV reading twice", AIM));
  }

  private static Path copy(Path from, Path to) {
    try {
      return Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IngestJob job(
      Path csv, SqliteIdMap map, ForgetfulRepository to, JobListener listener) {
    return IngestJob.named("recovery")
        .source(CsvRowSource.of(csv))
        .repository(to)
        .idMap(map)
        .plan(EngineAlone.plan(csv))
        .recovery(Recovery.resume())
        .listener(listener)
        .build();
  }

  /** A run that is cancelled when its first row has ended. */
  private static void prepare(Path csv, Path file, int rows) {
    try (var map = SqliteIdMap.open(file)) {
      var jobs = new IngestJob[1];
      var cancelling =
          new JobListener() {
            @Override
            public void rowEnded(RowEnded event) {
              jobs[0].cancel();
            }
          };
      jobs[0] = job(csv, map, new ForgetfulRepository(), cancelling);
      jobs[0].run();
    }
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.executeUpdate("DELETE FROM workbench_row");
      statement.executeUpdate("DELETE FROM workbench_step");
      for (var sql : ALL_BUT_THE_LAST) {
        statement.executeUpdate(sql.replace("ROWS", Integer.toString(rows)));
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double resume(Path csv, Path file) {
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
      var report = job(csv, map, repository, JobListener.NONE).run();
      if (!report.allDone() || repository.created() != 1) {
        throw new IllegalStateException("The run did not do its work: " + report);
      }
    }
    return (posted.get() - began) / 1e9;
  }
}
