package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ingestworkbench.cli.console.Interrupts;
import org.ingestworkbench.standin.ServedRequest;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A check leaves site and directories as they are; only the log has more lines. */
@Timeout(300)
class CheckWritesNothingTest {

  @TempDir Path directory;
  private StandIn site;
  private CheckFixture room;

  @BeforeEach
  void start() throws IOException {
    site = StandIn.builder().term("genre", "Maps", "").start();
    room = new CheckFixture(directory, site);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void beforeTheFirstRun() throws IOException {
    everythingAtOnce();
    assertNothingIsWritten();
    assertThat(directory.resolve("csv_id_to_node_id_map.db")).doesNotExist();
  }

  @Test
  void whileAJobCanBeResumed() throws IOException {
    everythingAtOnce();
    room.run();
    assertThat(site.nodes()).isNotEmpty();

    assertNothingIsWritten();
    room.with("--resume");
    assertNothingIsWritten();
  }

  @Test
  void whenItIsCancelled() throws IOException {
    room.command.interruptAt("PAGE_SEQUENCE_GAP", Interrupts.Kind.INT);
    everythingAtOnce();
    assertNothingIsWritten();
    assertThat(room.exit()).isEqualTo(130);
    assertThat(room.command.err()).contains("Exiting before entire --check completed.");
  }

  private void everythingAtOnce() throws IOException {
    room.file("1/p-1.jpg", "x").file("1/p-3.jpg", "x").file("2/p-1.jpg", "x");
    room.file("new.csv", "");
    room.pages(
        "allow_adding_terms: true",
        "output_csv: " + directory.resolve("out/created.csv"),
        "rollback_dir: " + directory.resolve("rollback"));
    Files.createDirectory(directory.resolve("out"));
    room.csv(
        "id,title,field_model,field_genre,url_alias,langcode",
        "1,One,Image,New,/one,en",
        "2,Two,Image,Nothing,/two,en",
        "3,Three,Image,Maps,/three,en");
  }

  private static final Set<String> TRIALS = Set.of("/node", "/entity/media", "/taxonomy/term");

  private void assertNothingIsWritten() throws IOException {
    var before = snapshot();
    var objects = objects();
    int requests = site.requests().list().size();

    assertThat(room.told()).isNotEmpty();

    assertThat(snapshot()).isEqualTo(before);
    assertThat(objects()).isEqualTo(objects);
    assertThat(site.requests().list().stream().skip(requests).filter(this::writes)).isEmpty();
  }

  /** What is posted is a trial that cannot be saved: of a node, a medium or a term. */
  private boolean writes(ServedRequest request) {
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    boolean signsIn = request.path().startsWith("/user/log");
    boolean trial = TRIALS.contains(request.path()) && request.status() == 422;
    return !reads && !signsIn && !trial;
  }

  private String objects() {
    return "nodes %s, media %s, files %s, terms %s, aliases %s"
        .formatted(
            site.nodes().size(),
            site.media().size(),
            site.files().size(),
            site.terms().size(),
            site.aliases().size());
  }

  /** Every file with its time and a hash of its bytes; the log apart. */
  private Map<String, String> snapshot() throws IOException {
    var files = new TreeMap<String, String>();
    try (var all = Files.walk(directory)) {
      for (var file : all.filter(f -> !f.equals(room.command.log())).toList()) {
        boolean isFile = Files.isRegularFile(file);
        files.put(
            file.toString(),
            isFile
                ? Files.getLastModifiedTime(file) + " " + Arrays.hashCode(Files.readAllBytes(file))
                : "directory");
      }
    }
    return files;
  }
}
