package org.ingestworkbench.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.Value;
import org.jspecify.annotations.Nullable;

/** Collects what there is to say about one row while it is planned; used by one thread. */
final class Remarks {

  private final String inputName;
  private final Row row;
  private final List<Problem> problems = new ArrayList<>();

  Remarks(String inputName, Row row) {
    this.inputName = inputName;
    this.row = row;
  }

  Row row() {
    return row;
  }

  void note(Code code, @Nullable String column, String message) {
    add(code, Severity.NOTE, column, message);
  }

  void warn(Code code, @Nullable String column, String message) {
    add(code, Severity.WARNING, column, message);
  }

  /** Says why the row cannot be made. */
  void refuse(Code code, @Nullable String column, String message) {
    add(code, Severity.ROW_ERROR, column, message);
  }

  /**
   * Says what is wrong with a value of a field.
   *
   * @param what goes on from "Value ... in field ... is"
   * @return no value
   */
  Optional<Value> refuseValue(Code code, FieldDefinition field, String text, String what) {
    var message = "Value \"" + text + "\" in field \"" + field.name() + "\" is " + what;
    refuse(code, field.name(), message);
    return Optional.empty();
  }

  boolean refused() {
    for (var problem : problems) {
      if (problem.severity().compareTo(Severity.ROW_ERROR) >= 0) {
        return true;
      }
    }
    return false;
  }

  List<Problem> problems() {
    return problems;
  }

  private void add(Code code, Severity severity, @Nullable String column, String message) {
    var place = new Place(inputName, row.line(), column, row.id());
    problems.add(new Problem(code, severity, place, message));
  }
}
