package org.ingestworkbench.plan;

import java.util.List;
import java.util.Set;
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
 * @param maxLength the longest text it takes, in characters; null for no limit
 * @param targetType what a reference points at: {@code taxonomy_term}, {@code node}, {@code media},
 *     ...; null for other types
 * @param targetBundles vocabularies or bundles that a reference may point at; empty means any
 * @param allowedValues the keys of a list field; empty for other types
 * @param relators the relators of a typed relation, such as {@code relators:aut}
 * @param authoritySources the sources of an authority link
 */
public record FieldDefinition(
    String name,
    String label,
    String type,
    int cardinality,
    boolean required,
    @Nullable Integer maxLength,
    @Nullable String targetType,
    List<String> targetBundles,
    List<String> allowedValues,
    Set<String> relators,
    Set<String> authoritySources) {

  public FieldDefinition {
    targetBundles = List.copyOf(targetBundles);
    allowedValues = List.copyOf(allowedValues);
    relators = Set.copyOf(relators);
    authoritySources = Set.copyOf(authoritySources);
  }

  /** A field with nothing but a name, a type and a cardinality; the rest is empty. */
  public static FieldDefinition of(String name, String type, int cardinality) {
    return new FieldDefinition(
        name, name, type, cardinality, false, null, null, List.of(), List.of(), Set.of(), Set.of());
  }

  /** A reference to terms of the vocabularies. */
  public static FieldDefinition ofTerms(String name, int cardinality, String... vocabularies) {
    return new FieldDefinition(
        name,
        name,
        "entity_reference",
        cardinality,
        false,
        null,
        "taxonomy_term",
        List.of(vocabularies),
        List.of(),
        Set.of(),
        Set.of());
  }

  public boolean unlimited() {
    return cardinality < 0;
  }
}
