package org.ingestworkbench.drupal.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ingestworkbench.drupal.catalog.DrupalCatalog;
import org.ingestworkbench.drupal.catalog.TypeDefinitions;
import org.ingestworkbench.drupal.request.AnswerErrors;
import org.ingestworkbench.drupal.request.HttpCall;
import org.ingestworkbench.drupal.request.Json;
import org.ingestworkbench.drupal.request.Paths;
import org.ingestworkbench.drupal.request.Resource;
import org.ingestworkbench.drupal.request.Rest;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.text.Folding;

/**
 * Asks whether an object was made: JSON:API where the site has it, else the lists and lookups of an
 * Islandora site, else the probe. Saves nothing.
 */
public final class EntityLookup {

  private static final Finding NOT_SHOWN = new Finding.CannotTell("JSON:API is off.");
  private final Rest rest;
  private final AnswerErrors errors;
  private final DrupalCatalog catalog;
  private final TypeDefinitions definitions;
  private final JsonApi jsonApi;
  private final Probe probe;
  private final String nodeReferenceField;

  public EntityLookup(
      Rest rest,
      AnswerErrors errors,
      DrupalCatalog catalog,
      TypeDefinitions definitions,
      JsonApi jsonApi,
      String nodeField) {
    this.rest = rest;
    this.errors = errors;
    this.catalog = catalog;
    this.definitions = definitions;
    this.jsonApi = jsonApi;
    this.probe = new Probe(rest, errors, definitions);
    this.nodeReferenceField = nodeField;
  }

  public Finding find(Creation creation) {
    if (creation instanceof Creation.OfNode node) {
      return node(node);
    } else if (creation instanceof Creation.OfMedia media) {
      return medium(media);
    } else if (creation instanceof Creation.OfAlias alias) {
      return alias(alias);
    }
    return term((Creation.OfTerm) creation);
  }

  /** An object of any bundle, by its uuid alone: only JSON:API has an address for that. */
  public Finding find(EntityRef ref) {
    var uuid = Objects.requireNonNull(ref.uuid(), "Who asks so has a uuid.");
    return switch (ref.type()) {
      case NODE -> anyOf("node", uuid, "drupal_internal__nid");
      case MEDIA -> anyOf("media", uuid, "drupal_internal__mid");
      case ALIAS -> jsonApi.anyOf("path_alias", uuid, "drupal_internal__id");
      case TERM -> anyOf("taxonomy_term", uuid, "drupal_internal__tid");
      case FILE -> jsonApi.anyOf("file", uuid, "drupal_internal__fid");
    };
  }

  /**
   * JSON:API may leave a bundle out, or hide it from the account; the probe knows no bundles, but
   * needs a field that refers to such objects.
   */
  private Finding anyOf(String entityType, UUID uuid, String idAttribute) {
    var shown = jsonApi.anyOf(entityType, uuid, idAttribute);
    return shown instanceof Finding.Found ? shown : probeKnown(entityType, uuid).orElse(shown);
  }

  private Finding node(Creation.OfNode creation) {
    var bundle = creation.node().bundle();
    return jsonApi
        .find("node/" + bundle, creation.uuid(), "drupal_internal__nid")
        .filter(Finding.Found.class::isInstance)
        .orElseGet(() -> unlessOfAnother(bundle, creation.uuid()));
  }

  /** The address of one bundle says nothing of a node of another one. */
  private Finding unlessOfAnother(String bundle, UUID uuid) {
    var shown = jsonApi.on() ? jsonApi.node(uuid) : NOT_SHOWN;
    return shown instanceof Finding.CannotTell ? probeNode(bundle, uuid) : shown;
  }

  private Finding probeNode(String bundle, UUID uuid) {
    var first = probe.ask(new TypeDefinitions.Name(bundle, nodeReferenceField), "node", uuid);
    return first.orElseGet(() -> probeElsewhere(bundle, uuid));
  }

