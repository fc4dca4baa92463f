package org.ingestworkbench.plan.row;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.model.WorkbenchException;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/** Collects what there is to say about one row while it is planned; used by one thread. */
public final class RowProblems {

  private final String inputName;
  private final Row row;

  /** How many problems of one kind a cell may have before the rest is only counted. */
  private static final int EACH = 5;

  private final List<Problem> problems = new ArrayList<>();
  private final Map<Kind, Integer> counts = new LinkedHashMap<>();

  private record Kind(Code code, Severity severity, @Nullable String column) {}

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

  /** Everything that was said; of what was said too often in one cell, the number. */
  public List<Problem> all() {
    var all = new ArrayList<>(problems);
    counts.forEach(
        (kind, count) -> {
          if (count > EACH) {
            all.add(
                problem(
                    kind,
                    (count - EACH)
                        + " more of the same kind"
                        + (kind.column == null ? " in this row." : " in this cell."),
                    null));
          }
        });
    return all;
  }

  /**
   * What planning makes of the row. All that it throws, but that the world failed, is the row's
   * fault: null then, and the row is refused, so that the others go on. Memory that ran out is free
   * again by then.
   */
  public <T> @Nullable T planned(Supplier<@Nullable T> planning) {
    try {
      return planning.get();
    } catch (WorkbenchException world) {
      throw world;
    } catch (RuntimeException | Error fault) {
      refuse(Code.ROW_UNPLANNED, null, unplanned(fault));
      return null;
    }
  }

  private static String unplanned(Throwable fault) {
    if (fault instanceof OutOfMemoryError) {
      return "There is not enough memory to plan the row: shorten its cells, or give the program"
          + " more memory.";
    }
    var trace = fault.getStackTrace();
    return "The row cannot be planned ("
        + fault.getClass().getSimpleName()
        + (fault.getMessage() == null ? "" : ": " + Shown.value(fault.getMessage()))
        + (trace.length == 0
            ? ""
            : " at " + trace[0].getFileName() + ":" + trace[0].getLineNumber())
        + "): look for a cell of an odd form. It is a fault of the program too, please report it.";
  }

  private void add(
      Code code,
      Severity severity,
      @Nullable String column,
      String message,
      @Nullable Advice advice) {
    var kind = new Kind(code, severity, column);
    if (counts.merge(kind, 1, Integer::sum) <= EACH) {
      problems.add(problem(kind, message, advice));
    }
  }

  private Problem problem(Kind kind, String message, @Nullable Advice advice) {
    var place = new Place(inputName, row.line(), kind.column, row.id());
    return new Problem(kind.code, kind.severity, place, message, advice);
  }
}
