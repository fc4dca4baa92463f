package org.ingestworkbench.standin.field;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A field of a bundle, as Drupal's field and field storage configuration describe it. Immutable:
 * every method that changes something returns a changed copy.
 *
 * <pre>{@code
 * FieldSpec.of("field_color", "string").label("Color").unlimited()
 * FieldSpec.reference("field_place", "taxonomy_term", "geo_location").required()
 * }</pre>
 *
 * Types are Drupal's names: string, string_long, text_long, integer, decimal, float, boolean, edtf,
 * datetime, email, list_string, link, authority_link, geolocation, entity_reference,
 * entity_reference_revisions, typed_relation, image, file, media_track. A type that is not known is
 * kept as text, like a string.
 */
public final class FieldSpec {
  /** As many values as one likes. */
  public static final int UNLIMITED = -1;

  private static final Map<String, Integer> USUAL_LENGTHS = Map.of("string", 255, "edtf", 128);

  private final String name;
  private final String type;
  private final Map<String, Object> settings;

  private FieldSpec(String name, String type, Map<String, Object> settings) {
    this.name = Objects.requireNonNull(name, "name");
    this.type = Objects.requireNonNull(type, "type");
    this.settings = settings;
  }

  /** A field of one value, not required, labelled with its name, as long as its type usually is. */
  public static FieldSpec of(String name, String type) {
    return new FieldSpec(name, type, Map.of());
  }

  /** An entity reference to these bundles of a type; no bundle given means that any will do. */
  public static FieldSpec reference(String name, String targetType, String... targetBundles) {
    return of(name, "entity_reference").target(targetType, List.of(targetBundles));
  }

  /** The label of the field, as forms and the messages of Drupal show it. */
  public FieldSpec label(String label) {
    return with("label", label);
  }

  /** At most this many values, or {@link #UNLIMITED}. */
  public FieldSpec cardinality(int cardinality) {
    return with("cardinality", cardinality);
  }

  /** The same as {@code cardinality(UNLIMITED)}. */
  public FieldSpec unlimited() {
    return cardinality(UNLIMITED);
  }

  /** An entity without a value is refused with 422. */
  public FieldSpec required() {
    return with("required", true);
  }

  /** The field's configuration says that it can be translated. */
  public FieldSpec translatable() {
    return with("translatable", true);
  }

  /** At most this many characters (code points); 0 is no limit. */
  public FieldSpec maxLength(int characters) {
    return with("max_length", characters);
  }

  /** No number below this one. */
  public FieldSpec min(long least) {
    return with("min", least);
  }

  /** No number above this one. */
  public FieldSpec max(long most) {
    return with("max", most);
  }

  /** No file of more bytes. */
  public FieldSpec maxFileSize(long bytes) {
    return with("max_filesize", bytes);
  }

  /** Links lead to paths of the site alone. */
  public FieldSpec internalLinks() {
    return with("link_type", "internal");
  }

  /** Links lead elsewhere alone. */
  public FieldSpec externalLinks() {
    return with("link_type", "external");
  }

  /** Dates are days without a time. */
  public FieldSpec dateOnly() {
    return with("datetime_type", "date");
  }

  /** The form may make missing terms, in this vocabulary ("" says: in the only one). */
  public FieldSpec autoCreate(String vocabulary) {
    return with("auto_create", vocabulary);
  }

  /**
   * What is referred to, for entity_reference, typed_relation, file, image and media_track; no
   * bundles: any.
   */
  public FieldSpec target(String targetType, List<String> bundles) {
    return with("target_type", targetType).with("target_bundles", List.copyOf(bundles));
  }

  /**
   * Which values are allowed: of a list_string field its keys, of a file or image field its
   * extensions.
   */
  public FieldSpec choices(List<String> choices) {
    return with("choices", List.copyOf(choices));
  }

  private FieldSpec with(String setting, Object value) {
    Map<String, Object> changed = new TreeMap<>(settings);
    changed.put(setting, value);
    return new FieldSpec(name, type, changed);
  }

  public String name() {
    return name;
  }

  public String type() {
    return type;
  }

  public String label() {
    return (String) settings.getOrDefault("label", name);
  }

  public int cardinality() {
    return (int) settings.getOrDefault("cardinality", 1);
  }

  public boolean isRequired() {
    return settings.containsKey("required");
  }

  public boolean isTranslatable() {
    return settings.containsKey("translatable");
  }

  /** At most so many characters; 0 is no limit. */
  public int maxLength() {
    return (int) settings.getOrDefault("max_length", USUAL_LENGTHS.getOrDefault(type, 0));
  }

  /** The least number allowed; null is no limit. */
  public @Nullable Long min() {
    return (Long) settings.get("min");
  }

  /** The greatest number allowed; null is no limit. */
  public @Nullable Long max() {
    return (Long) settings.get("max");
  }

  /** How many bytes a file may have; 0 is no limit. */
  public long maxFileSize() {
    return (long) settings.getOrDefault("max_filesize", 0L);
  }

  /** "internal", "external", or "" for both. */
  public String linkType() {
    return (String) settings.getOrDefault("link_type", "");
  }

  public boolean isDateOnly() {
    return settings.containsKey("datetime_type");
  }

  /** What kind of entity is referred to; null for a field that refers to none. */
  public @Nullable String targetType() {
    return (String) settings.get("target_type");
  }

  public List<String> targetBundles() {
    return strings("target_bundles");
  }

  /** In which vocabulary the form makes missing terms; null: it makes none. */
  public @Nullable String autoCreate() {
    return (String) settings.get("auto_create");
  }

  public List<String> choices() {
    return strings("choices");
  }

  @SuppressWarnings("unchecked") // only target and choices put lists, of strings
  private List<String> strings(String setting) {
    return (List<String>) settings.getOrDefault(setting, List.of());
  }

  @Override
  public String toString() {
    return "FieldSpec[" + name + " " + type + " " + settings + "]";
  }
}
