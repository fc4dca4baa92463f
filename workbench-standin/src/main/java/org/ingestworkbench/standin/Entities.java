package org.ingestworkbench.standin;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.standin.internal.Json;
import org.ingestworkbench.standin.internal.Stored;

/** Shows stored entities without Jackson's types. */
final class Entities {
  private static final TypeReference<Map<String, List<Map<String, Object>>>> FIELDS =
      new TypeReference<>() {};

  private Entities() {}

  static Entity of(Stored stored) {
    return new Entity(
        stored.kind().type(),
        stored.id(),
        stored.uuid(),
        stored.bundle(),
        Json.plain(stored.fields(), FIELDS));
  }
}
