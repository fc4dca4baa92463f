package org.ingestworkbench.drupal.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ingestworkbench.drupal.request.AnswerErrors;
import org.ingestworkbench.drupal.request.HttpCall;
import org.ingestworkbench.drupal.request.Json;
import org.ingestworkbench.drupal.request.Paths;
import org.ingestworkbench.drupal.request.Resource;
import org.ingestworkbench.drupal.request.Rest;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.jspecify.annotations.Nullable;

/** Reads by uuid where a site has JSON:API on; whether it has is asked once. */
public final class JsonApi {
  private static final String MEDIA_TYPE = "application/vnd.api+json";
  private static final String OFFSET = Paths.encode("page[offset]");
  private static final Finding CANNOT_TELL =
      new Finding.CannotTell("JSON:API is off, or does not tell: turn it on (reading is enough).");

  private final Rest rest;
  private final AnswerErrors errors;
  private volatile @Nullable Index index;

  /**
   * What the site lists at the address of JSON:API; the types are written as addresses have them.
   */
  private record Index(boolean on, List<String> types) {
    static final Index OFF = new Index(false, List.of());

    List<String> of(String entityType) {
      return types.stream().filter(type -> type.startsWith(entityType + "/")).toList();
    }

    static Index of(JsonNode json) {
      var types = new ArrayList<String>();
      json.path("links")
          .fieldNames()
          .forEachRemaining(name -> types.add(name.replaceFirst("--", "/")));
      return new Index(true, types);
    }
  }

  /** What JSON:API calls a type of entities. */
  public static String name(EntityType type) {
    return switch (type) {
      case NODE -> "node";
      case MEDIA -> "media";
      case FILE -> "file";
      case TERM -> "taxonomy_term";
      case ALIAS -> "path_alias";
    };
  }

  /** The attribute that has the ID of an entity. */
  public static String idAttribute(EntityType type) {
    return switch (type) {
      case NODE -> "drupal_internal__nid";
      case MEDIA -> "drupal_internal__mid";
      case FILE -> "drupal_internal__fid";
      case TERM -> "drupal_internal__tid";
      case ALIAS -> "drupal_internal__id";
    };
  }

  public JsonApi(Rest rest, AnswerErrors errors) {
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
    return AnswerErrors.surelyNotThere(answer)
        ? Optional.of(new Finding.Absent())
        : Optional.empty();
  }

  /**
   * Finds those of some objects that a collection shows. An object that it leaves out may be there
   * all the same and not be for this account to see.
   *
   * @param uuids no more than a page has
   */
  List<Confirmation> shown(String type, List<UUID> uuids, String idAttribute) {
    var shown = new ArrayList<Confirmation>();
    for (var json : resources(type, "id", uuids, idAttribute)) {
      shown.add(confirmed(json, Json.uuid(json.path("id")), idAttribute));
    }
    return shown;
  }

  /**
   * The IDs of those of some objects that a collection shows.
   *
   * @param ids no more than a page has
   */
  List<String> ids(String type, List<String> ids, String idAttribute) {
    var shown = new ArrayList<String>();
    for (var json : resources(type, idAttribute, ids, idAttribute)) {
      shown.add(String.valueOf(Json.id(json.path("attributes").path(idAttribute))));
    }
    return shown;
  }

  private JsonNode resources(String type, String path, List<?> values, String idAttribute) {
    if (!types(type.substring(0, type.indexOf('/'))).contains(type)) {
      return MissingNode.getInstance();
    }
    var query = among(path, values) + sparse(type, idAttribute);
    var call = call(Paths.encodePath("/jsonapi/" + type) + "?" + query);
    var answer = rest.send(call);
    if (answer.status() == 403 || answer.status() == 404) {
      return MissingNode.getInstance();
    } else if (!answer.ok()) {
      throw errors.of(call, answer);
    }
    return answer.json().orElseThrow(() -> errors.notJson(call, answer)).path("data");
  }

