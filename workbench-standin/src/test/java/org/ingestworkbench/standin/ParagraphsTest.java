package org.ingestworkbench.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.ingestworkbench.standin.field.FieldSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What core REST does with paragraphs, as it was recorded on a site that has them. */
final class ParagraphsTest {
  private static final String PARAGRAPHS = "/entity/paragraph?_format=json";
  private static final String FIRST = "/entity/paragraph/1?_format=json";
  private static final String TYPE = "\"type\":[{\"target_id\":\"part\"}]";

  private StandIn site;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    site =
        StandIn.builder()
            .jsonApi(true)
            .bundle("paragraph", "part", "Part")
            .field(
                "paragraph",
                "part",
                FieldSpec.of("field_number", "string").required(),
                FieldSpec.of("field_note", "text_long").unlimited())
            .field(
                "node",
                "islandora_object",
                FieldSpec.of("field_parts", "entity_reference_revisions")
                    .target("paragraph", List.of("part"))
                    .unlimited())
            .start();
    client = new Client(site, "ingester", "ingester");
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private HttpResponse<String> make(String more) throws IOException {
    return client.post(
        PARAGRAPHS, "{" + TYPE + ",\"field_number\":[{\"value\":\"1\"}]" + more + "}");
  }

  private HttpResponse<String> node(String parts) throws IOException {
    return client.post("/node?_format=json", Client.node("A", "\"field_parts\":[" + parts + "]"));
  }

  private static String message(HttpResponse<String> answer) {
    return Client.json(answer).path("message").asText();
  }

