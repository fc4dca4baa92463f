package org.ingestworkbench.source.filter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.text.Formulas;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * Cleans every cell, gives keys their one spelling, and leaves out rows without an id; the last
 * step before rows leave the source.
 */
public final class CleanedRows extends RowDecorator {
  private static final int LONGEST_ID = 1_000;

  private final CellCleaner cleaner;
  private final String idColumn;
  private final List<String> idDetails;
  private final Set<String> keyColumns;

  /**
   * @param idDetails the columns of which the first that has content tells rows apart that have the
   *     same in the id column
   */
  public CleanedRows(
      RowSource from,
      CellCleaner cleaner,
      String idColumn,
      List<String> idDetails,
      String parentColumn) {
    super(from);
    this.cleaner = cleaner;
    this.idColumn = idColumn;
    this.idDetails = idDetails;
    this.keyColumns =
        idColumn.equals(parentColumn) ? Set.of(idColumn) : Set.of(idColumn, parentColumn);
  }

  @Override
  RowStep step(Consumer<Problem> problems) {
    return new Cleaner(problems);
  }

  private final class Cleaner implements RowStep {
    private final Consumer<Problem> problems;
    private final Map<String, HiddenCharacters> hidden = new LinkedHashMap<>();
    private final Map<String, Lines> formulas = new LinkedHashMap<>();

    Cleaner(Consumer<Problem> problems) {
      this.problems = problems;
    }

    @Override
    public @Nullable Row apply(Row row) {
      var cleaned = row.map((column, value) -> clean(row, column, value));
      if (!cleaned.has(idColumn)) {
        problems.accept(idMissing(row));
        return null;
      }
      var id = id(cleaned, NumberedIds.number(row.id(), cleaned.cell(idColumn)));
      if (id.length() > LONGEST_ID) {
        problems.accept(idTooLong(row));
        return null;
      }
      return id.equals(row.id()) ? cleaned : new Row(row.line(), id, cleaned.cells());
    }

    private String id(Row row, String number) {
      var detail = idDetails.stream().filter(row::has).findFirst();
      var id = row.cell(idColumn) + number;
      return detail.map(column -> id + ' ' + row.cell(column)).orElse(id);
    }

    private String clean(Row row, String column, String value) {
      if (Formulas.begins(value)) {
        formulas.computeIfAbsent(column, name -> new Lines()).add(row.line());
      }
      if (cleaner.isPlain(value)) {
        return value;
      }
      return keyColumns.contains(column) ? key(row, column, value) : value(row, column, value);
    }

    private String key(Row row, String column, String value) {
      int hiddenInIt = KeySpelling.firstHidden(value);
      if (hiddenInIt >= 0) {
        problems.accept(keyRespelled(row, column, hiddenInIt));
      }
      return cleaner.clean(KeySpelling.of(value));
    }

    private String value(Row row, String column, String value) {
      int suspect = KeySpelling.firstSuspect(value);
      if (suspect >= 0) {
        hidden.computeIfAbsent(column, name -> new HiddenCharacters(suspect)).lines.add(row.line());
      }
      return cleaner.clean(value);
    }

    @Override
    public void ended() {
      hidden.forEach((column, found) -> problems.accept(found.problem(name(), column)));
      formulas.forEach((column, lines) -> problems.accept(formula(column, lines)));
    }
  }

  private Problem formula(String column, Lines lines) {
    return new Problem(
        Code.CELL_FORMULA,
        Severity.NOTE,
        new Place(name(), lines.first(), column, null),
        String.format(
            "%d %s like a formula, which a spreadsheet would work out when a list with it is opened"
                + " there: %s.",
            lines.count(), lines.count() == 1 ? "cell begins" : "cells begin", lines));
  }

  private Problem idMissing(Row row) {
    return new Problem(
        Code.ID_MISSING,
        Severity.ERROR,
        new Place(name(), row.line(), idColumn, null),
        "the row has no ID, so it could be neither resumed nor named in a report. Give it one that "
            + "no other row has.");
  }

  private Problem idTooLong(Row row) {
    return new Problem(
        Code.ID_INVALID,
        Severity.ERROR,
        new Place(name(), row.line(), idColumn, null),
        "the row's ID has more than the " + LONGEST_ID + " characters that an ID may have.");
  }

  private Problem keyRespelled(Row row, String column, int codePoint) {
    return new Problem(
        Code.INVISIBLE_CHARACTER,
        Severity.WARNING,
        new Place(name(), row.line(), column, cleaner.clean(KeySpelling.of(row.id()))),
        String.format(
            "\"%s\" contains %s, which cannot be seen; the key is taken as \"%s\".",
            Shown.value(row.cell(column)),
            character(codePoint),
            Shown.value(cleaner.clean(KeySpelling.of(row.cell(column))))));
  }

  private static final class HiddenCharacters {
    private final Lines lines = new Lines();
    private final int first;

    HiddenCharacters(int first) {
      this.first = first;
    }

    Problem problem(String file, String column) {
      return new Problem(
          Code.INVISIBLE_CHARACTER,
          Severity.NOTE,
          new Place(file, lines.first(), column, null),
          String.format(
              "%d %s hold characters that cannot be seen, the first of them %s: %s. They are kept "
                  + "in values; terms and files are looked up without them.",
              lines.count(), lines.count() == 1 ? "cell" : "cells", character(first), lines));
    }
  }

  /** A character by its code point and name, for instance {@code U+00A0 NO-BREAK SPACE}. */
  private static String character(int codePoint) {
    return String.format("U+%04X %s", codePoint, Character.getName(codePoint));
  }
}
