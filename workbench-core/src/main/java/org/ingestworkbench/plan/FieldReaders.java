package org.ingestworkbench.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Value;

/**
 * Reads cells of fields: splits them, has each value read after the field's type, drops doubles and
 * what the field has no room for.
 */
final class FieldReaders {

  private final String subdelimiter;
  private final Map<String, ValueReader> byType = new LinkedHashMap<>();
  private final ValueReader text;

  FieldReaders(PlanSettings settings) {
    subdelimiter = settings.subdelimiter();
    text = new TextReader(settings.texts());
  }

  /** The values of a cell; empty for an empty cell, and where every value was refused. */
  List<Value> read(FieldDefinition field, String cell, Remarks remarks) {
    var reader = byType.getOrDefault(field.type(), text);
    var distinct = new LinkedHashMap<String, Value>();
    for (var part : Texts.split(cell, subdelimiter)) {
      reader.read(field, part, remarks).ifPresent(v -> distinct.putIfAbsent(v.canonical(), v));
    }
    return fitting(field, new ArrayList<>(distinct.values()), remarks);
  }

  private static List<Value> fitting(FieldDefinition field, List<Value> values, Remarks remarks) {
    if (field.unlimited() || values.size() <= field.cardinality()) {
      return values;
    }
    remarks.warn(
        Code.VALUES_CUT,
        field.name(),
        "Adding all values in CSV field "
            + field.name()
            + " for record "
            + remarks.row().id()
            + " would exceed maximum number of allowed values ("
            + field.cardinality()
            + "). Skipping adding extra values.");
    return values.subList(0, field.cardinality());
  }
}
