package org.ingestworkbench.islandora.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.ingestworkbench.JobReport;
import org.ingestworkbench.Recovery;
import org.ingestworkbench.islandora.config.Configs;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.StandIn;
import org.ingestworkbench.store.MapEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code task: create_from_files}, on a stand-in for a site. */
class FromFilesTest {
  private static final String MODELS = "models:\n  - Image: [png, .JPG]\n  - Page: ['', zip]\n";

  @TempDir Path directory;
  private final List<Problem> problems = new ArrayList<>();
  private StandIn site;

  @BeforeEach
  void aSiteAndFiles() throws IOException {
    site = StandIn.builder().account("ann", "sesame").start();
    Files.createDirectories(directory.resolve("in/sub"));
    image("Bay of \u00e9.png");
    image("b.jpg");
    for (var name : List.of("c.txt", ".DS_Store", "rollback.csv")) {
      Files.writeString(directory.resolve("in").resolve(name), "content of " + name);
    }
  }

  private void image(String name) throws IOException {
    var image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    var format = name.substring(name.length() - 3);
    ImageIO.write(image, format, directory.resolve("in").resolve(name).toFile());
  }

  @AfterEach
  void closed() {
    site.close();
  }

  @Test
  void eachFileBecomesANodeWithItsMediumAndTheModelOfItsExtension() {
    try (var job = job(Recovery.NONE, MODELS).build()) {
      var report = job.run();
      assertThat(report.done()).as(report.toString() + problems).isEqualTo(3);

      var mapped = new ArrayList<MapEntry>();
      job.idMap().entries(mapped::add);
      assertThat(mapped)
          .extracting(MapEntry::csvId)
          .containsExactlyInAnyOrder("Bay of \u00e9.png", "b.jpg", "c.txt");
    }
    assertThat(titles()).containsExactly("Bay of \u00e9", "b", "c");
    assertThat(site.media()).hasSize(3);
    assertThat(site.media().get(0).field("field_media_image").get(0))
        .containsEntry("alt", "Bay of \u00e9");
    var models = site.nodes().stream().map(node -> node.targets("field_model").get(0)).toList();
    assertThat(models.get(0)).isEqualTo(models.get(1)).isNotEqualTo(models.get(2));
    assertThat(problems)
        .filteredOn(problem -> problem.code() == Code.FILE_IGNORED)
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo("3 entries are no rows: .DS_Store, rollback.csv, sub.");
  }

  @Test
  void aJobThatWasStoppedGoesOnAndIsRolledBack() {
    var running = new AtomicReference<WorkbenchJob>();
    var stopping =
        new JobListener() {
          @Override
          public void rowEnded(JobListener.RowEnded event) {
            running.get().abort();
          }
        };
    try (var job = job(Recovery.NONE, MODELS).listener(stopping).build()) {
      running.set(job);
      assertThat(job.run().allDone()).isFalse();
    }

    try (var job = job(Recovery.resume(), MODELS).build()) {
      assertThat(job.run()).returns(true, JobReport::allDone);
    }
    assertThat(titles()).containsExactly("Bay of \u00e9", "b", "c");
    assertThat(site.media()).hasSize(3);

    try (var rollback = WorkbenchRollback.of(config(MODELS)).environment(Map.of()).build()) {
      rollback.run();
    }
    assertThat(site.nodes()).isEmpty();
    assertThat(site.media()).isEmpty();
  }

  @Test
  void oneModelMayBeThatOfAllAndOtherColumnsAreThoseOfTemplates() {
    var more = "model: Image\nnodes_only: true\ncsv_field_templates:\n  - field_pid: x\n";
    try (var job = job(Recovery.NONE, more).build()) {
      assertThat(job.run()).returns(3L, JobReport::done);
    }
    assertThat(site.nodes()).allMatch(node -> node.targets("field_model").size() == 1);
  }

  @Test
  void filesOfOursInTheDirectoryAreNoRows() throws IOException {
    var in = directory.resolve("in");
    var more =
        "csv_id_to_node_id_map_dir: " + in + "\noutput_csv: " + in + "/made.csv\nmodel: Image\n";
    for (int i = 0; i < 2; i++) {
      try (var job = job(Recovery.resume(), more).outputCsv().build()) {
        assertThat(job.run()).returns(true, JobReport::allDone);
      }
    }
    assertThat(in.resolve("made.csv")).exists();
    assertThat(site.nodes()).hasSize(3);
  }

  private List<String> titles() {
    return site.nodes().stream().map(Entity::title).toList();
  }

  private WorkbenchJob.Builder job(Recovery recovery, String more) {
    return WorkbenchJob.of(config(more))
        .environment(Map.of())
        .recovery(recovery)
        .listener(
            new JobListener() {
              @Override
              public void problem(Problem problem) {
                problems.add(problem);
              }
            });
  }

  private WorkbenchConfig config(String more) {
    var text =
        Configs.LEAST
                .replace("task: create", "task: create_from_files")
                .replace("https://repo.example.org", site.uri().toString())
            + "concurrency: 1\ninput_dir: "
            + directory.resolve("in")
            + "\n"
            + more;
    return WorkbenchConfig.read(Configs.write(directory.resolve("c.yml"), text));
  }
}
