package org.ingestworkbench.standin.jsonapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.ingestworkbench.standin.entity.EntitySerializer;
import org.ingestworkbench.standin.entity.ReferenceTargets;
import org.ingestworkbench.standin.field.FieldSpec;
import org.ingestworkbench.standin.http.JsonNodes;
import org.ingestworkbench.standin.model.Bundle;
import org.ingestworkbench.standin.model.ConfigUuids;
import org.ingestworkbench.standin.model.ContentModel;
import org.ingestworkbench.standin.model.DrupalEntityType;
import org.ingestworkbench.standin.model.FieldFamily;
import org.ingestworkbench.standin.model.JsonApiNames;
import org.ingestworkbench.standin.store.StoredEntity;

/** An entity as a JSON:API resource object. */
public final class JsonApiWriter {
  private static final Set<String> WHOLE_ITEMS = Set.of("path", "file_uri");

  private final ContentModel model;
  private final EntitySerializer serializer;
  private final ReferenceTargets lookup;
  private final URI site;

  public JsonApiWriter(
      ContentModel model, EntitySerializer serializer, ReferenceTargets lookup, URI site) {
    this.model = model;
    this.serializer = serializer;
    this.lookup = lookup;
    this.site = site;
  }

  /** The resource object with those attributes and relationships that are wanted. */
  ObjectNode resource(StoredEntity entity, Predicate<String> wanted) {
    Bundle bundle = serializer.bundle(entity);
    ObjectNode resource = JsonNodes.object();
    resource.put("type", JsonApiNames.type(bundle)).put("id", entity.uuid());
    resource.set("links", links(entity, bundle));
    ObjectNode attributes = resource.putObject("attributes");
    ObjectNode relationships = JsonNodes.object();
    for (FieldSpec field : model.fields(bundle)) {
      write(entity, bundle, field, wanted, attributes, relationships);
    }
    if (!relationships.isEmpty()) {
      resource.set("relationships", relationships);
    }
    return resource;
  }

  private void write(
      StoredEntity entity,
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
    if (isBundle || FieldFamily.of(field) == FieldFamily.REFERENCE) {
      ObjectNode relationship = relationships.putObject(name);
      relationship.set("data", isBundle ? bundleData(bundle) : data(entity, field));
      relationship.set("links", links(entity, bundle, name));
    } else {
      attributes.set(name, attribute(entity, field));
    }
  }

  String address(StoredEntity entity, Bundle bundle) {
    return JsonApiNames.collection(site, bundle) + "/" + entity.uuid();
  }

  String versioned(StoredEntity entity, Bundle bundle) {
    return address(entity, bundle) + version(entity);
  }

  private static String version(StoredEntity entity) {
    return entity.kind().hasRevisions() ? "?resourceVersion=id%3A" + entity.revision() : "";
  }

  private ObjectNode links(StoredEntity entity, Bundle bundle) {
    ObjectNode links = JsonNodes.object();
    links.putObject("self").put("href", versioned(entity, bundle));
    if (entity.kind().hasRevisions()) {
      links
          .putObject("working-copy")
          .put("href", address(entity, bundle) + "?resourceVersion=rel%3Aworking-copy");
    }
    return links;
  }

  private ObjectNode links(StoredEntity entity, Bundle bundle, String relationship) {
    String here = address(entity, bundle);
    ObjectNode links = JsonNodes.object();
    links.putObject("related").put("href", here + "/" + relationship + version(entity));
    links.putObject("self").put("href", here + "/relationships/" + relationship + version(entity));
    return links;
  }

  private static ObjectNode bundleData(Bundle bundle) {
    String type = bundle.kind().bundleType();
    ObjectNode data =
        JsonNodes.object().put("type", type + "--" + type).put("id", ConfigUuids.bundle(bundle));
    data.putObject("meta").put("drupal_internal__target_id", bundle.name());
    return data;
  }

  private JsonNode data(StoredEntity entity, FieldSpec field) {
    ArrayNode list = JsonNodes.array();
    entity.items(field.name()).forEach(item -> reference(field, item).ifPresent(list::add));
    if (entity.kind() == DrupalEntityType.TERM && field.name().equals("parent")) {
      return list.isEmpty() ? list.add(root(entity)) : list;
    }
    if (field.cardinality() != 1) {
      return list;
    }
    return list.isEmpty() ? NullNode.getInstance() : list.get(0);
  }

  private static ObjectNode root(StoredEntity term) {
    ObjectNode root =
        JsonNodes.object().put("type", "taxonomy_term--" + term.bundle()).put("id", "virtual");
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
      FieldSpec field, JsonNode item, String type, ReferenceTargets.Target target) {
    ObjectNode data =
        JsonNodes.object().put("type", type + "--" + target.bundle()).put("id", target.uuid());
    ObjectNode meta = data.putObject("meta");
    for (String extra : FieldFamily.extras(field)) {
      meta.set(extra, item.has(extra) ? item.get(extra) : NullNode.getInstance());
    }
    meta.put("drupal_internal__target_id", target.id());
    return data;
  }

  private JsonNode attribute(StoredEntity entity, FieldSpec field) {
    if (field.type().equals("serial")) {
      return JsonNodes.tree(entity.id());
    }
    if (field.type().equals("revision")) {
      return JsonNodes.tree(entity.revision());
    }
    if (WHOLE_ITEMS.contains(field.type())) {
      return (field.type().equals("path") ? serializer.path(entity) : serializer.fileUri(entity))
          .get(0);
    }
    ArrayNode list = JsonNodes.array();
    entity.items(field.name()).forEach(item -> list.add(simple(field, item)));
    if (field.cardinality() != 1) {
      return list;
    }
    return list.isEmpty() ? NullNode.getInstance() : list.get(0);
  }

  /** An item that is only a value is told without its wrapping. */
  private JsonNode simple(FieldSpec field, JsonNode item) {
    return switch (FieldFamily.of(field)) {
      case LONG_TEXT, LINK, GEOLOCATION -> serializer.item(field, item);
      case TIME -> JsonNodes.tree(EntitySerializer.time(item));
      default -> serializer.item(field, item).path("value");
    };
  }
}
