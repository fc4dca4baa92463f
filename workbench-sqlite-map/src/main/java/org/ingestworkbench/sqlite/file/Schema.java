package org.ingestworkbench.sqlite.file;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.ingestworkbench.store.StoreException;

/**
 * Our tables in the file, beside Workbench's. This is a stored format: a change is a new migration
 * at the end of the list, and every version stays as a fixture of the tests.
 *
 * <pre>
 * csv_id_to_node_id_map        Workbench's; see {@code WorkbenchMap}. Its rowids are never kept,
 *                              because its maintenance script runs VACUUM, which renumbers them
 *
 * workbench_meta               one row
 *   version                    of our tables; user_version is left to others
 *   program                    version of the program that wrote last. It came without a new version
 *                              of the tables: programs that do not know it leave it as it is
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
 *   first_row, last_row        RowRange of JobKey; the first is null for all rows, the last for the
 *                              end of the input (version 7)
 *
 * workbench_claim              one row a scope, once it was claimed
 *   scope                      what is held: the job's uuid as text, or an instance's after the
 *                              word "instance" and a space
 *   epoch                      goes up with every claim; checked in every transaction
 *   held                       1 while a process has it
 *   host, boot, pid, start     the process; start in milliseconds since 1970
 *   since, beat                when it was claimed; a number that goes up while it lives
 *   stop, stop_by              StopRequest.Kind that is asked of the holder, and by whom; null for
 *                              none, as after every claim (version 6)
 *
 * workbench_row                one row a row of the input, once it was started
 *   job, row_id                the key
 *   line, fingerprint          as it was last started
 *   outcome, reason            Outcome.Kind, null while open; why it is not done
 *   gave_up                    status of the last answer for which something of it was given up
 *                              since it was last started; null for none (version 5)
 *
 * workbench_step               one row a step, once it was begun
 *   job, row_id, kind, qualifier   the key: StepKey, the kind by its wire name
 *   begun, done                numbers from workbench_job.seq; done is null unless complete or
 *                              rolled back
 *   again                      number from workbench_job.seq of its last begin; null when that is
 *                              the first (version 4)
 *   state                      StepState
 *   uuid, generation, fingerprint  of its current generation
 *   object, object_uuid, changed, files, node   the confirmation; object_uuid is null when it is
 *                              the uuid that was sent, files stand one a line; the node also of a
 *                              step that is begun, where no step of the job made it (version 8)
 *   confirmed, adopted         0 or 1
 *   error                      why it was refused or unresolved
 *
 * workbench_change             one row a step that changes an object, once it was begun (version 8)
 *   job, row_id, kind, qualifier   the key: StepKey, as in workbench_step
 *   object, object_uuid        what is changed
 *   before, after, revision    Change; the texts are the repository's own
 *
 * workbench_instance           one row an instance of a workflow, from version 3
 *   instance                   small number that stands for it in the tables below
 *   uuid                       InstanceId, 16 bytes, unique
 *   workflow, definition, recovery   as it was started; recovery is 1 where it is enabled
 *   standing, recoveries       Standing; how often it was recovered
 *   started, ended             milliseconds since 1970; ended is null while it runs
 *   message                    why it stands where it does
 *   requested                  Request of another process; null when there is none
 *
 * workbench_instance_task      one row a task of an instance
 *   instance, place            the key; place is its number in the workflow, from 0
 *   name, state, runs, message TaskRecord; the state is null until it was started
 *   counts                     one a line: name, space, number
 *
 * workbench_instance_value     one row a value of an instance
 *   instance, kind, name       the key; the kind is parameter, variable or condition
 *   value                      of a condition: true or false
 *
 * workbench_instance_history   one row an entry; only ever added to
 *   entry                      goes up
 *   instance, at, object, run, state, event, message   HistoryEntry; at in ms since 1970
 *
 * workbench_item               one row a work item of a human task
 *   item                       goes up in the order in which they were handed out
 *   instance, task, key        unique
 *   title, groups              as handed out; groups stand one a line
 *   state, person, note        ItemState; who has or had it; what was said
 *
 * workbench_manifest           how the input of a job stood, in blocks that core reads (version 2)
 *   job, edition, block        the key; blocks are counted from 0
 *   content
 * </pre>
 *
 * Two indexes come with the first writing, in every version: workbench_map_ids of the map's csv and
 * parent ids, and workbench_step_node of the nodes that steps made.
 *
 * <p>Journal tables have no rowid, so that key and contents stand once. A fingerprint or uuid is
 * kept as bytes when it is lower-case hexadecimal, else as text.
 */
