package org.ingestworkbench.islandora.yaml;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of a configuration as it was written, with its place. */
public sealed interface YamlNode {

  /** The line it begins in, counted from 1; 0 when it stands in no file. */
  int line();

  /** What a scalar looks like. */
  enum Shape {
    TEXT,
    BOOLEAN,
    INTEGER,
    DECIMAL,
    NOTHING
  }

  /**
   * A single value.
   *
   * @param text as it was written, without quotes
   */
  record Scalar(String text, Shape shape, int line) implements YamlNode {
    @Override
    public String toString() {
      return shape == Shape.TEXT ? '"' + text + '"' : text;
    }
  }

  /** Several values. */
  record Sequence(List<YamlNode> items, int line) implements YamlNode {
    @Override
    public String toString() {
      return items.toString();
    }
  }

  /** Values by name, in the order of the file. */
  record Mapping(Map<String, YamlNode> entries, int line) implements YamlNode {
    @Override
    public String toString() {
      return entries.toString();
    }
  }

  /** Whether it says nothing: {@code key:} alone, or with an empty text. */
  default boolean empty() {
    return this instanceof Scalar scalar
        && (scalar.shape() == Shape.NOTHING || scalar.text().isEmpty());
  }

  /**
   * A value of a program's own.
   *
   * @throws IllegalArgumentException for something that no configuration file could hold
   */
  static YamlNode of(@Nullable Object value) {
    if (value == null) {
      return new Scalar("", Shape.NOTHING, 0);
    } else if (value instanceof Map<?, ?> map) {
      return mapping(map);
    } else if (value instanceof Collection<?> list) {
      return sequence(list);
    }
    return new Scalar(value.toString(), shape(value), 0);
  }

  private static YamlNode mapping(Map<?, ?> map) {
    var entries = new LinkedHashMap<String, YamlNode>();
    map.forEach((key, value) -> entries.put(String.valueOf(key), of(value)));
    return new Mapping(entries, 0);
  }

  private static YamlNode sequence(Collection<?> list) {
    var items = new ArrayList<YamlNode>();
    list.forEach(item -> items.add(of(item)));
    return new Sequence(items, 0);
  }

  private static Shape shape(Object value) {
    if (value instanceof Boolean) {
      return Shape.BOOLEAN;
    } else if (value instanceof Number) {
      return value.toString().chars().allMatch(c -> c == '-' || Character.isDigit(c))
          ? Shape.INTEGER
          : Shape.DECIMAL;
    } else if (value instanceof CharSequence || value instanceof Path || value instanceof URI) {
      return Shape.TEXT;
    }
    throw new IllegalArgumentException(
        "A " + value.getClass().getName() + " cannot be the value of a setting.");
  }
}
