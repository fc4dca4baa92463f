package org.ingestworkbench.drupal.entity;

import java.util.Objects;
import java.util.Optional;
import org.ingestworkbench.drupal.lookup.JsonApi;
import org.ingestworkbench.drupal.lookup.MediaAddress;
import org.ingestworkbench.drupal.request.AnswerErrors;
import org.ingestworkbench.drupal.request.HttpAnswer;
import org.ingestworkbench.drupal.request.HttpCall;
import org.ingestworkbench.drupal.request.Paths;
import org.ingestworkbench.drupal.request.Resource;
import org.ingestworkbench.drupal.request.Rest;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Remedy;

/** Deletes objects: one DELETE each. */
public final class EntityDeleter {
  private final Rest rest;
  private final AnswerErrors errors;
  private final JsonApi jsonApi;
  private final MediaAddress mediaAddress;

  public EntityDeleter(Rest rest, AnswerErrors errors, JsonApi jsonApi, MediaAddress mediaAddress) {
    this.rest = rest;
    this.errors = errors;
    this.jsonApi = jsonApi;
    this.mediaAddress = mediaAddress;
  }

  public boolean delete(EntityRef ref) {
    var id = id(ref);
    return id.isPresent()
        && (ref.type() == EntityType.MEDIA ? medium(id.get()) : at(ref, id.get()));
  }

  /** Empty when there is surely none of the uuid. */
  private Optional<String> id(EntityRef ref) {
    if (ref.id() != null) {
      return Optional.of(ref.id());
    }
    var finding =
        jsonApi.anyOf(
            JsonApi.name(ref.type()),
            Objects.requireNonNull(ref.uuid()),
            JsonApi.idAttribute(ref.type()));
    if (finding instanceof Finding.CannotTell cannot) {
      throw RepositoryException.because(
              "Only the uuid of " + ref + " is known, so it was not deleted. " + cannot.why())
          .remedy(Remedy.MEND_AND_RESUME)
          .build();
    }
    return JsonApi.id(finding);
  }

  private boolean medium(String id) {
    var asked = mediaAddress.send(rest, id, path -> HttpCall.delete(Resource.MEDIA, path));
    return told(asked.call(), asked.answer());
  }

  private boolean at(EntityRef ref, String id) {
    var call = call(ref.type(), Paths.encode(id));
    return told(call, rest.send(call));
  }

  private static HttpCall call(EntityType type, String id) {
    return switch (type) {
      case NODE -> HttpCall.delete(Resource.NODE, "/node/" + id + "?_format=json");
      case FILE -> HttpCall.delete(Resource.FILE, "/entity/file/" + id + "?_format=json");
      case TERM -> HttpCall.delete(Resource.TERM, "/taxonomy/term/" + id + "?_format=json");
      case ALIAS -> HttpCall.delete(Resource.ALIAS, "/entity/path_alias/" + id + "?_format=json");
      case MEDIA -> throw new IllegalArgumentException("A medium is at one of two addresses.");
    };
  }

  private boolean told(HttpCall call, HttpAnswer answer) {
    if (AnswerErrors.surelyNotThere(answer)) {
      return false;
    } else if (!answer.ok()) {
      throw errors.of(call, answer);
    }
    return true;
  }
}
