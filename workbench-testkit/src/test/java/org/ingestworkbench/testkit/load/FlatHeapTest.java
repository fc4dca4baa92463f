package org.ingestworkbench.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory does not grow with the rows of a job, nor with those that fail. */
@Tag("heavy")
class FlatHeapTest {

  private static final long SLACK = 1_000_000;

  /** So many rows fill all that is held before the rest goes to temporary files. */
  private static final int FULL = 70_000;

  @TempDir private Path directory;

  @Test
  void twiceTheRowsTakeNoMoreHeap() throws IOException, InterruptedException {
    long few = live(FULL);
    long many = live(2 * FULL);
    assertThat(many).isLessThan(few + SLACK);
  }

  private long live(int rows) throws IOException, InterruptedException {
    var out = directory.resolve("out-" + rows);
    var child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LoadRun.class.getName(),
                Integer.toString(rows),
                "4",
                directory.toString())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    int exit = child.waitFor();
    var said = Files.readString(out, StandardCharsets.UTF_8).strip();
    assertThat(exit).as(said).isZero();
    return Long.parseLong(said.lines().reduce((first, last) -> last).orElseThrow());
  }
}
