package org.ingestworkbench.drupal.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.ingestworkbench.drupal.request.AnswerErrors;
import org.ingestworkbench.drupal.request.HttpAnswer;
import org.ingestworkbench.drupal.request.HttpCall;
import org.ingestworkbench.drupal.request.Json;
import org.ingestworkbench.drupal.request.Paths;
import org.ingestworkbench.drupal.request.Resource;
import org.ingestworkbench.drupal.request.Rest;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.repository.AliasView;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.MediaView;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Remedy;

/** Reads nodes, and their media: from the list of the starter site, else from JSON:API. */
public final class EntityReader {
  private final Rest rest;
  private final AnswerErrors errors;
  private final JsonApi jsonApi;
  private final MediaAddress mediaAddress;
  private final String parentField;
  private final String mediaNodeField;

  public EntityReader(
      Rest rest,
      AnswerErrors errors,
      JsonApi jsonApi,
      MediaAddress mediaAddress,
      String parentField,
      String mediaNodeField) {
    this.rest = rest;
    this.errors = errors;
    this.jsonApi = jsonApi;
    this.mediaAddress = mediaAddress;
    this.parentField = parentField;
    this.mediaNodeField = mediaNodeField;
  }

  public Optional<NodeView> look(EntityRef node) {
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

  public Optional<MediaView> medium(EntityRef medium) {
    var id =
        medium.id() != null
            ? Optional.of(medium.id())
            : told(
                medium,
                jsonApi.anyOf(
                    "media", Objects.requireNonNull(medium.uuid()), "drupal_internal__mid"));
    return id.flatMap(this::readMedium);
  }

  private Optional<MediaView> readMedium(String id) {
    var asked = mediaAddress.send(rest, id, path -> HttpCall.get(Resource.MEDIA, path));
    return medium(asked.call(), asked.answer());
  }

  private Optional<MediaView> medium(HttpCall call, HttpAnswer answer) {
    return there(call, answer).map(json -> ViewJson.medium(uuid(call, answer, json), json));
  }

  /**
   * An object with all its fields, as the site tells it; empty when it is surely not there. What
   * the account may not see it may be allowed to change, and then it is told by a change of
   * nothing.
   *
   * @param ref by its ID
   * @param bundle which the site wants to be told with a change; empty when it is not known
   */
  public Optional<JsonNode> entity(EntityRef ref, String bundle) {
    var kind = EntityKind.of(ref.type());
    var seen = asked(ref, path -> HttpCall.get(kind.resource(), path));
    if (seen.answer().status() != 403 || bundle.isEmpty()) {
      return there(seen.call(), seen.answer());
    }
    var told = asked(ref, path -> kind.unchanged(path, bundle));
    return there(told.call(), told.answer());
  }

  private MediaAddress.Asked asked(EntityRef ref, Function<String, HttpCall> request) {
    return EntityKind.of(ref.type()).send(rest, mediaAddress, ref, request);
  }

  /** The fields of a node; empty when it is surely not there. */
  public Optional<Map<String, List<String>>> fields(EntityRef node) {
    return id(node)
        .flatMap(
            id -> {
              var call = nodeAt(id);
              return there(call, rest.send(call)).map(FieldTexts::of);
            });
  }

  /** A node as the site shows it; empty when it is surely not there. */
  public Optional<JsonNode> node(String id) {
    var call = nodeAt(id);
    return there(call, rest.send(call));
  }

  /** The media of a node as the site lists them. */
  public List<JsonNode> mediaListed(String nodeId) {
    var call = mediaList(nodeId);
    var answer = rest.send(call);
    errors.requireTold(call, answer);
    if (!answer.ok()) {
      throw noList(call, answer);
    }
    var media = new ArrayList<JsonNode>();
    answer.json().orElseThrow(() -> errors.notJson(call, answer)).forEach(media::add);
    return media;
  }

  private static HttpCall mediaList(String nodeId) {
    return HttpCall.get(Resource.MEDIA_OF_NODE, "/node/" + nodeId + "/media?_format=json");
  }

  /** How many bytes a file has as the site keeps it; empty when it does not tell. */
  public OptionalLong fileSize(String id) {
    var call = HttpCall.get(Resource.FILE, "/entity/file/" + Paths.encode(id) + "?_format=json");
    var answer = rest.send(call);
    errors.requireTold(call, answer);
    var size = answer.ok() ? answer.json().map(json -> Json.first(json, "filesize")) : null;
    return size == null || size.filter(text -> text.matches("\\d{1,18}")).isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(size.get()));
  }

  private static HttpCall nodeAt(String id) {
    return HttpCall.get(Resource.NODE, "/node/" + id + "?_format=json");
  }

  private Optional<NodeView> read(String id) {
    var call = nodeAt(id);
    var answer = rest.send(call);
    return there(call, answer)
        .map(json -> ViewJson.node(id, uuid(call, answer, json), json, parentField));
  }

  public Optional<Instant> fileMade(String id) {
    var call = HttpCall.get(Resource.FILE, "/entity/file/" + Paths.encode(id) + "?_format=json");
    var answer = rest.send(call);
    return there(call, answer).map(json -> made(call, answer, json));
  }

  public Optional<AliasView> alias(String id) {
    var call =
        HttpCall.get(Resource.ALIAS, "/entity/path_alias/" + Paths.encode(id) + "?_format=json");
    var answer = rest.send(call);
    return there(call, answer).map(json -> ViewJson.alias(id, uuid(call, answer, json), json));
  }

  private Instant made(HttpCall call, HttpAnswer answer, JsonNode json) {
    var made = Json.instant(Json.first(json, "created"));
    if (made == null) {
      throw errors.notJson(call, answer);
    }
    return made;
  }

  /** Empty when what was asked for is surely not there. */
  private Optional<JsonNode> there(HttpCall call, HttpAnswer answer) {
    if (AnswerErrors.surelyNotThere(answer)) {
      return Optional.empty();
    } else if (!answer.ok()) {
      throw errors.of(call, answer);
    }
    return Optional.of(answer.json().orElseThrow(() -> errors.notJson(call, answer)));
  }

  private UUID uuid(HttpCall call, HttpAnswer answer, JsonNode json) {
    try {
      return UUID.fromString(String.valueOf(Json.first(json, "uuid")));
    } catch (IllegalArgumentException e) {
      throw errors.notJson(call, answer);
    }
  }

  public List<MediaView> media(EntityRef node) {
    return id(node).map(this::mediaOf).orElse(List.of());
  }

  private List<MediaView> mediaOf(String nodeId) {
    var call = mediaList(nodeId);
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

  private List<MediaView> listed(HttpCall call, HttpAnswer answer) {
    var media = new ArrayList<MediaView>();
    for (var json : answer.json().orElseThrow(() -> errors.notJson(call, answer))) {
      media.add(ViewJson.medium(uuid(call, answer, json), json));
    }
    return media;
  }

  private RepositoryException noList(HttpCall call, HttpAnswer answer) {
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
        .map(ViewJson::resource)
        .toList();
  }
}
