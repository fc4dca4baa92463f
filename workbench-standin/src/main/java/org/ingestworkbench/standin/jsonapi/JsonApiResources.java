package org.ingestworkbench.standin.jsonapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ingestworkbench.standin.entity.EntityEditor;
import org.ingestworkbench.standin.entity.EntityParser;
import org.ingestworkbench.standin.field.FieldSpec;
import org.ingestworkbench.standin.http.JsonNodes;
import org.ingestworkbench.standin.http.Refusal;
import org.ingestworkbench.standin.http.Request;
import org.ingestworkbench.standin.http.Response;
import org.ingestworkbench.standin.model.Bundle;
import org.ingestworkbench.standin.model.ConfigUuids;
import org.ingestworkbench.standin.model.ContentModel;
import org.ingestworkbench.standin.model.DrupalEntityType;
import org.ingestworkbench.standin.model.JsonApiNames;
import org.ingestworkbench.standin.rest.UploadResource;
import org.ingestworkbench.standin.route.RoutedRequest;
import org.ingestworkbench.standin.route.Router;
import org.ingestworkbench.standin.store.Content;
import org.ingestworkbench.standin.store.DuplicateUuid;
import org.ingestworkbench.standin.store.StoredEntity;

/**
 * The resources of JSON:API: collections and individuals of every bundle, and uploads to a field.
 */
public final class JsonApiResources {
  private static final int PAGE = 50;

  private final ContentModel model;
  private final Content content;
  private final EntityEditor editor;
  private final UploadResource uploads;
  private final JsonApiParser reader;
  private final JsonApiWriter writer;
  private final URI site;

  public JsonApiResources(
      ContentModel model,
      Content content,
      EntityEditor editor,
      UploadResource uploads,
      JsonApiParser reader,
      JsonApiWriter writer,
      URI site) {
    this.model = model;
    this.content = content;
    this.editor = editor;
    this.uploads = uploads;
    this.reader = reader;
    this.writer = writer;
    this.site = site;
  }

  private Bundle bundle(RoutedRequest call) {
    return JsonApiNames.bundle(model, call.request().path())
        .orElseThrow(() -> Router.noRoute(call.request()));
  }

  private StoredEntity find(Bundle bundle, RoutedRequest call, String action) {
    String type = JsonApiNames.type(bundle);
    return content
        .find(bundle.kind(), call.part(2))
        .filter(entity -> entity.bundle().equals(bundle.name()))
        .orElseThrow(
            () ->
                Refusal.notConverted(
                    "entity",
                    "/jsonapi/" + type.replace("--", "/") + "/{entity}",
                    "jsonapi." + type + ".individual" + action));
  }

  public Response create(RoutedRequest call) {
    Bundle bundle = bundle(call);
    ObjectNode fields = reader.fields(bundle, EntityParser.json(call.request()).path("data"));
    if (bundle.kind() == DrupalEntityType.FILE) {
      throw Refusal.forbidden("");
    }
    call.mustCreate();
    try {
      if (content
          .find(bundle.kind(), fields.path("uuid").path(0).path("value").asText())
          .isPresent()) {
        throw conflict();
      }
      StoredEntity made = editor.create(bundle, fields, call.account());
      return document(201, made, JsonApiNames.collection(site, bundle), call)
          .with("Location", writer.versioned(made, bundle));
    } catch (DuplicateUuid e) {
      throw conflict();
    }
  }

  private static Refusal conflict() {
    return Refusal.of(409, "Conflict: Entity already exists.");
  }

  private Response document(int status, StoredEntity entity, String self, RoutedRequest call) {
    ObjectNode document = JsonApiNames.document();
    document.set("data", writer.resource(entity, wanted(call, entity)));
    ArrayNode included = included(List.of(entity), call);
    if (!included.isEmpty()) {
      document.set("included", included);
    }
    document.putObject("links").putObject("self").put("href", self);
    return Response.jsonApi(status, document);
  }

  private static Predicate<String> wanted(RoutedRequest call, StoredEntity entity) {
    String key = "fields[" + entity.kind().type() + "--" + entity.bundle() + "]";
    if (!call.request().query().containsKey(key)) {
      return name -> true;
    }
    return Set.of(call.request().parameter(key).split(",", -1))::contains;
  }

  /** What the entities refer to by the fields that are to be included. */
  private ArrayNode included(List<StoredEntity> entities, RoutedRequest call) {
    Set<StoredEntity> targets = new LinkedHashSet<>();
    for (String name : call.request().parameter("include").split(",", -1)) {
      for (StoredEntity entity : entities) {
        model
            .bundle(entity.kind(), entity.bundle())
            .flatMap(bundle -> model.field(bundle, name))
            .flatMap(field -> DrupalEntityType.of(field.targetType()))
            .ifPresent(
                kind ->
                    entity
                        .items(name)
                        .forEach(
                            item ->
                                content
                                    .find(kind, item.path("target_id").asLong())
                                    .ifPresent(targets::add)));
      }
    }
    ArrayNode included = JsonNodes.array();
    targets.forEach(target -> included.add(writer.resource(target, wanted(call, target))));
    return included;
  }

  public Response get(RoutedRequest call) {
    return document(200, find(bundle(call), call, ""), call.request().address(), call);
  }

