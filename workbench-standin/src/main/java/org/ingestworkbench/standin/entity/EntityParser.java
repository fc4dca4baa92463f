package org.ingestworkbench.standin.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.ingestworkbench.standin.field.FieldSpec;
import org.ingestworkbench.standin.http.JsonNodes;
import org.ingestworkbench.standin.http.Refusal;
import org.ingestworkbench.standin.http.Request;
import org.ingestworkbench.standin.model.Bundle;
import org.ingestworkbench.standin.model.ContentModel;
import org.ingestworkbench.standin.model.DrupalEntityType;
import org.ingestworkbench.standin.model.FieldFamily;

/**
 * Reads an entity as core REST sends it; refuses what Drupal's serializer refuses, before anything
 * is validated.
 */
public final class EntityParser {
  private final ContentModel model;
  private final ItemParser items;

  public EntityParser(ContentModel model, ReferenceTargets lookup) {
    this.model = model;
    this.items = new ItemParser(lookup);
  }

  /** A body that is JSON: an object, or a list, which has no fields. */
  public static JsonNode json(Request request) {
    if (request.body().size() == 0) {
      throw Refusal.of(400, "No entity content received.");
    }
    try {
      return JsonNodes.parse(request.body().bytes());
    } catch (IOException e) {
      throw Refusal.of(400, "Syntax error");
    }
  }

  public Bundle bundle(DrupalEntityType kind, JsonNode sent) {
    if (!kind.hasBundles()) {
      return model.bundle(kind, kind.soleBundle()).orElseThrow();
    }
    JsonNode key = sent.path(kind.bundleKey());
    JsonNode first = key.isArray() ? key.path(0) : key;
    String name = first.isObject() ? first.path("target_id").asText("") : first.asText("");
    if (name.isEmpty()) {
      throw Refusal.unprocessable(
          "Could not determine entity type bundle: \"" + kind.bundleKey() + "\" field is missing.");
    }
    return model
        .bundle(kind, name)
        .orElseThrow(
            () ->
                Refusal.unprocessable(
                    "\"" + name + "\" is not a valid bundle type for denormalization."));
  }

  /** The fields that were sent, in their order, those sent empty as empty lists. */
  public ObjectNode fields(Bundle bundle, JsonNode sent) {
    ObjectNode fields = JsonNodes.object();
    sent.properties().forEach(entry -> read(bundle, entry, fields));
    return fields;
  }

  private void read(Bundle bundle, Map.Entry<String, JsonNode> sent, ObjectNode fields) {
    String name = sent.getKey();
    FieldSpec field = model.field(bundle, name).orElseThrow(Refusal::unexpected);
    if (field.type().equals("path")) {
      ArrayNode path = JsonNodes.array();
      sent.getValue().forEach(path::add);
      fields.set(name, path);
    } else if (field.type().equals("serial")) {
      fields.set(name, sent.getValue());
    } else if (FieldFamily.of(field) != FieldFamily.COMPUTED) {
      fields.set(name, items.read(field, sent.getValue()));
    }
  }
}
