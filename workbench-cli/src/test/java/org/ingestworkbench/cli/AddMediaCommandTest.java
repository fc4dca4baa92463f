package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.cli.console.Interrupts;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code task: add_media}. */
@Timeout(1800)
class AddMediaCommandTest {

  private static final String FILES = "additional_files:";
  private static final String TEXT = " - text: http://pcdm.org/use#ExtractedText";

  @TempDir Path directory;
  private StandIn site;
  private CommandRun command;

  /** Two nodes without media, made by a job of rows "one" and "two". */
  @BeforeEach
  void twoNodes() throws IOException {
    site = StandIn.builder().start();
    for (var name : new String[] {"a.pdf", "b.pdf", "a.txt"}) {
      Files.writeString(directory.resolve(name), name);
    }
    Files.writeString(
        directory.resolve("metadata.csv"), "id,title,field_model\none,One,Image\ntwo,Two,Image\n");
    command = new CommandRun(directory, site);
    assertThat(command.config("nodes_only: true").create()).as(said()).isZero();
  }

  @AfterEach
  void close() {
    site.close();
  }

  private String said() {
    return command.out() + command.err();
  }

  private CommandRun adding(String csv, String... settings) throws IOException {
    Files.writeString(directory.resolve("media.csv"), csv);
    var all = new String[settings.length + 2];
    all[0] = "task: add_media";
    all[1] = "input_csv: media.csv";
    System.arraycopy(settings, 0, all, 2, settings.length);
    Files.deleteIfExists(command.log());
    return command.config(all);
  }

  private long node(int number) {
    return site.nodes().get(number).id();
  }

  private String csv() {
    return "node_id,file,text\n"
        + node(0)
        + ",a.pdf,a.txt\n"
        + site.uri()
        + "/node/"
        + node(1)
        + ",b.pdf,\n"
        + node(0)
        + ",b.pdf,\n";
  }

  @Test
  void mediaAreAddedAsIslandoraWorkbenchTellsIt() throws IOException {
    assertThat(adding(csv(), FILES, TEXT).create("--check")).as(said()).isZero();
    assertThat(command.out())
        .contains("OK, the nodes are there.", "OK, files named in the CSV file are all present.");
    assertThat(site.media()).isEmpty();

    assertThat(command.create()).as(said()).isZero();

    var address = site.uri() + "/node/" + node(0);
    assertThat(command.out())
        .contains("\"Add media\" task started using config file")
        .contains("Media for \"a.pdf\" created and added to " + address + ".")
        .contains("Media for \"a.txt\" created and added to " + address + ".");
    assertThat(command.logLines())
        .anyMatch(
            line -> line.contains("Media for \"b.pdf\" created and added to " + address + "."));
    assertThat(site.media()).hasSize(4);
    assertThat(site.nodes()).extracting(Entity::title).containsExactly("One", "Two");
    assertThat(command.run("verify", "--config", command.file().toString())).as(said()).isZero();
  }

  @Test
  void aRollbackDeletesTheMediaAndLeavesTheNodes() throws IOException {
    assertThat(adding(csv(), FILES, TEXT).create()).as(said()).isZero();

    assertThat(command.run("rollback", "--config", command.file().toString(), "--yes"))
        .as(said())
        .isZero();

    assertThat(site.media()).isEmpty();
    assertThat(site.nodes()).extracting(Entity::title).containsExactly("One", "Two");
    assertThat(command.create("--resume")).as(said()).isZero();
    assertThat(site.media()).hasSize(4);
  }

  @Test
  void aNodeThatIsNotThereIsNamedByTheCheckAndFailsItsRow() throws IOException {
    var csv = "node_id,file\n4711,a.pdf\n" + node(1) + ",b.pdf\n";

    assertThat(adding(csv).create("--check")).as(said()).isNotZero();
    assertThat(said()).contains("There is no node \"4711\"");
    assertThat(command.create()).as(said()).isNotZero();
    assertThat(command.out()).contains("ERROR: Media for CSV record 4711 a.pdf not created.");
    assertThat(site.media()).hasSize(1);
  }

