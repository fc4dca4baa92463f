package org.ingestworkbench.drupal.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.ingestworkbench.drupal.request.AnswerErrors;
import org.ingestworkbench.drupal.request.HttpAnswer;
import org.ingestworkbench.drupal.request.HttpCall;
import org.ingestworkbench.drupal.request.Json;
import org.ingestworkbench.drupal.request.Paths;
import org.ingestworkbench.drupal.request.Resource;
import org.ingestworkbench.drupal.request.Rest;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.repository.RepositoryException.Scope;
import org.ingestworkbench.text.Folding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers from a site what planning asks. */
public final class DrupalCatalog implements Catalog {
  private static final Logger LOG = LoggerFactory.getLogger(DrupalCatalog.class);
  private static final int MOST_TERMS = 50_000;
  private static final int MOST_NODES = 10_000;
  private static final String NUMBERED = "/node/\\d{1,18}";

  private final Rest rest;
  private final AnswerErrors errors;
  private final String host;
  private final TypeDefinitions definitions;
  private final String mediaNodeField;
  private final CreationTrial trial;
  private final AnswerCache<String, Boolean> mediaBundles = new AnswerCache<>(1000);
  private final AnswerCache<String, Boolean> vocabularies = new AnswerCache<>(1000);
  private final AnswerCache<NameKey, List<Term>> byName = new AnswerCache<>(MOST_TERMS);
  private final AnswerCache<String, List<Term>> byUri = new AnswerCache<>(MOST_TERMS);
  private final AnswerCache<String, Optional<Term>> byId = new AnswerCache<>(MOST_TERMS);
  private final AnswerCache<String, Optional<String>> nodes = new AnswerCache<>(MOST_NODES);

  private final AnswerCache<String, Optional<Node>> foundNodes = new AnswerCache<>(MOST_NODES);
  private final AnswerCache<String, Boolean> users = new AnswerCache<>(1000);
  private final AnswerCache<String, Boolean> languages = new AnswerCache<>(1000);

  private final AnswerCache<TrialKey, Trial> trials = new AnswerCache<>(1000);

  private record TrialKey(EntityType type, String bundle) {}

  private record NameKey(String vocabulary, String folded) {}

  public DrupalCatalog(
      Rest rest,
      AnswerErrors errors,
      String host,
      TypeDefinitions definitions,
      String nodeReferenceField,
      String mediaNodeField) {
    this.rest = rest;
    this.errors = errors;
    this.host = host;
    this.definitions = definitions;
    this.mediaNodeField = mediaNodeField;
    this.trial = new CreationTrial(rest, errors, definitions, nodeReferenceField, mediaNodeField);
  }

  @Override
  public boolean hasBundle(String bundle) {
    return definitions.names(bundle).isPresent();
  }

  @Override
  public Map<String, FieldDefinition> fields(String bundle, Collection<String> names) {
    return definitions.fields(bundle, names);
  }

  @Override
  public Map<String, String> namesByLabel(String bundle) {
    return definitions.namesByLabel(EntityType.NODE, bundle);
  }

  @Override
  public boolean hasBundle(EntityType type, String bundle) {
    return switch (type) {
      case NODE -> hasBundle(bundle);
      case MEDIA -> hasMediaBundle(bundle);
      case TERM -> vocabularies.get(bundle, this::askForVocabulary);
      case FILE, ALIAS -> true;
    };
  }

  @Override
  public Map<String, FieldDefinition> fields(
      EntityType type, String bundle, Collection<String> names) {
    return definitions.fields(type, bundle, names);
  }

  @Override
  public Map<String, String> namesByLabel(EntityType type, String bundle) {
    return definitions.namesByLabel(type, bundle);
  }

  @Override
  public boolean hasMediaBundle(String bundle) {
    return mediaBundles.get(bundle, this::askForMediaBundle);
  }

  private boolean askForMediaBundle(String bundle) {
    return isThere(Resource.MEDIA_TYPE, "media_type", bundle);
  }

  private boolean askForVocabulary(String name) {
    return isThere(Resource.VOCABULARY, "taxonomy_vocabulary", name);
  }

  private boolean isThere(Resource resource, String type, String name) {
    var path = "/entity/" + type + "/" + Paths.encode(name) + "?_format=json";
    var call = HttpCall.get(resource, path);
    var answer = rest.send(call);
    if (answer.status() == 403 || AnswerErrors.noRoute(answer)) {
      LOG.warn(
          "{} does not say whether it has {} {}; taken as there.",
          host,
          type.replace('_', ' '),
          name);
      return true;
    } else if (answer.status() == 404) {
      return false;
    }
    return !json(call, answer).isEmpty();
  }

