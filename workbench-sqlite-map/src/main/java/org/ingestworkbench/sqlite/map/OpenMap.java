package org.ingestworkbench.sqlite.map;

import java.time.Clock;
import org.ingestworkbench.sqlite.claim.Heartbeat;
import org.ingestworkbench.sqlite.claim.Leases;
import org.ingestworkbench.sqlite.file.Db;
import org.ingestworkbench.sqlite.file.MapFile;
import org.ingestworkbench.sqlite.file.Readers;
import org.ingestworkbench.sqlite.file.Schema;
import org.ingestworkbench.sqlite.file.Writer;

/** An open file, with what its sessions share: reader, writer, leases. */
public final class OpenMap implements AutoCloseable {
  private final MapFile file;
  private final Clock clock;
  private final boolean journalOnly;
  private final WorkbenchMap map;
  private final Readers readers;
  private final Writer writer;
  private final Leases leases;

  public OpenMap(MapFile file, Clock clock, boolean journalOnly, Heartbeat heartbeat) {
    this.file = file;
    this.clock = clock;
    this.journalOnly = journalOnly;
    this.map = new WorkbenchMap(clock);
    this.readers = new Readers(file);
    this.writer = new Writer(file, this::prepare);
    this.leases = new Leases(file.path(), writer, heartbeat);
  }

  /** What a file gets before it is first written to. */
  private int prepare(Db db) throws java.sql.SQLException {
    Schema.migrate(db, file);
    if (!journalOnly) {
      WorkbenchMap.prepareToWrite(db);
    }
    return Schema.VERSION;
  }

  /** Looks whether the file, if there is one, can be used. */
  public void check() {
    if (file.exists()) {
      readers.stream(
          db -> {
            Schema.requireTables(db, file);
            Schema.version(db, file);
          });
    }
  }

  public MapFile file() {
    return file;
  }

  public Clock clock() {
    return clock;
  }

  public boolean journalOnly() {
    return journalOnly;
  }

  public WorkbenchMap map() {
    return map;
  }

  public Readers readers() {
    return readers;
  }

  public Writer writer() {
    return writer;
  }

  public Leases leases() {
    return leases;
  }

  /** Readers first: while one is open, the file stays in WAL mode. */
  @Override
  public void close() {
    try {
      leases.close();
    } finally {
      readers.close();
      writer.close();
    }
  }
}