  /** The usual field is not there; another reference to nodes does as well. */
  private Finding probeElsewhere(String bundle, UUID uuid) {
    definitions.fields(bundle, definitions.names(bundle).orElse(Set.of()));
    for (var field : definitions.knownReferences("node")) {
      var found = probe.ask(field, "node", uuid);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return new Finding.CannotTell(
        "The content type "
            + bundle
            + " has no field that refers to nodes, and JSON:API is off: turn JSON:API on (reading"
            + " is enough) to let an interrupted job find its nodes.");
  }

  private Finding medium(Creation.OfMedia creation) {
    return jsonApi
        .find("media/" + creation.media().bundle(), creation.uuid(), "drupal_internal__mid")
        .orElseGet(() -> mediumOf(creation));
  }

  private Finding mediumOf(Creation.OfMedia creation) {
    var nodeId = creation.node().id();
    if (nodeId == null) {
      return probeKnown("media", creation.uuid())
          .orElseGet(
              () ->
                  new Finding.CannotTell(
                      "Only the uuid of the medium's node is known, and JSON:API is off: turn"
                          + " JSON:API on to find the medium."));
    }
    var call = HttpCall.get(Resource.MEDIA_OF_NODE, "/node/" + nodeId + "/media?_format=json");
    var answer = rest.send(call);
    if (answer.ok()) {
      var media = answer.json().orElseThrow(() -> errors.notJson(call, answer));
      return unlessHidden(listed(media, creation.uuid()));
    }
    errors.requireTold(call, answer);
    return probeKnown("media", creation.uuid())
        .orElseGet(
            () ->
                new Finding.CannotTell(
                    "The site does not list the media of a node at "
                        + call
                        + " (HTTP "
                        + answer.status()
                        + ") and has JSON:API off: turn one of them on for this account."));
  }

  /** What JSON:API keeps from the account, the list may keep from it too. */
  private Finding unlessHidden(Finding listed) {
    return listed instanceof Finding.Absent && jsonApi.on()
        ? new Finding.CannotTell(
            "JSON:API does not tell of the medium, and the list of its node does not have it: let"
                + " the account see media that are not published.")
        : listed;
  }

  private static Finding listed(JsonNode media, UUID uuid) {
    for (var medium : media) {
      if (uuid.toString().equals(Json.first(medium, "uuid"))) {
        return found(medium, "mid", uuid);
      }
    }
    return new Finding.Absent();
  }

  private static Finding found(JsonNode entity, String idField, UUID uuid) {
    var changed = Json.instant(Json.first(entity, "changed"));
    return new Finding.Found(
        new Confirmation(Json.id(entity, idField), uuid, changed, List.of(), null));
  }

  /** An alias is found by where it leads; under which uuid makes no difference. */
  private Finding alias(Creation.OfAlias creation) {
    return jsonApi
        .find("path_alias/path_alias", creation.uuid(), "drupal_internal__id")
        .orElseGet(() -> whereAliasLeads(creation));
  }

  private Finding whereAliasLeads(Creation.OfAlias creation) {
    var call = HttpCall.get(Resource.NODE, Paths.encodePath(creation.alias()) + "?_format=json");
    var answer = rest.send(call);
    if (answer.status() == 404) {
      return new Finding.Absent();
    }
    errors.requireTold(call, answer);
    var there = answer.ok() ? answer.json() : Optional.<JsonNode>empty();
    return there
        .map(node -> sameNode(creation, node))
        .orElseGet(
            () ->
                new Finding.CannotTell(
                    "The account may not see what "
                        + creation.alias()
                        + " leads to (HTTP "
                        + answer.status()
                        + "): let it see the node."));
  }

  private static Finding sameNode(Creation.OfAlias creation, JsonNode node) {
    var ref = creation.node();
    boolean same =
        ref.id() != null
            ? ref.id().equals(Json.first(node, "nid"))
            : String.valueOf(ref.uuid()).equals(Json.first(node, "uuid"));
    return same
        ? new Finding.Found(Confirmation.of(null, creation.uuid()))
        : new Finding.CannotTell(
            creation.alias()
                + " leads to node "
                + Json.first(node, "nid")
                + ", not to "
                + ref
                + ": remove that alias or choose another.");
  }

  private Finding term(Creation.OfTerm creation) {
    var term = creation.term();
    var name = Folding.visible(term.name());
    for (var entity : catalog.terms(DrupalCatalog.byNameCall(term.vocabulary(), name))) {
      if (creation.uuid().toString().equals(Json.first(entity, "uuid"))) {
        return found(entity, "tid", creation.uuid());
      }
    }
    return jsonApi
        .find("taxonomy_term/" + term.vocabulary(), creation.uuid(), "drupal_internal__tid")
        .or(() -> probeKnown("taxonomy_term", creation.uuid()))
        .orElseGet(Finding.Absent::new);
  }

  private Optional<Finding> probeKnown(String targetType, UUID uuid) {
    return definitions.knownReferences(targetType).stream()
        .limit(1)
        .flatMap(field -> probe.ask(field, targetType, uuid).stream())
        .findFirst();
  }
}
