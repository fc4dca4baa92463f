package org.ingestworkbench.drupal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ingestworkbench.spi.Confirmation;
import org.ingestworkbench.spi.Finding;
import org.jspecify.annotations.Nullable;

/** Reads by uuid where a site has JSON:API on; whether it has is asked once. */
final class JsonApi {
  private static final String MEDIA_TYPE = "application/vnd.api+json";

  private final Rest rest;
  private final Errors errors;
  private volatile @Nullable Index index;

  /**
   * What the site lists at the address of JSON:API; the types are written as addresses have them.
   */
  private record Index(boolean on, List<String> nodeTypes) {
    static final Index OFF = new Index(false, List.of());

    static Index of(JsonNode json) {
      var types = new ArrayList<String>();
      json.path("links")
          .fieldNames()
          .forEachRemaining(name -> types.add(name.replaceFirst("--", "/")));
      return new Index(true, types.stream().filter(type -> type.startsWith("node/")).toList());
    }
  }

  JsonApi(Rest rest, Errors errors) {
    this.rest = rest;
    this.errors = errors;
  }

  /**
   * What JSON:API knows; empty where it is off, or does not tell.
   *
   * @param type entity type and bundle as its address has them
   */
  Optional<Finding> find(String type, UUID uuid, String idAttribute) {
    if (!index().on()) {
      return Optional.empty();
    }
    var call = call(Paths.encodePath("/jsonapi/" + type) + "/" + uuid);
    var answer = rest.send(call);
    if (answer.ok()) {
      var json = answer.json().orElseThrow(() -> errors.notJson(call, answer));
      return Optional.of(found(json, uuid, idAttribute));
    }
    errors.requireTold(call, answer);
    return surelyAbsent(answer) ? Optional.of(new Finding.Absent()) : Optional.empty();
  }

  /** The ID of a node of any type; empty where JSON:API is off, or does not show the node. */
  Optional<String> nodeId(UUID uuid) {
    return index().nodeTypes().stream()
        .flatMap(type -> find(type, uuid, "drupal_internal__nid").stream())
        .flatMap(finding -> id(finding).stream())
        .findFirst();
  }

  private static Optional<String> id(Finding finding) {
    return finding instanceof Finding.Found found
        ? Optional.ofNullable(found.confirmation().id())
        : Optional.empty();
  }

  /** A type that is switched off answers 404 as well, but in other words. */
  private static boolean surelyAbsent(Answer answer) {
    return answer.status() == 404 && answer.message().contains("was not converted");
  }

  private static Finding found(JsonNode json, UUID uuid, String idAttribute) {
    var attributes = json.path("data").path("attributes");
    var id = attributes.path(idAttribute);
    var changed = attributes.path("changed");
    return new Finding.Found(
        new Confirmation(
            id.isMissingNode() ? null : id.asText(),
            uuid,
            changed.isTextual() ? Creating.instant(changed.asText()) : null,
            List.of(),
            null));
  }

  private Index index() {
    var known = index;
    if (known == null) {
      var answer = rest.send(call("/jsonapi"));
      errors.requireTold(call("/jsonapi"), answer);
      known = answer.ok() ? answer.json().map(Index::of).orElse(Index.OFF) : Index.OFF;
      index = known;
    }
    return known;
  }

  private static Call call(String path) {
    return Call.get(Resource.JSON_API, path).with("Accept", MEDIA_TYPE);
  }
}
