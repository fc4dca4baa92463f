package org.ingestworkbench.standin.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.ingestworkbench.standin.model.DrupalEntityType;

/**
 * An entity as it is kept: only fields that have a value, each a list of items, references as ids.
 * The fields of a stored entity never change: a change stores another one.
 */
public record StoredEntity(
    DrupalEntityType kind, long id, long revision, String uuid, String bundle, ObjectNode fields) {
  private static final ArrayNode NONE = JsonNodeFactory.instance.arrayNode();

  /** The items of a field, an empty list if it has none. Not to be changed. */
  public JsonNode items(String field) {
    JsonNode items = fields.get(field);
    return items == null ? NONE : items;
  }

  /** A property of a field's first item, or a missing node. */
  public JsonNode first(String field, String property) {
    return items(field).path(0).path(property);
  }

  public String text(String field) {
    return first(field, "value").asText("");
  }

  public String label() {
    return text(kind.labelKey());
  }

  /** Where it is, without an alias. */
  public String path() {
    return kind.path(id);
  }

  StoredEntity withFields(long newRevision, ObjectNode changed) {
    return new StoredEntity(kind, id, newRevision, uuid, bundle, changed);
  }
}
