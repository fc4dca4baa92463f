package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
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

  @ParameterizedTest
  @ValueSource(strings = {"https://example.org/node/1", "/node/1", "0", "1/delete", "one", ""})
  void whatIsNoNodeOfTheSiteIsRefused(String address) {
    assertThat(command.create("--quick-delete-node", address, "--yes")).isEqualTo(2);

    assertThat(command.err()).contains("is no node of this site");
    assertThat(site.nodes()).hasSize(2);
  }
}
