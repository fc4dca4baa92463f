package org.ingestworkbench.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DurabilityTest {
  private static final String NODES = "/node?_format=json";
  private static final String TEXTS =
      "/file/upload/media/document/field_media_document?_format=json";

  @TempDir private Path data;

  private StandIn start() throws IOException {
    return StandIn.builder().data(data).start();
  }

  @Test
  void aRestartedSiteGoesOnWithItsContentAndItsIds() throws IOException {
    try (StandIn site = start()) {
      Client client = Client.admin(site);
      client.post(NODES, Client.node("A", Client.uuid("u-1")));
      client.post(NODES, Client.node("A again", Client.uuid("u-1")));
      client.upload(TEXTS, "a.txt", "hello");
    }
    try (StandIn site = start()) {
      Client client = Client.admin(site);
      assertThat(site.nodes()).extracting(Entity::title).containsExactly("A");
      assertThat(Files.readString(site.bytes(site.files().get(0)))).isEqualTo("hello");
      assertThat(client.post(NODES, Client.node("B", Client.uuid("u-1"))).statusCode())
          .isEqualTo(500);
      client.post(NODES, Client.node("C"));
      assertThat(site.nodes()).extracting(Entity::id).containsExactly(1L, 4L);
    }
  }

  @Test
  void theTermsOfANewSiteAreNotPlantedTwice() throws IOException {
    long terms;
    try (StandIn site = start()) {
      terms = site.terms().size();
    }
    try (StandIn site = start()) {
      assertThat(site.terms()).hasSize((int) terms);
    }
  }

  @Test
  void aTornLastRecordIsDropped() throws IOException {
    try (StandIn site = start()) {
      Client.admin(site).post(NODES, Client.node("A"));
    }
    Files.writeString(
        data.resolve("content.log"), "{\"put\":\"node\",\"id\":2,\"rev", StandardOpenOption.APPEND);
    try (StandIn site = start()) {
      Client.admin(site).post(NODES, Client.node("B"));
    }
    try (StandIn site = start()) {
      assertThat(site.nodes()).extracting(Entity::title).containsExactly("A", "B");
    }
  }

  @Test
  void aBrokenRecordBeforeTheLastIsNamedByItsLine() throws IOException {
    Files.writeString(data.resolve("content.log"), "not ours\n{}\n");

    assertThatThrownBy(this::start)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("content.log, line 1");
  }

  @Test
  void twoSitesCannotHaveOneDirectory() throws IOException {
    try (StandIn first = start()) {
      assertThatThrownBy(this::start)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in use by another stand-in");
      assertThat(first.nodes()).isEmpty();
    }
  }

  @Test
  void anUploadThatWasCutOffLeavesNothing() throws IOException {
    try (StandIn site = start()) {
      Files.writeString(data.resolve("incoming/upload1"), "half");
      assertThat(site.files()).isEmpty();
    }
    try (StandIn site = start()) {
      assertThat(data.resolve("incoming")).isEmptyDirectory();
      assertThat(site.files()).isEmpty();
    }
  }

  @Test
  void changesAndTheTermsThatWentWithTheirParentSurviveARestart() throws IOException {
    long terms;
    try (StandIn site = start()) {
      Client client = Client.admin(site);
      terms = site.terms().size();
      client.post(NODES, Client.node("A"));
      client.patch(
          "/node/1?_format=json",
          "{\"type\":[{\"target_id\":\"islandora_object\"}],\"title\":[{\"value\":\"B\"}]}");
      String term = "{\"vid\":[{\"target_id\":\"subject\"}],\"name\":[{\"value\":\"%s\"}]%s}";
      String path = "/taxonomy/term?_format=json";
      client.post(path, term.formatted("Root", "," + Client.uuid("root")));
      client.post(path, term.formatted("Child", ",\"parent\":[{\"target_uuid\":\"root\"}]"));
      client.delete("/taxonomy/term/" + (terms + 1) + "?_format=json");
    }
    try (StandIn site = start()) {
      assertThat(site.nodes()).extracting(Entity::title).containsExactly("B");
      assertThat(site.nodes().get(0).revision()).isEqualTo(2);
      assertThat(site.terms()).hasSize((int) terms);
    }
  }

  @Test
  void deletedEntitiesStayDeleted() throws IOException {
    try (StandIn site = start()) {
      Client client = Client.admin(site);
      client.post(NODES, Client.node("A"));
      assertThat(site.delete(site.nodes().get(0))).isTrue();
    }
    try (StandIn site = start()) {
      assertThat(site.nodes()).isEmpty();
    }
  }

  @Test
  void contentWithoutADirectoryIsGoneOnClose() throws IOException {
    StandIn site = StandIn.builder().start();
    Client.admin(site).upload(TEXTS, "a.txt", "hello");
    Path bytes = site.bytes(site.files().get(0));
    assertThat(bytes).exists();
    site.close();
    assertThat(bytes).doesNotExist();
  }
}
