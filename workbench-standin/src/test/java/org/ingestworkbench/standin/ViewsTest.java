package org.ingestworkbench.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a REST export of nodes answers, as it was recorded. */
final class ViewsTest {
  private StandIn site;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    site = StandIn.builder().view("/export/nodes", 3).view("/export/all", 0).start();
    client = Client.admin(site);
    for (int i = 1; i <= 5; i++) {
      client.post(
          "/node?_format=json",
          Client.node("N" + i, "\"field_pid\":[{\"value\":\"" + (i % 2) + "\"}]"));
    }
    client.patch(
        "/node/2?_format=json",
        "{\"type\":[{\"target_id\":\"islandora_object\"}],\"status\":[{\"value\":false}]}");
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private List<Long> ids(String address) throws IOException {
    JsonNode rows = Client.json(client.get(address));
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> row.at("/nid/0/value").asLong())
        .toList();
  }

  @Test
  void theRowsAreWholeNodesWithoutTheUnpublishedOnes() throws IOException {
    JsonNode rows = Client.json(client.get("/export/nodes"));

    assertThat(rows.get(0)).isEqualTo(Client.json(client.get("/node/1?_format=json")));
    assertThat(ids("/export/nodes")).containsExactly(1L, 3L, 4L);
  }

  @Test
  void pagesCountFromZeroAndBeyondTheEndThereAreNoRows() throws IOException {
    assertThat(ids("/export/nodes?page=0&_format=json")).containsExactly(1L, 3L, 4L);
    assertThat(ids("/export/nodes?page=1")).containsExactly(5L);
    assertThat(ids("/export/nodes?page=2")).isEmpty();
    assertThat(ids("/export/nodes?page=-1")).containsExactly(1L, 3L, 4L);
    assertThat(ids("/export/nodes?page=x")).containsExactly(1L, 3L, 4L);
  }

  @Test
  void aViewWithoutPagesAnswersTheSameRowsForEachPage() throws IOException {
    assertThat(ids("/export/all?page=0")).containsExactly(1L, 3L, 4L, 5L);
    assertThat(ids("/export/all?page=1")).containsExactly(1L, 3L, 4L, 5L);
  }

  @Test
  void aParameterThatNamesAFieldFilters() throws IOException {
    assertThat(ids("/export/nodes?page=0&field_pid=0")).containsExactly(4L);
    assertThat(ids("/export/nodes?page=0&unknown=0")).containsExactly(1L, 3L, 4L);
  }

  @Test
  void aViewIsAskedForWithHeadToo() throws IOException {
    HttpResponse<String> head = client.send("HEAD", "/export/nodes?page=0&", "", Map.of());

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void aViewThatIsNotThereIsAPageThatIsNotFound() throws IOException {
    HttpResponse<String> answer = client.get("/export/none");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=UTF-8");
  }
}
