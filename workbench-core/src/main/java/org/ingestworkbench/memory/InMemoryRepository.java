package org.ingestworkbench.memory;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.repository.AliasView;
import org.ingestworkbench.repository.Capabilities;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.ChangeRequest;
import org.ingestworkbench.repository.ChangeView;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.MediaView;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.repository.Referrers;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.repository.RepositoryException.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A repository in memory, as strict as a real one: a uuid is taken once, parents and nodes of media
 * must be there, ids are used up in order, and fields that it was told of refuse what they do not
 * take. Takes any bundle; a field that it was not told of is an unlimited text field, and {@code
 * field_member_of} refers to nodes. Safe for use by many threads.
 */
public final class InMemoryRepository implements RepositoryClient, Catalog {

  private final String host;
  private final Things things = new Things();
  private final Uploads uploads = new Uploads(things);
  private final MemoryCatalog catalog = new MemoryCatalog(things);
  private final ThingMaker maker = new ThingMaker(things, catalog);
  private final FieldChanges changes = new FieldChanges(things);
  private final Capabilities capabilities =
      Capabilities.NONE
          .with(Capability.FIND_MANY, this::shown)
          .with(Capability.MEDIA_OF_NODE, this::media)
          .with(Capability.FILE_TIME, this::fileMade)
          .with(Capability.ALIAS, this::alias)
          .with(Capability.LOOK_MANY, this::seen)
          .with(Capability.CHILDREN, this::children)
          .with(Capability.TERM_USERS, this::users)
          .with(Capability.CHANGE, this::change)
          .with(Capability.CHANGE_VIEW, this::view);
  private boolean aborted;

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
    catalog.add(field);
    return this;
  }

  /** Tells of a term that is there from the beginning; it gets the next ID. */
  public synchronized InMemoryRepository withTerm(String vocabulary, String name) {
    catalog.addTerm(vocabulary, name);
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
    return things.all();
  }

  /** What was made of one type, in order. */
  public synchronized List<Thing> things(EntityType type) {
    return things.all(type).toList();
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
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public synchronized Confirmation create(Creation creation) {
    refuseWhenAborted();
    if (things.find(creation.uuid()).isPresent()) {
      things.nextId(creation.type());
      throw RepositoryException.because("Something went wrong; there is one " + creation.uuid())
          .effect(Effect.UNKNOWN)
          .remedy(Remedy.RETRY)
          .status(500)
          .build();
    }
    var thing = maker.make(creation);
    things.put(thing);
    uploads.uploadFor(thing);
    things.create(thing.uuid());
    return confirmation(thing);
  }

  private synchronized Optional<Change> change(ChangeRequest request) {
    refuseWhenAborted();
    return changes.plan(request);
  }

  private synchronized ChangeView view(Change change) {
    refuseWhenAborted();
    return changes.view(change);
  }

  @Override
  public synchronized Confirmation update(Change change, Runnable ready) {
    refuseWhenAborted();
    var changed = changes.changed(change);
    maker.check(changed.creation());
    things.put(changed);
    things.change(changed.uuid());
    return confirmation(changed);
  }

  /**
   * Changes an object, as an editor of the site does.
   *
   * @throws IllegalArgumentException when it is not there
   */
  public synchronized InMemoryRepository withChange(EntityRef ref) {
    things.change(there(ref).uuid());
    return this;
  }

  /**
   * Moves a medium to another node, as an editor of the site does.
   *
   * @throws IllegalArgumentException when it is not there
   */
  public synchronized InMemoryRepository withMoved(EntityRef medium, EntityRef node) {
    things.put(there(medium).under(maker.existing(node)));
    return withChange(medium);
  }

  private Thing there(EntityRef ref) {
    return things
        .find(ref)
        .orElseThrow(() -> new IllegalArgumentException("There is no " + ref + "."));
  }

  private Confirmation confirmation(Thing thing) {
    return new Confirmation(
        thing.id(), thing.uuid(), things.changed(thing), uploads.of(thing), thing.belongsTo());
  }

  @Override
  public synchronized Finding find(EntityRef ref) {
    refuseWhenAborted();
    return things
        .find(ref)
        .<Finding>map(thing -> new Finding.Found(confirmation(thing)))
        .orElseGet(Finding.Absent::new);
  }

  private synchronized List<Confirmation> shown(Collection<? extends Creation> creations) {
    refuseWhenAborted();
    return creations.stream()
        .flatMap(creation -> things.find(creation.uuid()).stream())
        .map(this::confirmation)
        .toList();
  }

  private synchronized List<Confirmation> seen(Collection<EntityRef> refs) {
    refuseWhenAborted();
    return refs.stream().flatMap(ref -> things.find(ref).stream()).map(this::confirmation).toList();
  }

  /** The IDs of the files that are there, in the order of their media. */
  public synchronized List<String> files() {
    return uploads.all();
  }

  private synchronized Optional<Instant> fileMade(EntityRef file) {
    refuseWhenAborted();
    return uploads.made(file.id());
  }

  @Override
  public synchronized Optional<NodeView> look(EntityRef node) {
    refuseWhenAborted();
    return things.find(node).map(thing -> Views.node(thing, things, aliasOf(thing)));
  }

  private NodeView.@Nullable Alias aliasOf(Thing node) {
    return things
        .belongingTo(EntityRef.node(node.id()), EntityType.ALIAS)
        .map(alias -> new NodeView.Alias(alias.id(), alias.name()))
        .findFirst()
        .orElse(null);
  }

  private synchronized List<MediaView> media(EntityRef node) {
    refuseWhenAborted();
    return things.find(node).stream()
        .flatMap(there -> things.belongingTo(node, EntityType.MEDIA))
        .map(this::view)
        .toList();
  }

  @Override
  public synchronized Optional<MediaView> medium(EntityRef medium) {
    refuseWhenAborted();
    return things.find(medium).map(this::view);
  }

  private synchronized Optional<AliasView> alias(EntityRef alias) {
    refuseWhenAborted();
    return things
        .find(alias)
        .map(there -> new AliasView(there.id(), there.uuid(), there.name(), there.belongsTo()));
  }

  private MediaView view(Thing medium) {
    return Views.medium(medium, uploads.of(medium), things);
  }

  private synchronized Referrers children(EntityRef node) {
    refuseWhenAborted();
    var id = things.id(node);
    return new Referrers.Told(
        things
            .all(EntityType.NODE)
            .filter(child -> Views.parents(child).contains(id))
            .map(child -> EntityRef.node(child.id(), child.uuid()))
            .toList());
  }

  private synchronized Referrers users(EntityRef term) {
    refuseWhenAborted();
    var id = things.id(term);
    return new Referrers.Told(
        things.all().stream()
            .filter(thing -> id != null && Views.refersToTerm(thing.creation(), id))
            .map(thing -> new EntityRef(thing.type(), thing.id(), thing.uuid()))
            .toList());
  }

  /** A deleted medium leaves its files, a deleted node its media, children and aliases. */
  @Override
  public synchronized boolean delete(EntityRef ref) {
    refuseWhenAborted();
    return ref.type() == EntityType.FILE ? uploads.delete(ref.id()) : things.remove(ref);
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
    return catalog.hasBundle(bundle);
  }

  @Override
  public synchronized Map<String, FieldDefinition> fields(String bundle, Collection<String> names) {
    return catalog.fields(bundle, names);
  }

  @Override
  public synchronized Map<String, String> namesByLabel(String bundle) {
    return catalog.namesByLabel(bundle);
  }

  @Override
  public synchronized Map<String, FieldDefinition> fields(
      EntityType type, String bundle, Collection<String> names) {
    return catalog.fields(type, bundle, names);
  }

  @Override
  public boolean hasMediaBundle(String bundle) {
    return catalog.hasMediaBundle(bundle);
  }

  @Override
  public Set<String> extensions(String mediaBundle, String fileField) {
    return catalog.extensions(mediaBundle, fileField);
  }

  @Override
  public synchronized List<Term> termsByName(String vocabulary, String name) {
    return catalog.termsByName(vocabulary, name);
  }

  /** No term has a URI here. */
  @Override
  public List<Term> termsByUri(String uri) {
    return catalog.termsByUri(uri);
  }

  @Override
  public synchronized Optional<Term> term(String id) {
    return catalog.term(id);
  }

  @Override
  public synchronized Map<String, String> contentTypes(Collection<String> nodes, String usual) {
    return catalog.contentTypes(nodes, usual);
  }

  @Override
  public synchronized Optional<String> node(String reference) {
    return catalog.node(reference);
  }

  @Override
  public synchronized Optional<Node> findNode(String reference) {
    return catalog.findNode(reference);
  }

  @Override
  public String toString() {
    return things().stream().map(Thing::toString).collect(Collectors.joining("\n", "", "\n"));
  }
}
