package org.ingestworkbench.drupal.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ingestworkbench.drupal.request.Json;
import org.ingestworkbench.drupal.request.Paths;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.repository.Referrers;
import org.ingestworkbench.repository.RepositoryException;
import org.jspecify.annotations.Nullable;

/**
 * Asks what refers to an object. Core REST has no such question; JSON:API filters collections by
 * what they refer to. No site tells what the account may not see at all, such as unpublished nodes
 * of other users.
 */
public final class ReferenceQueries {
  private static final String STORAGE = "field_storage_config/field_storage_config";
  private static final Referrers OFF =
      new Referrers.CannotTell(
          "JSON:API is off: turn it on (reading is enough) to have that looked up.");

  private final JsonApi jsonApi;
  private final String parentField;
  private volatile @Nullable List<Field> termFields;

  /** A field of an entity type. */
  private record Field(String entityType, String name) {}

  public ReferenceQueries(JsonApi jsonApi, String parentField) {
    this.jsonApi = jsonApi;
    this.parentField = parentField;
  }

  public Referrers children(EntityRef node) {
    return jsonApi.on() ? told(() -> in(new Field("node", parentField), node)) : OFF;
  }

  public Referrers users(EntityRef term) {
    return jsonApi.on() ? told(() -> users(fields(), term)) : OFF;
  }

  /** A refusal is an answer here: what the account may not see, it cannot tell. */
  private static Referrers told(Question question) {
    try {
      return new Referrers.Told(question.ask());
    } catch (RepositoryException e) {
      if (!e.concernsTheObjectAlone()) {
        throw e;
      }
      return new Referrers.CannotTell(String.valueOf(e.getMessage()));
    }
  }

  @FunctionalInterface
  private interface Question {
    List<EntityRef> ask();
  }

  private List<EntityRef> users(List<Field> fields, EntityRef term) {
    for (var field : fields) {
      var found = in(field, term);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private List<EntityRef> in(Field field, EntityRef target) {
    var found = new ArrayList<EntityRef>();
    var types = jsonApi.types(field.entityType());
    if (types.isEmpty()) {
      throw RepositoryException.because(
              "JSON:API does not show " + field.entityType() + ": turn it on there.")
          .build();
    }
    for (var type : types) {
      jsonApi.list(type, filter(field.name(), target)).stream()
          .map(resource -> ref(field.entityType(), resource))
          .forEach(found::add);
    }
    return found;
  }

  private static String filter(String field, EntityRef target) {
    var path = target.uuid() != null ? field + ".id" : field + ".meta.drupal_internal__target_id";
    var value = target.uuid() != null ? target.uuid().toString() : String.valueOf(target.id());
    return Paths.encode("filter[" + path + "]") + "=" + Paths.encode(value);
  }

  /** What is neither node nor term is told as a medium: it has no type of its own here. */
  private static EntityRef ref(String entityType, JsonNode resource) {
    var uuid = Json.uuid(resource.path("id"));
    return switch (entityType) {
      case "node" -> new EntityRef(EntityType.NODE, id(resource, "nid"), uuid);
      case "taxonomy_term" -> new EntityRef(EntityType.TERM, id(resource, "tid"), uuid);
      default -> new EntityRef(EntityType.MEDIA, id(resource, "mid"), uuid);
    };
  }

  private static @Nullable String id(JsonNode resource, String name) {
    return Json.id(resource.path("attributes").path("drupal_internal__" + name));
  }

  /** All fields of the site that refer to terms; asked once. */
  private List<Field> fields() {
    var known = termFields;
    if (known == null) {
      known = readFields();
      termFields = known;
    }
    return known;
  }

  private List<Field> readFields() {
    var filter = Paths.encode("filter[settings.target_type]") + "=taxonomy_term";
    var fields = jsonApi.all(STORAGE, filter).stream().map(ReferenceQueries::field).toList();
    if (fields.isEmpty()) {
      throw RepositoryException.because(
              "The account may not see which fields there are: let it administer fields.")
          .build();
    }
    return Stream.concat(fields.stream(), Stream.of(new Field("taxonomy_term", "parent"))).toList();
  }

  private static Field field(JsonNode storage) {
    var attributes = storage.path("attributes");
    return new Field(
        attributes.path("entity_type").asText(), attributes.path("field_name").asText());
  }
}
