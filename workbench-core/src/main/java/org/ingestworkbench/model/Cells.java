package org.ingestworkbench.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** A row's values over {@link Columns} that all rows share: a map that is an array. Immutable. */
final class Cells extends AbstractMap<String, String> {
  private final Columns columns;
  private final String[] values;

  /** Takes the array over. */
  Cells(Columns columns, String[] values) {
    this.columns = columns;
    this.values = values;
    for (String value : values) {
      Objects.requireNonNull(value, "A cell without a value is the empty string.");
    }
  }

  /** The cells as the function makes them; this object when it changes none. */
  Cells map(BinaryOperator<String> change) {
    String[] changed = values;
    for (int place = 0; place < values.length; place++) {
      String value = change.apply(columns.names().get(place), values[place]);
      if (!value.equals(values[place])) {
        changed = changed == values ? values.clone() : changed;
        changed[place] = value;
      }
    }
    return changed == values ? this : new Cells(columns, changed);
  }

  /** The cells with one of them changed. */
  Cells with(int place, String value) {
    String[] changed = values.clone();
    changed[place] = value;
    return new Cells(columns, changed);
  }

  int placeOf(String column) {
    return columns.placeOf(column);
  }

  @Override
  public @Nullable String get(@Nullable Object column) {
    int place = column instanceof String name ? columns.placeOf(name) : -1;
    return place < 0 ? null : values[place];
  }

  /** One look at the columns, whether there is such a cell or not. */
  @Override
  public String getOrDefault(@Nullable Object column, String otherwise) {
    String value = get(column);
    return value == null ? otherwise : value;
  }

  @Override
  public boolean containsKey(@Nullable Object column) {
    return get(column) != null;
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public Collection<String> values() {
    return Collections.unmodifiableList(Arrays.asList(values));
  }

  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    return new Entries();
  }

  private final class Entries extends AbstractSet<Map.Entry<String, String>> {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public Iterator<Map.Entry<String, String>> iterator() {
      return new EntryIterator();
    }
  }

  private final class EntryIterator implements Iterator<Map.Entry<String, String>> {
    private int place;

    @Override
    public boolean hasNext() {
      return place < values.length;
    }

    @Override
    public Map.Entry<String, String> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return Map.entry(columns.names().get(place), values[place++]);
    }
  }
}
