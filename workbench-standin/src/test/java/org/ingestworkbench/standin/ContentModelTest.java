package org.ingestworkbench.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ingestworkbench.standin.field.FieldSpec;
import org.junit.jupiter.api.Test;

final class ContentModelTest {
  private static final String NODES = "/node?_format=json";

  @Test
  void fieldsBundlesAndTermsCanBeAdded() throws IOException {
    try (StandIn site =
        StandIn.builder()
            .bundle("taxonomy_term", "colors", "Colors")
            .term("colors", "Red", "")
            .field(
                "node",
                "islandora_object",
                FieldSpec.reference("field_color", "taxonomy_term", "colors").unlimited(),
                FieldSpec.of("field_size", "list_string").choices(List.of("S", "M")))
            .start()) {
      Client client = Client.admin(site);
      long red =
          site.terms().stream().filter(t -> t.title().equals("Red")).findFirst().orElseThrow().id();
      String color = "\"field_color\":[{\"target_id\":" + red + "}]";

      assertThat(client.post(NODES, Client.node("A", color)).statusCode()).isEqualTo(201);
      assertThat(client.post(NODES, Client.node("B", "\"field_size\":[{\"value\":\"XL\"}]")).body())
          .contains("field_size.0.value: The value you selected is not a valid choice.");
      JsonNode field =
          Client.json(
              client.get("/entity/field_config/node.islandora_object.field_color?_format=json"));
      assertThat(field.at("/settings/handler_settings/target_bundles/colors").asText())
          .isEqualTo("colors");
      assertThat(site.nodes().get(0).targets("field_color")).containsExactly(red);
    }
  }

  @Test
  void aFieldOfAMissingBundleIsRefused() {
    assertThatThrownBy(() -> StandIn.builder().field("node", "nope", FieldSpec.of("f", "string")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no bundle node.nope");
    assertThatThrownBy(() -> StandIn.builder().term("nope", "A", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no vocabulary nope");
  }

  @Test
  void aPlaceALinkAndATypedRelationAreKept() throws IOException {
    try (StandIn site = StandIn.builder().term("person", "Ken Jones", "").start()) {
      Client client = Client.admin(site);
      long ken =
          site.terms().stream()
              .filter(t -> t.bundle().equals("person"))
              .findFirst()
              .orElseThrow()
              .id();
      JsonNode node =
          Client.json(
              client.post(
                  NODES,
                  Client.node(
                      "A",
                      "\"field_coordinates\":[{\"lat\":\"49.1\",\"lng\":\"-123.9\"}]",
                      "\"field_linked_agent\":[{\"target_id\":"
                          + ken
                          + ",\"rel_type\":\"relators:pht\"}]",
                      "\"field_rights\":[{\"value\":\"mine\",\"format\":\"full_html\"}]")));

      assertThat(node.at("/field_coordinates/0/lng").asText()).isEqualTo("-123.9");
      assertThat(node.at("/field_linked_agent/0/rel_type").asText()).isEqualTo("relators:pht");
      assertThat(node.at("/field_rights/0/format").asText()).isEqualTo("full_html");
    }
  }

  @Test
  void anAliasLeadsToItsNode() throws IOException {
    try (StandIn site = StandIn.builder().start()) {
      Client client = Client.admin(site);
      client.post(NODES, Client.node("A"));
      client.post(
          "/entity/path_alias?_format=json",
          "{\"path\":[{\"value\":\"/node/1\"}],\"alias\":[{\"value\":\"/my-alias\"}]}");

      JsonNode node = Client.json(client.get("/my-alias?_format=json"));
      assertThat(node.at("/nid/0/value").asInt()).isEqualTo(1);
      assertThat(node.at("/path/0/alias").asText()).isEqualTo("/my-alias");
      client.delete("/node/1?_format=json");
      assertThat(site.aliases()).as("it has no language, so it stays").hasSize(1);
    }
  }

  @Test
  void anAliasCanComeWithItsNode() throws IOException {
    try (StandIn site = StandIn.builder().start()) {
      Client client = Client.admin(site);
      client.post(NODES, Client.node("A", "\"path\":[{\"alias\":\"/a\"}]"));

      assertThat(site.aliases()).extracting(Entity::title).containsExactly("/a");
      assertThat(client.get("/a?_format=json").statusCode()).isEqualTo(200);
      client.delete("/node/1?_format=json");
      assertThat(site.aliases()).as("it is in the node's language and goes with it").isEmpty();
    }
  }

  @Test
  void aTermIsFoundByNameWhateverItsCaseAndByItsUri() throws IOException {
    try (StandIn site = StandIn.builder().start()) {
      Client client = Client.admin(site);
      assertThat(
              Client.json(
                  client.get("/term_from_term_name?_format=json&vocab=islandora_models&name=page")))
          .hasSize(1);
      assertThat(
              Client.json(
                  client.get("/term_from_uri?_format=json&uri=http://pcdm.org/use%23ServiceFile")))
          .hasSize(1);
      assertThat(
              Client.json(
                  client.get("/term_from_authority_link?_format=json&authority_link=http://no")))
          .isEmpty();
    }
  }

  @Test
  void everyFieldColumnOfRealInputHasADefinition() throws IOException {
    Path data = Path.of(System.getProperty("workbench.shared", ""), "data");
    assumeTrue(Files.isDirectory(data), "no real input at " + data);
    TreeSet<String> columns = new TreeSet<>();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path csv : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
        try (Stream<String> lines = Files.lines(csv)) {
          lines.limit(1).forEach(head -> columns.addAll(List.of(head.split("[,\t\"]", -1))));
        }
      }
    }
    columns.removeIf(column -> !column.startsWith("field_"));
    try (StandIn site = StandIn.builder().start()) {
      JsonNode display =
          Client.json(
              Client.admin(site)
                  .get("/entity/entity_form_display/node.islandora_object.default?_format=json"));
      for (String column : columns) {
        assertThat(display.at("/dependencies/config").toString())
            .contains("\"field.field.node.islandora_object." + column + "\"");
      }
    }
  }
}
