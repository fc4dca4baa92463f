package org.ingestworkbench.plan;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What planning knows of a field.
 *
 * @param name the machine name
 * @param label what people call it
 * @param type the type as Drupal calls it: {@code string}, {@code text_long}, {@code
 *     entity_reference}, {@code typed_relation}, ...
 * @param cardinality how many values it takes; -1 for any number
 * @param required whether the repository refuses an object without it
 * @param limits how long texts and how large numbers may be, and which forms of its type it takes
 * @param target what a reference or a typed relation points at
 * @param choices the keys that the field takes: the values of a list, the relators of a typed
 *     relation ({@code relators:aut}), the sources of an authority link; empty means any
 */
public record FieldDefinition(
    String name,
    String label,
    String type,
    int cardinality,
    boolean required,
    Limits limits,
    Target target,
    List<String> choices) {

  public FieldDefinition {
    choices = List.copyOf(choices);
  }

  /**
   * What a field does not take of its type. Immutable.
   *
   * @param maxLength the longest text, in characters; null for no limit
   * @param min the least number; null for no limit
   * @param max the greatest number; null for no limit
   * @param form the only form of its type that it takes; null where it takes any, or where the
   *     repository does not tell
   */
  public record Limits(
      @Nullable Integer maxLength,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max,
      @Nullable Form form) {
    /** Nothing is refused. */
    public static final Limits NONE = new Limits(null, null, null, null);

    /** Texts of at most so many characters. */
    public static Limits ofLength(int characters) {
      return new Limits(characters, null, null, null);
    }

    /** Numbers between two others, both included; null for no limit. */
    public static Limits ofNumbers(@Nullable BigDecimal min, @Nullable BigDecimal max) {
      return new Limits(null, min, max, null);
    }

    /** Values of one form. */
    public static Limits ofForm(Form form) {
      return new Limits(null, null, null, form);
    }
  }

  /** Forms of which a field may take one alone. */
  public enum Form {
    /** Of a date: a day without a time. */
    DAY,
    /** Of a date: a day with a time and its offset. */
    TIME,
    /** Of a link: a path of the repository. */
    INTERNAL,
    /** Of a link: an address elsewhere. */
    EXTERNAL
  }

  /**
   * What a field points at.
   *
   * @param type {@code taxonomy_term}, {@code node}, {@code media}, ...; null when the repository
   *     does not tell, and for fields that point at nothing
   * @param bundles the vocabularies or bundles that it may point at; empty means any
   */
  public record Target(@Nullable String type, List<String> bundles) {
    /** Nothing is known, as of a field that points at nothing. */
    public static final Target NONE = new Target(null, List.of());

    public Target {
      bundles = List.copyOf(bundles);
    }
  }

  /** A field with nothing but a name, a type and a cardinality; the rest is empty. */
  public static FieldDefinition of(String name, String type, int cardinality) {
    return new FieldDefinition(
        name, name, type, cardinality, false, Limits.NONE, Target.NONE, List.of());
  }

  /** A reference to nodes of any content type. */
  public static FieldDefinition ofNodes(String name, int cardinality) {
    return new FieldDefinition(
        name,
        name,
        "entity_reference",
        cardinality,
        false,
        Limits.NONE,
        new Target("node", List.of()),
        List.of());
  }

  /** A reference to terms of the vocabularies. */
  public static FieldDefinition ofTerms(String name, int cardinality, String... vocabularies) {
    var target = new Target("taxonomy_term", List.of(vocabularies));
    return new FieldDefinition(
        name, name, "entity_reference", cardinality, false, Limits.NONE, target, List.of());
  }

  /** The longest text that the field takes, in characters; null for no limit. */
  public @Nullable Integer maxLength() {
    return limits.maxLength();
  }

  public boolean unlimited() {
    return cardinality < 0;
  }
}
