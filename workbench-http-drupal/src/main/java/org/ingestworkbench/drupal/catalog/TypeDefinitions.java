package org.ingestworkbench.drupal.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ingestworkbench.drupal.request.AnswerErrors;
import org.ingestworkbench.drupal.request.HttpAnswer;
import org.ingestworkbench.drupal.request.HttpCall;
import org.ingestworkbench.drupal.request.Paths;
import org.ingestworkbench.drupal.request.Resource;
import org.ingestworkbench.drupal.request.Rest;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.repository.RepositoryException.Scope;

/**
 * Reads the definitions of content types, media types, vocabularies and their fields, each once.
 *
 * <p>A stock site's own addresses for that take Basic credentials alone, and hash the password for
 * each of some twenty requests; the integration module's take the session. So the module is asked
 * first, and the site's own addresses where it has none, or does not let the account.
 */
public final class TypeDefinitions {
  private static final int MOST = 1000;
  private static final String NODE = "node";
  private static final String MEDIA = "media";

  private final Rest rest;
  private final AnswerErrors errors;
  private final boolean moduleAlone;
  private volatile boolean module = true;
  private final AnswerCache<Bundle, Optional<Set<String>>> names = new AnswerCache<>(MOST);
  private final AnswerCache<String, Optional<JsonNode>> configs = new AnswerCache<>(MOST);
  private final AnswerCache<String, Optional<JsonNode>> storages = new AnswerCache<>(MOST);
  private final Map<Field, FieldDefinition> known = new ConcurrentHashMap<>();

  /** A field of a content type. */
  public record Name(String bundle, String field) {}

  /** A content type, media type or vocabulary. */
  private record Bundle(String entity, String name) {
    static Bundle of(EntityType type, String name) {
      return new Bundle(
          switch (type) {
            case NODE -> NODE;
            case MEDIA -> MEDIA;
            case TERM -> "taxonomy_term";
            case FILE, ALIAS -> throw new IllegalArgumentException("No bundles of " + type);
          },
          name);
    }
  }

  private record Field(Bundle bundle, String name) {}

  /**
   * @param moduleAlone whether nothing but the integration module's own addresses is asked
   */
  public TypeDefinitions(Rest rest, AnswerErrors errors, boolean moduleAlone) {
    this.rest = rest;
    this.errors = errors;
    this.moduleAlone = moduleAlone;
  }

  /** The names of a content type's fields; empty when there is no such type. */
  public Optional<Set<String>> names(String bundle) {
    return names(new Bundle(NODE, bundle));
  }

  /** The names of the fields; empty when there is no form for such things. */
  private Optional<Set<String>> names(Bundle bundle) {
    return names.get(
        bundle,
        of ->
            display(of)
                .map(
                    json ->
                        FieldJson.names(
                            "field.field." + of.entity() + "." + of.name() + ".", json)));
  }

  /** Whether a content type has a field. */
  public boolean has(Name name) {
    return names(name.bundle()).orElse(Set.of()).contains(name.field());
  }

  public Map<String, FieldDefinition> fields(String bundle, Collection<String> asked) {
    return fields(EntityType.NODE, bundle, asked);
  }

  /** Those of the named fields that things of a type and bundle have. */
  public Map<String, FieldDefinition> fields(
      EntityType type, String name, Collection<String> asked) {
    var bundle = Bundle.of(type, name);
    var there = names(bundle).orElse(Set.of());
    var wanted = asked.stream().distinct().filter(there::contains).toList();
    prefetch(bundle, wanted);
    var found = new LinkedHashMap<String, FieldDefinition>();
    wanted.forEach(
        field -> field(new Field(bundle, field)).ifPresent(one -> found.put(field, one)));
    return found;
  }

  /** Both halves of every definition at once. */
  private void prefetch(Bundle bundle, List<String> fields) {
    var calls =
        fields.stream()
            .filter(field -> !known.containsKey(new Field(bundle, field)))
            .<Runnable>mapMulti(
                (field, todo) -> {
                  todo.accept(() -> config(bundle, field));
                  todo.accept(() -> storage(bundle, field));
                })
            .toList();
    Parallel.map(
        calls,
        call -> {
          call.run();
          return true;
        });
  }

  private Optional<FieldDefinition> field(Field field) {
    var config = config(field.bundle(), field.name());
    var storage = storage(field.bundle(), field.name());
    if (config.isEmpty() || storage.isEmpty()) {
      return Optional.empty();
    }
    var definition = FieldJson.definition(field.name(), config.get(), storage.get());
    known.put(field, definition);
    return Optional.of(definition);
  }

  /**
   * The fields of content types among those read so far that refer to this kind of thing without
   * more ado.
   */
  public List<Name> knownReferences(String targetType) {
    return known.entrySet().stream()
        .filter(entry -> entry.getKey().bundle().entity().equals(NODE))
        .filter(entry -> entry.getValue().type().equals("entity_reference"))
        .filter(entry -> targetType.equals(entry.getValue().target().type()))
        .map(entry -> new Name(entry.getKey().bundle().name(), entry.getKey().name()))
        .toList();
  }

