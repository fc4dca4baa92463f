package org.ingestworkbench.sqlite.file;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/**
 * Connections to a file that another program may have prepared: no trigger, view or default in it
 * may call a function that does more than to compute, and each cell is looked at before it is used.
 * The driver loads no extensions unless told. It does not offer SQLite's defensive mode, which
 * would only keep SQL of ours from damaging the file.
 */
final class GuardedSource extends SQLiteDataSource {
  private static final List<String> GUARDS =
      List.of("PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON");

  GuardedSource(SQLiteConfig config) {
    super(config);
  }

  @Override
  public SQLiteConnection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    var connection = super.getConnection(user, password);
    boolean guarded = false;
    try (var statement = connection.createStatement()) {
      for (var guard : GUARDS) {
        statement.execute(guard);
      }
      guarded = true;
      return connection;
    } finally {
      if (!guarded) {
        connection.close();
      }
    }
  }
}
