package org.ingestworkbench.memory;

import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Folding;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.spi.Confirmation;
import org.ingestworkbench.spi.Creation;
import org.ingestworkbench.spi.Finding;
import org.ingestworkbench.spi.MediaView;
import org.ingestworkbench.spi.NodeView;
import org.ingestworkbench.spi.Referrers;
import org.ingestworkbench.spi.RepositoryClient;
import org.ingestworkbench.spi.RepositoryException;
import org.ingestworkbench.spi.RepositoryException.Effect;
import org.ingestworkbench.spi.RepositoryException.Remedy;
import org.ingestworkbench.spi.RepositoryException.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A repository in memory, as strict as a real one: a uuid is taken once, parents and nodes of media
 * must be there, ids are used up in order, and fields that it was told of refuse what they do not
 * take. Takes any bundle; a field that it was not told of is an unlimited text field, and {@code
 * field_member_of} refers to nodes. Safe for use by many threads.
 */
public final class InMemoryRepository implements RepositoryClient, Catalog {

  private final String host;
  private final Map<UUID, Thing> things = new LinkedHashMap<>();
  private final Map<String, FieldDefinition> fields = new LinkedHashMap<>();
  private final List<Term> terms = new ArrayList<>();
  private final Map<EntityType, Integer> ids = new LinkedHashMap<>();
  private final Map<UUID, Instant> changed = new LinkedHashMap<>();
  private final Map<UUID, List<String>> files = new LinkedHashMap<>();
  private final Map<String, Instant> filesMade = new HashMap<>();
  private int seconds;
  private boolean aborted;

  /**
   * An object that was made.
   *
   * @param belongsTo the ID of the node it is a member, a medium or an alias of; null for none
   * @param creation as it was asked for
   */
  public record Thing(
      EntityType type,
      String id,
      UUID uuid,
      String name,
      @Nullable String belongsTo,
      Creation creation) {
    @Override
    public String toString() {
      var place = belongsTo == null ? "" : " of node " + belongsTo;
      return type.name().toLowerCase(Locale.ROOT) + " " + id + " \"" + name + "\"" + place;
    }
  }

  /** An empty repository called {@code memory:}. */
  public InMemoryRepository() {
    this("memory:");
  }

  /** An empty repository with this host. */
  public InMemoryRepository(String host) {
    this.host = host;
  }

  /** Tells of a field that is not plain text. */
  public synchronized InMemoryRepository withField(FieldDefinition field) {
    fields.put(field.name(), field);
    return this;
  }

  /** Tells of a term that is there from the beginning; it gets the next ID. */
  public synchronized InMemoryRepository withTerm(String vocabulary, String name) {
    terms.add(new Term(nextId(EntityType.TERM), vocabulary, name));
    return this;
  }

  /** The nodes that were made, in order. */
  public List<Thing> nodes() {
    return things(EntityType.NODE);
  }

  /** The media that were made, in order. */
  public List<Thing> media() {
    return things(EntityType.MEDIA);
  }

  /** The aliases that were made, in order. */
  public List<Thing> aliases() {
    return things(EntityType.ALIAS);
  }

  /** Everything that was made, in order. */
  public synchronized List<Thing> things() {
    return List.copyOf(things.values());
  }

  /** What was made of one type, in order. */
  public List<Thing> things(EntityType type) {
    return things().stream().filter(thing -> thing.type() == type).toList();
  }

  @Override
  public String host() {
    return host;
  }

  @Override
  public String address(EntityRef ref) {
    var path =
        ref.type() == EntityType.TERM
            ? "taxonomy/term"
            : ref.type().name().toLowerCase(Locale.ROOT);
    return host + "/" + path + "/" + (ref.id() != null ? ref.id() : ref.uuid());
  }

  @Override
  public synchronized Confirmation create(Creation creation) {
    refuseWhenAborted();
    if (things.containsKey(creation.uuid())) {
      nextId(typeOf(creation));
      throw RepositoryException.because("Something went wrong; there is one " + creation.uuid())
          .effect(Effect.UNKNOWN)
          .remedy(Remedy.RETRY)
          .status(500)
          .build();
    }
    var thing = thing(creation);
    things.put(thing.uuid(), thing);
    files.put(thing.uuid(), uploaded(creation));
    change(thing.uuid());
    return confirmation(thing);
  }

  /** Every change takes a second; there is no other time here. */
  private void change(UUID uuid) {
    changed.put(uuid, Instant.EPOCH.plusSeconds(++seconds));
  }

