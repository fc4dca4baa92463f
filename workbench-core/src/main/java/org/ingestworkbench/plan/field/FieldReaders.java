package org.ingestworkbench.plan.field;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.row.RowProblems;
import org.ingestworkbench.plan.row.Texts;
import org.ingestworkbench.plan.terms.TermResolver;

/**
 * Reads cells of fields: splits them, has each value read after the field's type, drops doubles and
 * what the field has no room for.
 */
public final class FieldReaders {

  private final String subdelimiter;
  private final Map<String, ValueReader> byType = new HashMap<>();
  private final ValueReader text;

  public FieldReaders(PlanSettings settings, TermResolver terms, Catalog catalog) {
    subdelimiter = settings.subdelimiter();
    text = new TextReader(settings.texts());
    byType.put("edtf", new EdtfReader());
    byType.put("integer", NumberReaders::integer);
    byType.put("decimal", NumberReaders::decimal);
    byType.put("float", NumberReaders::floating);
    byType.put("list_string", new ListReader());
    byType.put("list_integer", new ListReader());
    byType.put("list_float", new ListReader());
    byType.put("boolean", new BooleanReader());
    byType.put("datetime", TimeReaders::dateTime);
    byType.put("timestamp", TimeReaders::timestamp);
    byType.put("email", AddressReaders::mail);
    byType.put("uri", AddressReaders::uri);
    byType.put("link", LinkReaders::link);
    byType.put("linked_data_field", LinkReaders::linkedData);
    byType.put("authority_link", LinkReaders::authority);
    byType.put("geolocation", new GeolocationReader());
    byType.put("entity_reference", new ReferenceReader(settings.terms(), terms, catalog));
    byType.put("typed_relation", new RelationReader(settings.terms(), terms));
  }

  /** The values of a cell; empty for an empty cell, and where every value was refused. */
  public List<Value> read(FieldDefinition field, String cell, RowProblems problems) {
    var reader = byType.getOrDefault(field.type(), text);
    var parts = Texts.split(cell, subdelimiter);
    return parts.size() == 1
        ? reader.read(field, parts.get(0), problems).map(List::of).orElseGet(List::of)
        : fitting(field, distinct(reader, field, parts, problems), problems);
  }

  private static List<Value> distinct(
      ValueReader reader, FieldDefinition field, List<String> parts, RowProblems problems) {
    var distinct = new LinkedHashMap<String, Value>();
    for (var part : parts) {
      reader
          .read(field, part, problems)
          .ifPresent(value -> add(field, part, value, distinct, problems));
    }
    return new ArrayList<>(distinct.values());
  }

  private static void add(
      FieldDefinition field,
      String text,
      Value value,
      Map<String, Value> distinct,
      RowProblems problems) {
    if (distinct.putIfAbsent(meaning(value), value) != null) {
      problems.note(
          Code.VALUE_DUPLICATE,
          field.name(),
          "\"" + text + "\" in field \"" + field.name() + "\" is there already; it is left out.");
    }
  }

  /** The same for a term by its name and by its ID. */
  private static String meaning(Value value) {
    if (value instanceof Value.Reference reference
        && reference.target() instanceof Value.Existing there) {
      var byId = new Value.Existing(there.id());
      return new Value.Reference(byId, reference.targetType(), reference.relation()).canonical();
    }
    return value.canonical();
  }

  private static List<Value> fitting(
      FieldDefinition field, List<Value> values, RowProblems problems) {
    if (field.unlimited() || values.size() <= field.cardinality()) {
      return values;
    }
    problems.warn(
        Code.VALUES_CUT,
        field.name(),
        "Adding all values in CSV field "
            + field.name()
            + " for record "
            + problems.row().id()
            + " would exceed maximum number of allowed values ("
            + field.cardinality()
            + "). Skipping adding extra values.");
    return values.subList(0, field.cardinality());
  }
}
