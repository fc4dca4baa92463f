package org.ingestworkbench.drupal;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.ingestworkbench.drupal.catalog.DrupalCatalog;
import org.ingestworkbench.drupal.catalog.TypeDefinitions;
import org.ingestworkbench.drupal.entity.EntityChanger;
import org.ingestworkbench.drupal.entity.EntityCreator;
import org.ingestworkbench.drupal.entity.EntityDeleter;
import org.ingestworkbench.drupal.entity.FileUploads;
import org.ingestworkbench.drupal.entity.StoredChecksums;
import org.ingestworkbench.drupal.lookup.BulkLookup;
import org.ingestworkbench.drupal.lookup.EntityLookup;
import org.ingestworkbench.drupal.lookup.EntityReader;
import org.ingestworkbench.drupal.lookup.JsonApi;
import org.ingestworkbench.drupal.lookup.MediaAddress;
import org.ingestworkbench.drupal.lookup.NearbyIds;
import org.ingestworkbench.drupal.lookup.ReferenceQueries;
import org.ingestworkbench.drupal.remote.Downloads;
import org.ingestworkbench.drupal.request.AnswerErrors;
import org.ingestworkbench.drupal.request.Http;
import org.ingestworkbench.drupal.request.HttpCall;
import org.ingestworkbench.drupal.request.Resource;
import org.ingestworkbench.drupal.request.Rest;
import org.ingestworkbench.drupal.request.Session;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.repository.Capabilities;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.MediaView;
import org.ingestworkbench.repository.NodeIdSearch;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.repository.RepositoryClient;

/**
 * A Drupal site as a repository. Safe for use by many threads at once.
 *
 * <p>Speaks core REST in JSON over HTTP/1.1. Signs in once with the first request that is made and
 * uses the session where the site takes it, Basic credentials where not; a password that was
 * refused is never sent again. A write is never repeated and never follows a redirect.
 */
public final class DrupalClient implements RepositoryClient, Catalog {
  private static final String VERSION = "/islandora_workbench_integration/version";

  private final String host;
  private final Credentials credentials;
  private final Http http;
  private final Session session;
  private final Downloads downloads;
  private final EntityCreator creator;
  private final EntityLookup lookup;
  private final JsonApi jsonApi;
  private final BulkLookup bulkLookup;
  private final NearbyIds nearbyIds;
  private final EntityReader reader;
  private final ReferenceQueries references;
  private final EntityDeleter deleter;
  private final EntityChanger changer;
  private final DrupalCatalog catalog;
  private final Rest rest;
  private final MediaAddress mediaAddress;
  private final Duration longestRequest;
  private final Capabilities capabilities;
  private final DrupalExport export;

  DrupalClient(
      String host,
      Credentials credentials,
      Http http,
      Downloads downloads,
      ClientSettings settings) {
    this.host = host;
    this.credentials = credentials;
    this.http = http;
    var errors = new AnswerErrors(host, settings.clock());
    this.session =
        new Session(http, host, credentials.login(), errors, settings.requests().warnings());
    this.rest = new Rest(http, session, errors, host);
    this.longestRequest = settings.requests().limits().answer();
    this.mediaAddress = new MediaAddress(settings.standaloneMediaUrl());
    this.downloads = downloads;
    this.jsonApi = new JsonApi(rest, errors);
    var uploads = new FileUploads(rest, errors, downloads, settings.requests().warnings());
    this.creator =
        new EntityCreator(
            rest,
            errors,
            uploads,
            jsonApi,
            mediaAddress,
            settings.nodeReferenceField(),
            settings.mediaNodeField());
    var definitions = new TypeDefinitions(rest, errors, settings.workbenchPermissions());
    this.catalog =
        new DrupalCatalog(
            rest,
            errors,
            host,
            definitions,
            settings.nodeReferenceField(),
            settings.mediaNodeField());
    this.bulkLookup = new BulkLookup(jsonApi);
    this.nearbyIds = new NearbyIds(rest, errors);
    this.reader =
        new EntityReader(
            rest,
            errors,
            jsonApi,
            mediaAddress,
            settings.nodeReferenceField(),
            settings.mediaNodeField());
    this.references = new ReferenceQueries(jsonApi, settings.nodeReferenceField());
    this.deleter = new EntityDeleter(rest, errors, jsonApi, mediaAddress);
    this.changer = new EntityChanger(rest, errors, reader, definitions, mediaAddress);
    this.lookup =
        new EntityLookup(
            rest, errors, catalog, definitions, jsonApi, settings.nodeReferenceField());
    this.capabilities = answers();
    var checksums = new StoredChecksums(rest, errors, settings.requests().warnings());
    this.export =
        new DrupalExport(
            new DrupalExport.Parts(
                host, rest, errors, reader, catalog, session, downloads, checksums),
            false);
  }

