package org.ingestworkbench.drupal.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.ingestworkbench.drupal.request.AnswerErrors;
import org.ingestworkbench.drupal.request.HttpAnswer;
import org.ingestworkbench.drupal.request.HttpCall;
import org.ingestworkbench.drupal.request.Json;
import org.ingestworkbench.drupal.request.Resource;
import org.ingestworkbench.drupal.request.Rest;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ID of a node by its uuid where nothing but {@code GET /node/N} is there to ask: a stock
 * site accepts a uuid as a reference and does not tell the ID. A node whose answer was lost lies
 * near those that were made about the same time. IDs that are not there, or that the account may
 * not see, are passed over: every refused insert uses one up. Nodes that were seen on the way are
 * remembered, since a job's nodes are not made in the order of its rows; an ID is never another's.
 * So are IDs that were not to be seen, until something is made: it may have one of them.
 */
public final class NearbyIds {

  /** How many IDs are asked for at the most. */
  private static final int REACH = 200;

  /** How many nodes are remembered. */
  private static final int SEEN = 10_000;

  /** That an ID is not for this account, or not there. */
  private static final Set<Integer> PASSED_OVER = Set.of(403, 404);

  private final Rest rest;
  private final AnswerErrors errors;
  private final Map<Long, UUID> seen = new Seen();
  private final Set<Long> notSeen = ConcurrentHashMap.newKeySet();

  private static final class Seen extends LinkedHashMap<Long, UUID> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, UUID> eldest) {
      return size() > SEEN;
    }
  }

  public NearbyIds(Rest rest, AnswerErrors errors) {
    this.rest = rest;
    this.errors = errors;
  }

  /** Takes note that something may have been made meanwhile. */
  public void somethingIsMade() {
    notSeen.clear();
  }

  public Optional<String> find(UUID uuid, long near, boolean upwards) {
    return remembered(uuid).or(() -> search(uuid, near, upwards));
  }

  private Optional<String> remembered(UUID uuid) {
    synchronized (seen) {
      return seen.entrySet().stream()
          .filter(node -> node.getValue().equals(uuid))
          .map(node -> Long.toString(node.getKey()))
          .findFirst();
    }
  }

  private Optional<String> search(UUID uuid, long near, boolean upwards) {
    long step = upwards ? 1 : -1;
    for (long id = near; id > 0 && Math.abs(id - near) < REACH; id += step) {
      if (uuid.equals(at(id))) {
        return Optional.of(Long.toString(id));
      }
    }
    return Optional.empty();
  }

  /** Null for an ID that is not there or not to be seen. */
  private @Nullable UUID at(long id) {
    var known = known(id);
    if (known != null || notSeen.contains(id)) {
      return known;
    }
    var call = HttpCall.get(Resource.NODE, "/node/" + id + "?_format=json");
    var answer = rest.send(call);
    errors.requireTold(call, answer);
    if (!answer.ok()) {
      passOver(id, answer);
      return null;
    }
    return answer.json().map(node -> uuid(id, node)).orElse(null);
  }

  private void passOver(long id, HttpAnswer answer) {
    if (PASSED_OVER.contains(answer.status()) && notSeen.size() < SEEN) {
      notSeen.add(id);
    }
  }

  private @Nullable UUID known(long id) {
    synchronized (seen) {
      return seen.get(id);
    }
  }

  private @Nullable UUID uuid(long id, JsonNode node) {
    try {
      var uuid = UUID.fromString(String.valueOf(Json.first(node, "uuid")));
      synchronized (seen) {
        seen.put(id, uuid);
      }
      return uuid;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
