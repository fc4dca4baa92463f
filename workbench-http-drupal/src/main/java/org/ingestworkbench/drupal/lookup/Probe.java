package org.ingestworkbench.drupal.lookup;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ingestworkbench.drupal.catalog.TypeDefinitions;
import org.ingestworkbench.drupal.request.AnswerErrors;
import org.ingestworkbench.drupal.request.HttpAnswer;
import org.ingestworkbench.drupal.request.HttpCall;
import org.ingestworkbench.drupal.request.Json;
import org.ingestworkbench.drupal.request.Payload;
import org.ingestworkbench.drupal.request.Resource;
import org.ingestworkbench.drupal.request.Rest;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;
import org.ingestworkbench.repository.RepositoryException.Scope;
import org.ingestworkbench.text.Shown;

/**
 * Finds out over core REST alone whether a uuid is taken: posts a node that cannot be saved, since
 * it has no title and refers to a node ID that no site has, and that also refers to the uuid.
 * Drupal resolves uuids before it validates, so the complaint tells.
 */
final class Probe {
  /** The highest ID that Drupal's databases hold; two faults, for sites that make titles up. */
  private static final String NO_ENTITY = "2147483647";

  private static final Pattern UNKNOWN = Pattern.compile("No \".*\" entity found with UUID");

  private final Rest rest;
  private final AnswerErrors errors;
  private final TypeDefinitions definitions;

  Probe(Rest rest, AnswerErrors errors, TypeDefinitions definitions) {
    this.rest = rest;
    this.errors = errors;
    this.definitions = definitions;
  }

  /**
   * What the probe tells; empty when the field is not there. A field that is not there answers 500,
   * and so does a site that has too much to do: the content type's definition tells which it was.
   */
  Optional<Finding> ask(TypeDefinitions.Name field, String targetType, UUID uuid) {
    var body = Json.node(field.bundle());
    body.set(
        field.field(),
        Json.list()
            .add(Json.object().put("target_uuid", uuid.toString()).put("target_type", targetType))
            .add(Json.object().put("target_id", NO_ENTITY).put("target_type", targetType)));
    var call =
        HttpCall.post(Resource.NODE, "/node?_format=json", Payload.Json.of(body))
            .with("Content-Type", "application/json");
    return read(field, uuid, call, rest.send(call));
  }

  private Optional<Finding> read(
      TypeDefinitions.Name field, UUID uuid, HttpCall call, HttpAnswer answer) {
    if (answer.status() == 422) {
      return Optional.of(complaint(uuid, answer));
    } else if (answer.status() == 403) {
      return Optional.of(
          new Finding.CannotTell(
              "The account may not ask by way of a new node of type "
                  + field.bundle()
                  + ": let it create them, or turn JSON:API on."));
    } else if (answer.status() == 500 && !definitions.has(field)) {
      return Optional.empty();
    } else if (answer.ok()) {
      throw saved(answer);
    }
    throw errors.of(call, answer);
  }

  private static Finding complaint(UUID uuid, HttpAnswer answer) {
    var message = answer.message();
    if (UNKNOWN.matcher(message).find() && message.contains(uuid.toString())) {
      return new Finding.Absent();
    }
    return message.contains("validation failed")
        ? new Finding.Found(Confirmation.of(null, uuid))
        : new Finding.CannotTell("The site answered the question with: " + message);
  }

  private static RepositoryException saved(HttpAnswer answer) {
    var id = answer.json().map(json -> Json.first(json, "nid")).map(Shown::value).orElse("?");
    return RepositoryException.because(
            "The site saved a node without title (ID "
                + id
                + ") that was only a question. Delete it, and turn JSON:API on so that nothing has"
                + " to be asked this way.")
        .effect(Effect.UNKNOWN)
        .scope(Scope.JOB)
        .status(answer.status())
        .build();
  }
}
