package org.ingestworkbench.drupal.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.model.ChangeDraft;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the values of one field.
 *
 * @param object how messages call what is changed
 * @param definition null where it is not known, as of base fields
 * @param told the field as the site tells it
 */
record WantedValues(
    String object, String name, @Nullable FieldDefinition definition, JsonNode told) {

  private static final int UNPROCESSABLE = 422;

  @Nullable String type() {
    return definition == null ? null : definition.type();
  }

  ChangeText.Values before() {
    return new ChangeText.Values(type(), FieldForm.of(name, told));
  }

  /** A value that is there already is kept as the site tells it. */
  ChangeText.Values after(List<Value> values, ChangeDraft.Mode mode, ValueJson json) {
    var is = FieldForm.of(name, told);
    var after =
        switch (mode) {
          case DELETE -> List.<ObjectNode>of();
          case REPLACE -> known(wanted(values, is, json), is);
          case APPEND -> appended(wanted(values, is, json), is);
        };
    if (FieldForm.takenForEqual(after, is) && !hasRoom(after.size())) {
      throw takenForEqual(after, is);
    }
    return new ChangeText.Values(type(), after);
  }

  private List<ObjectNode> wanted(List<Value> values, List<ObjectNode> is, ValueJson json) {
    return told.path(0).has("alt") && values.stream().allMatch(Value.Text.class::isInstance)
        ? described(values, is)
        : FieldForm.of(name, json.items(name, values));
  }

  /** The images that are there, with other alternative texts: a text of an image is that. */
  private List<ObjectNode> described(List<Value> texts, List<ObjectNode> images) {
    if (texts.size() > images.size()) {
      throw refused("has " + images.size() + " images for " + texts.size() + " texts");
    }
    var described = new ArrayList<ObjectNode>();
    for (int i = 0; i < images.size(); i++) {
      var image = images.get(i).deepCopy();
      if (i < texts.size()) {
        image.put("alt", ((Value.Text) texts.get(i)).text());
      }
      described.add(image);
    }
    return described;
  }

  private List<ObjectNode> known(List<ObjectNode> wanted, List<ObjectNode> is) {
    return wanted.stream().map(one -> find(one, is)).toList();
  }

  private ObjectNode find(ObjectNode wanted, List<ObjectNode> among) {
    return among.stream()
        .filter(one -> FieldForm.same(type(), wanted, one))
        .findFirst()
        .orElse(wanted);
  }

  private List<ObjectNode> appended(List<ObjectNode> wanted, List<ObjectNode> is) {
    if (told.path(0).has("alt")) {
      return known(wanted, is);
    }
    var all = new ArrayList<>(is);
    for (var one : wanted) {
      if (all.stream().noneMatch(there -> FieldForm.same(type(), one, there))) {
        all.add(one);
      }
    }
    if (!isIn(all.size()) && all.size() > is.size()) {
      throw refused(
          "holds "
              + is.size()
              + " values and takes "
              + cardinality()
              + ", so that "
              + (all.size() - is.size())
              + " more are too many");
    }
    return all;
  }

  private int cardinality() {
    return definition == null ? 1 : definition.cardinality();
  }

  private boolean isIn(int size) {
    return definition == null || definition.unlimited() || size <= definition.cardinality();
  }

  private boolean hasRoom(int size) {
    return definition != null && (definition.unlimited() || size < definition.cardinality());
  }

  private RepositoryException takenForEqual(List<ObjectNode> after, List<ObjectNode> is) {
    return refused(
        "keeps "
            + shown(is)
            + ": Drupal takes it for equal to "
            + shown(after)
            + ", because both are the same number. To have it written so, give the field another"
            + " text first");
  }

  private static String shown(List<ObjectNode> items) {
    var value = items.get(0).path("value");
    return "\"" + Shown.value(value.isTextual() ? value.asText() : items.get(0).toString()) + "\"";
  }

  private RepositoryException refused(String why) {
    return RepositoryException.refusal(
        "Field \"" + name + "\" of " + object + " " + why + ".", UNPROCESSABLE);
  }
}
