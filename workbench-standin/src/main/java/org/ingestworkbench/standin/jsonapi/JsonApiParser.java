package org.ingestworkbench.standin.jsonapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.regex.Pattern;
import org.ingestworkbench.standin.entity.ItemParser;
import org.ingestworkbench.standin.entity.ReferenceTargets;
import org.ingestworkbench.standin.field.FieldSpec;
import org.ingestworkbench.standin.http.JsonNodes;
import org.ingestworkbench.standin.http.Refusal;
import org.ingestworkbench.standin.model.Bundle;
import org.ingestworkbench.standin.model.ContentModel;
import org.ingestworkbench.standin.model.FieldFamily;
import org.ingestworkbench.standin.model.JsonApiNames;

/** Reads an entity as JSON:API sends it, into the items that core REST would have sent. */
public final class JsonApiParser {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final ContentModel model;
  private final ReferenceTargets lookup;
  private final ItemParser items;

  public JsonApiParser(ContentModel model, ReferenceTargets lookup) {
    this.model = model;
    this.lookup = lookup;
    this.items = new ItemParser(lookup);
  }

  /** The fields of a new or changed entity, with its id as the uuid. */
  ObjectNode fields(Bundle bundle, JsonNode data) {
    ObjectNode fields = JsonNodes.object();
    if (data.hasNonNull("id")) {
      fields.set("uuid", JsonNodes.value(uuid(data.get("id").asText())));
    }
    data.path("attributes").properties().forEach(sent -> attribute(bundle, sent, fields));
    data.path("relationships").properties().forEach(sent -> relationship(bundle, sent, fields));
    return fields;
  }

  private static String uuid(String id) {
    if (!UUID.matcher(id).matches()) {
      throw Refusal.unprocessable(
          "IDs should be properly generated and formatted UUIDs as described in RFC 4122.");
    }
    return id;
  }

  private FieldSpec field(Bundle bundle, String name, String what) {
    return model
        .field(bundle, name)
        .orElseThrow(
            () ->
                Refusal.unprocessable(
                    String.format(
                        "The %s %s does not exist on the %s resource type.",
                        what, name, JsonApiNames.type(bundle))));
  }

  private void attribute(Bundle bundle, Map.Entry<String, JsonNode> sent, ObjectNode fields) {
    FieldSpec field = field(bundle, sent.getKey(), "attribute");
    if (FieldFamily.of(field) != FieldFamily.COMPUTED) {
      fields.set(field.name(), items.read(field, list(sent.getValue())));
    }
  }

  private static ArrayNode list(JsonNode value) {
    ArrayNode list = JsonNodes.array();
    if (value.isArray()) {
      value.forEach(list::add);
    } else if (!value.isNull()) {
      list.add(value);
    }
    return list;
  }

  private void relationship(Bundle bundle, Map.Entry<String, JsonNode> sent, ObjectNode fields) {
    FieldSpec field = field(bundle, sent.getKey(), "relationship");
    ArrayNode references = JsonNodes.array();
    list(sent.getValue().path("data")).forEach(data -> references.add(reference(data)));
    fields.set(field.name(), items.read(field, references));
  }

  private ObjectNode reference(JsonNode data) {
    String type = data.path("type").asText();
    String id = data.path("id").asText();
    ReferenceTargets.Target target =
        lookup
            .find(JsonApiNames.entityType(type), id)
            .orElseThrow(
                () ->
                    Refusal.of(
                        404,
                        String.format(
                            "The resource identified by `%s:%s` (given as a relationship item) could"
                                + " not be found.",
                            type, id)));
    ObjectNode reference = JsonNodes.object();
    data.path("meta")
        .properties()
        .forEach(extra -> reference.set(extra.getKey(), extra.getValue()));
    return reference.put("target_id", target.id());
  }
}
