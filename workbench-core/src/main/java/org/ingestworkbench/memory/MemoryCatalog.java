package org.ingestworkbench.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.text.Folding;

/**
 * What planning asks about a repository in memory. It has any bundle; a field that it was not told
 * of is an unlimited text field. Guarded by the monitor of the repository it belongs to.
 */
final class MemoryCatalog implements Catalog {
  private final Things things;
  private final Map<String, FieldDefinition> fields = new LinkedHashMap<>();
  private final List<Term> terms = new ArrayList<>();

  MemoryCatalog(Things things) {
    this.things = things;
  }

  void add(FieldDefinition field) {
    fields.put(field.name(), field);
  }

  void addTerm(String vocabulary, String name) {
    terms.add(new Term(things.nextId(EntityType.TERM), vocabulary, name));
  }

  /** The fields that it was told of. */
  Map<String, FieldDefinition> fields() {
    return fields;
  }

  @Override
  public boolean hasBundle(String bundle) {
    return true;
  }

  @Override
  public Map<String, FieldDefinition> fields(String bundle, Collection<String> names) {
    return names.stream().collect(Collectors.toMap(name -> name, this::field));
  }

  private FieldDefinition field(String name) {
    return fields.getOrDefault(name, FieldDefinition.of(name, "string", -1));
  }

  @Override
  public Map<String, String> namesByLabel(String bundle) {
    return fields.values().stream()
        .collect(Collectors.toMap(FieldDefinition::label, FieldDefinition::name));
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
    return allTerms()
        .filter(term -> term.vocabulary().equals(vocabulary))
        .filter(term -> Folding.fold(term.name()).equals(Folding.fold(name)))
        .toList();
  }

  /** No term has a URI here. */
  @Override
  public List<Term> termsByUri(String uri) {
    return List.of();
  }

  @Override
  public Optional<Term> term(String id) {
    return allTerms().filter(term -> term.id().equals(id)).findFirst();
  }

  private Stream<Term> allTerms() {
    return Stream.concat(terms.stream(), things.all(EntityType.TERM).map(MemoryCatalog::asTerm));
  }

  private static Term asTerm(Thing thing) {
    var term = ((Creation.OfTerm) thing.creation()).term();
    return new Term(thing.id(), term.vocabulary(), term.name());
  }

  @Override
  public Optional<String> node(String reference) {
    return things.find(EntityRef.node(reference)).map(Thing::id).or(() -> underAlias(reference));
  }

  @Override
  public Map<String, String> contentTypes(Collection<String> nodes, String usual) {
    var types = new LinkedHashMap<String, String>();
    for (var id : nodes) {
      things
          .find(EntityRef.node(id))
          .filter(thing -> thing.creation() instanceof Creation.OfNode)
          .ifPresent(thing -> types.put(id, ((Creation.OfNode) thing.creation()).node().bundle()));
    }
    return types;
  }

  private Optional<String> underAlias(String alias) {
    return things
        .all(EntityType.ALIAS)
        .filter(thing -> thing.name().equals(alias))
        .flatMap(thing -> Stream.ofNullable(thing.belongsTo()))
        .findFirst();
  }

  @Override
  public Optional<Node> findNode(String reference) {
    return things.find(EntityRef.node(reference)).map(MemoryCatalog::asNode);
  }

  private static Node asNode(Thing thing) {
    var node = ((Creation.OfNode) thing.creation()).node();
    return new Node(thing.id(), node.bundle(), node.title());
  }
}
