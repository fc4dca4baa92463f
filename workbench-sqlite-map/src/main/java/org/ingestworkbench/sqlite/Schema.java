package org.ingestworkbench.sqlite;

import java.sql.SQLException;
import java.util.List;
import org.ingestworkbench.spi.StoreException;

/**
 * Our tables in the file, beside Workbench's. This is a stored format: a change is a new migration
 * at the end of the list, and every version stays as a fixture of the tests.
 *
 * <pre>
 * csv_id_to_node_id_map        Workbench's; see {@link WorkbenchMap}. Its rowids are never kept,
 *                              because its maintenance script runs VACUUM, which renumbers them
 *
 * workbench_meta               one row
 *   version                    of our tables; user_version is left to whoever wants it
 *
 * workbench_job                one row a job
 *   job                        small number that stands for it in the journal
 *   uuid                       JobId, 16 bytes, unique
 *   host, name                 JobKey
 *   input, settings, seed      as the first claim gave them
 *   state                      JobState
 *   started, ended             milliseconds since 1970; ended is null while it runs
 *   first_node                 smallest node ID it ever made
 *   start_node                 node ID from which rows of the map count as done; null for none
 *   seq                        last number given to a begin or a completion
 *   rows, rows_done            how many rows stand in workbench_row, how many of them are done
 *   manifest                   edition of workbench_manifest that counts; null for none (version 2)
 *
 * workbench_claim              one row a scope, once it was claimed
 *   scope                      what is held: the job's uuid as text
 *   epoch                      goes up with every claim; checked in every transaction
 *   held                       1 while somebody has it
 *   host, boot, pid, start     the process; start in milliseconds since 1970
 *   since, beat                when it was claimed; a number that goes up while it lives
 *
 * workbench_row                one row a row of the input, once it was started
 *   job, row_id                the key
 *   line, fingerprint          as it was last started
 *   outcome, reason            Outcome.Kind, null while open; why it is not done
 *
 * workbench_step               one row a step, once it was begun
 *   job, row_id, kind, qualifier   the key: StepKey, the kind by its wire name
 *   begun, done                numbers from workbench_job.seq; done is null unless complete
 *   state                      StepState
 *   uuid, generation, fingerprint  of its current generation
 *   object, object_uuid, changed, files, node   the confirmation; object_uuid is null when it is
 *                              the uuid that was sent, files stand one a line
 *   confirmed, adopted         0 or 1
 *   error                      why it was refused or unresolved
 *
 * workbench_manifest           how the input of a job stood, in blocks that core reads (version 2)
 *   job, edition, block        the key; blocks are counted from 0
 *   content
 * </pre>
 *
 * Journal tables have no rowid, so that key and contents stand once. A fingerprint or uuid is kept
 * as bytes when it is lower-case hexadecimal, else as text.
 */
final class Schema {

  private static final List<List<String>> MIGRATIONS =
      List.of(
          List.of(
              "CREATE TABLE workbench_meta (version INTEGER NOT NULL)",
              "INSERT INTO workbench_meta (version) VALUES (0)",
              "CREATE TABLE workbench_job (job INTEGER PRIMARY KEY, uuid BLOB NOT NULL UNIQUE, host"
                  + " TEXT NOT NULL, name TEXT NOT NULL, input TEXT NOT NULL, settings TEXT NOT"
                  + " NULL, seed INTEGER NOT NULL, state TEXT NOT NULL, started INTEGER NOT NULL,"
                  + " ended INTEGER, first_node INTEGER, start_node INTEGER, seq INTEGER NOT NULL"
                  + " DEFAULT 0, rows INTEGER NOT NULL DEFAULT 0, rows_done INTEGER NOT NULL"
                  + " DEFAULT 0)",
              "CREATE TABLE workbench_claim (scope TEXT PRIMARY KEY, epoch INTEGER NOT NULL,"
                  + " held INTEGER NOT NULL, host TEXT NOT NULL, boot TEXT NOT NULL,"
                  + " pid INTEGER NOT NULL, start INTEGER NOT NULL, since INTEGER NOT NULL,"
                  + " beat INTEGER NOT NULL) WITHOUT ROWID",
              "CREATE TABLE workbench_row (job INTEGER NOT NULL REFERENCES workbench_job,"
                  + " row_id TEXT NOT NULL, line INTEGER NOT NULL, fingerprint NOT NULL,"
                  + " outcome TEXT, reason TEXT NOT NULL DEFAULT '',"
                  + " PRIMARY KEY (job, row_id)) WITHOUT ROWID",
              "CREATE TABLE workbench_step (job INTEGER NOT NULL REFERENCES workbench_job,"
                  + " row_id TEXT NOT NULL, kind TEXT NOT NULL, qualifier TEXT NOT NULL,"
                  + " begun INTEGER NOT NULL, done INTEGER, state TEXT NOT NULL,"
                  + " uuid BLOB NOT NULL, generation INTEGER NOT NULL, fingerprint NOT NULL,"
                  + " confirmed INTEGER NOT NULL, object TEXT, object_uuid BLOB, changed INTEGER,"
                  + " files TEXT, node TEXT, adopted INTEGER NOT NULL, error TEXT,"
                  + " PRIMARY KEY (job, row_id, kind, qualifier)) WITHOUT ROWID"),
          List.of(
              "ALTER TABLE workbench_job ADD COLUMN manifest INTEGER",
              "CREATE TABLE workbench_manifest (job INTEGER NOT NULL REFERENCES workbench_job,"
                  + " edition INTEGER NOT NULL, block INTEGER NOT NULL, content BLOB NOT NULL,"
                  + " PRIMARY KEY (job, edition, block))"));

  static final int VERSION = MIGRATIONS.size();

  private Schema() {}

  /** The version of our tables in this file; 0 when it has none. */
  static int version(Db db, MapFile file) throws SQLException {
    boolean there =
        db.number("SELECT count(*) FROM sqlite_master WHERE name = 'workbench_meta'") > 0;
    int version = there ? (int) db.number("SELECT version FROM workbench_meta") : 0;
    if (version > VERSION) {
      throw new StoreException(
          file
              + " was written by a newer version of this program (its journal has version "
              + version
              + ", this program knows "
              + VERSION
              + "). Use that version to go on.",
          null);
    }
    return version;
  }

  /** Brings our tables up to date. Called inside a transaction. */
  static void migrate(Db db, MapFile file) throws SQLException {
    for (var migration : MIGRATIONS.subList(version(db, file), VERSION)) {
      for (var statement : migration) {
        db.execute(statement);
      }
    }
    db.update("UPDATE workbench_meta SET version = ? WHERE version <> ?", VERSION, VERSION);
  }
}