  private static String among(String path, List<?> values) {
    var query = new StringBuilder(condition("[path]")).append('=').append(path).append('&');
    query.append(condition("[operator]")).append("=IN");
    for (int i = 0; i < values.size(); i++) {
      query.append('&').append(condition("[value][" + i + "]")).append('=').append(values.get(i));
    }
    return query.toString();
  }

  /** Whole objects are long; neither aliases nor terms are asked when they were changed. */
  private static String sparse(String type, String idAttribute) {
    boolean dated = type.startsWith("node/") || type.startsWith("media/");
    var fields = dated ? idAttribute + ",changed" : idAttribute;
    return '&' + Paths.encode("fields[" + type.replace("/", "--") + "]") + '=' + fields;
  }

  private static String condition(String part) {
    return Paths.encode("filter[i][condition]" + part);
  }

  /** The ID of a node of any type; empty where JSON:API is off, or does not show the node. */
  public Optional<String> nodeId(UUID uuid) {
    return id(node(uuid));
  }

  /** A node of any type. */
  Finding node(UUID uuid) {
    return anyOf("node", uuid, "drupal_internal__nid");
  }

  /** An object of any bundle of an entity type; absent only when every bundle says so. */
  public Finding anyOf(String entityType, UUID uuid, String idAttribute) {
    var types = index().of(entityType);
    boolean told = !types.isEmpty();
    for (var type : types) {
      var finding = find(type, uuid, idAttribute);
      if (finding.isPresent() && finding.get() instanceof Finding.Found) {
        return finding.get();
      }
      told = told && finding.isPresent();
    }
    return told ? new Finding.Absent() : CANNOT_TELL;
  }

  boolean on() {
    return index().on();
  }

  /** The bundles of an entity type, as addresses have them. */
  List<String> types(String entityType) {
    return index().of(entityType);
  }

  /**
   * What a collection has, at most as many as one page; empty where it has no such field.
   *
   * @param query encoded, without the question mark
   * @throws org.ingestworkbench.repository.RepositoryException when the site does not answer, or
   *     leaves out what the account may not see
   */
  List<JsonNode> list(String type, String query) {
    var call = call(Paths.encodePath("/jsonapi/" + type) + "?" + query);
    var answer = rest.send(call);
    if (answer.status() == 400 && answer.message().contains("does not exist")) {
      return List.of();
    } else if (!answer.ok()) {
      throw errors.of(call, answer);
    }
    var json = answer.json().orElseThrow(() -> errors.notJson(call, answer));
    if (json.path("meta").has("omitted")) {
      throw hidden(call);
    }
    var found = new ArrayList<JsonNode>();
    json.path("data").forEach(found::add);
    return found;
  }

  /** All that a collection has, page by page. */
  List<JsonNode> all(String type, String query) {
    var found = new ArrayList<JsonNode>();
    int before = -1;
    while (before < found.size()) {
      before = found.size();
      found.addAll(list(type, query + "&" + OFFSET + "=" + before));
    }
    return found;
  }

  private static RepositoryException hidden(HttpCall call) {
    return RepositoryException.because(
            "The account may not see all that " + call + " has: give it the right to.")
        .remedy(Remedy.MEND_AND_RESUME)
        .build();
  }

  public static Optional<String> id(Finding finding) {
    return finding instanceof Finding.Found found
        ? Optional.ofNullable(found.confirmation().id())
        : Optional.empty();
  }

  private static Finding found(JsonNode json, UUID uuid, String idAttribute) {
    return new Finding.Found(confirmed(json.path("data"), uuid, idAttribute));
  }

  private static Confirmation confirmed(JsonNode resource, UUID uuid, String idAttribute) {
    var attributes = resource.path("attributes");
    var changed = attributes.path("changed");
    return new Confirmation(
        Json.id(attributes.path(idAttribute)),
        uuid,
        changed.isTextual() ? Json.instant(changed.asText()) : null,
        List.of(),
        null);
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

  private static HttpCall call(String path) {
    return HttpCall.get(Resource.JSON_API, path).with("Accept", MEDIA_TYPE);
  }
}
