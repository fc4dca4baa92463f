package org.ingestworkbench.drupal.entity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.ingestworkbench.drupal.request.Json;
import org.ingestworkbench.repository.Creation;

/** The body of a new node. */
final class NodeJson {
  private final String memberField;

  /**
   * @param memberField the field that says what a node is a member of
   */
  NodeJson(String memberField) {
    this.memberField = memberField;
  }

  ObjectNode of(Creation.OfNode creation) {
    var node = creation.node();
    var json = Json.node(node.bundle());
    json.set("title", Json.value(node.title()));
    json.set("uuid", Json.value(creation.uuid().toString()));
    var values = new ValueJson(creation.terms());
    node.fields().forEach((field, of) -> values.put(json, field, of));
    if (creation.parent() != null) {
      json.set(memberField, ValueJson.node(creation.parent()));
    }
    return json;
  }
}
