package org.ingestworkbench.islandora.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ingestworkbench.JobReport;
import org.ingestworkbench.Recovery;
import org.ingestworkbench.islandora.config.Configs;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.StandIn;
import org.ingestworkbench.store.MapEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs of configurations, on a stand-in for a site. */
class WorkbenchJobTest {

  private static final Map<String, String> NOBODY = Map.of();

  @TempDir Path directory;
  private StandIn site;

  @BeforeEach
  void aSiteAndAnInput() throws IOException {
    site = StandIn.builder().account("ann", "sesame").start();
    Files.createDirectory(directory.resolve("input"));
    input("id,title,parent_id,field_model\n01,Book,,Image\n02,Page,01,Image\n#3,Left out,,\n");
  }

  @AfterEach
  void closed() {
    site.close();
  }

  @Test
  void aConfigurationBecomesNodesAndMapRows() {
    var config = config("nodes_only: true\n");

    try (var job = job(config).build()) {
      var report = job.run();

      assertThat(report.done()).as(report::toString).isEqualTo(2);
      assertThat(site.nodes()).extracting(Entity::title).containsExactly("Book", "Page");
      assertThat(site.nodes().get(1).targets("field_member_of"))
          .containsExactly(site.nodes().get(0).id());
      var rows = new ArrayList<MapEntry>();
      job.idMap().entries(rows::add);
      assertThat(rows).extracting(MapEntry::csvId).containsExactly("01", "02");
      assertThat(rows)
          .allMatch(row -> config.file().orElseThrow().toString().equals(row.configFile()))
          .allMatch(row -> config.host().equals(row.host()));
    }
    assertThat(directory.resolve("csv_id_to_node_id_map.db")).exists();
  }

  @Test
  void linesOfJsonAreReadAsACsvIs() {
    Configs.write(
        directory.resolve("input/metadata.jsonl"),
        "{\"id\":\"01\",\"title\":\"Book\",\"field_model\":\"Image\"}\n"
            + "{\"id\":\"02\",\"title\":\"Page\",\"field_model\":\"Image\"}\n");
    var config = config("nodes_only: true\ninput_csv: metadata.jsonl\ncsv_start_row: 2\n");

    try (var job = job(config).build()) {
      assertThat(job.run()).returns(1L, JobReport::done);
    }
    assertThat(site.nodes()).extracting(Entity::title).containsExactly("Page");
  }

  @Test
  void aCheckWritesNothing() {
    try (var job = job(config("nodes_only: true\n")).build()) {
      assertThat(job.check().ok()).isTrue();
    }
    assertThat(site.nodes()).isEmpty();
    assertThat(directory.resolve("csv_id_to_node_id_map.db")).doesNotExist();
  }

  @Test
  void whatRestrictsTheRowsRestrictsTheJob() {
    try (var job = job(config("nodes_only: true\ncsv_stop_row: 1\n")).build()) {
      job.run();
    }
    assertThat(site.nodes()).extracting(Entity::title).containsExactly("Book");
  }

  @Test
  void nodesGetTheirIdsInTheOrderOfTheInputWhereItIsToBeKept() throws IOException {
    var titles = IntStream.rangeClosed(1, 60).mapToObj(i -> "Row " + i).toList();
    input(
        titles.stream()
            .map(title -> title.substring(4) + "," + title + ",Image\n")
            .collect(Collectors.joining("", "id,title,field_model\n", "")));

    try (var job = job(config("nodes_only: true\nconcurrency: 8\nkeep_order: true\n")).build()) {
      assertThat(job.run()).returns(60L, JobReport::done);
    }
    assertThat(site.nodes()).extracting(Entity::title).containsExactlyElementsOf(titles);
  }

  @Test
  void labelsInTheHeaderAreAskedOfTheSite() throws IOException {
    input("id,title,Member of,field_model\n01,Book,,Image\n02,Page,1,Image\n");

    try (var job = job(config("nodes_only: true\ncsv_headers: labels\n")).build()) {
      assertThat(site.requests().list()).isEmpty();
      assertThat(job.run()).returns(2L, JobReport::done);
    }
    assertThat(site.nodes().get(1).targets("field_member_of")).containsExactly(1L);
  }

  @Test
  void withoutAMapTheJournalAloneIsKept() {
    var config = config("nodes_only: true\ncsv_id_to_node_id_map_path: false\n");

    try (var job = job(config).build()) {
      job.run();
      var rows = new ArrayList<MapEntry>();
      job.idMap().entries(rows::add);
      assertThat(rows).isEmpty();
      assertThat(job.idMap().jobs()).hasSize(1);
    }
  }

  @Test
  void aJobThatStandsIsFoundByTheFileWhateverItIsCalled() throws IOException {
    try (var job = job(config("nodes_only: true\n")).build()) {
      job.run();
    }
    var link = Files.createSymbolicLink(directory.resolve("link.yml"), directory.resolve("c.yml"));

    try (var job = job(WorkbenchConfig.read(link)).recovery(Recovery.resume()).build()) {
      assertThat(job.run()).returns(true, JobReport::resumed);
    }
    assertThat(site.nodes()).hasSize(2);
  }

  @Test
  void aListenerMayLookAtTheRowsOfTheJob() {
    var seen = new ArrayList<String>();
    var builder =
        job(config("nodes_only: true\ncsv_field_templates: [field_rights: free]\n"))
            .listener(
                rows ->
                    new JobListener() {
                      @Override
                      public void rowEnded(RowEnded event) {
                        seen.add(event.rowId() + rows.columns());
                      }
                    });

    try (var job = builder.build()) {
      job.run();
    }
    assertThat(seen).hasSize(2).allMatch(text -> text.contains("field_rights"));
  }

  @Test
  void withoutAPasswordNothingIsOpened() {
    var text = "task: create\nhost: " + site.uri() + "\nusername: ann\n";
    var config = WorkbenchConfig.read(Configs.write(directory.resolve("c.yml"), text));

    assertThatThrownBy(() -> WorkbenchJob.of(config).environment(NOBODY).build())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("password");
    assertThat(site.requests().list()).isEmpty();
  }

  @Test
  void somebodyMayBeAskedForThePassword() {
    var text =
        "task: create\nhost: "
            + site.uri()
            + "\nusername: ann\nnodes_only: true\ninput_dir: "
            + directory.resolve("input")
            + "\n";
    var config = WorkbenchConfig.read(Configs.write(directory.resolve("c.yml"), text));
    var builder =
        WorkbenchJob.of(config).environment(NOBODY).passwordPrompt(user -> "sesame".toCharArray());

    try (var job = builder.build()) {
      assertThat(job.run()).returns(2L, JobReport::done);
    }
  }

  @Test
  void aFileWithIdsThatIsNotThereIsAnInputError() {
    var config = config("nodes_only: true\ncsv_rows_to_process: gone.txt\n");

    try (var job = job(config).build()) {
      assertThatThrownBy(job::run)
          .isInstanceOf(InputException.class)
          .hasMessageContaining("gone.txt");
    }
    assertThat(site.nodes()).isEmpty();
  }

  private WorkbenchJob.Builder job(WorkbenchConfig config) {
    return WorkbenchJob.of(config).environment(NOBODY);
  }

  private WorkbenchConfig config(String more) {
    var text =
        Configs.LEAST.replace("https://repo.example.org", site.uri().toString())
            + "input_dir: "
            + directory.resolve("input")
            + "\n"
            + more;
    return WorkbenchConfig.read(Configs.write(directory.resolve("c.yml"), text));
  }

  private void input(String csv) {
    Configs.write(directory.resolve("input/metadata.csv"), csv);
  }
}