  @Override
  public Set<String> extensions(String mediaBundle, String fileField) {
    return definitions.extensions(mediaBundle, fileField);
  }

  @Override
  public List<Term> termsByName(String vocabulary, String name) {
    var key = new NameKey(vocabulary, Folding.fold(name));
    return byName.get(key, asked -> askByName(asked, Folding.visible(name)));
  }

  /** A site's collation takes more spellings for one than we do; only equal ones count. */
  private List<Term> askByName(NameKey key, String name) {
    return terms(byNameCall(key.vocabulary(), name)).stream()
        .map(DrupalCatalog::term)
        .filter(term -> Folding.fold(term.name()).equals(key.folded()))
        .toList();
  }

  public static HttpCall byNameCall(String vocabulary, String name) {
    return HttpCall.get(
        Resource.TERM_BY_NAME,
        "/term_from_term_name?vocab="
            + Paths.encode(vocabulary)
            + "&name="
            + Paths.encode(name)
            + "&_format=json");
  }

  /** From now on a term that was just made is known under its name. */
  public void termMade(Creation.OfTerm creation, String id) {
    var made = creation.term();
    byName.put(
        new NameKey(made.vocabulary(), Folding.fold(made.name())),
        List.of(new Term(id, made.vocabulary(), made.name())));
  }

  @Override
  public List<Term> termsByUri(String uri) {
    return byUri.get(uri, this::askByUri);
  }

  /** Two lists are kept of addresses; the second is asked for what the first does not have. */
  private List<Term> askByUri(String uri) {
    var found = lookUp(Resource.TERM_BY_URI, "/term_from_uri?_format=json&uri=", uri);
    return found.isEmpty()
        ? lookUp(
            Resource.TERM_BY_AUTHORITY,
            "/term_from_authority_link?_format=json&authority_link=",
            uri)
        : found;
  }

  private List<Term> lookUp(Resource resource, String path, String uri) {
    return terms(HttpCall.get(resource, path + Paths.encode(uri))).stream()
        .map(DrupalCatalog::term)
        .toList();
  }

  /** The entities that one of the module's lookups answers with. */
  public List<JsonNode> terms(HttpCall call) {
    var answer = rest.send(call);
    if (answer.status() == 404 || answer.status() == 403 || answer.status() == 406) {
      throw noLookup(call, answer);
    }
    var found = new ArrayList<JsonNode>();
    json(call, answer).forEach(found::add);
    return found;
  }

  private RepositoryException noLookup(HttpCall call, HttpAnswer answer) {
    return errors
        .builder(
            call,
            answer,
            errors.of(call, answer).getMessage()
                + " Terms are looked up through the module Islandora Workbench Integration:"
                + " install it on "
                + host
                + " and let the account see its views.")
        .scope(Scope.JOB)
        .remedy(Remedy.MEND_AND_RESUME)
        .build();
  }

  @Override
  public Optional<Term> term(String id) {
    return id.matches("\\d{1,18}") ? byId.get(id, this::askById) : Optional.empty();
  }

  private Optional<Term> askById(String id) {
    var call = HttpCall.get(Resource.TERM, "/taxonomy/term/" + id + "?_format=json");
    var answer = rest.send(call);
    return answer.status() == 404 && !AnswerErrors.noRoute(answer)
        ? Optional.empty()
        : Optional.of(term(json(call, answer)));
  }

  private static Term term(JsonNode entity) {
    return new Term(
        String.valueOf(Json.id(entity, "tid")),
        String.valueOf(Json.first(entity, "vid", "target_id")),
        String.valueOf(Json.first(entity, "name")));
  }

  @Override
  public Optional<String> node(String reference) {
    var path = path(reference.strip());
    if (path.isEmpty()) {
      return Optional.empty();
    }
    var found = nodes.get(path.get(), this::askForNode);
    if (found.isEmpty()) {
      nodes.forget(path.get());
    }
    return found;
  }

  @Override
  public Optional<Node> findNode(String reference) {
    var path = path(reference.strip());
    if (path.isEmpty()) {
      return Optional.empty();
    }
    var found = foundNodes.get(path.get(), this::describe);
    if (found.isEmpty()) {
      foundNodes.forget(path.get());
    }
    return found;
  }

