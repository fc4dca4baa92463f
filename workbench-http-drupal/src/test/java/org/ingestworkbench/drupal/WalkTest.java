package org.ingestworkbench.drupal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.spi.Creation;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class WalkTest {
  @Test
  void aNodeIsMadeUnderOurUuid() {
    var url = System.getProperty("workbench.drupal.url", "");
    Assumptions.assumeFalse(url.isEmpty(), "no real site");
    try (var client =
        DrupalClient.connect(
            URI.create(url),
            Credentials.of(
                System.getProperty("workbench.drupal.user"),
                System.getProperty("workbench.drupal.password")))) {
      var uuid = UUID.randomUUID();
      var draft =
          new NodeDraft(
              "islandora_object",
              "Walk",
              Map.of(
                  "field_model",
                  List.of(new Value.Reference(new Value.Existing("1"), "taxonomy_term"))));
      var made = client.create(new Creation.OfNode(uuid, draft, null, Map.of()));
      assertThat(made.uuid()).isEqualTo(uuid);
      assertThat(made.id()).isNotNull();
    }
  }
}
