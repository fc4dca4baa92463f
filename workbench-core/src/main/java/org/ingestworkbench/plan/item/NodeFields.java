package org.ingestworkbench.plan.item;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.field.BaseFields;
import org.ingestworkbench.plan.field.FieldReaders;
import org.ingestworkbench.plan.row.InputColumns;
import org.ingestworkbench.plan.row.RowProblems;

/** Reads the fields of what a row is about. */
final class NodeFields {

  private final InputColumns columns;
  private final FieldReaders readers;
  private final BaseFields baseFields;
  private final boolean ofTerm;

  NodeFields(InputColumns columns, FieldReaders readers, BaseFields baseFields, EntityType entity) {
    this.columns = columns;
    this.readers = readers;
    this.baseFields = baseFields;
    this.ofTerm = entity == EntityType.TERM;
  }

  Map<String, List<Value>> read(RowProblems problems) {
    var fields = new LinkedHashMap<String, List<Value>>();
    readBase(fields, problems);
    for (var field : columns.fields().values()) {
      if (!ofParent(field, problems)) {
        read(field, fields, problems);
      }
    }
    return fields;
  }

  /** Only what the row gives: an empty cell leaves a field as it is. */
  Map<String, List<Value>> given(RowProblems problems) {
    var fields = new LinkedHashMap<String, List<Value>>();
    readBase(fields, problems);
    for (var field : columns.fields().values()) {
      var values = readers.read(field, problems.row().cell(field.name()), problems);
      if (!values.isEmpty()) {
        fields.put(field.name(), values);
      }
    }
    return fields;
  }

  private void readBase(Map<String, List<Value>> fields, RowProblems problems) {
    if (ofTerm) {
      baseFields.readForTerm(fields, problems);
    } else {
      baseFields.read(fields, problems);
    }
  }

  /** A parent in the input takes the place of what the row says it is a member of. */
  private static boolean ofParent(FieldDefinition field, RowProblems problems) {
    boolean replaced =
        field.name().equals(InputColumns.MEMBER_OF) && problems.row().has(InputColumns.PARENT);
    if (replaced && problems.row().has(InputColumns.MEMBER_OF)) {
      problems.note(
          Code.VALUE_DUPLICATE,
          InputColumns.MEMBER_OF,
          "The row has a parent_id, which takes the place of field_member_of.");
    }
    return replaced;
  }

  private void read(FieldDefinition field, Map<String, List<Value>> fields, RowProblems problems) {
    var cell = problems.row().cell(field.name());
    var values = readers.read(field, cell, problems);
    if (!values.isEmpty()) {
      fields.put(field.name(), values);
    } else if (field.required() && cell.isBlank()) {
      problems.refuse(
          Code.VALUE_MISSING,
          field.name(),
          "Field \"" + field.name() + "\" (" + field.label() + ") is required and has no value.");
    }
  }
}