  /** A node that the account may not read can be written to all the same, if its ID is known. */
  private Optional<Node> describe(String path) {
    var call = nodeCall(path);
    var answer = rest.send(call);
    if (answer.status() == 403 && path.matches(NUMBERED)) {
      return Optional.of(new Node(path.substring("/node/".length()), "", ""));
    }
    errors.requireTold(call, answer);
    return answer.ok() ? answer.json().flatMap(DrupalCatalog::described) : Optional.empty();
  }

  private static Optional<Node> described(JsonNode entity) {
    return Optional.ofNullable(Json.id(entity, "nid"))
        .map(
            id ->
                new Node(
                    id,
                    Objects.requireNonNullElse(Json.first(entity, "type", "target_id"), ""),
                    Objects.requireNonNullElse(Json.first(entity, "title"), "")));
  }

  /** The path on this site; empty for what leads elsewhere. */
  private Optional<String> path(String reference) {
    if (reference.matches("\\d{1,18}")) {
      return Optional.of("/node/" + reference);
    } else if (reference.startsWith(host + "/")) {
      return Optional.of(reference.substring(host.length()));
    } else if (reference.matches("(?i)[a-z][a-z0-9+.-]*:.*") || reference.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(reference.startsWith("/") ? reference : "/" + reference);
  }

  private Optional<String> askForNode(String path) {
    return path.matches(NUMBERED)
        ? headOf(path).map(there -> path.substring("/node/".length()))
        : nodeAt(path);
  }

  private Optional<String> headOf(String path) {
    var call = HttpCall.head(Resource.PAGE, path);
    var answer = rest.send(call);
    if (answer.ok() || answer.status() == 403) {
      return Optional.of(path);
    } else if (answer.status() == 404) {
      return Optional.empty();
    }
    throw errors.of(call, answer);
  }

  /** The ID of the node that an alias leads to. */
  Optional<String> nodeAt(String path) {
    var call = nodeCall(path);
    var answer = rest.send(call);
    errors.requireTold(call, answer);
    return answer.ok() ? answer.json().map(json -> Json.id(json, "nid")) : Optional.empty();
  }

  /** The content type of a node that is there; empty text where it is not told. */
  public Optional<String> contentType(String node) {
    var call = HttpCall.get(Resource.NODE, "/node/" + Paths.encode(node) + "?_format=json");
    var answer = rest.send(call);
    if (answer.status() == 403) {
      return Optional.of("");
    } else if (AnswerErrors.surelyNotThere(answer)) {
      return Optional.empty();
    }
    return Optional.of(json(call, answer).path("type").path(0).path("target_id").asText(""));
  }

  private static HttpCall nodeCall(String path) {
    var encoded = path.contains("%") ? path : Paths.encodePath(path);
    return HttpCall.get(Resource.NODE, encoded + "?_format=json");
  }

  @Override
  public boolean hasUser(String id) {
    return users.get(
        id, asked -> isNotMissing(HttpCall.get(Resource.USER, "/user/" + asked + "?_format=json")));
  }

  @Override
  public boolean hasLanguage(String code) {
    return languages.get(code, asked -> isNotMissing(languageCall(asked)));
  }

  private static HttpCall languageCall(String code) {
    return HttpCall.get(
        Resource.LANGUAGE, "/entity/configurable_language/" + Paths.encode(code) + "?_format=json");
  }

  /** Only a 404 of an address that is there says no; a site need not let everybody ask. */
  private boolean isNotMissing(HttpCall call) {
    var answer = rest.send(call);
    errors.requireTold(call, answer);
    return answer.status() != 404 || !answer.message().contains("was not converted");
  }

  @Override
  public OptionalLong maxFileSize(String mediaBundle, String fileField) {
    return definitions.maxFileSize(mediaBundle, fileField);
  }

  @Override
  public Set<String> mediaOwners(String mediaBundle) {
    return definitions.mediaTargets(mediaBundle, mediaNodeField);
  }

  @Override
  public Trial tryOut(EntityType type, String bundle) {
    return trials.get(new TrialKey(type, bundle), asked -> trial.of(asked.type(), asked.bundle()));
  }

  private JsonNode json(HttpCall call, HttpAnswer answer) {
    if (!answer.ok()) {
      throw errors.of(call, answer);
    }
    return answer.json().orElseThrow(() -> errors.notJson(call, answer));
  }
}
