package org.ingestworkbench.drupal.entity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.ingestworkbench.drupal.request.Json;
import org.ingestworkbench.repository.Creation;

/** The body of a new taxonomy term, which is published unless a field of it says otherwise. */
final class TermJson {
  private static final int LONGEST_NAME = 255;

  private TermJson() {}

  static ObjectNode of(Creation.OfTerm creation) {
    var term = creation.term();
    var json = Json.object();
    json.set("vid", Json.target(term.vocabulary(), "taxonomy_vocabulary"));
    json.set("name", Json.value(cut(term.name())));
    json.set("uuid", Json.value(creation.uuid().toString()));
    json.set("status", Json.list().add(Json.object().put("value", true)));
    var values = new ValueJson(creation.terms());
    creation.fields().forEach((field, of) -> values.put(json, field, of));
    if (creation.parent() != null) {
      json.set("parent", ValueJson.reference(creation.parent(), "taxonomy_term"));
    }
    return json;
  }

  /** Drupal counts characters, not UTF-16 units. */
  private static String cut(String name) {
    int length = name.codePointCount(0, name.length());
    return length <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
  }
}
