package org.ingestworkbench.standin.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ingestworkbench.standin.field.FieldSpec;

/**
 * Which bundles there are and which fields they have; filled before the site starts, not changed
 * after.
 */
public final class ContentModel {
  /** A term that a new site has. */
  public record DefaultTerm(String vocabulary, String name, String uri) {}

  /**
   * A REST export of the published nodes.
   *
   * @param rowsPerPage 0: it has no pages, and each page has all rows
   */
  public record View(String path, int rowsPerPage) {}

  private final Map<DrupalEntityType, Map<String, BaseField>> baseFields =
      new EnumMap<>(DrupalEntityType.class);
  private final Map<DrupalEntityType, Map<String, Bundle>> bundles =
      new EnumMap<>(DrupalEntityType.class);
  private final List<DefaultTerm> terms = new ArrayList<>();
  private final List<View> views = new ArrayList<>();

  /** The starter site's. */
  public static ContentModel ofStarterSite() {
    return ModelFile.read();
  }

  void base(DrupalEntityType kind, BaseField field) {
    baseFields.computeIfAbsent(kind, k -> new LinkedHashMap<>()).put(field.name(), field);
  }

  /** Adds a bundle; a second one of the same name replaces the first. */
  public void bundle(String type, String name, String label, String sourceField) {
    DrupalEntityType kind = DrupalEntityType.named(type);
    bundles
        .computeIfAbsent(kind, k -> new TreeMap<>())
        .put(name, new Bundle(kind, name, label, sourceField));
  }

  /** Adds a field to a bundle that is there. */
  public void field(String type, String bundle, FieldSpec field) {
    bundle(DrupalEntityType.named(type), bundle)
        .orElseThrow(
            () ->
                new IllegalArgumentException("no bundle " + type + "." + bundle + ": add it first"))
        .add(field);
  }

  /** Adds a term that a new site has. The URI may be empty. */
  public void term(String vocabulary, String name, String uri) {
    if (bundle(DrupalEntityType.TERM, vocabulary).isEmpty()) {
      throw new IllegalArgumentException("no vocabulary " + vocabulary + ": add it first");
    }
    terms.add(new DefaultTerm(vocabulary, name, uri));
  }

  public List<DefaultTerm> terms() {
    return Collections.unmodifiableList(terms);
  }

  /** Adds a view; the path starts with a slash. */
  public void view(String path, int rowsPerPage) {
    views.add(new View(path, rowsPerPage));
  }

  public List<View> views() {
    return Collections.unmodifiableList(views);
  }

  public Collection<BaseField> baseFields(DrupalEntityType kind) {
    return Collections.unmodifiableCollection(baseFields.getOrDefault(kind, Map.of()).values());
  }

  public Optional<BaseField> baseField(DrupalEntityType kind, String name) {
    return Optional.ofNullable(baseFields.getOrDefault(kind, Map.of()).get(name));
  }

  public Collection<Bundle> bundles(DrupalEntityType kind) {
    return Collections.unmodifiableCollection(bundles.getOrDefault(kind, Map.of()).values());
  }

  public Optional<Bundle> bundle(DrupalEntityType kind, String name) {
    if (!kind.hasBundles()) {
      return Optional.of(new Bundle(kind, kind.soleBundle(), kind.type(), ""));
    }
    return Optional.ofNullable(bundles.getOrDefault(kind, Map.of()).get(name));
  }

  /** All fields of an entity, in the order of an answer: base fields, then the bundle's by name. */
  public List<FieldSpec> fields(Bundle bundle) {
    List<FieldSpec> all = new ArrayList<>();
    baseFields(bundle.kind()).forEach(field -> all.add(field.spec()));
    all.addAll(bundle.fields());
    return all;
  }

  public Optional<FieldSpec> field(Bundle bundle, String name) {
    return baseField(bundle.kind(), name).map(BaseField::spec).or(() -> bundle.field(name));
  }
}