  /** One whose label another has too stands under its own name. */
  Map<String, String> namesByLabel(EntityType type, String name) {
    var bundle = Bundle.of(type, name);
    var all = List.copyOf(names(bundle).orElse(Set.of()));
    var labels =
        Parallel.map(
            all,
            field -> config(bundle, field).map(json -> FieldJson.label(field, json)).orElse(field));
    var byLabel = new LinkedHashMap<String, String>();
    for (int i = 0; i < all.size(); i++) {
      if (byLabel.putIfAbsent(labels.get(i), all.get(i)) != null) {
        byLabel.putIfAbsent(all.get(i), all.get(i));
      }
    }
    return byLabel;
  }

  Set<String> extensions(String mediaBundle, String field) {
    return config(new Bundle(MEDIA, mediaBundle), field)
        .map(FieldJson::extensions)
        .orElse(Set.of());
  }

  OptionalLong maxFileSize(String mediaBundle, String field) {
    return config(new Bundle(MEDIA, mediaBundle), field)
        .map(FieldLimits::fileSize)
        .orElseGet(OptionalLong::empty);
  }

  /** The bundles that a field of a media type may refer to; empty means any. */
  Set<String> mediaTargets(String mediaBundle, String field) {
    return config(new Bundle(MEDIA, mediaBundle), field).map(FieldJson::targets).orElse(Set.of());
  }

  private Optional<JsonNode> display(Bundle bundle) {
    return read(
        module("entity_display/" + bundle.entity() + "/" + Paths.encode(bundle.name())),
        entity(
            Resource.FORM_DISPLAY,
            "entity_form_display/" + bundle.entity() + "." + bundle.name() + ".default"));
  }

  private Optional<JsonNode> config(Bundle bundle, String field) {
    return configs.get(
        bundle.entity() + "." + bundle.name() + "." + field,
        id ->
            read(
                module("field_config/" + bundle.entity() + "/" + bundle.name() + "/" + field),
                entity(Resource.FIELD_CONFIG, "field_config/" + id)));
  }

  private Optional<JsonNode> storage(Bundle bundle, String field) {
    return storages.get(
        bundle.entity() + "." + field,
        id ->
            read(
                module("field_storage_config/" + bundle.entity() + "/" + field),
                entity(Resource.FIELD_STORAGE, "field_storage_config/" + id)));
  }

  private static HttpCall module(String path) {
    return HttpCall.get(
        Resource.MODULE,
        Paths.encodePath("/islandora_workbench_integration/node_actions/" + path)
            + "?_format=json");
  }

  private static HttpCall entity(Resource resource, String path) {
    return HttpCall.get(resource, Paths.encodePath("/entity/" + path) + "?_format=json");
  }

  /** What the module does not tell, for any reason, the site does, or says why not. */
  private Optional<JsonNode> read(HttpCall ofModule, HttpCall ofSite) {
    if (moduleAlone) {
      return read(ofModule);
    }
    return told(ofModule).or(() -> read(ofSite));
  }

  private Optional<JsonNode> told(HttpCall ofModule) {
    if (!module) {
      return Optional.empty();
    }
    var answer = rest.send(ofModule);
    var told =
        answer.ok() ? answer.json().filter(TypeDefinitions::whole) : Optional.<JsonNode>empty();
    if (told.isEmpty()) {
      module = false;
    }
    return told;
  }

  private Optional<JsonNode> read(HttpCall call) {
    var answer = rest.send(call);
    if (answer.status() == 404 && !AnswerErrors.noRoute(answer)) {
      return Optional.empty();
    } else if (!answer.ok()) {
      throw cannotRead(call, answer);
    }
    var json = answer.json().orElseThrow(() -> errors.notJson(call, answer));
    return Optional.of(json).filter(TypeDefinitions::whole);
  }

  private static boolean whole(JsonNode json) {
    return json.has("dependencies");
  }

  private RepositoryException cannotRead(HttpCall call, HttpAnswer answer) {
    var advice =
        moduleAlone
            ? " This needs the module Islandora Workbench Integration 1.2 or newer."
            : " Definitions are read as REST resources (form display, field, field storage); give"
                + " the account the rights to see them, or set "
                + Advice.DEFINITIONS_BY_MODULE.words()
                + ".";
    return errors
        .builder(call, answer, errors.of(call, answer).getMessage() + advice)
        .scope(Scope.JOB)
        .advice(moduleAlone ? null : Advice.DEFINITIONS_BY_MODULE)
        .remedy(answer.tellsNothing() ? Remedy.RETRY : Remedy.MEND_AND_RESUME)
        .build();
  }
}
