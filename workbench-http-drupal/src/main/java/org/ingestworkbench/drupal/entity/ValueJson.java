package org.ingestworkbench.drupal.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.drupal.request.Json;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.TermDraft;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.repository.RepositoryException;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as Drupal's fields. Shapes are those that Islandora Workbench sends: texts stay
 * texts, whole and floating numbers are numbers, IDs of targets are texts.
 */
final class ValueJson {
  private final Map<TermDraft, EntityRef> terms;

  /**
   * @param terms the IDs of the terms that were made on the way
   */
  ValueJson(Map<TermDraft, EntityRef> terms) {
    this.terms = terms;
  }

  /** Adds a field; one without any value is left out. */
  void put(ObjectNode entity, String field, List<Value> values) {
    var items = items(field, values);
    if (!items.isEmpty()) {
      entity.set(field, items);
    }
  }

  ArrayNode items(String field, List<Value> values) {
    ArrayNode items = Json.list();
    for (var value : values) {
      var item = field.equals("uid") ? user(value) : item(value);
      if (item != null) {
        items.add(item);
      }
    }
    return items;
  }

  /** Owners are references, though an input has them as plain numbers. */
  private @Nullable JsonNode user(Value value) {
    if (value instanceof Value.Text text) {
      return Json.object().put("target_id", text.text());
    } else if (value instanceof Value.Whole whole) {
      return Json.object().put("target_id", Long.toString(whole.number()));
    }
    return item(value);
  }

  private @Nullable JsonNode item(Value value) {
    if (value instanceof Value.Text text) {
      return text(text);
    } else if (value instanceof Value.Whole whole) {
      return Json.object().put("value", whole.number());
    } else if (value instanceof Value.Floating floating) {
      return Json.object().put("value", floating.number());
    } else if (value instanceof Value.Link link) {
      return Json.object().put("uri", link.uri()).put("title", link.title());
    } else if (value instanceof Value.LinkedData data) {
      return Json.object().put("url", data.url()).put("value", data.value());
    } else if (value instanceof Value.Authority authority) {
      return authority(authority);
    } else if (value instanceof Value.Geolocation place) {
      return Json.object().put("lat", place.latitude()).put("lng", place.longitude());
    } else if (value instanceof Value.FileText text) {
      return Json.object().put("value", LocalFiles.text(text.file()));
    } else if (value instanceof Value.Reference reference) {
      return reference(reference);
    }
    throw new IllegalStateException("No JSON for " + value);
  }

  private static ObjectNode text(Value.Text text) {
    var item = Json.object().put("value", text.text());
    return text.format() == null ? item : item.put("format", text.format());
  }

  private static ObjectNode authority(Value.Authority authority) {
    return Json.object()
        .put("source", authority.source())
        .put("uri", authority.uri())
        .put("title", authority.title());
  }

  private @Nullable ObjectNode reference(Value.Reference reference) {
    var item = target(reference);
    if (item == null) {
      return null;
    }
    if (reference.relation() != null) {
      item.put("rel_type", reference.relation());
    }
    return item.put("target_type", reference.targetType());
  }

  private @Nullable ObjectNode target(Value.Reference reference) {
    if (reference.target() instanceof Value.NewTerm created) {
      return target(made(created.term()));
    }
    var id = ((Value.Existing) reference.target()).id();
    return id.isEmpty() ? null : Json.object().put("target_id", id);
  }

  private EntityRef made(TermDraft term) {
    var ref = terms.get(term);
    if (ref == null) {
      throw RepositoryException.because(
              "The term \"" + term.name() + "\" of " + term.vocabulary() + " was not made.")
          .build();
    }
    return ref;
  }

  /** By ID where it is known, else by uuid, which Drupal takes as well. */
  static ObjectNode target(EntityRef ref) {
    return ref.id() == null
        ? Json.object().put("target_uuid", String.valueOf(ref.uuid()))
        : Json.object().put("target_id", ref.id());
  }

  /** A reference to a node by ID or uuid. */
  static ArrayNode node(EntityRef node) {
    return reference(node, "node");
  }

  /** A reference by ID or uuid, and nothing else in its field. */
  static ArrayNode reference(EntityRef target, String type) {
    return Json.list().add(target(target).put("target_type", type));
  }
}
