package org.ingestworkbench.standin.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.ingestworkbench.standin.FieldSpec;

/** An entity as a JSON:API resource object. */
final class JsonApiWriter {
  private static final Set<String> WHOLE_ITEMS = Set.of("path", "file_uri");

  private final ContentModel model;
  private final Serializer serializer;
  private final Lookup lookup;
  private final URI site;

  JsonApiWriter(ContentModel model, Serializer serializer, Lookup lookup, URI site) {
    this.model = model;
    this.serializer = serializer;
    this.lookup = lookup;
    this.site = site;
  }

  /** The resource object with those attributes and relationships that are wanted. */
  ObjectNode resource(Stored entity, Predicate<String> wanted) {
    Bundle bundle = serializer.bundle(entity);
    ObjectNode resource = Json.object();
    resource.put("type", JsonApiNames.type(bundle)).put("id", entity.uuid());
    resource.set("links", links(entity, bundle));
    ObjectNode attributes = resource.putObject("attributes");
    ObjectNode relationships = Json.object();
    for (FieldSpec field : model.fields(bundle)) {
      write(entity, bundle, field, wanted, attributes, relationships);
    }
    if (!relationships.isEmpty()) {
      resource.set("relationships", relationships);
    }
    return resource;
  }

  private void write(
      Stored entity,
      Bundle bundle,
      FieldSpec field,
      Predicate<String> wanted,
      ObjectNode attributes,
      ObjectNode relationships) {
    boolean isBundle = field.type().equals("bundle");
    String name =
        isBundle ? JsonApiNames.bundleRelationship(entity.kind()) : JsonApiNames.attribute(field);
    if (field.type().equals("uuid") || !wanted.test(name)) {
      return;
    }
    if (isBundle || Family.of(field) == Family.REFERENCE) {
      ObjectNode relationship = relationships.putObject(name);
      relationship.set("data", isBundle ? bundleData(bundle) : data(entity, field));
      relationship.set("links", links(entity, bundle, name));
    } else {
      attributes.set(name, attribute(entity, field));
    }
  }

  String address(Stored entity, Bundle bundle) {
    return JsonApiNames.collection(site, bundle) + "/" + entity.uuid();
  }

  String versioned(Stored entity, Bundle bundle) {
    return address(entity, bundle) + version(entity);
  }

  private static String version(Stored entity) {
    return entity.kind().hasRevisions() ? "?resourceVersion=id%3A" + entity.revision() : "";
  }

  private ObjectNode links(Stored entity, Bundle bundle) {
    ObjectNode links = Json.object();
    links.putObject("self").put("href", versioned(entity, bundle));
    if (entity.kind().hasRevisions()) {
      links
          .putObject("working-copy")
          .put("href", address(entity, bundle) + "?resourceVersion=rel%3Aworking-copy");
    }
    return links;
  }

  private ObjectNode links(Stored entity, Bundle bundle, String relationship) {
    String here = address(entity, bundle);
    ObjectNode links = Json.object();
    links.putObject("related").put("href", here + "/" + relationship + version(entity));
    links.putObject("self").put("href", here + "/relationships/" + relationship + version(entity));
    return links;
  }

  private static ObjectNode bundleData(Bundle bundle) {
    String type = bundle.kind().bundleType();
    ObjectNode data =
        Json.object().put("type", type + "--" + type).put("id", ConfigIds.bundle(bundle));
    data.putObject("meta").put("drupal_internal__target_id", bundle.name());
    return data;
  }

  private JsonNode data(Stored entity, FieldSpec field) {
    ArrayNode list = Json.array();
    entity.items(field.name()).forEach(item -> reference(field, item).ifPresent(list::add));
    if (entity.kind() == Kind.TERM && field.name().equals("parent")) {
      return list.isEmpty() ? list.add(root(entity)) : list;
    }
    if (field.cardinality() != 1) {
      return list;
    }
    return list.isEmpty() ? NullNode.getInstance() : list.get(0);
  }

  private static ObjectNode root(Stored term) {
    ObjectNode root =
        Json.object().put("type", "taxonomy_term--" + term.bundle()).put("id", "virtual");
    ObjectNode help = root.putObject("meta").putObject("links").putObject("help");
    help.put("href", "https://www.drupal.org/docs/8/modules/json-api/core-concepts#virtual");
    help.putObject("meta").put("about", "Usage and meaning of the 'virtual' resource identifier.");
    return root;
  }

  private Optional<ObjectNode> reference(FieldSpec field, JsonNode item) {
    String type = field.targetType() == null ? "" : field.targetType();
    return lookup
        .find(type, item.path("target_id").asLong())
        .map(target -> reference(field, item, type, target));
  }

  private static ObjectNode reference(
      FieldSpec field, JsonNode item, String type, Lookup.Target target) {
    ObjectNode data =
        Json.object().put("type", type + "--" + target.bundle()).put("id", target.uuid());
    ObjectNode meta = data.putObject("meta");
    for (String extra : Family.extras(field)) {
      meta.set(extra, item.has(extra) ? item.get(extra) : NullNode.getInstance());
    }
    meta.put("drupal_internal__target_id", target.id());
    return data;
  }

  private JsonNode attribute(Stored entity, FieldSpec field) {
    if (field.type().equals("serial")) {
      return Json.tree(entity.id());
    }
    if (field.type().equals("revision")) {
      return Json.tree(entity.revision());
    }
    if (WHOLE_ITEMS.contains(field.type())) {
      return (field.type().equals("path") ? serializer.path(entity) : serializer.fileUri(entity))
          .get(0);
    }
    ArrayNode list = Json.array();
    entity.items(field.name()).forEach(item -> list.add(simple(field, item)));
    if (field.cardinality() != 1) {
      return list;
    }
    return list.isEmpty() ? NullNode.getInstance() : list.get(0);
  }

  /** An item that is only a value is told without its wrapping. */
  private JsonNode simple(FieldSpec field, JsonNode item) {
    return switch (Family.of(field)) {
      case LONG_TEXT, LINK, GEOLOCATION -> serializer.item(field, item);
      case TIME -> Json.tree(Serializer.time(item));
      default -> item.path("value");
    };
  }
}
