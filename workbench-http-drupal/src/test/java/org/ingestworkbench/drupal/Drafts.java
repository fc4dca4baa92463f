package org.ingestworkbench.drupal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.repository.Creation;

/** Things to make. */
public final class Drafts {
  private Drafts() {}

  public static Value term(String id) {
    return new Value.Reference(new Value.Existing(id), "taxonomy_term");
  }

  public static Creation.OfNode node() {
    var draft =
        new NodeDraft("islandora_object", "A node", Map.of("field_model", List.of(term("1"))));
    return new Creation.OfNode(UUID.randomUUID(), draft, null, Map.of());
  }

  public static Creation.OfMedia medium(EntityRef node, Path file) {
    return medium(node, file, Map.of());
  }

  static Creation.OfMedia medium(EntityRef node, Path file, Map<String, List<Value>> fields) {
    var name = String.valueOf(file.getFileName());
    var draft =
        new MediaDraft(
            StepKey.media("1", "file"),
            name,
            "file",
            name,
            false,
            new MediaDraft.Upload("field_media_file", file, name, null),
            List.of(),
            fields,
            List.of());
    return new Creation.OfMedia(UUID.randomUUID(), draft, node);
  }
}