  /** A client with the usual settings. Makes no request yet. */
  public static DrupalClient connect(URI host, Credentials credentials) {
    return builder(host).credentials(credentials).build();
  }

  /**
   * Starts a client.
   *
   * @param host the site's base address, with its path if it has one
   */
  public static DrupalClientBuilder builder(URI host) {
    return new DrupalClientBuilder(host);
  }

  @Override
  public String host() {
    return host;
  }

  @Override
  public String address(EntityRef ref) {
    if (ref.id() == null) {
      return host + " (" + ref + ")";
    }
    return host + path(ref, ref.id());
  }

  private String path(EntityRef ref, String id) {
    return switch (ref.type()) {
      case NODE -> "/node/" + id;
      case MEDIA -> mediaAddress.path(id);
      case FILE -> "/entity/file/" + id + "?_format=json";
      case TERM -> "/taxonomy/term/" + id;
      case ALIAS -> "/admin/config/search/path/edit/" + id;
    };
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  private Capabilities answers() {
    return Capabilities.NONE
        .with(Capability.MEDIA_OF_NODE, reader::media)
        .with(Capability.CHILDREN, references::children)
        .with(Capability.TERM_USERS, references::users)
        .with(Capability.FIND_MANY, bulkLookup::shown)
        .with(Capability.LOOK_MANY, bulkLookup::there)
        .with(Capability.NODE_ID, this::nodeId)
        .with(Capability.FILE_TIME, file -> reader.fileMade(Objects.requireNonNull(file.id())))
        .with(Capability.ALIAS, alias -> reader.alias(Objects.requireNonNull(alias.id())))
        .with(Capability.ONE_AT_A_TIME, DrupalClient::oneAtATime)
        .with(Capability.CHANGE, changer::plan)
        .with(Capability.CHANGE_VIEW, changer::view);
  }

  private Optional<String> nodeId(NodeIdSearch search) {
    return jsonApi
        .nodeId(search.uuid())
        .or(() -> nearbyIds.find(search.uuid(), search.near(), search.upwards()));
  }

  /** Drupal refuses an upload while another of its name is under way. */
  private static List<String> oneAtATime(Creation creation) {
    return creation instanceof Creation.OfMedia medium
        ? FileUploads.names(medium.media())
        : List.of();
  }

  @Override
  public Optional<NodeView> look(EntityRef node) {
    return reader.look(node);
  }

  @Override
  public Optional<MediaView> medium(EntityRef medium) {
    return reader.medium(medium);
  }

  @Override
  public boolean delete(EntityRef ref) {
    return deleter.delete(ref);
  }

  @Override
  public Confirmation create(Creation creation) {
    return create(creation, () -> {});
  }

  @Override
  public Confirmation create(Creation creation, Runnable ready) {
    var made = made(creation, ready);
    if (creation instanceof Creation.OfTerm term) {
      catalog.termMade(term, Objects.requireNonNull(made.id()));
    }
    return made;
  }

  @Override
  public Confirmation update(Change change, Runnable ready) {
    return changer.update(change, ready);
  }

  private Confirmation made(Creation creation, Runnable ready) {
    try {
      return creator.create(creation, ready);
    } finally {
      nearbyIds.somethingIsMade();
    }
  }

  /**
   * The fields of a node with their values, each as a CSV of Islandora Workbench writes it. One
   * request.
   *
   * @param node by its ID, or by its uuid where JSON:API is on
   * @return by the field's name, in the site's order; empty when the node is surely not there
   * @throws org.ingestworkbench.repository.RepositoryException when the question failed, or the
   *     account may not see the node
   */
  public Optional<Map<String, List<String>>> fieldTexts(EntityRef node) {
    return reader.fields(node);
  }

  /** Reads nodes with their files in the form that an input has. */
  public DrupalExport export() {
    return export;
  }

  /**
   * Tells of each node that this client makes from now on: its uuid, and its fields as {@link
   * #fieldTexts} gives them, of the answer that the site sends in any case. Called by the thread
   * that makes the node, before {@link #create} returns. Replaces an earlier listener.
   */
  public void nodeListener(BiConsumer<UUID, Map<String, List<String>>> listener) {
    creator.nodeListener(listener);
  }

  /**
   * Begins to sign in, on a thread of its own, and returns at once: what comes next need not wait
   * for all of it. What goes wrong is told to the next caller that asks the site.
   */
  public void signInAhead() {
    session.ahead();
  }

  /**
   * Signs in and looks for the integration module: at most six requests.
   *
   * @throws org.ingestworkbench.repository.RepositoryException when the site cannot be reached, is
   *     elsewhere, or refuses the password
   */
  public VerifiedSite verify() {
    boolean signedIn = session.ticket().isPresent();
    var answer = rest.send(HttpCall.get(Resource.MODULE, VERSION));
    var version = answer.json().map(json -> json.path("integration_module_version").asText(null));
    return new VerifiedSite(host, answer.ok() ? version.orElse(null) : null, signedIn);
  }

  @Override
  public Finding find(Creation creation) {
    return lookup.find(creation);
  }

  @Override
  public Finding find(EntityRef ref) {
    return lookup.find(ref);
  }

  @Override
  public boolean hasBundle(String bundle) {
    return catalog.hasBundle(bundle);
  }

  @Override
  public Map<String, FieldDefinition> fields(String bundle, Collection<String> names) {
    return catalog.fields(bundle, names);
  }

  @Override
  public Map<String, String> namesByLabel(String bundle) {
    return catalog.namesByLabel(bundle);
  }

  @Override
  public boolean hasBundle(EntityType type, String bundle) {
    return catalog.hasBundle(type, bundle);
  }

  @Override
  public Map<String, FieldDefinition> fields(
      EntityType type, String bundle, Collection<String> names) {
    return catalog.fields(type, bundle, names);
  }

  @Override
  public Map<String, String> namesByLabel(EntityType type, String bundle) {
    return catalog.namesByLabel(type, bundle);
  }

  @Override
  public Map<String, String> contentTypes(Collection<String> nodes, String usual) {
    var types = new HashMap<String, String>();
    bulkLookup.nodes(usual, nodes).forEach(node -> types.put(node, usual));
    nodes.stream()
        .filter(node -> !types.containsKey(node))
        .forEach(node -> catalog.contentType(node).ifPresent(type -> types.put(node, type)));
    return types;
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
  public List<Term> termsByName(String vocabulary, String name) {
    return catalog.termsByName(vocabulary, name);
  }

  @Override
  public List<Term> termsByUri(String uri) {
    return catalog.termsByUri(uri);
  }

  @Override
  public Optional<Term> term(String id) {
    return catalog.term(id);
  }

  @Override
  public RemoteFile remoteFile(String address) {
    return downloads.look(address);
  }

  /**
   * Fetches a file of another site, such as an input, by the rules for files that rows name: {@link
   * org.ingestworkbench.drupal.limits.RemoteFiles} says from where, how much and how long, after
   * every redirect too; no cookie, password or token goes there. It is asked for once.
   *
   * @param address with http or https
   * @return the file; it is deleted when this client is closed
   * @throws org.ingestworkbench.repository.RepositoryException when it is refused, or does not
   *     come; {@code elsewhere}, without effect
   */
  public Path fetch(String address) {
    return downloads.fetch(address).path();
  }

  @Override
  public boolean hasUser(String id) {
    return catalog.hasUser(id);
  }

  @Override
  public boolean hasLanguage(String code) {
    return catalog.hasLanguage(code);
  }

  @Override
  public boolean remote() {
    return true;
  }

  @Override
  public OptionalLong maxFileSize(String mediaBundle, String fileField) {
    return catalog.maxFileSize(mediaBundle, fileField);
  }

  @Override
  public Set<String> mediaOwners(String mediaBundle) {
    return catalog.mediaOwners(mediaBundle);
  }

  @Override
  public Trial tryOut(EntityType type, String bundle) {
    return catalog.tryOut(type, bundle);
  }

  @Override
  public Optional<String> node(String reference) {
    return catalog.node(reference);
  }

  @Override
  public Optional<Node> findNode(String reference) {
    return catalog.findNode(reference);
  }

  @Override
  public Duration longestRequest() {
    return longestRequest;
  }

  @Override
  public void abort() {
    http.abort();
    creator.abort();
    downloads.abort();
  }

  @Override
  public void close() {
    try {
      session.close();
    } finally {
      downloads.close();
      http.close();
    }
  }

  @Override
  public String toString() {
    return "DrupalClient[" + host + ", " + credentials.user() + "]";
  }
}
