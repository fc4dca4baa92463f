package org.ingestworkbench.sqlite;

import java.time.Clock;

/** What the sessions of one open file share. */
final class Store implements AutoCloseable {
  private final MapFile file;
  private final Clock clock;
  private final boolean journalOnly;
  private final WorkbenchMap map;
  private final Readers readers;
  private final Writer writer;
  private final Leases leases;

  Store(MapFile file, Clock clock, boolean journalOnly, Heart heart) {
    this.file = file;
    this.clock = clock;
    this.journalOnly = journalOnly;
    this.map = new WorkbenchMap(clock);
    this.readers = new Readers(file);
    this.writer = new Writer(file, this::prepare);
    this.leases = new Leases(writer, heart);
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
  void check() {
    if (file.exists()) {
      readers.stream(db -> Schema.version(db, file));
    }
  }

  MapFile file() {
    return file;
  }

  Clock clock() {
    return clock;
  }

  boolean journalOnly() {
    return journalOnly;
  }

  WorkbenchMap map() {
    return map;
  }

  Readers readers() {
    return readers;
  }

  Writer writer() {
    return writer;
  }

  Leases leases() {
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
