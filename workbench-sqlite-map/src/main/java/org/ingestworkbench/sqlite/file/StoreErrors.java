package org.ingestworkbench.sqlite.file;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import org.ingestworkbench.store.StoreException;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in the user's words what SQLite could not do, and what to mend. */
public final class StoreErrors {
  private StoreErrors() {}

  public static StoreException of(MapFile file, SQLException e) {
    return new StoreException(message(file, e), e);
  }

  private static String message(MapFile file, SQLException e) {
    if (withoutLibrary(e)) {
      return file
          + " cannot be opened: SQLite's library, which is unpacked there first, may not be executed"
          + " in "
          + System.getProperty("org.sqlite.tmpdir", System.getProperty("java.io.tmpdir"))
          + ". Start the program with another temporary directory: -Djava.io.tmpdir=DIRECTORY among"
          + " the options of the JVM.";
    }
    return switch (primary(e)) {
      case SQLITE_FULL ->
          file + " cannot grow: " + free(file) + " Free some space, then resume the job.";
      case SQLITE_BUSY, SQLITE_LOCKED ->
          file
              + " was kept locked by "
              + LockHolders.of(file.path())
              + " for longer than "
              + file.busy().toMillis() / 1000.0
              + " s. Let it finish or end it, then resume the job.";
      case SQLITE_NOTADB ->
          file + " is not a SQLite database. Give the path of an ID map, or of a new file.";
      case SQLITE_CORRUPT ->
          file
              + " is damaged. Restore it from a backup; sqlite3's \".recover\" may save what is in it.";
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH, SQLITE_CANTOPEN ->
          file
              + " cannot be written: check the rights of the file and of its directory ("
              + e.getMessage()
              + ").";
      case SQLITE_IOERR ->
          file
              + " cannot be read or written: the disk or the share reports an error ("
              + e.getMessage()
              + "; "
              + free(file)
              + "). Mend it, then resume the job.";
      default -> file + " failed: " + e.getMessage();
    };
  }

  /** Whether the library of this machine could not be loaded; a mount may forbid to execute it. */
  private static boolean withoutLibrary(Throwable e) {
    return e instanceof NativeLibraryNotFoundException
        || e instanceof UnsatisfiedLinkError
        || (e.getCause() != null && withoutLibrary(e.getCause()));
  }

  /** What SQLite itself said; the pool says it as a cause. */
  private static SQLiteErrorCode primary(Throwable e) {
    if (e instanceof SQLiteException sqlite) {
      return SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff);
    }
    return e.getCause() == null ? SQLiteErrorCode.UNKNOWN_ERROR : primary(e.getCause());
  }

  private static String free(MapFile file) {
    try {
      return Files.getFileStore(file.path()).getUsableSpace() + " bytes are free on its disk.";
    } catch (IOException e) {
      return "its disk does not answer (" + e.getMessage() + ").";
    }
  }
}
