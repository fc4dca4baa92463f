package org.ingestworkbench.standin.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Optional;
import org.ingestworkbench.standin.http.JsonNodes;

/** What JSON:API calls things: resource types, addresses, ids of this site. */
public final class JsonApiNames {
  public static final String INDEX = "/jsonapi";
  public static final String STORAGES = INDEX + "/field_storage_config/field_storage_config";

  private JsonApiNames() {}

  /** Whether there is anything at a path under the index. */
  public static boolean exists(ContentModel model, String path) {
    return path.equals(INDEX) || path.equals(STORAGES) || bundle(model, path).isPresent();
  }

  public static String type(Bundle bundle) {
    return bundle.kind().type() + "--" + bundle.name();
  }

  /** The entity type that a resource type such as {@code node--islandora_object} is of. */
  public static String entityType(String resourceType) {
    int dashes = resourceType.indexOf("--");
    return dashes < 0 ? resourceType : resourceType.substring(0, dashes);
  }

  public static String collection(URI site, Bundle bundle) {
    return site + "/jsonapi/" + bundle.kind().type() + "/" + bundle.name();
  }

  /** The attribute that a serial or revision field is told as; other fields keep their names. */
  public static String attribute(org.ingestworkbench.standin.field.FieldSpec field) {
    boolean internal = field.type().equals("serial") || field.type().equals("revision");
    return internal ? "drupal_internal__" + field.name() : field.name();
  }

  /** The relationship to the bundle: a node's would be called like the type of the resource. */
  public static String bundleRelationship(DrupalEntityType kind) {
    return switch (kind) {
      case NODE -> kind.bundleType();
      case PARAGRAPH -> "paragraph_type";
      default -> kind.bundleKey();
    };
  }

  /** The frame of every answer. */
  public static ObjectNode document() {
    ObjectNode document = JsonNodes.object();
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
  public static Optional<Bundle> bundle(ContentModel model, String path) {
    String[] parts = path.split("/", -1);
    return parts.length < 4
        ? Optional.empty()
        : DrupalEntityType.of(parts[2])
            .filter(kind -> kind.hasBundles() || kind.soleBundle().equals(parts[3]))
            .flatMap(kind -> model.bundle(kind, parts[3]));
  }
}
