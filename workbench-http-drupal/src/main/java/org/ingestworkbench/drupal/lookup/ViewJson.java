package org.ingestworkbench.drupal.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ingestworkbench.drupal.request.Json;
import org.ingestworkbench.repository.AliasView;
import org.ingestworkbench.repository.MediaView;
import org.ingestworkbench.repository.NodeView;
import org.jspecify.annotations.Nullable;

/** Reads nodes and media as the site shows them. */
final class ViewJson {
  private static final String MEDIA_USE = "field_media_use";

  private static final String NODE = "/node/";

  private ViewJson() {}

  static NodeView node(String id, UUID uuid, JsonNode json, String parentField) {
    return new NodeView(
        id,
        uuid,
        Objects.requireNonNullElse(Json.first(json, "type", "target_id"), ""),
        Objects.requireNonNullElse(Json.first(json, "title"), ""),
        Json.instant(Json.first(json, "changed")),
        Json.ids(json, parentField, "target_id"),
        alias(json),
        Json.instant(Json.first(json, "created")));
  }

  private static NodeView.@Nullable Alias alias(JsonNode node) {
    var id = Json.id(node, "path", "pid");
    return id == null ? null : new NodeView.Alias(id, Json.first(node, "path", "alias"));
  }

  static AliasView alias(String id, UUID uuid, JsonNode json) {
    var leadsTo = Json.first(json, "path");
    return new AliasView(
        id,
        uuid,
        Json.first(json, "alias"),
        leadsTo != null && leadsTo.startsWith(NODE) ? leadsTo.substring(NODE.length()) : null);
  }

  static MediaView medium(UUID uuid, JsonNode json) {
    return new MediaView(
        Objects.requireNonNullElse(Json.id(json, "mid"), ""),
        uuid,
        Objects.requireNonNullElse(Json.first(json, "bundle", "target_id"), ""),
        Objects.requireNonNullElse(Json.first(json, "name"), ""),
        Json.ids(json, MEDIA_USE, "target_id"),
        files(json),
        Json.instant(Json.first(json, "changed")),
        Json.instant(Json.first(json, "created")));
  }

  /** Every field that refers to files has some; a thumbnail is made by the site. */
  private static List<String> files(JsonNode medium) {
    return stream(medium.properties())
        .filter(field -> !field.getKey().equals("thumbnail"))
        .flatMap(field -> stream(field.getValue()))
        .filter(item -> item.path("target_type").asText().equals("file"))
        .map(item -> Json.id(item.path("target_id")))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static <T> Stream<T> stream(Iterable<T> things) {
    return StreamSupport.stream(things.spliterator(), false);
  }

  /** A medium as JSON:API shows it. */
  static MediaView resource(JsonNode medium) {
    var attributes = medium.path("attributes");
    var relations = medium.path("relationships");
    return new MediaView(
        Objects.requireNonNullElse(Json.id(attributes.path("drupal_internal__mid")), ""),
        Json.uuid(medium.path("id")),
        medium.path("type").asText().replaceFirst("^media--", ""),
        attributes.path("name").asText(),
        targets(relations.path(MEDIA_USE)).toList(),
        relatedFiles(relations),
        Json.instant(attributes.path("changed").asText(null)),
        Json.instant(attributes.path("created").asText(null)));
  }

  private static List<String> relatedFiles(JsonNode relations) {
    return stream(relations.properties())
        .filter(field -> !field.getKey().equals("thumbnail"))
        .flatMap(field -> targets(field.getValue(), "file--file"))
        .distinct()
        .toList();
  }

  private static Stream<String> targets(JsonNode relation) {
    return targets(relation, "");
  }

  /** One target is an object, several are a list. */
  private static Stream<String> targets(JsonNode relation, String type) {
    var data = relation.path("data");
    return (data.isArray() ? stream(data) : Stream.of(data))
        .filter(target -> target.path("type").asText().startsWith(type))
        .map(target -> target.path("meta").path("drupal_internal__target_id"))
        .map(Json::id)
        .filter(Objects::nonNull);
  }
}
