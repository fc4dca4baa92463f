package org.ingestworkbench.drupal;

import java.util.Objects;
import java.util.Optional;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Remedy;

/** Deletes objects: one DELETE each. */
final class Deleting {
  private final Rest rest;
  private final Errors errors;
  private final JsonApi jsonApi;
  private final MediaAddress mediaAddress;

  Deleting(Rest rest, Errors errors, JsonApi jsonApi, MediaAddress mediaAddress) {
    this.rest = rest;
    this.errors = errors;
    this.jsonApi = jsonApi;
    this.mediaAddress = mediaAddress;
  }

  boolean delete(EntityRef ref) {
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
        jsonApi.anyOf(entityType(ref), Objects.requireNonNull(ref.uuid()), idAttribute(ref));
    if (finding instanceof Finding.CannotTell cannot) {
      throw RepositoryException.because(
              "Only the uuid of " + ref + " is known, so it was not deleted. " + cannot.why())
          .remedy(Remedy.MEND_AND_RESUME)
          .build();
    }
    return JsonApi.id(finding);
  }

  private static String entityType(EntityRef ref) {
    return switch (ref.type()) {
      case NODE -> "node";
      case MEDIA -> "media";
      case FILE -> "file";
      case TERM -> "taxonomy_term";
      case ALIAS -> "path_alias";
    };
  }

  private static String idAttribute(EntityRef ref) {
    return switch (ref.type()) {
      case NODE -> "drupal_internal__nid";
      case MEDIA -> "drupal_internal__mid";
      case FILE -> "drupal_internal__fid";
      case TERM -> "drupal_internal__tid";
      case ALIAS -> "drupal_internal__id";
    };
  }

  /** At the other address, where the first has no such resource. */
  private boolean medium(String id) {
    var first = rest.send(mediumAt(mediaAddress.path(id)));
    if (!Errors.noRoute(first)) {
      return told(mediumAt(mediaAddress.path(id)), first);
    }
    mediaAddress.learnOther();
    var second = mediumAt(mediaAddress.path(id));
    var answer = rest.send(second);
    if (Errors.noRoute(answer)) {
      mediaAddress.learnOther();
    }
    return told(second, answer);
  }

  private static Call mediumAt(String path) {
    return Call.delete(Resource.MEDIA, path + "?_format=json");
  }

  private boolean at(EntityRef ref, String id) {
    var call = call(ref.type(), Paths.encode(id));
    return told(call, rest.send(call));
  }

  private static Call call(EntityType type, String id) {
    return switch (type) {
      case NODE -> Call.delete(Resource.NODE, "/node/" + id + "?_format=json");
      case FILE -> Call.delete(Resource.FILE, "/entity/file/" + id + "?_format=json");
      case TERM -> Call.delete(Resource.TERM, "/taxonomy/term/" + id + "?_format=json");
      case ALIAS -> Call.delete(Resource.ALIAS, "/entity/path_alias/" + id + "?_format=json");
      case MEDIA -> throw new IllegalArgumentException("A medium is at one of two addresses.");
    };
  }

  private boolean told(Call call, Answer answer) {
    if (Errors.surelyNotThere(answer)) {
      return false;
    } else if (!answer.ok()) {
      throw errors.of(call, answer);
    }
    return true;
  }
}
