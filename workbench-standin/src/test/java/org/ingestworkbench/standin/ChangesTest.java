package org.ingestworkbench.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.ingestworkbench.standin.field.FieldSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What core REST does with a PATCH of a node, as it was recorded on a site. */
final class ChangesTest {
  private static final String NODE = "/node/1?_format=json";
  private static final String TYPE = "\"type\":[{\"target_id\":\"islandora_object\"}]";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-30T10:00:00Z"));
  private StandIn site;
  private Client admin;
  private Client ingester;

  @BeforeEach
  void start() throws IOException {
    site =
        StandIn.builder()
            .clock(new SetClock(now))
            .field(
                "node",
                "islandora_object",
                FieldSpec.of("field_when", "datetime"),
                FieldSpec.of("field_price", "decimal"),
                FieldSpec.of("field_page", "link"),
                FieldSpec.of("field_place", "geolocation"))
            .start();
    admin = Client.admin(site);
    ingester = new Client(site, "ingester", "ingester");
    admin.post(
        "/node?_format=json",
        Client.node(
            "First",
            "\"field_local_identifier\":[{\"value\":\"a\"},{\"value\":\"b\"}],"
                + "\"field_description\":[{\"value\":\"d\"}]"));
    now.set(now.get().plusSeconds(60));
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private HttpResponse<String> change(String fields) throws IOException {
    return change(ingester, fields);
  }

  private static HttpResponse<String> change(Client client, String fields) throws IOException {
    return client.patch(NODE, "{" + TYPE + "," + fields + "}");
  }

  private JsonNode read() throws IOException {
    return Client.json(admin.get(NODE));
  }

  private static String message(HttpResponse<String> answer) {
    return Client.json(answer).path("message").asText();
  }

  private static String title(String title) {
    return "\"title\":[{\"value\":\"" + title + "\"}]";
  }

  @Test
  void aListIsReplacedWholeAndOtherFieldsStay() throws IOException {
    HttpResponse<String> answer =
        change("\"field_local_identifier\":[{\"value\":\"c\"},{\"value\":\"d\"}]");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Client.json(answer)).isEqualTo(read());
    assertThat(site.nodes().get(0).values("field_local_identifier")).containsExactly("c", "d");
    assertThat(site.nodes().get(0).text("field_description")).isEqualTo("d");
  }

  @Test
  void anEmptyListEmptiesAField() throws IOException {
    change("\"field_local_identifier\":[],\"field_description\":null");

    assertThat(site.nodes().get(0).field("field_local_identifier")).isEmpty();
    assertThat(site.nodes().get(0).field("field_description")).isEmpty();
  }

  @Test
  void aChangeIsANewRevisionAtItsTime() throws IOException {
    JsonNode before = read();
    change(title("Second"));
    JsonNode after = read();

    assertThat(before.at("/vid/0/value").asLong()).isEqualTo(1);
    assertThat(after.at("/vid/0/value").asLong()).isEqualTo(2);
    assertThat(after.at("/changed/0/value").asText()).isEqualTo("2026-11-30T10:01:00+00:00");
    assertThat(after.at("/revision_timestamp/0/value").asText())
        .isEqualTo("2026-11-30T10:01:00+00:00");
    assertThat(after.at("/revision_uid/0/target_id").asLong()).isEqualTo(1);
    assertThat(site.nodes().get(0).revision()).isEqualTo(2);
  }

  @Test
  void whatIsEqualIsNotSaved() throws IOException {
    JsonNode before = read();

    assertThat(change(title("First")).statusCode()).isEqualTo(200);
    assertThat(admin.patch(NODE, "{" + TYPE + "}").statusCode()).isEqualTo(200);
    assertThat(ingester.patch(NODE, before.toString()).statusCode()).isEqualTo(200);
    assertThat(read()).isEqualTo(before);
  }

