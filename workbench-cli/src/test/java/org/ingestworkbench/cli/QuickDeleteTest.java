package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.standin.Entity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class QuickDeleteTest extends CommandCase {

  @BeforeEach
  void twoNodes() throws IOException {
    Files.writeString(directory.resolve("a.txt"), "a");
    command.config().csv("id,title,field_model,file", "1,One,Image,a.txt", "2,Two,Image,");
    assertThat(command.create()).isZero();
    assertThat(site.media()).hasSize(1);
  }

  /** By the same steps as a list of nodes, so that the journal knows of it. */
  @Test
  void aNodeGoesWithItsMediaAndLeavesTheMap() {
    assertThat(command.create("--quick_delete_node", site.uri() + "/node/1", "--yes"))
        .as(command.err())
        .isZero();

    assertThat(site.nodes()).extracting(Entity::title).containsExactly("Two");
    assertThat(site.media()).isEmpty();
    try (var map = SqliteIdMap.open(map())) {
      assertThat(map.jobs().get(0).rowsDone()).isEqualTo(1);
    }
    assertThat(command.create("--resume")).isZero();
    assertThat(site.nodes()).extracting(Entity::title).containsExactly("Two", "One");
  }

  private int deleteMedium(String... more) {
    var address = site.uri() + "/media/" + site.media().get(0).id() + "/edit";
    return command.create(
        Stream.concat(Stream.of("--quick_delete_media", address, "--yes"), Stream.of(more))
            .toArray(String[]::new));
  }

  /** The journal knows that it is gone, so that it is made anew, and its node is not. */
  @Test
  void aMediumGoesWithItsFileAndAResumeMakesItAnew() {
    assertThat(deleteMedium()).as(said()).isZero();

    assertThat(site.media()).isEmpty();
    assertThat(site.files()).isEmpty();
    assertThat(site.nodes()).extracting(Entity::title).containsExactly("One", "Two");
    try (var map = SqliteIdMap.open(map())) {
      assertThat(map.jobs().get(0).rowsDone()).isEqualTo(1);
    }
    assertThat(command.create("--resume")).as(said()).isZero();
    assertThat(site.media()).hasSize(1);
    assertThat(site.nodes()).hasSize(2);
    assertThat(command.run("rollback", "--config", command.file().toString(), "--yes"))
        .as(said())
        .isZero();
    assertThat(site.nodes()).isEmpty();
    assertThat(site.media()).isEmpty();
    assertThat(site.files()).isEmpty();
  }

  @Test
  void aMediumThatNoJobMadeGoesToo() {
    assertThat(deleteMedium("--check")).as(said()).isZero();
    assertThat(site.media()).hasSize(1);
    var gone = String.valueOf(site.media().get(0).id());
    assertThat(map().toFile().delete()).isTrue();

    assertThat(deleteMedium()).as(said()).isZero();

    assertThat(command.out()).contains("There is no ID map", "To delete: 1 medium");
    assertThat(site.media()).isEmpty();
    assertThat(site.files()).isEmpty();
    assertThat(site.nodes()).hasSize(2);
    assertThat(command.create("--quick-delete-media", gone, "--check")).isZero();
    assertThat(command.out()).contains("Medium " + gone + " is not on the site");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.org/media/1", "/media/1", "0", "1/delete", ""})
  void whatIsNoMediumOfTheSiteIsRefused(String address) {
    assertThat(command.create("--quick-delete-media", address, "--yes")).isEqualTo(2);

    assertThat(command.err()).contains("is no medium of this site");
    assertThat(site.media()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.org/node/1", "/node/1", "0", "1/delete", "one", ""})
  void whatIsNoNodeOfTheSiteIsRefused(String address) {
    assertThat(command.create("--quick-delete-node", address, "--yes")).isEqualTo(2);

    assertThat(command.err()).contains("is no node of this site");
    assertThat(site.nodes()).hasSize(2);
  }
}
