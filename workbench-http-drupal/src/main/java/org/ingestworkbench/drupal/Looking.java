package org.ingestworkbench.drupal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.spi.Finding;
import org.ingestworkbench.spi.MediaView;
import org.ingestworkbench.spi.NodeView;
import org.ingestworkbench.spi.RepositoryException;
import org.ingestworkbench.spi.RepositoryException.Remedy;

/** Shows nodes, and their media by the starter site's list, else by JSON:API. */
final class Looking {
  private static final String MEDIA_USE = "field_media_use";

  private final Rest rest;
  private final Errors errors;
  private final JsonApi jsonApi;
  private final MediaAddress mediaAddress;
  private final String parentField;
  private final String mediaNodeField;

  Looking(Rest rest, Errors errors, JsonApi jsonApi, MediaAddress mediaAddress, Settings settings) {
    this.rest = rest;
    this.errors = errors;
    this.jsonApi = jsonApi;
    this.mediaAddress = mediaAddress;
    this.parentField = settings.nodeReferenceField();
    this.mediaNodeField = settings.mediaNodeField();
  }

  Optional<NodeView> look(EntityRef node) {
    return id(node).flatMap(this::read);
  }

  /** Empty when there is surely no node of the uuid. */
  private Optional<String> id(EntityRef node) {
    if (node.id() != null) {
      return Optional.of(node.id());
    }
    return told(node, jsonApi.node(Objects.requireNonNull(node.uuid())));
  }

  private static Optional<String> told(EntityRef ref, Finding finding) {
    if (finding instanceof Finding.CannotTell cannot) {
      throw RepositoryException.because("Only the uuid of " + ref + " is known. " + cannot.why())
          .remedy(Remedy.MEND_AND_RESUME)
          .build();
    }
    return JsonApi.id(finding);
  }

  Optional<MediaView> medium(EntityRef medium) {
    var id =
        medium.id() != null
            ? Optional.of(medium.id())
            : told(
                medium,
                jsonApi.anyOf(
                    "media", Objects.requireNonNull(medium.uuid()), "drupal_internal__mid"));
    return id.flatMap(this::readMedium);
  }

  /** At the other address, where the first has no such resource. */
  private Optional<MediaView> readMedium(String id) {
    var first = mediumAt(id);
    var answer = rest.send(first);
    if (!Errors.noRoute(answer)) {
      return medium(first, answer);
    }
    mediaAddress.learnOther();
    var second = mediumAt(id);
    var other = rest.send(second);
    if (Errors.noRoute(other)) {
      mediaAddress.learnOther();
    }
    return medium(second, other);
  }

  private Call mediumAt(String id) {
    return Call.get(Resource.MEDIA, mediaAddress.path(id) + "?_format=json");
  }

  private Optional<MediaView> medium(Call call, Answer answer) {
    if (Errors.surelyNotThere(answer)) {
      return Optional.empty();
    } else if (!answer.ok()) {
      throw errors.of(call, answer);
    }
    var json = answer.json().orElseThrow(() -> errors.notJson(call, answer));
    return Optional.of(view(uuid(call, answer, json), json));
  }

  private Optional<NodeView> read(String id) {
    var call = Call.get(Resource.NODE, "/node/" + id + "?_format=json");
    var answer = rest.send(call);
    if (Errors.surelyNotThere(answer)) {
      return Optional.empty();
    } else if (!answer.ok()) {
      throw errors.of(call, answer);
    }
    var json = answer.json().orElseThrow(() -> errors.notJson(call, answer));
    return Optional.of(view(id, uuid(call, answer, json), json));
  }

  Optional<Instant> fileMade(String id) {
    var call = Call.get(Resource.FILE, "/entity/file/" + Paths.encode(id) + "?_format=json");
    var answer = rest.send(call);
    if (Errors.surelyNotThere(answer)) {
      return Optional.empty();
    } else if (!answer.ok()) {
      throw errors.of(call, answer);
    }
    var json = answer.json().orElseThrow(() -> errors.notJson(call, answer));
    var made = Creating.instant(Json.first(json, "created"));
    if (made == null) {
      throw errors.notJson(call, answer);
    }
    return Optional.of(made);
  }

