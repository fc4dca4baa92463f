package org.ingestworkbench.sqlite.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A map may come from elsewhere: what it holds is not trusted on any connection. */
class GuardedSourceTest {

  @TempDir private Path directory;

  private MapFile map() {
    return new MapFile(directory.resolve("map.db"), false, Duration.ofSeconds(1), 0);
  }

  @Test
  void theWriterIsGuarded() throws SQLException {
    try (var writer = map().openWriter()) {
      assertGuarded(writer);
    }
  }

  @Test
  void everyReaderIsGuarded() throws SQLException {
    try (var writer = map().openWriter();
        var readers = new Readers(map())) {
      writer.execute("CREATE TABLE t (x)");
      readers.read(
          db -> {
            assertGuarded(db);
            return db;
          });
      readers.stream(GuardedSourceTest::assertGuarded);
    }
  }

  private static void assertGuarded(Db db) throws SQLException {
    assertThat(db.number("PRAGMA trusted_schema")).isZero();
    assertThat(db.number("PRAGMA cell_size_check")).isEqualTo(1);
  }
}
