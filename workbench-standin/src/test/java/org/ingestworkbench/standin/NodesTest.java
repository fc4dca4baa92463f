package org.ingestworkbench.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class NodesTest {
  private StandIn site;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    site = StandIn.builder().start();
    client = Client.admin(site);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void aNodeKeepsTheUuidOfTheClientAndIsFound() throws IOException {
    HttpResponse<String> made =
        client.post("/node?_format=json", Client.node("A", Client.uuid("u-1")));

    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.headers().firstValue("Location")).contains(site.uri() + "/node/1");
    assertThat(Client.json(client.get("/node/1?_format=json"))).isEqualTo(Client.json(made));
    assertThat(site.nodes()).singleElement().satisfies(n -> assertThat(n.uuid()).isEqualTo("u-1"));
  }

  @Test
  void aSecondNodeWithTheSameUuidIsAnUnexplainedErrorAndUsesAnIdUp() throws IOException {
    client.post("/node?_format=json", Client.node("A", Client.uuid("u-1")));
    HttpResponse<String> again =
        client.post("/node?_format=json", Client.node("B", Client.uuid("u-1")));
    HttpResponse<String> next = client.post("/node?_format=json", Client.node("C"));

    assertThat(again.statusCode()).isEqualTo(500);
    assertThat(again.body())
        .isEqualTo("The website encountered an unexpected error. Try again later.");
    assertThat(again.headers().firstValue("Content-Type")).contains("text/plain; charset=UTF-8");
    assertThat(Client.json(next).at("/nid/0/value").asInt()).isEqualTo(3);
    assertThat(Client.json(next).at("/vid/0/value").asInt()).isEqualTo(2);
  }

  @Test
  void ofFourPostsOfOneUuidAtOnceExactlyOneIsMade() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Integer> post =
          () -> client.post("/node?_format=json", Client.node("A", Client.uuid("u"))).statusCode();
      List<Integer> statuses = new java.util.ArrayList<>();
      for (var answer : threads.invokeAll(List.of(post, post, post, post))) {
        statuses.add(answer.get());
      }
      assertThat(statuses).containsExactlyInAnyOrder(201, 500, 500, 500);
      assertThat(site.nodes()).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void theProbeTellsAKnownUuidFromAnUnknownOneAndSavesNothing() throws IOException {
    client.post("/node?_format=json", Client.node("A", Client.uuid("known")));
    String probe = "\"field_member_of\":[{\"target_uuid\":\"%s\",\"target_type\":\"node\"}]";

    assertThat(client.post("/node?_format=json", Client.node("", probe.formatted("known"))).body())
        .contains("title: This value should not be null.")
        .doesNotContain("No \\\"node\\\"");
    assertThat(client.post("/node?_format=json", Client.node("", probe.formatted("other"))).body())
        .contains("No \\\"node\\\" entity found with UUID \\\"other\\\"");
    assertThat(site.nodes()).hasSize(1);
  }
}
