package org.ingestworkbench.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Settings as text: for people, what differs from the defaults; for fingerprints, everything. */
final class SettingsText {

  private SettingsText() {}

  /** Those settings that are not as in the defaults, such as {@code [nodes_only=true]}. */
  static String differences(
      Consumer<BiConsumer<String, Object>> settings,
      Consumer<BiConsumer<String, Object>> defaults) {
    var usual = new TreeMap<String, String>();
    defaults.accept((name, value) -> usual.put(name, text(value)));
    var unusual = new ArrayList<String>();
    settings.accept(
        (name, value) -> {
          if (!text(value).equals(usual.get(name))) {
            unusual.add(name + "=" + text(value));
          }
        });
    return unusual.toString();
  }

  /** Every setting on a line of its own, in the order of their names. */
  static String everything(Consumer<BiConsumer<String, Object>> settings) {
    var lines = new TreeMap<String, String>();
    each(settings, lines::put);
    var out = new StringBuilder();
    lines.forEach((name, value) -> out.append(name).append('=').append(value).append('\n'));
    return out.toString();
  }

  /** Hands over every setting with its value as text. */
  static void each(
      Consumer<BiConsumer<String, Object>> settings, BiConsumer<String, String> consumer) {
    settings.accept((name, value) -> consumer.accept(name, text(value)));
  }

  /** Sets and maps have no order of their own, except where the order of a map means something. */
  private static String text(Object value) {
    if (value instanceof Map<?, ?> map) {
      return entries(map).toString();
    } else if (value instanceof Set<?> set) {
      return sorted(set).toString();
    }
    return String.valueOf(value);
  }

  private static Collection<String> entries(Map<?, ?> map) {
    var entries = new ArrayList<String>();
    map.forEach((key, value) -> entries.add(key + ": " + value));
    return sorted(entries);
  }

  private static List<String> sorted(Collection<?> values) {
    var texts = new TreeSet<String>();
    values.forEach(value -> texts.add(String.valueOf(value)));
    return List.copyOf(texts);
  }
}
