package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ingestworkbench.standin.Fault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A process that sleeps longer than a claim stands still, and another one, on what looks like
 * another machine, that takes its job over. It takes real minutes, so only the profile {@code soak}
 * runs it; {@code TimeFaultsTest} does the same in no time.
 */
@Tag("heavy")
@Timeout(3600)
class SleeperTest extends CommandCase {

  private static final int ROWS = 30;
  private static final int SLEEP = Integer.getInteger("workbench.sleep", 0);

  @Test
  void theSleeperWakesAndWritesNothingMore() throws Exception {
    assumeThat(SLEEP).as("seconds of workbench.sleep: the profile soak has them").isPositive();
    assumeThat(System.getProperty("user.name")).as("only root unshares").isEqualTo("root");
    var arguments = List.of("--config", config(), "--resume");
    site.faults().add(Fault.on("POST", "/node").nth(5).hangBeforeWork());
    try (var sleeper = ChildRun.of(arguments)) {
      awaitHits(1, sleeper);
      sleeper.signal("STOP");
      long asleep = System.nanoTime();
      site.faults().release();
      try (var heir = ChildRun.apart(arguments)) {
        endsWithin(300, heir);
        assertThat(heir.await()).as(heir.said().toString()).isZero();
      }
      everyRowIsThereOnce();
      assertThat(sleeper.endsWithin(left(asleep))).isFalse();
      sleeper.signal("CONT");
      assertThat(sleeper.await()).as(sleeper.said().toString()).isNotZero();
      assertThat(sleeper.said()).anyMatch(line -> line.contains("was taken over by"));
    }
    everyRowIsThereOnce();
  }

  private static Duration left(long since) {
    long passed = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since);
    return Duration.ofSeconds(Math.max(1, SLEEP - passed));
  }

  private static void endsWithin(int seconds, ChildRun child) throws InterruptedException {
    assertThat(child.endsWithin(Duration.ofSeconds(seconds))).as("ends in time").isTrue();
  }

  private void everyRowIsThereOnce() {
    assertThat(titles().distinct()).hasSize(ROWS);
    assertThat(site.nodes()).hasSize(ROWS);
    assertThat(site.media()).hasSize(ROWS);
  }

  private String config() throws IOException {
    var rows = new ArrayList<>(List.of("id,title,field_model,file"));
    for (int i = 1; i <= ROWS; i++) {
      rows.add("%03d,Row %<d,Image,%<03d.txt".formatted(i));
      Files.writeString(directory.resolve("%03d.txt".formatted(i)), "file " + i);
    }
    Files.write(directory.resolve("metadata.csv"), rows);
    return command.config("media_type: file").file().toString();
  }
}