  /**
   * Changes an object, as somebody does who edits it.
   *
   * @throws IllegalArgumentException when it is not there
   */
  public synchronized InMemoryRepository withChange(EntityRef ref) {
    change(thing(ref).map(Thing::uuid).orElseThrow(() -> noSuch(ref)));
    return this;
  }

  /**
   * Moves a medium to another node, as somebody does who edits it.
   *
   * @throws IllegalArgumentException when it is not there
   */
  public synchronized InMemoryRepository withMoved(EntityRef medium, EntityRef node) {
    var thing = thing(medium).orElseThrow(() -> noSuch(medium));
    things.put(
        thing.uuid(),
        new Thing(
            thing.type(),
            thing.id(),
            thing.uuid(),
            thing.name(),
            existing(node),
            thing.creation()));
    return withChange(medium);
  }

  private static IllegalArgumentException noSuch(EntityRef ref) {
    return new IllegalArgumentException("There is no " + ref + ".");
  }

  /** A medium has one file, called like its ID; its tracks have none of their own here. */
  private List<String> uploaded(Creation creation) {
    return creation instanceof Creation.OfMedia media
            && media.media().content() instanceof MediaDraft.FileContent
        ? List.of(uploadedNow())
        : List.of();
  }

  private String uploadedNow() {
    var id = nextId(EntityType.FILE);
    filesMade.put(id, Instant.EPOCH.plusSeconds(seconds));
    return id;
  }

  private Thing thing(Creation creation) {
    if (creation instanceof Creation.OfNode node) {
      new ValueCheck(fields, this::isThere).check(node.node().fields());
      return thing(creation, node.node().title(), parent(node));
    } else if (creation instanceof Creation.OfMedia media) {
      checkFile(media.media());
      return thing(creation, media.media().name(), existing(media.node()));
    } else if (creation instanceof Creation.OfAlias alias) {
      return thing(creation, alias.alias(), existing(alias.node()));
    }
    return thing(creation, ((Creation.OfTerm) creation).term().name(), null);
  }

  private Thing thing(Creation creation, String name, @Nullable String belongsTo) {
    var type = typeOf(creation);
    return new Thing(type, nextId(type), creation.uuid(), name, belongsTo, creation);
  }

  /** Whether a reference leads somewhere; what is neither node nor term is not kept here. */
  private boolean isThere(String targetType, String id) {
    if (targetType.startsWith("node")) {
      return node(id).isPresent();
    }
    return !targetType.equals("taxonomy_term") || term(id).isPresent();
  }

  private static void checkFile(MediaDraft media) {
    if (media.content() instanceof MediaDraft.Upload upload && !Files.isReadable(upload.file())) {
      throw RepositoryException.because("The file " + upload.file() + " cannot be read.").build();
    }
  }

  private static EntityType typeOf(Creation creation) {
    if (creation instanceof Creation.OfNode) {
      return EntityType.NODE;
    } else if (creation instanceof Creation.OfMedia) {
      return EntityType.MEDIA;
    } else if (creation instanceof Creation.OfAlias) {
      return EntityType.ALIAS;
    }
    return EntityType.TERM;
  }

  private String nextId(EntityType type) {
    return Integer.toString(ids.merge(type, 1, Integer::sum));
  }

  private @Nullable String parent(Creation.OfNode node) {
    return node.parent() == null ? null : existing(node.parent());
  }

  private String existing(EntityRef ref) {
    return thing(ref)
        .map(Thing::id)
        .orElseThrow(() -> RepositoryException.refusal("There is no " + ref + ".", 422));
  }

  private static boolean isMeant(Thing thing, EntityRef ref) {
    return ref.id() != null ? ref.id().equals(thing.id()) : thing.uuid().equals(ref.uuid());
  }

  private Confirmation confirmation(Thing thing) {
    return new Confirmation(
        thing.id(), thing.uuid(), changed.get(thing.uuid()), filesOf(thing), thing.belongsTo());
  }

  @Override
  public synchronized Finding find(Creation creation) {
    refuseWhenAborted();
    var thing = things.get(creation.uuid());
    return thing == null ? new Finding.Absent() : new Finding.Found(confirmation(thing));
  }

  @Override
  public synchronized List<Confirmation> shown(Collection<? extends Creation> creations) {
    refuseWhenAborted();
    return creations.stream()
        .map(creation -> things.get(creation.uuid()))
        .flatMap(Stream::ofNullable)
        .map(this::confirmation)
        .toList();
  }

  private List<String> filesOf(Thing thing) {
    return files.getOrDefault(thing.uuid(), List.of());
  }

  /** The IDs of the files that are there, in the order of their media. */
  public synchronized List<String> files() {
    return files.values().stream().flatMap(List::stream).toList();
  }