  @Test
  void rowsMayNameTheRowsThatMadeTheirNodes() throws IOException {
    var csv = "parent_id,file\ntwo,a.pdf\nthree,b.pdf\n";

    assertThat(adding(csv, "id_field: parent_id").create("--check")).as(said()).isNotZero();
    assertThat(said()).contains("\"three\" was not found");
    assertThat(command.create()).as(said()).isNotZero();
    assertThat(command.out())
        .contains("Media for \"a.pdf\" created and added to " + site.uri() + "/node/" + node(1));
    assertThat(site.media()).hasSize(1);
  }

  @Test
  void rowsThatAreDoneAreToldInOneLine() throws IOException {
    adding(csv(), FILES, TEXT).interruptAt("Media for \"b.pdf\"", Interrupts.Kind.INT);
    assertThat(command.create()).as(said()).isEqualTo(130);
    assertThat(command.create("--resume")).as(said()).isZero();

    assertThat(command.out()).contains("2 rows with nothing to add, skipping them.");
    assertThat(site.media()).hasSize(4);
  }

  @Test
  void noFilesAreWrittenForARollbackByAList() throws IOException {
    try (var before = Files.list(directory)) {
      var names = before.map(file -> file.getFileName().toString()).toList();
      assertThat(adding(csv(), FILES, TEXT).create()).as(said()).isZero();
      try (var after = Files.list(directory)) {
        assertThat(after.map(file -> file.getFileName().toString()).toList())
            .filteredOn(name -> name.startsWith("rollback"))
            .allMatch(names::contains);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"before, --jsonapi", "after, ''"})
  void killedAnywhereAndResumedEveryFileIsThereOnce(String work, String option) throws Exception {
    var own = Files.createTempDirectory(directory, "kill");
    var options = option.isEmpty() ? new String[0] : new String[] {option};
    try (var process = SiteProcess.start(own.resolve("site"), options)) {
      Files.writeString(own.resolve("metadata.csv"), "id,title,field_model\none,One,Image\n");
      finish(config(own, process, "create", "task: create", "nodes_only: true"));
      killed(own, process, "upload", "/file/upload/**", work);
      killed(own, process, "medium", "/entity/media", work);
      try (var left = process.killAndOpen()) {
        assertThat(left.media())
            .extracting(Entity::title)
            .containsExactlyInAnyOrder(
                "upload-1.pdf",
                "upload-2.pdf",
                "upload-3.pdf",
                "medium-1.pdf",
                "medium-2.pdf",
                "medium-3.pdf");
        assertThat(left.nodes()).hasSize(1);
      }
    }
  }

  /** A job of three files, killed at the second request of a kind. */
  private static void killed(Path own, SiteProcess site, String name, String path, String work)
      throws Exception {
    var csv = new StringBuilder("node_id,file\n");
    for (int i = 1; i <= 3; i++) {
      var file = name + "-" + i + ".pdf";
      Files.writeString(own.resolve(file), file);
      csv.append("1,").append(file).append('\n');
    }
    Files.writeString(own.resolve(name + ".csv"), csv);
    var input = "input_csv: " + name + ".csv";
    var config = config(own, site, name, "task: add_media", "concurrency: 2", input);
    site.fault(
        "{\"method\": \"POST\", \"path\": \"%s\", \"nth\": 2, \"hang_%s_work\": true}"
            .formatted(path, work));
    long fired = site.faultsFired();
    ChildRun.killWhen(() -> site.faultsFired() > fired, config);
    site.noMoreFaults();
    finish(config, "--resume");
  }

  private static Path config(Path own, SiteProcess site, String name, String... lines)
      throws IOException {
    var all =
        new ArrayList<>(
            List.of(
                "host: " + site.uri(),
                "username: ingester",
                "password: ingester",
                "input_dir: " + own,
                "log_file_path: " + own.resolve("workbench.log")));
    all.addAll(List.of(lines));
    return Files.write(own.resolve(name + ".yml"), all);
  }

  private static void finish(Path config, String... options) throws Exception {
    try (var child = ChildRun.start(config, options)) {
      int code = child.await();
      assertThat(code).as(String.join("\n", child.said())).isZero();
    }
  }
}
