package org.ingestworkbench.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.ingestworkbench.standin.field.FieldSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PagesTest {
  private StandIn site;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    site = StandIn.builder().phpCost(Duration.ofMillis(1), Duration.ofMillis(1), 2).start();
    client = Client.admin(site);
    client.post("/node?_format=json", Client.node("A"));
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void basicIsNotTakenWhereAPageLives() throws IOException {
    HttpResponse<String> page = client.get("/node/1");
    HttpResponse<String> xml = client.get("/node/1?_format=xml");

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("Access denied");
    assertThat(xml.statusCode()).isEqualTo(403);
    assertThat(xml.headers().firstValue("Content-Type")).contains("text/xml; charset=UTF-8");
    assertThat(client.get("/node/2").statusCode()).isEqualTo(404);
  }

  @Test
  void anybodySeesThePageOfANode() throws IOException {
    assertThat(client.send("GET", "/node/1", "", Map.of()).statusCode()).isEqualTo(200);
    assertThat(client.send("GET", "/node/9", "", Map.of()).statusCode()).isEqualTo(404);
    assertThat(client.send("GET", "/node/1?_format=xml", "", Map.of()).statusCode()).isEqualTo(406);
  }

  @Test
  void headSaysHowLongTheAnswerWouldBe() throws IOException {
    HttpResponse<String> got = client.send("GET", "/node/1?_format=json", "", Map.of());
    HttpResponse<String> head = client.send("HEAD", "/node/1?_format=json", "", Map.of());

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Length"))
        .isEqualTo(got.headers().firstValue("Content-Length"));
  }

  @Test
  void membersOfANodeComeByWeight() throws IOException {
    for (int weight : new int[] {10, 2, 1}) {
      client.post(
          "/node?_format=json",
          Client.node(
              "Page " + weight,
              "\"field_member_of\":[{\"target_id\":1}]",
              "\"field_weight\":[{\"value\":" + weight + "}]"));
    }

    String members = client.get("/node/1/members?_format=json").body();

    assertThat(members.split("\"title\":")).hasSize(4);
    assertThat(members).containsSubsequence("Page 1\"", "Page 2\"", "Page 10\"");
    assertThat(client.get("/node/2/members?_format=json").body()).isEqualTo("[]");
  }

  @Test
  void aStrangersAddressIsNotKnown() throws IOException {
    assertThat(client.get("/nothing/here").statusCode()).isEqualTo(404);
    assertThat(client.get("/node/1/media?_format=json").body()).isEqualTo("[]");
  }

  @Test
  void whatItIsCanBeRead() {
    assertThat(site.toString()).startsWith("StandIn[http://127.0.0.1:");
    assertThat(Fault.on("POST", "/node").nth(2).loseAnswer().toString())
        .startsWith("Fault[nth 2 POST /node: ");
    assertThat(site.nodes().get(0)).hasToString("node 1 (islandora_object) A");
    assertThat(FieldSpec.of("f", "string").required())
        .hasToString("FieldSpec[f string {required=true}]");
    assertThat(site.requests().list().get(0)).hasToString("POST /node?_format=json -> 201");
  }
}