  @Override
  public synchronized Optional<Instant> fileMade(EntityRef file) {
    refuseWhenAborted();
    return files().contains(file.id())
        ? Optional.ofNullable(filesMade.get(file.id()))
        : Optional.empty();
  }

  @Override
  public synchronized Optional<NodeView> look(EntityRef node) {
    refuseWhenAborted();
    return thing(node).map(thing -> Views.node(thing, changed.get(thing.uuid()), aliasOf(thing)));
  }

  private @Nullable String aliasOf(Thing node) {
    return belongingTo(EntityRef.node(node.id()), EntityType.ALIAS)
        .map(Thing::id)
        .findFirst()
        .orElse(null);
  }

  @Override
  public synchronized List<MediaView> media(EntityRef node) {
    refuseWhenAborted();
    return belongingTo(node, EntityType.MEDIA)
        .map(thing -> Views.medium(thing, filesOf(thing), changed.get(thing.uuid())))
        .toList();
  }

  @Override
  public synchronized Optional<MediaView> medium(EntityRef medium) {
    refuseWhenAborted();
    return thing(medium)
        .map(thing -> Views.medium(thing, filesOf(thing), changed.get(thing.uuid())));
  }

  private Stream<Thing> belongingTo(EntityRef node, EntityType type) {
    var id = thing(node).map(Thing::id).orElse(node.id());
    return things.values().stream()
        .filter(thing -> thing.type() == type)
        .filter(thing -> id != null && id.equals(thing.belongsTo()));
  }

  @Override
  public synchronized Referrers children(EntityRef node) {
    refuseWhenAborted();
    var id = thing(node).map(Thing::id).orElse(node.id());
    return new Referrers.Told(
        nodes().stream()
            .filter(child -> Views.parents(child).contains(id))
            .map(child -> EntityRef.node(child.id(), child.uuid()))
            .toList());
  }

  @Override
  public synchronized Referrers users(EntityRef term) {
    refuseWhenAborted();
    var id = thing(term).map(Thing::id).orElse(term.id());
    return new Referrers.Told(
        things.values().stream()
            .filter(thing -> id != null && Views.refersToTerm(thing.creation(), id))
            .map(thing -> new EntityRef(thing.type(), thing.id(), thing.uuid()))
            .toList());
  }

  @Override
  public synchronized boolean delete(EntityRef ref) {
    refuseWhenAborted();
    return ref.type() == EntityType.FILE ? deleteFile(ref.id()) : deleteThing(ref);
  }

  private boolean deleteFile(@Nullable String id) {
    boolean there = files().contains(id);
    files.replaceAll((uuid, ids) -> ids.stream().filter(one -> !one.equals(id)).toList());
    return there;
  }

  /** A deleted medium leaves its files, a deleted node its media, children and aliases. */
  private boolean deleteThing(EntityRef ref) {
    var thing = thing(ref);
    thing.ifPresent(gone -> things.remove(gone.uuid()));
    return thing.isPresent();
  }

  private Optional<Thing> thing(EntityRef ref) {
    return things.values().stream()
        .filter(thing -> thing.type() == ref.type() && isMeant(thing, ref))
        .findFirst();
  }

  private void refuseWhenAborted() {
    if (aborted) {
      throw RepositoryException.because("The connection was aborted.")
          .effect(Effect.UNKNOWN)
          .scope(Scope.JOB)
          .remedy(Remedy.MEND_AND_RESUME)
          .build();
    }
  }

  @Override
  public synchronized void abort() {
    aborted = true;
  }

  /** Does nothing: what was made stays to be looked at. */
  @Override
  public void close() {}

  @Override
  public boolean hasBundle(String bundle) {
    return true;
  }

  @Override
  public synchronized Map<String, FieldDefinition> fields(String bundle, Collection<String> names) {
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

  private synchronized Stream<Term> allTerms() {
    var made = things(EntityType.TERM).stream().map(InMemoryRepository::asTerm).toList();
    return Stream.concat(List.copyOf(terms).stream(), made.stream());
  }

  private static Term asTerm(Thing thing) {
    var term = ((Creation.OfTerm) thing.creation()).term();
    return new Term(thing.id(), term.vocabulary(), term.name());
  }

  @Override
  public synchronized Optional<String> node(String reference) {
    return things.values().stream()
        .filter(thing -> thing.type() == EntityType.NODE && thing.id().equals(reference))
        .map(Thing::id)
        .findFirst();
  }

  @Override
  public String toString() {
    return things().stream().map(Thing::toString).collect(Collectors.joining("\n", "", "\n"));
  }
}