  @Test
  void numericTextsThatAreEqualAsNumbersAreEqual() throws IOException {
    change("\"field_pid\":[{\"value\":\"007\"}]");
    JsonNode before = read();
    HttpResponse<String> answer = change("\"field_pid\":[{\"value\":\"7\"}]");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Client.json(answer).at("/field_pid/0/value").asText()).isEqualTo("007");
    assertThat(read()).isEqualTo(before);
    change("\"field_pid\":[{\"value\":\"1e3\"}]");
    change("\"field_pid\":[{\"value\":\"1000\"}]");
    assertThat(site.nodes().get(0).text("field_pid")).isEqualTo("1e3");
    change("\"field_pid\":[{\"value\":\"1000 a\"}]");
    assertThat(site.nodes().get(0).text("field_pid")).isEqualTo("1000 a");
  }

  @Test
  void anEmptyItemMakesAListUnequalAndIsDropped() throws IOException {
    change("\"field_local_identifier\":[{\"value\":\"007\"}]");
    change("\"field_local_identifier\":[{\"value\":\"7\"},{\"value\":\"\"}]");

    assertThat(site.nodes().get(0).values("field_local_identifier")).containsExactly("7");
    assertThat(message(change("\"field_pid\":[{\"value\":\"7\"},{\"value\":\"\"}]")))
        .contains("field_pid: PID: this field cannot hold more than 1 values.");
  }

  @Test
  void aLogMessageAloneIsARevisionButNoChangeOfTheContent() throws IOException {
    change("\"revision_log\":[{\"value\":\"why\"}]");
    JsonNode after = read();

    assertThat(after.at("/vid/0/value").asLong()).isEqualTo(2);
    assertThat(after.at("/changed/0/value").asText()).isEqualTo("2026-11-30T10:00:00+00:00");
    assertThat(after.at("/revision_log/0/value").asText()).isEqualTo("why");
  }

  @Test
  void aLogMessageThatIsNotSentIsThatOfTheRevisionBefore() throws IOException {
    change(title("Second") + ",\"revision_log\":[{\"value\":\"why\"}]");
    change(title("Third"));

    assertThat(site.nodes().get(0).text("revision_log")).isEqualTo("why");
    change("\"revision_log\":[]");
    assertThat(site.nodes().get(0).text("revision_log")).isEmpty();
  }

  @Test
  void theTypeIsNeededAndMustExist() throws IOException {
    assertThat(message(admin.patch(NODE, "{" + title("x") + "}")))
        .isEqualTo("Could not determine entity type bundle: \"type\" field is missing.");
    assertThat(message(admin.patch(NODE, "{\"type\":[{\"target_id\":\"nope\"}]}")))
        .isEqualTo("\"nope\" is not a valid bundle type for denormalization.");
  }

  @Test
  void aFieldThatMayNotBeChangedIsNamedAndNothingIsSaved() throws IOException {
    JsonNode before = read();
    HttpResponse<String> answer = change(title("x") + ",\"sticky\":[{\"value\":true}]");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(message(answer))
        .isEqualTo(
            "Access denied on updating field 'sticky'. The 'administer nodes' permission is"
                + " required.");
    assertThat(message(change("\"nid\":[{\"value\":9}]")))
        .isEqualTo("Access denied on updating field 'nid'. The entity ID cannot be changed.");
    assertThat(message(change("\"uuid\":[{\"value\":\"x\"}]")))
        .isEqualTo("Access denied on updating field 'uuid'. The entity UUID cannot be changed.");
    assertThat(message(change("\"changed\":[{\"value\":\"2020-01-01T00:00:00+00:00\"}]")))
        .isEqualTo("Access denied on updating field 'changed'.");
    assertThat(read()).isEqualTo(before);
    assertThat(change(admin, "\"sticky\":[{\"value\":true}]").statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsRefusedForItsFieldIsNotValidated() throws IOException {
    assertThat(change(title("x".repeat(256)) + ",\"sticky\":[{\"value\":true}]").statusCode())
        .isEqualTo(403);
  }

  @Test
  void onlyTheChangedFieldsAreValidated() throws IOException {
    site.delete(site.terms().get(0)); // the model that the node refers to

    assertThat(change(title("Second")).statusCode()).isEqualTo(200);
    assertThat(message(change("\"field_model\":[]")))
        .isEqualTo(
            "Unprocessable Entity: validation failed.\n"
                + "field_model: This value should not be null.\n");
  }

  @Test
  void aTextFormatThatTheSiteHasNotIsRefused() throws IOException {
    assertThat(message(change("\"field_abstract\":[{\"value\":\"x\",\"format\":\"nope\"}]")))
        .contains("field_abstract.0.format: The value you selected is not a valid choice.");
  }

  @Test
  void theFormatNeedNotBeNamedButTheContentTypeMust() throws IOException {
    String body = "{" + TYPE + "," + title("Second") + "}";

    assertThat(admin.patch("/node/1", body).statusCode()).isEqualTo(200);
    assertThat(
            admin
                .send(
                    "PATCH",
                    NODE,
                    body,
                    java.util.Map.of(
                        "Authorization",
                        "Basic YWRtaW46cGFzc3dvcmQ=",
                        "Content-Type",
                        "text/plain"))
                .statusCode())
        .isEqualTo(415);
  }

  @Test
  void aNodeThatIsNotThereAndAFieldThatIsNotThere() throws IOException {
    assertThat(message(admin.patch("/node/99?_format=json", "{" + TYPE + "}")))
        .isEqualTo(
            "The \"node\" parameter was not converted for the path \"/node/{node}\" (route name:"
                + " \"rest.entity.node.PATCH\")");
    assertThat(change("\"field_nope\":[{\"value\":\"x\"}]").statusCode()).isEqualTo(500);
  }

  @Test
  void anAccountThatMayNotEditIsToldThePermission() throws IOException {
    Client limited = new Client(site, "limited", "limited");

    assertThat(message(change(limited, title("x"))))
        .isEqualTo("The 'edit any islandora_object content' permission is required.");
  }

  @Test
  void anUnpublishedNodeOfAnotherIsChangedButNotRead() throws IOException {
    change(admin, "\"status\":[{\"value\":false}]");

    assertThat(ingester.get(NODE).statusCode()).isEqualTo(403);
    HttpResponse<String> seen = ingester.patch(NODE, "{" + TYPE + "}");
    assertThat(seen.statusCode()).isEqualTo(200);
    assertThat(Client.json(seen).at("/title/0/value").asText()).isEqualTo("First");
    assertThat(admin.get(NODE).statusCode()).isEqualTo(200);
  }

  @Test
  void aLostAnswerLeavesTheChangeDone() throws IOException {
    site.faults().add(Fault.on("PATCH", "/node/1").nth(1).loseAnswer());

    org.assertj.core.api.Assertions.assertThatThrownBy(() -> change(title("Second")))
        .isInstanceOf(IOException.class);
    assertThat(site.nodes().get(0).title()).isEqualTo("Second");
  }

  @Test
  void valuesAreReadInTheFormOfTheSite() throws IOException {
    change(
        "\"field_when\":[{\"value\":\"2020-01-02T03:04:05+02:00\"}],"
            + "\"field_price\":[{\"value\":\"1.5\"}],"
            + "\"field_page\":[{\"uri\":\"http://e.org\"}],"
            + "\"field_place\":[{\"lat\":\"49.10\",\"lng\":\"-123.90\"}],"
            + "\"field_weight\":[{\"value\":\"05\"}]");
    JsonNode node = read();

    assertThat(node.path("field_when").toString())
        .isEqualTo("[{\"value\":\"2020-01-01T19:04:05-06:00\"}]");
    assertThat(node.path("field_price").toString()).isEqualTo("[{\"value\":\"1.50\"}]");
    assertThat(node.path("field_page").toString())
        .isEqualTo("[{\"uri\":\"http://e.org\",\"title\":null,\"options\":[]}]");
    assertThat(node.path("field_place").toString())
        .isEqualTo("[{\"lat\":49.1,\"lng\":-123.9,\"data\":[],\"value\":\"49.1, -123.9\"}]");
    change("\"field_place\":[{\"lat\":\"999\",\"lng\":\"1.0\"}]");
    assertThat(read().path("field_place").toString())
        .isEqualTo("[{\"lat\":999,\"lng\":1,\"data\":[],\"value\":\"999, 1\"}]");
    assertThat(node.path("field_weight").toString()).isEqualTo("[{\"value\":5}]");
  }

  @Test
  void aReferenceWhoseTargetIsGoneKeepsItsId() throws IOException {
    site.delete(site.terms().get(0));

    assertThat(read().path("field_model").toString()).isEqualTo("[{\"target_id\":1}]");
  }

  /** A clock that a test sets. */
  private static final class SetClock extends Clock {
    private final AtomicReference<Instant> now;

    SetClock(AtomicReference<Instant> now) {
      this.now = now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now.get();
    }
  }
}
