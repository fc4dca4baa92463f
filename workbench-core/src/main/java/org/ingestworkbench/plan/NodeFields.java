package org.ingestworkbench.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Value;

/** Reads the fields of a row's node. */
final class NodeFields {

  private final Columns columns;
  private final FieldReaders readers;
  private final BaseFields baseFields;

  NodeFields(Columns columns, FieldReaders readers, BaseFields baseFields) {
    this.columns = columns;
    this.readers = readers;
    this.baseFields = baseFields;
  }

  Map<String, List<Value>> read(Remarks remarks) {
    var fields = new LinkedHashMap<String, List<Value>>();
    baseFields.read(fields, remarks);
    for (var field : columns.fields().values()) {
      if (!ofParent(field, remarks)) {
        read(field, fields, remarks);
      }
    }
    return fields;
  }

  /** A parent in the input takes the place of what the row says it is a member of. */
  private static boolean ofParent(FieldDefinition field, Remarks remarks) {
    boolean replaced = field.name().equals(Columns.MEMBER_OF) && remarks.row().has(Columns.PARENT);
    if (replaced && remarks.row().has(Columns.MEMBER_OF)) {
      remarks.note(
          Code.VALUE_DUPLICATE,
          Columns.MEMBER_OF,
          "The row has a parent_id, which takes the place of field_member_of.");
    }
    return replaced;
  }

  private void read(FieldDefinition field, Map<String, List<Value>> fields, Remarks remarks) {
    var cell = remarks.row().cell(field.name());
    var values = readers.read(field, cell, remarks);
    if (!values.isEmpty()) {
      fields.put(field.name(), values);
    } else if (field.required() && cell.isBlank()) {
      remarks.refuse(
          Code.VALUE_MISSING,
          field.name(),
          "Field \"" + field.name() + "\" (" + field.label() + ") is required and has no value.");
    }
  }
}
