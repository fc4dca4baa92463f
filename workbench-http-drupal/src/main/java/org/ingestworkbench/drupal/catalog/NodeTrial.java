package org.ingestworkbench.drupal.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ingestworkbench.drupal.request.AnswerErrors;
import org.ingestworkbench.drupal.request.HttpAnswer;
import org.ingestworkbench.drupal.request.HttpCall;
import org.ingestworkbench.drupal.request.Json;
import org.ingestworkbench.drupal.request.Payload;
import org.ingestworkbench.drupal.request.Resource;
import org.ingestworkbench.drupal.request.Rest;
import org.ingestworkbench.plan.Catalog.Trial;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;
import org.ingestworkbench.repository.RepositoryException.Scope;
import org.ingestworkbench.text.Shown;

/**
 * Posts a node that cannot be saved: it has no title, and refers to a node that no site has; where
 * the content type refers to no nodes its title is too long for any site. Drupal looks at rights
 * before it validates, and then names every field that lacks a value, those with a default left
 * out.
 */
final class NodeTrial {
  /** The highest ID that Drupal's databases hold; a second fault, for sites that make titles up. */
  private static final String NO_ENTITY = "2147483647";

  /** Longer than any column of a database that a title is kept in. */
  private static final int TOO_LONG = 1 << 16;

  /** A fault of a whole field; one of a value has its number behind the field's name. */
  private static final Pattern FIELD = Pattern.compile("([a-z0-9_]+): .*");

  private final Rest rest;
  private final AnswerErrors errors;
  private final TypeDefinitions definitions;
  private final String nodeReferenceField;

  NodeTrial(
      Rest rest, AnswerErrors errors, TypeDefinitions definitions, String nodeReferenceField) {
    this.rest = rest;
    this.errors = errors;
    this.definitions = definitions;
    this.nodeReferenceField = nodeReferenceField;
  }

  /**
   * Tries with the reference first: an account without rights is refused before it must be known
   * whether the content type has such a field, and may not be allowed to ask for that.
   */
  Trial of(String bundle) {
    var withReference = Json.node(bundle);
    withReference.set(
        nodeReferenceField,
        Json.list().add(Json.object().put("target_id", NO_ENTITY).put("target_type", "node")));
    var call = call(Payload.Json.of(withReference));
    var answer = rest.send(call);
    if (answer.status() == 500
        && !definitions.has(new TypeDefinitions.Name(bundle, nodeReferenceField))) {
      call = call(Payload.Json.of(withTooLongTitle(bundle)));
      answer = rest.send(call);
    }
    return read(call, answer);
  }

  /** Where nothing else can be wrong: a site that makes titles up looks at one that is given. */
  private static ObjectNode withTooLongTitle(String bundle) {
    var title = Json.list().add(Json.object().put("value", "x".repeat(TOO_LONG)));
    return Json.node(bundle).set("title", title);
  }

  private static HttpCall call(Payload body) {
    return HttpCall.post(Resource.NODE, "/node?_format=json", body)
        .with("Content-Type", "application/json");
  }

  private Trial read(HttpCall call, HttpAnswer answer) {
    if (answer.ok()) {
      throw saved(answer);
    } else if (answer.status() == 422) {
      return new Trial(null, required(answer));
    } else if (answer.status() == 403) {
      return new Trial(
          "HTTP 403 "
              + answer.message()
              + ". Give its role the right to create them, or sign in as another.",
          Set.of());
    } else if (answer.tellsNothing()) {
      throw errors.of(call, answer);
    }
    return Trial.UNKNOWN;
  }

  private static Set<String> required(HttpAnswer answer) {
    return answer
        .json()
        .map(json -> json.path("message").asText())
        .orElse("")
        .lines()
        .map(FIELD::matcher)
        .filter(line -> line.matches())
        .map(line -> line.group(1))
        .filter(field -> !field.equals("title"))
        .collect(Collectors.toSet());
  }

  private static RepositoryException saved(HttpAnswer answer) {
    var id = answer.json().map(json -> Json.first(json, "nid")).map(Shown::value).orElse("?");
    return RepositoryException.because(
            "The site saved a node without title (ID " + id + ") that was only a trial. Delete it.")
        .effect(Effect.UNKNOWN)
        .scope(Scope.JOB)
        .status(answer.status())
        .build();
  }
}
