package org.ingestworkbench.drupal.entity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.ingestworkbench.drupal.lookup.FieldTexts;
import org.ingestworkbench.drupal.lookup.JsonApi;
import org.ingestworkbench.drupal.lookup.MediaAddress;
import org.ingestworkbench.drupal.request.AnswerErrors;
import org.ingestworkbench.drupal.request.HttpAnswer;
import org.ingestworkbench.drupal.request.HttpCall;
import org.ingestworkbench.drupal.request.Json;
import org.ingestworkbench.drupal.request.Payload;
import org.ingestworkbench.drupal.request.Resource;
import org.ingestworkbench.drupal.request.Rest;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.repository.RepositoryException.Scope;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/** Makes objects: one POST each, after the uploads where it is a medium. */
public final class EntityCreator {
  private final Rest rest;
  private final AnswerErrors errors;
  private final FileUploads uploads;
  private final KeptUploads kept = new KeptUploads();
  private final NodeJson nodes;
  private final MediaJson media;
  private final String mediaNodeField;
  private final MediaAddress mediaAddress;
  private final JsonApi jsonApi;
  private volatile @Nullable BiConsumer<UUID, Map<String, List<String>>> nodeListener;

  public EntityCreator(
      Rest rest,
      AnswerErrors errors,
      FileUploads uploads,
      JsonApi jsonApi,
      MediaAddress mediaAddress,
      String parentField,
      String mediaNodeField) {
    this.rest = rest;
    this.errors = errors;
    this.uploads = uploads;
    this.jsonApi = jsonApi;
    this.mediaAddress = mediaAddress;
    this.nodes = new NodeJson(parentField);
    this.media = new MediaJson(mediaNodeField);
    this.mediaNodeField = mediaNodeField;
  }

  public Confirmation create(Creation creation, Runnable ready) {
    if (creation instanceof Creation.OfNode node) {
      return post(Resource.NODE, "/node", nodes.of(node), node.uuid(), "nid", List.of());
    } else if (creation instanceof Creation.OfMedia medium) {
      return medium(medium, ready);
    } else if (creation instanceof Creation.OfAlias alias) {
      return alias(alias);
    }
    return term((Creation.OfTerm) creation);
  }

  /** Tells of each node that is made from now on, with its fields as the site answered them. */
  public void nodeListener(BiConsumer<UUID, Map<String, List<String>>> listener) {
    nodeListener = listener;
  }

  /** Ends waits; comes after requests are refused. */
  public void abort() {
    uploads.abort();
  }

  private Confirmation medium(Creation.OfMedia creation, Runnable ready) {
    media.check(creation);
    var source = KeptUploads.source(creation.media());
    var files =
        source
            .flatMap(now -> kept.take(creation, now))
            .orElseGet(() -> uploads.of(creation.media(), ready));
    try {
      return medium(creation, files, ready);
    } catch (RepositoryException refused) {
      source.ifPresent(now -> kept.keep(creation, now, files, refused));
      throw refused;
    }
  }

  private Confirmation medium(Creation.OfMedia creation, List<UploadedFile> files, Runnable ready) {
    uploads.compare(creation.media(), files);
    var ids = files.stream().map(UploadedFile::id).toList();
    var body = media.of(creation, files);
    ready.run();
    return post(Resource.MEDIA, "/entity/media", body, creation.uuid(), "mid", ids);
  }

  private Confirmation alias(Creation.OfAlias creation) {
    var nodeId = nodeId(creation);
    var body = Json.object();
    body.set("path", Json.value("/node/" + nodeId));
    body.set("alias", Json.value(creation.alias()));
    body.set("uuid", Json.value(creation.uuid().toString()));
    return post(Resource.ALIAS, "/entity/path_alias", body, creation.uuid(), "id", List.of());
  }

  /** An alias, unlike a reference, takes no uuid. */
  private String nodeId(Creation.OfAlias creation) {
    var node = creation.node();
    return Optional.ofNullable(node.id())
        .or(() -> Optional.ofNullable(node.uuid()).flatMap(jsonApi::nodeId))
        .orElseThrow(() -> onlyUuid(creation));
  }

  private static RepositoryException onlyUuid(Creation.OfAlias creation) {
    return RepositoryException.because(
            "The alias "
                + creation.alias()
                + " needs the node's ID, of which only the uuid is known: it was looked for near the"
                + " job's other nodes and not found. Resume the job to look for it again; where"
                + " JSON:API is on (reading is enough) the site tells it at once.")
        .remedy(Remedy.MEND_AND_RESUME)
        .build();
  }

  private Confirmation term(Creation.OfTerm creation) {
    var body = TermJson.of(creation);
    return post(Resource.TERM, "/taxonomy/term", body, creation.uuid(), "tid", List.of());
  }

  private Confirmation post(
      Resource resource,
      String path,
      JsonNode body,
      UUID uuid,
      String idField,
      List<String> files) {
    var call =
        HttpCall.create(resource, path + "?_format=json", Payload.Json.of(body))
            .with("Content-Type", "application/json");
    var answer = rest.send(call);
    if (!answer.ok()) {
      throw errors.of(call, answer);
    }
    var entity = answer.json().orElseThrow(() -> errors.notJson(call, answer));
    if (resource == Resource.MEDIA) {
      mediaAddress.learn(answer);
    }
    var confirmed = confirmed(call, answer, entity, uuid, idField, files);
    var listener = nodeListener;
    if (resource == Resource.NODE && listener != null) {
      listener.accept(uuid, FieldTexts.of(entity));
    }
    return confirmed;
  }

  private Confirmation confirmed(
      HttpCall call,
      HttpAnswer answer,
      JsonNode entity,
      UUID uuid,
      String idField,
      List<String> files) {
    var id = id(call, entity.path(idField).path(0).path("value"));
    if (id == null) {
      throw errors.notJson(call, answer);
    }
    if (!uuid.toString().equalsIgnoreCase(Json.first(entity, "uuid"))) {
      throw uuidDropped(call, answer, uuid, Json.first(entity, "uuid"), id);
    }
    var nodeId = id(call, entity.path(mediaNodeField).path(0).path("target_id"));
    return new Confirmation(id, uuid, Json.instant(Json.first(entity, "changed")), files, nodeId);
  }

  /** Something was made, under this name or another. */
  private static @Nullable String id(HttpCall call, JsonNode value) {
    try {
      return Json.id(value);
    } catch (RepositoryException e) {
      throw RepositoryException.because(e.getMessage() + " Made with " + call + ".")
          .effect(Effect.UNKNOWN)
          .remedy(Remedy.RETRY)
          .cause(e)
          .build();
    }
  }

  private static RepositoryException uuidDropped(
      HttpCall call, HttpAnswer answer, UUID sent, @Nullable String got, String id) {
    return RepositoryException.because(
            call
                + " made an object with ID "
                + id
                + " under the uuid "
                + (got == null ? "none" : Shown.value(got))
                + ", not under "
                + sent
                + " that was sent: a proxy or a module drops it. Without it nothing can be made"
                + " exactly once, so the job stops.")
        .status(answer.status())
        .effect(Effect.UNKNOWN)
        .scope(Scope.JOB)
        .remedy(Remedy.CHANGE_DEFINITION)
        .build();
  }
}