public final class Schema {

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
                  + " PRIMARY KEY (job, edition, block))"),
          List.of(
              "CREATE TABLE workbench_instance (instance INTEGER PRIMARY KEY,"
                  + " uuid BLOB NOT NULL UNIQUE, workflow TEXT NOT NULL, definition TEXT NOT NULL,"
                  + " recovery INTEGER NOT NULL, standing TEXT NOT NULL,"
                  + " recoveries INTEGER NOT NULL, started INTEGER NOT NULL, ended INTEGER,"
                  + " message TEXT NOT NULL, requested TEXT)",
              "CREATE TABLE workbench_instance_task ("
                  + " instance INTEGER NOT NULL REFERENCES workbench_instance,"
                  + " place INTEGER NOT NULL, name TEXT NOT NULL, state TEXT,"
                  + " runs INTEGER NOT NULL, counts TEXT NOT NULL, message TEXT NOT NULL,"
                  + " PRIMARY KEY (instance, place)) WITHOUT ROWID",
              "CREATE TABLE workbench_instance_value ("
                  + " instance INTEGER NOT NULL REFERENCES workbench_instance,"
                  + " kind TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,"
                  + " PRIMARY KEY (instance, kind, name)) WITHOUT ROWID",
              "CREATE TABLE workbench_instance_history (entry INTEGER PRIMARY KEY,"
                  + " instance INTEGER NOT NULL REFERENCES workbench_instance,"
                  + " at INTEGER NOT NULL, object TEXT NOT NULL, run INTEGER NOT NULL,"
                  + " state TEXT NOT NULL, event TEXT NOT NULL, message TEXT NOT NULL)",
              "CREATE INDEX workbench_instance_history_of"
                  + " ON workbench_instance_history (instance)",
              "CREATE TABLE workbench_item (item INTEGER PRIMARY KEY,"
                  + " instance INTEGER NOT NULL REFERENCES workbench_instance,"
                  + " task TEXT NOT NULL, key TEXT NOT NULL, title TEXT NOT NULL,"
                  + " groups TEXT NOT NULL, state TEXT NOT NULL, person TEXT NOT NULL,"
                  + " note TEXT NOT NULL, UNIQUE (instance, task, key))"),
          List.of("ALTER TABLE workbench_step ADD COLUMN again INTEGER"),
          List.of("ALTER TABLE workbench_row ADD COLUMN gave_up INTEGER"),
          List.of(
              "ALTER TABLE workbench_claim ADD COLUMN stop TEXT",
              "ALTER TABLE workbench_claim ADD COLUMN stop_by TEXT"),
          List.of(
              "ALTER TABLE workbench_job ADD COLUMN first_row INTEGER",
              "ALTER TABLE workbench_job ADD COLUMN last_row INTEGER"),
          List.of(
              "CREATE TABLE workbench_change (job INTEGER NOT NULL REFERENCES workbench_job,"
                  + " row_id TEXT NOT NULL, kind TEXT NOT NULL, qualifier TEXT NOT NULL,"
                  + " object TEXT NOT NULL, object_uuid BLOB NOT NULL, before TEXT NOT NULL,"
                  + " after TEXT NOT NULL, revision TEXT,"
                  + " PRIMARY KEY (job, row_id, kind, qualifier)) WITHOUT ROWID"));

  /** The version that has the tables of workflows. */
  public static final int WORKFLOWS = 3;

  /** The version whose programs hear of requests to stop. */
  public static final int STOP_REQUESTS = 6;

  public static final int VERSION = MIGRATIONS.size();

  /** The index by which the job of a node is found. */
  public static final String STEP_NODE_INDEX = "workbench_step_node";

  private Schema() {}

  /**
   * Refuses a file in which a view has the name of a table, or a table has a trigger: the first may
   * be read without end, the second may write anything. Neither program makes one.
   */
  public static void requireTables(Db db, MapFile file) throws SQLException {
    var other =
        db.first(
            "SELECT type || ' \"' || name || '\"' FROM sqlite_master"
                + " WHERE type IN ('view', 'trigger') AND (lower(tbl_name) ="
                + " 'csv_id_to_node_id_map' OR lower(tbl_name) GLOB 'workbench_*')",
            row -> String.valueOf(row.getString(1)));
    if (other.isPresent()) {
      throw new StoreException(
          file
              + " is no ID map: it has a "
              + other.get()
              + " in the place of a table, or on one. Drop it if you know it, or give another file.",
          null);
    }
  }

  /** The version of our tables in this file; 0 when it has none. */
  public static int version(Db db, MapFile file) throws SQLException {
    boolean there =
        db.number("SELECT count(*) FROM sqlite_master WHERE name = 'workbench_meta'") > 0;
    int version = there ? (int) db.number("SELECT version FROM workbench_meta") : 0;
    if (version > VERSION) {
      throw new StoreException(
          file
              + " was written by "
              + writer(db).map(name -> "version " + name).orElse("a newer version")
              + " of this program (its journal has version "
              + version
              + ", this program, version "
              + ProgramVersion.NUMBER
              + ", knows "
              + VERSION
              + "). Use that version to go on.",
          null);
    }
    return version;
  }

  /** The version of the program that wrote last; empty where none has said so. */
  private static Optional<String> writer(Db db) throws SQLException {
    return namesProgram(db)
        ? db.first(
            "SELECT substr(program, 1, 40) FROM workbench_meta WHERE program <> ''",
            row -> String.valueOf(row.getString(1)))
        : Optional.empty();
  }

  private static boolean namesProgram(Db db) throws SQLException {
    return db.number(
            "SELECT count(*) FROM pragma_table_info('workbench_meta') WHERE name = 'program'")
        > 0;
  }

  /** An older program, which refuses the file once its tables have a newer version, tells it. */
  private static void nameProgram(Db db) throws SQLException {
    if (!namesProgram(db)) {
      db.execute("ALTER TABLE workbench_meta ADD COLUMN program TEXT");
    }
    db.update(
        "UPDATE workbench_meta SET program = ? WHERE program IS NOT ?",
        ProgramVersion.NUMBER,
        ProgramVersion.NUMBER);
  }

  /** Brings our tables up to date. Called inside a transaction. */
  public static void migrate(Db db, MapFile file) throws SQLException {
    for (var migration : MIGRATIONS.subList(version(db, file), VERSION)) {
      for (var statement : migration) {
        db.execute(statement);
      }
    }
    db.update("UPDATE workbench_meta SET version = ? WHERE version <> ?", VERSION, VERSION);
    nameProgram(db);
    db.execute(
        "CREATE INDEX IF NOT EXISTS "
            + STEP_NODE_INDEX
            + " ON workbench_step (object)"
            + " WHERE kind IN ('node', 'page') AND object IS NOT NULL");
  }
}
