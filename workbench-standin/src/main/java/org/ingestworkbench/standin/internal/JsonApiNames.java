package org.ingestworkbench.standin.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Optional;

/** What JSON:API calls things: resource types, addresses, ids of this site. */
final class JsonApiNames {
  static final String INDEX = "/jsonapi";
  static final String STORAGES = INDEX + "/field_storage_config/field_storage_config";

  private JsonApiNames() {}

  /** Whether there is anything at a path under the index. */
  static boolean exists(ContentModel model, String path) {
    return path.equals(INDEX) || path.equals(STORAGES) || bundle(model, path).isPresent();
  }

  static String type(Bundle bundle) {
    return bundle.kind().type() + "--" + bundle.name();
  }

  /** The entity type that a resource type such as {@code node--islandora_object} is of. */
  static String entityType(String resourceType) {
    int dashes = resourceType.indexOf("--");
    return dashes < 0 ? resourceType : resourceType.substring(0, dashes);
  }

  static String collection(URI site, Bundle bundle) {
    return site + "/jsonapi/" + bundle.kind().type() + "/" + bundle.name();
  }

  /** The attribute that a serial or revision field is told as; other fields keep their names. */
  static String attribute(org.ingestworkbench.standin.FieldSpec field) {
    boolean internal = field.type().equals("serial") || field.type().equals("revision");
    return internal ? "drupal_internal__" + field.name() : field.name();
  }

  /** The relationship to the bundle: a node's would be called like the type of the resource. */
  static String bundleRelationship(Kind kind) {
    return kind == Kind.NODE ? kind.bundleType() : kind.bundleKey();
  }

  /** The frame of every answer. */
  static ObjectNode document() {
    ObjectNode document = Json.object();
    document
        .putObject("jsonapi")
        .put("version", "1.0")
        .putObject("meta")
        .putObject("links")
        .putObject("self")
        .put("href", "http://jsonapi.org/format/1.0/");
    return document;
  }

  /** The bundle that a path under /jsonapi/ is about, if there is such a resource type. */
  static Optional<Bundle> bundle(ContentModel model, String path) {
    String[] parts = path.split("/", -1);
    return parts.length < 4
        ? Optional.empty()
        : Kind.of(parts[2])
            .filter(kind -> kind.hasBundles() || kind.soleBundle().equals(parts[3]))
            .flatMap(kind -> model.bundle(kind, parts[3]));
  }
}