  private UUID uuid(Call call, Answer answer, JsonNode json) {
    try {
      return UUID.fromString(String.valueOf(Json.first(json, "uuid")));
    } catch (IllegalArgumentException e) {
      throw errors.notJson(call, answer);
    }
  }

  private NodeView view(String id, UUID uuid, JsonNode json) {
    return new NodeView(
        id,
        uuid,
        Objects.requireNonNullElse(Json.first(json, "type", "target_id"), ""),
        Objects.requireNonNullElse(Json.first(json, "title"), ""),
        Creating.instant(Json.first(json, "created")),
        Creating.instant(Json.first(json, "changed")),
        Json.all(json, parentField, "target_id"),
        Json.first(json, "uid", "target_id"),
        Json.first(json, "path", "pid"));
  }

  List<MediaView> media(EntityRef node) {
    return id(node).map(this::mediaOf).orElse(List.of());
  }

  private List<MediaView> mediaOf(String nodeId) {
    var call = Call.get(Resource.MEDIA_OF_NODE, "/node/" + nodeId + "/media?_format=json");
    var answer = rest.send(call);
    if (answer.ok()) {
      return listed(call, answer);
    }
    errors.requireTold(call, answer);
    if (read(nodeId).isEmpty()) {
      return List.of();
    } else if (!jsonApi.on()) {
      throw noList(call, answer);
    }
    return byJsonApi(nodeId);
  }

  private List<MediaView> listed(Call call, Answer answer) {
    var media = new ArrayList<MediaView>();
    for (var json : answer.json().orElseThrow(() -> errors.notJson(call, answer))) {
      media.add(view(uuid(call, answer, json), json));
    }
    return media;
  }

  private static MediaView view(UUID uuid, JsonNode json) {
    return new MediaView(
        Objects.requireNonNullElse(Json.first(json, "mid"), ""),
        uuid,
        Objects.requireNonNullElse(Json.first(json, "bundle", "target_id"), ""),
        Objects.requireNonNullElse(Json.first(json, "name"), ""),
        Json.all(json, MEDIA_USE, "target_id"),
        files(json),
        Creating.instant(Json.first(json, "changed")));
  }

  /** Every field that refers to files has some; a thumbnail is made by the site. */
  private static List<String> files(JsonNode medium) {
    return stream(medium.properties())
        .filter(field -> !field.getKey().equals("thumbnail"))
        .flatMap(field -> stream(field.getValue()))
        .filter(item -> item.path("target_type").asText().equals("file"))
        .map(item -> item.path("target_id").asText())
        .distinct()
        .toList();
  }

  private static <T> Stream<T> stream(Iterable<T> things) {
    return StreamSupport.stream(things.spliterator(), false);
  }

  private RepositoryException noList(Call call, Answer answer) {
    return RepositoryException.because(
            "The site does not list the media of a node at "
                + call
                + " (HTTP "
                + answer.status()
                + ") and has JSON:API off: turn one of them on for this account.")
        .status(answer.status())
        .remedy(Remedy.MEND_AND_RESUME)
        .build();
  }

  private List<MediaView> byJsonApi(String nodeId) {
    var filter = Paths.encode("filter[" + mediaNodeField + ".meta.drupal_internal__target_id]");
    return jsonApi.types("media").stream()
        .flatMap(type -> jsonApi.all(type, filter + "=" + nodeId).stream())
        .map(Looking::resource)
        .toList();
  }

  private static MediaView resource(JsonNode medium) {
    var attributes = medium.path("attributes");
    var relations = medium.path("relationships");
    return new MediaView(
        attributes.path("drupal_internal__mid").asText(),
        UUID.fromString(medium.path("id").asText()),
        medium.path("type").asText().replaceFirst("^media--", ""),
        attributes.path("name").asText(),
        targets(relations.path(MEDIA_USE)).toList(),
        relatedFiles(relations),
        Creating.instant(attributes.path("changed").asText(null)));
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
        .filter(id -> !id.isMissingNode())
        .map(JsonNode::asText);
  }
}
