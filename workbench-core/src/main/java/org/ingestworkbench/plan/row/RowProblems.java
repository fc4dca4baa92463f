package org.ingestworkbench.plan.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.FieldDefinition;
import org.jspecify.annotations.Nullable;

/** Collects what there is to say about one row while it is planned; used by one thread. */
public final class RowProblems {

  private final String inputName;
  private final Row row;
  private final List<Problem> problems = new ArrayList<>();

  public RowProblems(String inputName, Row row) {
    this.inputName = inputName;
    this.row = row;
  }

  public Row row() {
    return row;
  }

  public void note(Code code, @Nullable String column, String message) {
    add(code, Severity.NOTE, column, message, null);
  }

  public void warn(Code code, @Nullable String column, String message) {
    add(code, Severity.WARNING, column, message, null);
  }

  public void warn(Code code, @Nullable String column, String message, Advice advice) {
    add(code, Severity.WARNING, column, message, advice);
  }

  /** Says why the row cannot be made. */
  public void refuse(Code code, @Nullable String column, String message) {
    refuse(code, column, message, null);
  }

  /** Says why the row cannot be made, and advises something. */
  public void refuse(Code code, @Nullable String column, String message, @Nullable Advice advice) {
    add(code, Severity.ROW_ERROR, column, message, advice);
  }

  /**
   * Says what is wrong with a value of a field.
   *
   * @param what goes on from "Value ... in field ... is"
   * @return no value
   */
  public Optional<Value> refuseValue(Code code, FieldDefinition field, String text, String what) {
    var message = "Value \"" + text + "\" in field \"" + field.name() + "\" is " + what;
    refuse(code, field.name(), message);
    return Optional.empty();
  }

  public boolean refused() {
    for (var problem : problems) {
      if (problem.severity().compareTo(Severity.ROW_ERROR) >= 0) {
        return true;
      }
    }
    return false;
  }

  public List<Problem> all() {
    return problems;
  }

  private void add(
      Code code,
      Severity severity,
      @Nullable String column,
      String message,
      @Nullable Advice advice) {
    var place = new Place(inputName, row.line(), column, row.id());
    problems.add(new Problem(code, severity, place, message, advice));
  }
}