  public Response change(RoutedRequest call) {
    Bundle bundle = bundle(call);
    StoredEntity entity = find(bundle, call, ".patch");
    JsonNode data = EntityParser.json(call.request()).path("data");
    String id = data.path("id").asText();
    if (!id.equals(entity.uuid())) {
      throw Refusal.of(
          400,
          String.format(
              "The selected entity (%s) does not match the ID in the payload (%s).",
              entity.uuid(), id));
    }
    ObjectNode fields = reader.fields(bundle, data);
    call.mustCreate();
    StoredEntity changed = editor.change(entity, fields, false, call.account());
    return document(200, changed, call.request().address(), call);
  }

  public Response delete(RoutedRequest call) {
    StoredEntity entity = find(bundle(call), call, ".delete");
    call.mustCreate();
    content.delete(entity.kind(), entity.id());
    return Response.empty(204);
  }

  public Response upload(RoutedRequest call) {
    StoredEntity file = uploads.receive(call);
    Bundle bundle =
        model.bundle(DrupalEntityType.FILE, DrupalEntityType.FILE.soleBundle()).orElseThrow();
    return document(201, file, writer.address(file, bundle), call);
  }

  public Response list(RoutedRequest call) {
    Bundle bundle = bundle(call);
    Request request = call.request();
    List<StoredEntity> found =
        new ArrayList<>(new JsonApiFilter(model, content, request.query()).find(bundle));
    if (request.parameter("sort").startsWith("-")) {
      Collections.reverse(found);
    }
    int limit = Math.min(PAGE, number(request, "page[limit]", PAGE));
    int offset = Math.min(found.size(), number(request, "page[offset]", 0));
    int end = Math.min(found.size(), offset + limit);
    List<StoredEntity> page = found.subList(offset, end);
    ObjectNode document = JsonApiNames.document();
    ArrayNode data = document.putArray("data");
    page.forEach(entity -> data.add(writer.resource(entity, wanted(call, entity))));
    ArrayNode included = included(page, call);
    if (!included.isEmpty()) {
      document.set("included", included);
    }
    document.set("links", pages(bundle, offset, limit, end < found.size()));
    return Response.jsonApi(200, document);
  }

  /** Every resource type with its address. */
  public Response index(RoutedRequest call) {
    ObjectNode document = JsonApiNames.document();
    document.putArray("data");
    ObjectNode links = document.putObject("links");
    for (DrupalEntityType kind : DrupalEntityType.values()) {
      bundles(kind)
          .forEach(
              bundle ->
                  links
                      .putObject(JsonApiNames.type(bundle))
                      .put("href", JsonApiNames.collection(site, bundle)));
    }
    links
        .putObject("field_storage_config--field_storage_config")
        .put("href", site + JsonApiNames.STORAGES);
    links.putObject("self").put("href", site + JsonApiNames.INDEX);
    return Response.jsonApi(200, document);
  }

  private Collection<Bundle> bundles(DrupalEntityType kind) {
    return kind.hasBundles()
        ? model.bundles(kind)
        : model.bundle(kind, kind.soleBundle()).stream().toList();
  }

  /** The fields of bundles, each once an entity type, filtered by what they refer to. */
  public Response storages(RoutedRequest call) {
    call.mustCreate();
    String target = call.request().parameter("filter[settings.target_type]");
    List<ObjectNode> found =
        Arrays.stream(DrupalEntityType.values())
            .flatMap(kind -> storages(kind, target))
            .skip(number(call.request(), "page[offset]", 0))
            .limit(PAGE)
            .toList();
    ObjectNode document = JsonApiNames.document();
    document.putArray("data").addAll(found);
    return Response.jsonApi(200, document);
  }

  private Stream<ObjectNode> storages(DrupalEntityType kind, String target) {
    return model.bundles(kind).stream()
        .flatMap(bundle -> bundle.fields().stream())
        .filter(field -> target.isEmpty() || target.equals(field.targetType()))
        .map(FieldSpec::name)
        .distinct()
        .map(name -> storage(kind, name));
  }

  private static ObjectNode storage(DrupalEntityType kind, String name) {
    ObjectNode resource = JsonNodes.object();
    resource.put("type", "field_storage_config--field_storage_config");
    resource.put("id", ConfigUuids.uuid(kind.type() + "." + name));
    resource
        .putObject("attributes")
        .put("drupal_internal__id", kind.type() + "." + name)
        .put("field_name", name)
        .put("entity_type", kind.type());
    return resource;
  }

  private static int number(Request request, String name, int usual) {
    String text = request.parameter(name);
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : usual;
  }

  private ObjectNode pages(Bundle bundle, int offset, int limit, boolean more) {
    ObjectNode links = JsonNodes.object();
    if (offset > 0) {
      page(links, "first", bundle, 0, limit);
    }
    if (more) {
      page(links, "next", bundle, offset + limit, limit);
    }
    if (offset > 0) {
      page(links, "prev", bundle, Math.max(0, offset - limit), limit);
    }
    links.putObject("self").put("href", JsonApiNames.collection(site, bundle));
    return links;
  }

  private void page(ObjectNode links, String name, Bundle bundle, int offset, int limit) {
    String query = "?page%5Boffset%5D=" + offset + "&page%5Blimit%5D=" + limit;
    links.putObject(name).put("href", JsonApiNames.collection(site, bundle) + query);
  }
}
