package org.ingestworkbench.plan.item;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.MediaTypes;
import org.ingestworkbench.text.Folding;

/** A repository's read side in memory, with the parts of Islandora's content model tests need. */
public class FakeCatalog implements Catalog {

  public final Map<String, FieldDefinition> fields = new LinkedHashMap<>();
  public final List<Term> terms = new ArrayList<>();
  public final Map<String, String> uris = new HashMap<>();
  public final Map<String, String> nodes = new HashMap<>();
  public final Map<String, Set<String>> extensions = new HashMap<>();
  public final Set<String> bundles = new HashSet<>(Set.of("islandora_object"));
  public final Set<String> mediaBundles = new HashSet<>(MediaTypes.DEFAULTS.fileFields().keySet());
  public final Map<String, RemoteFile> remoteFiles = new HashMap<>();
  public final Map<String, Node> described = new HashMap<>();
  public final Map<String, Set<String>> owners = new HashMap<>();
  public int fieldRequests;

  public FakeCatalog() {
    field(FieldDefinition.ofTerms("field_model", 1, "islandora_models"));
    field(FieldDefinition.ofTerms("field_genre", -1, "genre"));
    field(FieldDefinition.ofTerms("field_subject", -1, "person", "corporate_body"));
    field(FieldDefinition.of("field_description", "text_long", -1));
    field(FieldDefinition.of("field_note", "string", -1));
    field(FieldDefinition.of("field_weight", "integer", 1));
    field(FieldDefinition.of("field_edtf_date", "edtf", -1));
    field(reference("field_member_of", "node", -1));
    field(FieldDefinition.ofTerms("field_viewer_override", 1, "islandora_display"));
    term("5", "islandora_models", "Image", "http://purl.org/coar/resource_type/c_c513");
    term("6", "islandora_models", "Page", "http://id.loc.gov/ontologies/bibframe/part");
    term("16", "islandora_media_use", "Original File", "http://pcdm.org/use#OriginalFile");
    term("17", "islandora_media_use", "Thumbnail Image", "http://pcdm.org/use#ThumbnailImage");
    term("18", "islandora_media_use", "Extracted Text", "http://pcdm.org/use#ExtractedText");
    term("25", "genre", "Maps", "http://example.org/maps");
    term("30", "person", "Smith, John", "http://example.org/smith");
    term("40", "islandora_display", "Mirador", "https://projectmirador.org");
    nodes.put("12", "12");
    nodes.put("/my-collection", "12");
  }

  public static FieldDefinition reference(String name, String target, int cardinality) {
    return new FieldDefinition(
        name,
        name,
        "entity_reference",
        cardinality,
        false,
        FieldDefinition.Limits.NONE,
        new FieldDefinition.Target(target, List.of()),
        List.of());
  }

  public FakeCatalog field(FieldDefinition definition) {
    fields.put(definition.name(), definition);
    return this;
  }

  public FakeCatalog term(String id, String vocabulary, String name, String uri) {
    terms.add(new Term(id, vocabulary, name));
    uris.put(id, uri);
    return this;
  }

  @Override
  public boolean hasBundle(String bundle) {
    return bundles.contains(bundle);
  }

  @Override
  public Map<String, FieldDefinition> fields(String bundle, Collection<String> names) {
    fieldRequests++;
    var found = new LinkedHashMap<>(fields);
    found.keySet().retainAll(names);
    return found;
  }

  @Override
  public Map<String, String> namesByLabel(String bundle) {
    var names = new HashMap<String, String>();
    fields.values().forEach(field -> names.put(field.label(), field.name()));
    return names;
  }

  @Override
  public boolean hasMediaBundle(String bundle) {
    return mediaBundles.contains(bundle);
  }

  @Override
  public Set<String> extensions(String mediaBundle, String fileField) {
    return extensions.getOrDefault(mediaBundle, Set.of());
  }

  @Override
  public List<Term> termsByName(String vocabulary, String name) {
    return terms.stream()
        .filter(term -> term.vocabulary().equals(vocabulary))
        .filter(term -> Folding.fold(term.name()).equals(Folding.fold(name)))
        .toList();
  }

  @Override
  public List<Term> termsByUri(String uri) {
    return terms.stream().filter(term -> uri.equals(uris.get(term.id()))).toList();
  }

  @Override
  public Optional<Term> term(String id) {
    return terms.stream().filter(term -> term.id().equals(id)).findFirst();
  }

  @Override
  public Optional<String> node(String reference) {
    return Optional.ofNullable(nodes.get(reference));
  }

  @Override
  public Optional<Node> findNode(String reference) {
    return node(reference)
        .map(id -> described.getOrDefault(id, new Node(id, "islandora_object", "A title")));
  }

  @Override
  public Set<String> mediaOwners(String mediaBundle) {
    return owners.getOrDefault(mediaBundle, Set.of());
  }

  @Override
  public RemoteFile remoteFile(String address) {
    return remoteFiles.getOrDefault(address, RemoteFile.UNKNOWN);
  }
}
