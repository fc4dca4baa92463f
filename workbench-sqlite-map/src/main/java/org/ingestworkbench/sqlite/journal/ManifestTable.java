package org.ingestworkbench.sqlite.journal;

import java.sql.SQLException;
import java.util.function.Consumer;
import org.ingestworkbench.sqlite.file.Db;
import org.ingestworkbench.sqlite.file.MapFile;
import org.ingestworkbench.sqlite.file.Schema;

/**
 * The manifest of one job in {@code workbench_manifest}: written under a new edition in as many
 * transactions as it has blocks; the job then names the edition that counts, and others go.
 */
final class ManifestTable {
  private static final int SINCE = 2;

  private static final String SELECT =
      "SELECT m.content FROM workbench_job j JOIN workbench_manifest m"
          + " ON m.job = j.job AND m.edition = j.manifest WHERE j.job = ? ORDER BY m.block";

  private final long job;

  ManifestTable(long job) {
    this.job = job;
  }

  /** Hands over the blocks; an older file that was not written to yet has none. */
  void each(Db db, MapFile file, Consumer<byte[]> blocks) throws SQLException {
    if (Schema.version(db, file) >= SINCE) {
      db.each(SELECT, row -> row.getBytes(1), blocks, job);
    }
  }

  /** The next edition, without what an earlier attempt at it left. */
  long begin(Db db) throws SQLException {
    long edition =
        db.number("SELECT coalesce(manifest, 0) + 1 FROM workbench_job WHERE job = ?", job);
    db.update("DELETE FROM workbench_manifest WHERE job = ? AND edition = ?", job, edition);
    return edition;
  }

  void add(Db db, long edition, int block, byte[] content) throws SQLException {
    db.update(
        "INSERT INTO workbench_manifest (job, edition, block, content) VALUES (?, ?, ?, ?)",
        job,
        edition,
        block,
        content);
  }

  /** From now on this edition counts. */
  void finish(Db db, long edition) throws SQLException {
    db.update("UPDATE workbench_job SET manifest = ? WHERE job = ?", edition, job);
    db.update("DELETE FROM workbench_manifest WHERE job = ? AND edition <> ?", job, edition);
  }
}
