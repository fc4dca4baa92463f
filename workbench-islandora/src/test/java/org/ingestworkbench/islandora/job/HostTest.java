package org.ingestworkbench.islandora.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.standin.Fault;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a host application has left of a job that it ran and closed. */
@Timeout(300)
class HostTest {

  @TempDir private Path directory;
  private StandIn site;

  @BeforeEach
  void start() throws IOException {
    site = StandIn.builder().start();
    Files.write(
        directory.resolve("metadata.csv"),
        List.of("id,title,field_model,file", "1,One,Image,a.txt", "2,Two,Image,b.txt"));
    Files.writeString(directory.resolve("a.txt"), "a");
    Files.writeString(directory.resolve("b.txt"), "b");
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private WorkbenchConfig config(String name) {
    return WorkbenchConfig.of(
        Map.of(
            "task",
            "create",
            "host",
            site.uri().toString(),
            "username",
            "admin",
            "password",
            "password",
            "job_name",
            name,
            "input_dir",
            directory.toString(),
            "csv_id_to_node_id_map_dir",
            directory.toString()));
  }

  /** Without those of the stand-in, and without the one in which the JDK waits for processes. */
  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.getName().matches("standin-.*|process reaper.*"))
        .collect(Collectors.toSet());
  }

  /** A thread that was told to end needs a moment; the JDK's client 17 needs to be collected. */
  private static void assertNoThreadLivesBut(Set<Thread> before) throws InterruptedException {
    assertThat(more(before)).doesNotContainPattern("HttpClient-\\d+-Worker");
    long limit = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!before.containsAll(threads())) {
      assertThat(System.nanoTime()).as(() -> more(before)).isLessThan(limit);
      System.gc();
      Thread.sleep(20);
    }
  }

  private static String more(Set<Thread> before) {
    return threads().stream()
        .filter(thread -> !before.contains(thread))
        .map(Thread::getName)
        .toList()
        .toString();
  }

  @Test
  void noThreadOutlivesAJobThatWasRunAndClosed() throws InterruptedException {
    var before = threads();

    try (var job = WorkbenchJob.of(config("run")).build()) {
      assertThat(job.check().ok()).isTrue();
      assertThat(job.run().stoppedAt() == null).isTrue();
    }

    assertNoThreadLivesBut(before);
  }

  @Test
  void noThreadOutlivesAJobWhoseRequestsHang() throws InterruptedException {
    var before = threads();
    site.faults().add(Fault.on("POST", "/node").nth(2).hangAfterWork());

    try (var job = WorkbenchJob.of(config("hang")).build()) {
      var host = new Thread(job::run, "host");
      host.start();
      while (site.requests().count("POST", "/node") < 1 || job.underWay().isEmpty()) {
        Thread.onSpinWait();
      }
      job.abort();
      host.join();
    }

    assertNoThreadLivesBut(before);
  }

  @Test
  void noThreadOutlivesARollback() throws InterruptedException {
    try (var job = WorkbenchJob.of(config("back")).build()) {
      job.run();
    }
    var before = threads();

    try (var rollback = WorkbenchRollback.of(config("back")).build()) {
      assertThat(rollback.run().complete()).isTrue();
    }

    assertNoThreadLivesBut(before);
  }

  @Test
  void noPropertyOfTheJvmIsSet() {
    var before = (Properties) System.getProperties().clone();

    try (var job = WorkbenchJob.of(config("properties")).build()) {
      job.run();
    }

    assertThat(System.getProperties()).isEqualTo(before);
  }
}
