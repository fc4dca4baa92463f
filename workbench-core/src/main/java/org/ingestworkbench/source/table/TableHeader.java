package org.ingestworkbench.source.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.Columns;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.source.filter.BadInput;
import org.ingestworkbench.text.Folding;
import org.jspecify.annotations.Nullable;

/**
 * The names of a table's columns: which cell of a record belongs to which column. Columns without a
 * name are left out; their cells must be empty.
 */
final class TableHeader {
  /** No content type has so many fields, and the site is asked about each. */
  private static final int MOST = 2_000;

  private final Columns columns;
  private final int[] places;
  private final int[] nameless;
  private final int firstKept;

  private TableHeader(Columns columns, int[] places, int[] nameless, int firstKept) {
    this.firstKept = firstKept;
    this.columns = columns;
    this.places = places;
    this.nameless = nameless;
  }

  /**
   * Reads the header.
   *
   * @throws InputException when names occur twice or the id column is missing
   */
  static TableHeader of(TableRecord header, TableSettings settings) {
    var cells = header.toList();
    var names = new ArrayList<String>();
    var places = new ArrayList<Integer>();
    var nameless = new ArrayList<Integer>();
    for (int place = 0; place < cells.size(); place++) {
      var name = Folding.visible(cells.get(place));
      if (name.isEmpty()) {
        nameless.add(place);
      } else {
        names.add(settings.labels().getOrDefault(name, name));
        places.add(place);
      }
    }
    new HeaderCheck(names, new Place(settings.name(), header.line(), null, null), settings).all();
    int kept = 0;
    while (kept < names.size() - 1 && settings.ignored().contains(names.get(kept))) {
      kept++;
    }
    return new TableHeader(Columns.of(names), ints(places), ints(nameless), places.get(kept));
  }

  Columns columns() {
    return columns;
  }

  /** How many cells a record has when nothing is wrong with it. */
  int width() {
    return places.length + nameless.length;
  }

  /** The place in a record of each column. */
  int[] places() {
    return places;
  }

  /** The place in a record of the first column that is not ignored. */
  int firstKept() {
    return firstKept;
  }

  /** The places in a record of the columns without a name. */
  int[] nameless() {
    return nameless;
  }

  /** The name of the column at a place in a record; null when there is none. */
  @Nullable String nameOf(int place) {
    for (int i = 0; i < places.length; i++) {
      if (places[i] == place) {
        return columns.names().get(i);
      }
    }
    return null;
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  private record HeaderCheck(List<String> names, Place place, TableSettings settings) {

    void all() {
      if (names.size() > MOST) {
        throw BadInput.exception(
            Code.COLUMNS_TOO_MANY,
            place,
            "the CSV has "
                + names.size()
                + " columns, more than the "
                + MOST
                + " that it may have.");
      }
      duplicates();
      if (!names.contains(settings.idColumn())) {
        throw BadInput.exception(Code.ID_COLUMN_MISSING, place, missingId());
      }
    }

    private void duplicates() {
      Set<String> seen = new LinkedHashSet<>();
      Set<String> twice = new LinkedHashSet<>();
      names.stream().filter(name -> !seen.add(name)).forEach(twice::add);
      if (!twice.isEmpty()) {
        throw BadInput.exception(
            Code.HEADER_DUPLICATE,
            place,
            "CSV has duplicate header names - "
                + String.join(", ", twice)
                + ". Each column needs a name of its own: rename or delete the others.");
      }
    }

    private String missingId() {
      return String.format(
          "\"%s\" tasks require a \"%s\" CSV column. Please check your input CSV file and try "
              + "again. It has: %s.%s",
          settings.task(), settings.idColumn(), String.join(", ", names), advice());
    }

    private String advice() {
      var alike =
          names.stream()
              .filter(name -> Folding.fold(name).equals(Folding.fold(settings.idColumn())))
              .findFirst();
      if (settings.idsRepeat()) {
        return alike
            .map(name -> " Upper and lower case differ: rename " + name + ".")
            .orElse(" It says what each row is about.");
      }
      return alike
          .map(
              name ->
                  " Upper and lower case differ: set "
                      + Advice.ID_COLUMN.words()
                      + ": "
                      + name
                      + ".")
          .orElse(
              " If another column names the rows, set "
                  + Advice.ID_COLUMN.words()
                  + " to its name.");
    }
  }
}
