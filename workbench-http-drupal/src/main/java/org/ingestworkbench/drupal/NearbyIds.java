package org.ingestworkbench.drupal;

import java.util.Optional;
import java.util.UUID;

/**
 * Finds the ID of a node by its uuid where nothing but {@code GET /node/N} is there to ask: a stock
 * site accepts a uuid as a reference and does not tell the ID. A node whose answer was lost lies
 * near those that were made about the same time. IDs that are not there, or that the account may
 * not see, are passed over: every refused insert uses one up.
 */
final class NearbyIds {

  /** How many IDs are asked for at the most. */
  private static final int REACH = 200;

  private final Rest rest;
  private final Errors errors;

  NearbyIds(Rest rest, Errors errors) {
    this.rest = rest;
    this.errors = errors;
  }

  Optional<String> find(UUID uuid, long near, boolean upwards) {
    long step = upwards ? 1 : -1;
    for (long id = near; id > 0 && Math.abs(id - near) < REACH; id += step) {
      if (isAt(id, uuid)) {
        return Optional.of(Long.toString(id));
      }
    }
    return Optional.empty();
  }

  private boolean isAt(long id, UUID uuid) {
    var call = Call.get(Resource.NODE, "/node/" + id + "?_format=json");
    var answer = rest.send(call);
    errors.requireTold(call, answer);
    return answer.ok()
        && answer
            .json()
            .map(node -> uuid.toString().equalsIgnoreCase(Json.first(node, "uuid")))
            .orElse(false);
  }
}
