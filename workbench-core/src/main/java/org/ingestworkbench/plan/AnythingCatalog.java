package org.ingestworkbench.plan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ingestworkbench.model.EntityType;

/** What planning asks about a repository that has no definitions; see {@link Catalog#anything}. */
final class AnythingCatalog implements Catalog {

  static final Catalog INSTANCE = new AnythingCatalog();

  private static final String MEDIA_USES = "islandora_media_use";

  private AnythingCatalog() {}

  @Override
  public boolean hasBundle(String bundle) {
    return true;
  }

  @Override
  public Map<String, FieldDefinition> fields(String bundle, Collection<String> names) {
    return names.stream()
        .distinct()
        .collect(Collectors.toMap(Function.identity(), AnythingCatalog::field));
  }

  private static FieldDefinition field(String name) {
    return name.equals("field_member_of")
        ? FieldDefinition.ofNodes(name, -1)
        : FieldDefinition.of(name, "string", -1);
  }

  @Override
  public Map<String, String> namesByLabel(String bundle) {
    return Map.of();
  }

  @Override
  public Map<String, FieldDefinition> fields(
      EntityType type, String bundle, Collection<String> names) {
    return fields(bundle, names);
  }

  @Override
  public boolean hasMediaBundle(String bundle) {
    return true;
  }

  @Override
  public Set<String> extensions(String mediaBundle, String fileField) {
    return Set.of();
  }

  @Override
  public List<Term> termsByName(String vocabulary, String name) {
    return List.of(new Term(name, vocabulary, name));
  }

  @Override
  public List<Term> termsByUri(String uri) {
    return List.of(new Term(uri, MEDIA_USES, uri));
  }

  @Override
  public Optional<Term> term(String id) {
    return Optional.of(new Term(id, MEDIA_USES, id));
  }

  @Override
  public Optional<String> node(String reference) {
    return Optional.of(reference);
  }

  @Override
  public boolean hasAliases() {
    return false;
  }

  @Override
  public String toString() {
    return "Catalog.anything()";
  }
}
