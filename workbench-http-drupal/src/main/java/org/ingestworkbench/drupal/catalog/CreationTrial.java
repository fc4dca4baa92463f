package org.ingestworkbench.drupal.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ingestworkbench.drupal.request.AnswerErrors;
import org.ingestworkbench.drupal.request.HttpAnswer;
import org.ingestworkbench.drupal.request.HttpCall;
import org.ingestworkbench.drupal.request.Json;
import org.ingestworkbench.drupal.request.Payload;
import org.ingestworkbench.drupal.request.Resource;
import org.ingestworkbench.drupal.request.Rest;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.plan.Catalog.Trial;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;
import org.ingestworkbench.repository.RepositoryException.Scope;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * Posts a node, a medium or a term that cannot be saved: its title or name is too long for any
 * site. A node refers to a node that no site has, too, and a medium has no file, for sites that
 * make titles and names up. Drupal looks at rights before it validates, and then names every field
 * that lacks a value, those with a default left out.
 */
final class CreationTrial {
  /** The highest ID that Drupal's databases hold. */
  private static final String NO_ENTITY = "2147483647";

  /** Longer than any column of a database that a title is kept in. */
  private static final String TOO_LONG = "x".repeat(1 << 16);

  /** A fault of a whole field; one of a value has its number behind the field's name. */
  private static final Pattern FIELD = Pattern.compile("([a-z0-9_]+): .*");

  /** How long a title may be is the last number of what is said of one, in every language. */
  private static final Pattern LIMIT =
      Pattern.compile("(?:title|name)\\.0\\.value: .*?([0-9]{1,9})[^0-9]*");

  private static final Set<String> LABELS = Set.of("title", "name");

  private final Rest rest;
  private final AnswerErrors errors;
  private final TypeDefinitions definitions;
  private final String nodeReferenceField;
  private final String mediaNodeField;

  CreationTrial(
      Rest rest,
      AnswerErrors errors,
      TypeDefinitions definitions,
      String nodeReferenceField,
      String mediaNodeField) {
    this.rest = rest;
    this.errors = errors;
    this.definitions = definitions;
    this.nodeReferenceField = nodeReferenceField;
    this.mediaNodeField = mediaNodeField;
  }

  Trial of(EntityType type, String bundle) {
    return switch (type) {
      case NODE -> node(bundle);
      case MEDIA -> read(send(Resource.MEDIA, "/entity/media", medium(bundle)));
      case TERM -> read(send(Resource.TERM, "/taxonomy/term", term(bundle)));
      case FILE, ALIAS -> Trial.UNKNOWN;
    };
  }

  /**
   * Tries with the reference first: an account without rights is refused before it must be known
   * whether the content type has such a field, and may not be allowed to ask for that.
   */
  private Trial node(String bundle) {
    var tried = send(Resource.NODE, "/node", withReference(bundle));
    if (tried.answer().status() == 500
        && !definitions.has(new TypeDefinitions.Name(bundle, nodeReferenceField))) {
      tried = send(Resource.NODE, "/node", overlong(bundle));
    }
    return read(tried);
  }

  private ObjectNode withReference(String bundle) {
    return overlong(bundle)
        .set(
            nodeReferenceField,
            Json.list().add(Json.object().put("target_id", NO_ENTITY).put("target_type", "node")));
  }

  private static ObjectNode overlong(String bundle) {
    return Json.node(bundle).set("title", Json.value(TOO_LONG));
  }

  private static ObjectNode medium(String bundle) {
    var medium = Json.object();
    medium.set("bundle", Json.target(bundle, "media_type"));
    return medium.set("name", Json.value(TOO_LONG));
  }

  private static ObjectNode term(String vocabulary) {
    var term = Json.object();
    term.set("vid", Json.target(vocabulary, "taxonomy_vocabulary"));
    return term.set("name", Json.value(TOO_LONG));
  }

  /** A request with its answer. */
  private record Tried(HttpCall call, HttpAnswer answer) {}

  private Tried send(Resource resource, String path, ObjectNode body) {
    var call =
        HttpCall.post(resource, path + "?_format=json", Payload.Json.of(body))
            .with("Content-Type", "application/json");
    return new Tried(call, rest.send(call));
  }

  private Trial read(Tried tried) {
    var answer = tried.answer();
    if (answer.ok()) {
      throw saved(answer);
    } else if (answer.status() == 422) {
      return new Trial(null, required(tried), maxTitle(answer));
    } else if (answer.status() == 403) {
      return new Trial(
          "HTTP 403 "
              + answer.message()
              + ". Give its role the right to create them, or sign in as another.",
          Set.of(),
          null);
    } else if (answer.tellsNothing()) {
      throw errors.of(tried.call(), answer);
    }
    return Trial.UNKNOWN;
  }

  private Set<String> required(Tried tried) {
    boolean medium = tried.call().resource() == Resource.MEDIA;
    return lines(tried.answer())
        .map(FIELD::matcher)
        .filter(Matcher::matches)
        .map(line -> line.group(1))
        .filter(field -> !LABELS.contains(field))
        .filter(field -> !(medium && field.equals(mediaNodeField)))
        .collect(Collectors.toSet());
  }

  private static @Nullable Integer maxTitle(HttpAnswer answer) {
    return lines(answer)
        .map(LIMIT::matcher)
        .filter(Matcher::matches)
        .map(line -> Integer.valueOf(line.group(1)))
        .findFirst()
        .orElse(null);
  }

  private static Stream<String> lines(HttpAnswer answer) {
    return answer.json().map(json -> json.path("message").asText()).orElse("").lines();
  }

  private static RepositoryException saved(HttpAnswer answer) {
    return RepositoryException.because(
            "The site saved "
                + Shown.value(answer.json().map(CreationTrial::name).orElse("something"))
                + " that was only a trial. Delete it.")
        .effect(Effect.UNKNOWN)
        .scope(Scope.JOB)
        .status(answer.status())
        .build();
  }

  private static String name(JsonNode made) {
    return Stream.of("nid", "mid", "tid")
        .filter(made::has)
        .map(key -> "an object (" + key + " " + Json.first(made, key) + ")")
        .findFirst()
        .orElse("something");
  }
}
