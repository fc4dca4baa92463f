package org.ingestworkbench.standin.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.ingestworkbench.standin.field.FieldSpec;
import org.ingestworkbench.standin.http.JsonNodes;
import org.ingestworkbench.standin.model.Bundle;
import org.ingestworkbench.standin.model.DrupalEntityType;
import org.ingestworkbench.standin.store.Content;
import org.ingestworkbench.standin.store.StoredEntity;

/** What a paragraph gets from the entity that refers to it. */
final class ParagraphRules {
  private final Content content;

  ParagraphRules(Content content) {
    this.content = content;
  }

  /** The paragraphs of an entity that was saved know it from then on. */
  void adopt(Bundle bundle, StoredEntity parent) {
    for (FieldSpec field : bundle.fields()) {
      if (DrupalEntityType.PARAGRAPH.type().equals(field.targetType())) {
        for (JsonNode item : parent.items(field.name())) {
          content.change(
              DrupalEntityType.PARAGRAPH,
              item.path("target_id").asLong(),
              fields -> adopted(fields, parent, field.name()));
        }
      }
    }
  }

  private static ObjectNode adopted(ObjectNode fields, StoredEntity parent, String field) {
    fields.set("parent_id", JsonNodes.value(Long.toString(parent.id())));
    fields.set("parent_type", JsonNodes.value(parent.kind().type()));
    fields.set("parent_field_name", JsonNodes.value(field));
    return fields;
  }
}
