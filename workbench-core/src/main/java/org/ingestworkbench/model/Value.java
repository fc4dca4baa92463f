package org.ingestworkbench.model;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.ingestworkbench.text.Folding;
import org.jspecify.annotations.Nullable;

/**
 * One value of a field, already checked and typed, still free of any protocol: the adapter of a
 * repository writes it in its own way.
 */
public sealed interface Value {

  /**
   * Plain or formatted text, and everything that travels as text (dates, EDTF, lists, decimals).
   *
   * @param format the text format of a formatted text field; null for a plain one
   */
  record Text(String text, @Nullable String format) implements Value {
    public Text(String text) {
      this(text, null);
    }
  }

  /** A whole number. */
  record Whole(long number) implements Value {}

  /** A floating point number. */
  record Floating(double number) implements Value {}

  /** A link with its title; the title is the address when the input has none. */
  record Link(String uri, String title) implements Value {}

  /** A value of a linked data field. */
  record LinkedData(String url, String value) implements Value {}

  /** A link to an authority; the title may be empty. */
  record Authority(String source, String uri, String title) implements Value {}

  /** A place on earth, in the digits of the input. */
  record Geolocation(String latitude, String longitude) implements Value {}

  /** The whole text of a file, read as UTF-8 when the object is made. */
  record FileText(Path file) implements Value {}

  /**
   * A reference to another object.
   *
   * @param targetType the type of the target as the repository calls it, such as {@code
   *     taxonomy_term}, {@code node_type} or {@code media_type}
   * @param relation the relator of a typed relation such as {@code relators:aut}; null otherwise
   */
  record Reference(Target target, String targetType, @Nullable String relation) implements Value {
    public Reference(Target target, String targetType) {
      this(target, targetType, null);
    }
  }

  /** What a reference points at. */
  sealed interface Target {}

  /**
   * An object that is there. Two are equal when they are the same object, also when they were found
   * in different ways.
   *
   * @param named the term that was looked for by this name and found; null for what was not looked
   *     for by name
   */
  record Existing(String id, @Nullable TermDraft named) implements Target {
    public Existing(String id) {
      this(id, null);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Existing same && same.id.equals(id);
    }

    @Override
    public int hashCode() {
      return id.hashCode();
    }
  }

  /** A term that is made before the node that refers to it. */
  record NewTerm(TermDraft term) implements Target {}

  /**
   * The value in a form that stays the same from release to release, for fingerprints. Terms count
   * by what they are called, so that a term made meanwhile is no change when it is referred to by
   * the same name.
   */
  default String canonical() {
    return Canonical.of(this);
  }

  /** Writes values down for fingerprints; a stored contract. */
  final class Canonical {
    private static final String UNIT = "\u001f";

    private Canonical() {}

    static String of(Value value) {
      if (value instanceof Text text) {
        return join("text", text.text(), text.format());
      } else if (value instanceof Whole whole) {
        return join("whole", Long.toString(whole.number()));
      } else if (value instanceof Floating floating) {
        return join("floating", Double.toString(floating.number()));
      } else if (value instanceof Link link) {
        return join("link", link.uri(), link.title());
      } else if (value instanceof LinkedData data) {
        return join("linked-data", data.url(), data.value());
      } else if (value instanceof Authority authority) {
        return join("authority", authority.source(), authority.uri(), authority.title());
      } else if (value instanceof Geolocation place) {
        return join("geolocation", place.latitude(), place.longitude());
      } else if (value instanceof FileText text) {
        return join("file-text", String.valueOf(text.file().getFileName()));
      } else if (value instanceof Reference reference) {
        return join("reference", reference.targetType(), target(reference), reference.relation());
      }
      throw new IllegalStateException("No canonical form for " + value);
    }

    /** All fields of an object, in the order of their names. */
    public static String of(Map<String, java.util.List<Value>> fields) {
      var out = new StringBuilder();
      new TreeMap<>(fields)
          .forEach(
              (name, values) -> values.forEach(v -> out.append(join(name, of(v))).append('\n')));
      return out.toString();
    }

    private static String target(Reference reference) {
      var named = named(reference.target());
      return named == null
          ? ((Existing) reference.target()).id()
          : named.vocabulary() + ":" + Folding.fold(named.name());
    }

    private static @Nullable TermDraft named(Target target) {
      return target instanceof NewTerm created ? created.term() : ((Existing) target).named();
    }

    private static String join(@Nullable String... parts) {
      var out = new StringBuilder();
      for (var part : parts) {
        out.append(part == null ? "" : part).append(UNIT);
      }
      return out.toString();
    }
  }
}
