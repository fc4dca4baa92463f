package org.ingestworkbench.drupal.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.function.Function;
import org.ingestworkbench.drupal.request.HttpCall;
import org.ingestworkbench.drupal.request.Json;
import org.ingestworkbench.drupal.request.Paths;
import org.ingestworkbench.drupal.request.Payload;
import org.ingestworkbench.drupal.request.Resource;
import org.ingestworkbench.drupal.request.Rest;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.jspecify.annotations.Nullable;

/** What has fields that can be changed: where it is, and how Drupal calls its base fields. */
public enum EntityKind {
  NODE(Resource.NODE, "node_type", "type", "nid", "vid", "revision_log"),
  MEDIA(Resource.MEDIA, "media_type", "bundle", "mid", "vid", "revision_log_message"),
  TERM(Resource.TERM, "taxonomy_vocabulary", "vid", "tid", "changed", "revision_log_message");

  private final Resource resource;
  private final String bundleType;
  private final String bundleField;
  private final String idField;
  private final String revisionField;
  private final String logField;

  EntityKind(
      Resource resource,
      String bundleType,
      String bundleField,
      String idField,
      String revisionField,
      String logField) {
    this.resource = resource;
    this.bundleType = bundleType;
    this.bundleField = bundleField;
    this.idField = idField;
    this.revisionField = revisionField;
    this.logField = logField;
  }

  public static EntityKind of(EntityType type) {
    return switch (type) {
      case NODE -> NODE;
      case MEDIA -> MEDIA;
      case TERM -> TERM;
      case FILE, ALIAS -> throw new IllegalArgumentException("No fields are changed of " + type);
    };
  }

  public Resource resource() {
    return resource;
  }

  /** The name of the field for what is noted of a revision. */
  public String logField() {
    return logField;
  }

  public @Nullable String id(JsonNode entity) {
    return Json.id(entity, idField);
  }

  /** The content type, media type or vocabulary. */
  public @Nullable String bundle(JsonNode entity) {
    return Json.first(entity, bundleField, "target_id");
  }

  /** The revision, or the time of the last change where there are no revisions. */
  public @Nullable String revision(JsonNode entity) {
    return Json.first(entity, revisionField);
  }

  /** The begin of a change: it has no effect without more. */
  public ObjectNode change(String bundle) {
    var body = Json.object();
    body.set(bundleField, Json.target(bundle, bundleType));
    return body;
  }

  HttpCall unchanged(String path, String bundle) {
    return HttpCall.unchanged(resource, path, Payload.Json.of(change(bundle)))
        .with("Content-Type", "application/json");
  }

  /**
   * Sends a request about one object, which is known by its ID.
   *
   * @param request the request at an address
   */
  public MediaAddress.Asked send(
      Rest rest, MediaAddress mediaAddress, EntityRef ref, Function<String, HttpCall> request) {
    var id = Objects.requireNonNull(ref.id(), "A change names its object by the ID.");
    if (this == MEDIA) {
      return mediaAddress.send(rest, id, request);
    }
    var at = (this == NODE ? "/node/" : "/taxonomy/term/") + Paths.encode(id) + "?_format=json";
    var call = request.apply(at);
    return new MediaAddress.Asked(call, rest.send(call));
  }
}