  @Test
  void aParagraphKeepsTheUuidOfTheClientAndIsRead() throws IOException {
    HttpResponse<String> made = make("," + Client.uuid("p-1"));
    JsonNode paragraph = Client.json(made);

    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.headers().firstValue("Location")).isEmpty();
    assertThat(paragraph.at("/uuid/0/value").asText()).isEqualTo("p-1");
    assertThat(paragraph.at("/revision_id/0/value").asLong()).isEqualTo(1);
    assertThat(paragraph.path("parent_id")).isEmpty();
    assertThat(Client.json(client.get(FIRST))).isEqualTo(paragraph);
    assertThat(make("," + Client.uuid("p-1")).statusCode()).isEqualTo(500);
    assertThat(site.paragraphs()).hasSize(1);
  }

  @Test
  void itIsRefusedAsANodeIs() throws IOException {
    assertThat(message(client.post(PARAGRAPHS, "{}")))
        .isEqualTo("Could not determine entity type bundle: \"type\" field is missing.");
    assertThat(message(client.post(PARAGRAPHS, "{" + TYPE + "}")))
        .contains("field_number: This value should not be null.");
    assertThat(make(",\"field_nope\":[]").statusCode()).isEqualTo(500);
    Client limited = new Client(site, "limited", "limited");
    assertThat(limited.post(PARAGRAPHS, "{" + TYPE + "}").body()).isEqualTo("{\"message\":\"\"}");
  }

  @Test
  void aNodeRefersToItByItsIdOrUuidAndItsRevision() throws IOException {
    make("," + Client.uuid("p-1"));
    make("");

    JsonNode node =
        Client.json(
            node(
                "{\"target_uuid\":\"p-1\",\"target_revision_id\":1},"
                    + "{\"target_id\":2,\"target_revision_id\":2}"));
    assertThat(node.at("/field_parts/0").toString())
        .isEqualTo(
            "{\"target_id\":1,\"target_revision_id\":1,\"target_type\":\"paragraph\","
                + "\"target_uuid\":\"p-1\"}");
    assertThat(node.path("field_parts")).hasSize(2);
    JsonNode paragraph = Client.json(client.get(FIRST));
    assertThat(paragraph.at("/parent_id/0/value").asText()).isEqualTo("1");
    assertThat(paragraph.at("/parent_type/0/value").asText()).isEqualTo("node");
    assertThat(paragraph.at("/parent_field_name/0/value").asText()).isEqualTo("field_parts");
  }

  @Test
  void aReferenceWithoutTheRevisionIsDroppedWithoutAWord() throws IOException {
    make("," + Client.uuid("p-1"));

    HttpResponse<String> answer = node("{\"target_id\":1},{\"target_uuid\":\"p-1\"}");
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(Client.json(answer).path("field_parts")).isEmpty();
  }

  @Test
  void aRevisionThatItHasNotIsTakenAndReadWithoutAType() throws IOException {
    make("");

    assertThat(
            Client.json(node("{\"target_id\":1,\"target_revision_id\":99}"))
                .path("field_parts")
                .toString())
        .isEqualTo("[{\"target_id\":1,\"target_revision_id\":99}]");
  }

  @Test
  void aReferenceToAParagraphThatIsNotThereIsRefused() throws IOException {
    assertThat(message(node("{\"target_id\":9,\"target_revision_id\":9}")))
        .contains("field_parts.0.target_id: The referenced entity (paragraph: 9) does not exist.");
    assertThat(message(node("{\"target_uuid\":\"none\"}")))
        .isEqualTo("No \"\" entity found with UUID \"none\" for field \"0\".");
  }

  @Test
  void aChangeIsNoRevisionAndTheNodeReadsTheSame() throws IOException {
    make("");
    node("{\"target_id\":1,\"target_revision_id\":1}");
    HttpResponse<String> answer =
        client.patch(FIRST, "{" + TYPE + ",\"field_number\":[{\"value\":\"2\"}]}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(site.paragraphs().get(0).text("field_number")).isEqualTo("2");
    assertThat(site.paragraphs().get(0).revision()).isEqualTo(1);
    JsonNode before = Client.json(client.get("/node/1?_format=json"));
    client.patch("/node/1?_format=json", before.toString());
    assertThat(Client.json(client.get("/node/1?_format=json"))).isEqualTo(before);
  }

  @Test
  void aParagraphThatANodeDropsStays() throws IOException {
    make("");
    node("{\"target_id\":1,\"target_revision_id\":1}");
    client.patch(
        "/node/1?_format=json",
        "{\"type\":[{\"target_id\":\"islandora_object\"}],\"field_parts\":[]}");

    assertThat(site.purgeParagraphs()).isZero();
    assertThat(site.paragraphs()).hasSize(1);
  }

  @Test
  void theParagraphsOfADeletedNodeStayUntilTheyArePurged() throws IOException {
    make("");
    make("");
    node("{\"target_id\":1,\"target_revision_id\":1}");
    client.delete("/node/1?_format=json");

    assertThat(site.paragraphs()).hasSize(2);
    assertThat(site.purgeParagraphs()).isEqualTo(1);
    assertThat(site.paragraphs()).extracting(Entity::id).containsExactly(2L);
  }

  @Test
  void aDeletedParagraphLeavesItsReference() throws IOException {
    make("");
    node("{\"target_id\":1,\"target_revision_id\":1}");

    assertThat(client.delete(FIRST).statusCode()).isEqualTo(204);
    assertThat(message(client.delete(FIRST)))
        .isEqualTo(
            "The \"paragraph\" parameter was not converted for the path"
                + " \"/entity/paragraph/{paragraph}\" (route name:"
                + " \"rest.entity.paragraph.DELETE\")");
    assertThat(Client.json(client.get("/node/1?_format=json")).path("field_parts").toString())
        .isEqualTo("[{\"target_id\":1,\"target_revision_id\":1}]");
  }

  @Test
  void jsonApiFindsItByItsUuid() throws IOException {
    String uuid = "6616a162-d163-4705-9055-476453561913";
    make("," + Client.uuid(uuid));
    JsonNode data = Client.json(client.get("/jsonapi/paragraph/part/" + uuid)).path("data");

    assertThat(data.at("/attributes/drupal_internal__id").asLong()).isEqualTo(1);
    assertThat(data.at("/attributes/drupal_internal__revision_id").asLong()).isEqualTo(1);
  }

  @Test
  void aSiteWithoutParagraphTypesHasNoneOfThis() throws IOException {
    site.close();
    site = StandIn.builder().start();
    client = Client.admin(site);

    assertThat(make("").statusCode()).isEqualTo(404);
    assertThat(client.get(FIRST).statusCode()).isEqualTo(404);
  }
}
