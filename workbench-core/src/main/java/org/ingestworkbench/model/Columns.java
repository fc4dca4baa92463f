package org.ingestworkbench.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of columns with their places, made once for an input and shared by the cells of all its
 * rows, so that a row costs one small array. Immutable.
 */
public final class Columns {
  private final List<String> names;
  private final Map<String, Integer> places;

  private Columns(List<String> names) {
    this.names = List.copyOf(names);
    this.places = new HashMap<>(names.size() * 2);
    for (int place = 0; place < names.size(); place++) {
      places.put(names.get(place), place);
    }
  }

  /**
   * The columns of these names, in this order.
   *
   * @throws IllegalArgumentException when a name occurs twice
   */
  public static Columns of(List<String> names) {
    var columns = new Columns(names);
    if (columns.places.size() < names.size()) {
      throw new IllegalArgumentException("A column name occurs twice: " + names);
    }
    return columns;
  }

  /** The names in their order; not modifiable. */
  public List<String> names() {
    return names;
  }

  /** How many there are. */
  public int size() {
    return names.size();
  }

  /** The place of a column counted from 0, or -1 when there is none of that name. */
  public int placeOf(String name) {
    Integer place = places.get(name);
    return place == null ? -1 : place;
  }

  /**
   * One row's cells as a map from name to value that cannot be changed; the values are copied.
   *
   * @param values one for each column, none of them null
   * @throws IllegalArgumentException when there are more or fewer values than columns
   */
  public Map<String, String> cells(String... values) {
    if (values.length != names.size()) {
      throw new IllegalArgumentException(values.length + " values for " + names);
    }
    return new Cells(this, values.clone());
  }

  @Override
  public String toString() {
    return names.toString();
  }
}
