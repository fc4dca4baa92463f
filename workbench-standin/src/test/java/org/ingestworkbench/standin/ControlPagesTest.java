package org.ingestworkbench.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ControlPagesTest {
  @Test
  void theStateCountsAndNamesTheContent() throws IOException {
    try (StandIn site = StandIn.builder().start()) {
      Client client = Client.admin(site);
      client.post("/node?_format=json", Client.node("A", Client.uuid("u-1")));

      JsonNode state = Client.json(client.get("/_standin/state"));

      assertThat(state.at("/node/count").asInt()).isEqualTo(1);
      assertThat(state.at("/node/list/0/uuid").asText()).isEqualTo("u-1");
      assertThat(state.at("/node/list/0/label").asText()).isEqualTo("A");
      assertThat(state.at("/requests").asInt()).isEqualTo(1);
    }
  }

  @Test
  void jsonApiAndMaintenanceAreSwitched() throws IOException {
    try (StandIn site = StandIn.builder().start()) {
      Client client = Client.admin(site);
      assertThat(client.get("/jsonapi/node/islandora_object").statusCode()).isEqualTo(404);
      client.post("/_standin/jsonapi", "{\"on\":true}");
      assertThat(client.get("/jsonapi/node/islandora_object").statusCode()).isEqualTo(200);

      client.post("/_standin/maintenance", "{\"on\":true}");
      Client other = new Client(site, "ingester", "ingester");
      assertThat(other.get("/node/1?_format=json").statusCode()).isEqualTo(503);
      assertThat(client.post("/_standin/jsonapi", "{}").statusCode()).isEqualTo(400);
      assertThat(client.get("/_standin/nothing").statusCode()).isEqualTo(404);
    }
  }
}
