package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code task: delete_media} and {@code task: delete_media_by_node}. */
@Timeout(300)
class DeleteMediaTest {

  @TempDir Path directory;
  private StandIn site;

  /** Two nodes, each with a document and a text beside it. */
  @BeforeEach
  void twoNodesWithMedia() throws IOException {
    site = StandIn.builder().start();
    for (var name : new String[] {"a.pdf", "b.pdf", "a.txt", "b.txt"}) {
      Files.writeString(directory.resolve(name), name);
    }
    Files.writeString(
        directory.resolve("metadata.csv"),
        "id,title,field_model,file,text\n1,One,Image,a.pdf,a.txt\n2,Two,Image,b.pdf,b.txt\n");
    var create =
        new CommandRun(directory, site)
            .config("additional_files:", " - text: http://pcdm.org/use#ExtractedText");
    assertThat(create.create()).as(create.err() + create.out()).isZero();
    assertThat(site.media()).hasSize(4);
  }

  @AfterEach
  void close() {
    site.close();
  }

  private CommandRun run(String task, String csv, String... settings) throws IOException {
    Files.writeString(directory.resolve("list.csv"), csv);
    var all = new String[settings.length + 3];
    all[0] = "task: " + task;
    all[1] = "input_csv: list.csv";
    all[2] = "csv_id_to_node_id_map_path: " + directory.resolve("other.db");
    System.arraycopy(settings, 0, all, 3, settings.length);
    return new CommandRun(directory, site).config(all);
  }

  private long id(int number) {
    return site.media().get(number).id();
  }

  @Test
  void mediaOfAListAreDeletedWithTheirFilesAndNodesStay() throws IOException {
    long first = id(0);
    long second = id(1);
    var command =
        run(
            "delete_media",
            "media_id,note\n" + first + ",x\n" + site.uri() + "/media/" + second + "/edit,y\n");

    assertThat(command.create("--check")).as(command.out()).isZero();
    assertThat(site.media()).hasSize(4);
    assertThat(command.create()).as(command.err() + command.out()).isZero();

    assertThat(command.out())
        .contains("To delete: 2 media with their files. This cannot be undone.")
        .contains("/media/" + first);
    assertThat(site.media()).extracting(Entity::id).hasSize(2).doesNotContain(first, second);
    assertThat(site.nodes()).hasSize(2);
  }

  @Test
  void whatIsNoMediumOfTheSiteIsRefusedBeforeAnythingIsDeleted() throws IOException {
    var command = run("delete_media", "media_id\n" + id(0) + "\nhttps://other.org/media/3\n");

    assertThat(command.create()).isEqualTo(2);
    assertThat(command.err()).contains("line 3", "is no medium of this site", "/media/12");
    assertThat(run("delete_media", "id\n1\n").create()).isEqualTo(2);
    assertThat(site.media()).hasSize(4);
  }

  @Test
  void aRowThatCannotBeReadIsRefusedBeforeAnythingIsDeleted() throws IOException {
    for (var bad : new String[] {",x", "7,x,surplus"}) {
      var command = run("delete_media", "media_id,note\n" + id(0) + ",x\n" + bad + "\n");
      assertThat(command.create()).as(bad).isEqualTo(2);
      assertThat(command.err()).as(bad).contains("line 3");
      assertThat(command.create("--check")).as(bad).isEqualTo(2);
    }
    assertThat(site.media()).hasSize(4);
  }

  @Test
  void mediaOfNodesAreDeletedAndANodeThatIsNotThereIsTold() throws IOException {
    long node = site.nodes().get(0).id();
    var command = run("delete_media_by_node", "node_id\n" + node + "\n4711\n");

    assertThat(command.create("--check")).as(command.out()).isZero();
    assertThat(command.out()).contains("Node 4711 is not on the site");
    assertThat(command.create()).as(command.err() + command.out()).isZero();

    assertThat(command.out() + command.err())
        .contains("Node 4711 not found or not accessible, skipping deleting media.")
        .contains("To delete: 2 media with their files. This cannot be undone.");
    assertThat(site.media()).hasSize(2);
    assertThat(site.nodes()).hasSize(2);
  }

  @Test
  void ofTheMediaOfANodeThoseOfAUseAreDeleted() throws IOException {
    long node = site.nodes().get(0).id();
    var command =
        run(
            "delete_media_by_node",
            "node_id\n" + node + "\n",
            "delete_media_by_node_media_use_tids:",
            " - http://pcdm.org/use#ExtractedText");

    assertThat(command.create()).as(command.err() + command.out()).isZero();

    assertThat(command.out()).contains("To delete: 1 medium with its files.");
    assertThat(site.media()).hasSize(3);
    var unknown =
        run(
            "delete_media_by_node",
            "node_id\n" + node + "\n",
            "delete_media_by_node_media_use_tids: http://example.org/none");
    assertThat(unknown.create()).isEqualTo(2);
    assertThat(unknown.err()).contains("no term with the URI");
    assertThat(site.media()).hasSize(3);
  }

  @Test
  void itTakesNoSecondaryTasksAndIsNone() throws IOException {
    var with = run("delete_media", "media_id\n" + id(0) + "\n", "secondary_tasks: [x.yml]");
    assertThat(with.create("--check")).isEqualTo(2);
    assertThat(with.create()).isEqualTo(2);
    assertThat(with.err()).contains("is no job, so it has no secondary_tasks");
    assertThat(site.media()).hasSize(4);
  }

  @Test
  void itGoesOnAfterAnInterruption() throws IOException {
    var ids = id(0) + "\n" + id(1) + "\n" + id(2) + "\n";
    assertThat(run("delete_media", "media_id\n" + id(0) + "\n").create()).isZero();
    var again = run("delete_media", "media_id\n" + ids);

    assertThat(again.create()).as(again.err() + again.out()).isZero();
    assertThat(again.out()).contains("gone before");
    assertThat(site.media()).hasSize(1);
  }
}
