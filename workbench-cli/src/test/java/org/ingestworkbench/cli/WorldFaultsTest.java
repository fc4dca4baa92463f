package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.standin.Fault;
import org.ingestworkbench.standin.StandIn;
import org.ingestworkbench.standin.StandInBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The world fails in the middle of a job: it stops with its rows open, says what to mend, and goes
 * on with {@code --resume} once that is mended. (A disk that is full: {@code FullDiskTest} of the
 * store.)
 */
@Timeout(300)
class WorldFaultsTest extends CommandCase {

  private static final int ROWS = 9;

  private Path input;

  @Override
  StandInBuilder site() {
    return StandIn.builder().data(directory.resolve("site"));
  }

  @BeforeEach
  void aJob() throws IOException {
    input = Files.createDirectory(directory.resolve("input"));
    var rows = new ArrayList<>(List.of("id,title,field_model,file"));
    for (int i = 1; i <= ROWS; i++) {
      rows.add("0%d,Row %<d,Image,0%<d.txt".formatted(i));
      Files.writeString(input.resolve("0%d.txt".formatted(i)), "file " + i);
    }
    Files.write(input.resolve("metadata.csv"), rows);
    command.config(settings());
  }

  private String[] settings(String... more) {
    var all = new ArrayList<>(List.of(more));
    all.add("input_dir: " + input);
    all.add("rollback_dir: " + directory);
    all.add("media_type: file");
    if (all.stream().noneMatch(setting -> setting.startsWith("http_backoff_factor"))) {
      all.add("http_backoff_factor: 0");
    }
    return all.toArray(String[]::new);
  }

  /** Two rows are done when it happens, four remain. */
  private void stopsWhen(Runnable fault, String... advice) {
    command.doAt("(record 03)", fault);

    assertThat(command.create()).as(command.out()).isEqualTo(3);

    assertThat(command.out())
        .contains("Rows: 2 done, 0 not done")
        .contains("The job stopped: ")
        .contains("To resume: workbench --config " + command.file() + " --resume")
        .contains(advice);
  }

  private void resumes() {
    assertThat(command.create("--resume")).as(said()).isZero();
    assertThat(site.nodes()).hasSize(ROWS);
    assertThat(site.media()).hasSize(ROWS);
  }

  @Test
  void aRepositoryThatIsDown() throws IOException {
    stopsWhen(() -> site.close(), "refuses connections");
    assertThat(command.create("--resume")).as("it is still down").isEqualTo(3);

    site = StandIn.builder().data(directory.resolve("site")).port(site.uri().getPort()).start();
    resumes();
  }

  /** Waited for, as one that was found before would be, each of them would take five minutes. */
  @Test
  @Timeout(60)
  void aRepositoryWhoseNameWasNeverFoundIsNotWaitedFor() throws IOException {
    command.config(settings("host: http://nowhere.invalid", "wait_for_site: 5m"));

    assertThat(command.create("--check")).as(said()).isEqualTo(2);
    assertThat(said()).contains("SITE_UNAVAILABLE", "The name in http://nowhere.invalid is not");
    assertThat(said()).doesNotContain("waited for");
    assertThat(command.create()).as(said()).isEqualTo(3);
    assertThat(said()).contains("The name in http://nowhere.invalid is not");
    assertThat(said()).doesNotContain("waited for");
  }

  @Test
  void aCheckSaysThatItWaits() throws IOException {
    site.close();
    command.config(settings("http_max_retries: 3", "http_backoff_factor: 0.001"));

    assertThat(command.create("--check")).as(said()).isEqualTo(2);
    assertThat(command.out()).contains("Waiting 0 s before the next try: " + site.uri());
  }

  @Test
  void aRepositoryThatDropsEveryConnection() {
    stopsWhen(
        () -> site.faults().add(Fault.on("*", "/**").refuse()), "The connection to " + site.uri());

    site.faults().clear();
    resumes();
  }

  @Test
  void aRepositoryInMaintenance() {
    stopsWhen(() -> site.maintenance(true), "503");

    site.maintenance(false);
    resumes();
  }

  @Test
  void aShareThatIsGone() throws IOException {
    var away = directory.resolve("away");
    stopsWhen(() -> move(input, away), input.toString());

    Files.move(away, input);
    resumes();
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aPasswordThatWasChanged() throws IOException {
    stopsWhen(
        () -> {
          site.changePassword("ingester", "another");
          site.endSessions();
        },
        "password");

    command.config(settings("password: another"));
    resumes();
  }
}
