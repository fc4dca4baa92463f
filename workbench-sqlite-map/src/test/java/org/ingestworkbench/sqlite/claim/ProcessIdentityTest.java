package org.ingestworkbench.sqlite.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ProcessIdentityTest {

  private static final ProcessIdentity HERE = ProcessIdentity.current();

  private static ProcessIdentity of(ProcessHandle process) {
    var start = process.info().startInstant().orElse(Instant.EPOCH);
    return new ProcessIdentity(HERE.host(), HERE.boot(), process.pid(), start);
  }

  @Test
  void thisProcessRuns() {
    assertThat(HERE.runs()).isTrue();
  }

  @Test
  void aProcessOfTheSameNumberThatStartedAtAnotherTimeMayBeAnother() {
    var other = new ProcessIdentity(HERE.host(), HERE.boot(), HERE.pid(), Instant.EPOCH);
    assertThat(other.runs()).isFalse();
    assertThat(other.gone()).isFalse();
  }

  /** The shell becomes a program that never fetches the child which the shell had. */
  @Test
  void aProcessThatWasKilledAndNotFetchedRunsNoMore() throws IOException {
    assumeThat(Path.of("/proc/self/stat")).exists();
    var parent =
        new ProcessBuilder("sh", "-c", "sleep 600 & echo $!; exec sleep 600")
            .redirectErrorStream(true)
            .start();
    try (var said =
        new BufferedReader(
            new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
      long pid = Long.parseLong(said.readLine());
      awaitSleeping(parent.pid());
      var child = ProcessHandle.of(pid).orElseThrow();
      var identity = of(child);
      assertThat(identity.runs()).isTrue();
      child.destroyForcibly();
      while (!Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ")) {
        Thread.onSpinWait();
      }
      assertThat(child.isAlive()).as("the system has its number still").isTrue();
      assertThat(identity.runs()).isFalse();
      assertThat(identity.gone()).isTrue();
    } finally {
      parent.descendants().forEach(ProcessHandle::destroyForcibly);
      parent.destroyForcibly();
    }
  }

  private static void awaitSleeping(long pid) throws IOException {
    while (!Files.readString(Path.of("/proc/" + pid + "/stat")).contains("(sleep)")) {
      Thread.onSpinWait();
    }
  }
}
