package org.ingestworkbench.standin;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.standin.http.JsonNodes;
import org.ingestworkbench.standin.store.StoredEntity;

/** Shows stored entities without Jackson's types. */
final class Entities {
  private static final TypeReference<Map<String, List<Map<String, Object>>>> FIELDS =
      new TypeReference<>() {};

  private Entities() {}

  static Entity of(StoredEntity stored) {
    return new Entity(
        stored.kind().type(),
        stored.id(),
        stored.revision(),
        stored.uuid(),
        stored.bundle(),
        JsonNodes.plain(stored.fields(), FIELDS));
  }
}
