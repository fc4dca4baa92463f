package org.ingestworkbench.standin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.ingestworkbench.standin.auth.Account;
import org.ingestworkbench.standin.entity.EntityEditor;
import org.ingestworkbench.standin.entity.EntityParser;
import org.ingestworkbench.standin.entity.EntitySerializer;
import org.ingestworkbench.standin.http.JsonNodes;
import org.ingestworkbench.standin.http.Refusal;
import org.ingestworkbench.standin.http.Response;
import org.ingestworkbench.standin.model.Bundle;
import org.ingestworkbench.standin.model.DrupalEntityType;
import org.ingestworkbench.standin.route.RoutedRequest;
import org.ingestworkbench.standin.store.Content;
import org.ingestworkbench.standin.store.DuplicateUuid;
import org.ingestworkbench.standin.store.FileStore;
import org.ingestworkbench.standin.store.StoredEntity;

/** Core REST's entity resources: one for each entity type, all alike. */
public final class RestResources {
  private final Content content;
  private final EntityEditor editor;
  private final EntityParser reader;
  private final EntitySerializer serializer;
  private final FileStore files;
  private final URI site;
  private final BooleanSupplier standaloneMediaUrl;

  public RestResources(
      Content content,
      EntityEditor editor,
      EntityParser reader,
      EntitySerializer serializer,
      FileStore files,
      URI site,
      BooleanSupplier standaloneMediaUrl) {
    this.content = content;
    this.editor = editor;
    this.reader = reader;
    this.serializer = serializer;
    this.files = files;
    this.site = site;
    this.standaloneMediaUrl = standaloneMediaUrl;
  }

  public Response create(DrupalEntityType kind, RoutedRequest call) {
    JsonNode sent = EntityParser.json(call.request());
    Bundle bundle = reader.bundle(kind, sent);
    var fields = reader.fields(bundle, sent);
    call.mustCreate();
    try {
      StoredEntity made = editor.create(bundle, fields, call.account());
      Response answer = Response.json(201, serializer.made(made, call.account()));
      return kind == DrupalEntityType.ALIAS || kind == DrupalEntityType.PARAGRAPH
          ? answer
          : answer.with("Location", site + address(made));
    } catch (DuplicateUuid e) {
      throw Refusal.unexpected(); // the database refuses it, and Drupal does not tell why
    }
  }

  private String address(StoredEntity entity) {
    return entity.kind() == DrupalEntityType.MEDIA && standaloneMediaUrl.getAsBoolean()
        ? "/media/" + entity.id()
        : entity.path();
  }

  public Response get(DrupalEntityType kind, RoutedRequest call) {
    StoredEntity entity = find(kind, call);
    if (kind == DrupalEntityType.NODE && isHidden(entity, call.account())) {
      throw Refusal.forbidden("");
    }
    return Response.json(200, serializer.full(entity, call.account()));
  }

  /** An unpublished node is seen by its author and by an administrator. */
  private static boolean isHidden(StoredEntity node, Account reader) {
    return !node.first("status", "value").asBoolean(true)
        && !reader.isAdministrator()
        && node.first("uid", "target_id").asLong() != reader.id();
  }

  private StoredEntity find(DrupalEntityType kind, RoutedRequest call) {
    Optional<StoredEntity> entity = content.find(kind, call.id(0));
    return entity.orElseThrow(() -> missing(kind, call.request().method()));
  }

  private Refusal missing(DrupalEntityType kind, String method) {
    String pattern = kind.path(0).replace("0", "{" + kind.type() + "}");
    String route = "rest.entity." + kind.type() + "." + (method.equals("HEAD") ? "GET" : method);
    return Refusal.notConverted(kind.type(), pattern, route);
  }

  public Response change(DrupalEntityType kind, RoutedRequest call) {
    StoredEntity entity = find(kind, call);
    JsonNode sent = EntityParser.json(call.request());
    Bundle bundle = reader.bundle(kind, sent);
    var fields = reader.fields(bundle, sent);
    mustEdit(entity, call.account());
    JsonNode source = sent.path(bundle.sourceField()).path(0);
    boolean sourceAsNumber = source.path("target_id").isNumber() && !source.has("target_uuid");
    StoredEntity changed = editor.change(entity, fields, sourceAsNumber, call.account());
    boolean emptied = fields.has("description") && fields.path("description").isEmpty();
    return Response.json(
        200,
        emptied
            ? serializer.made(changed, call.account())
            : serializer.full(changed, call.account()));
  }

  /** Refuses an account that only looks, with the permissions that it has not. */
  private static void mustEdit(StoredEntity entity, Account account) {
    if (!account.mayCreate()) {
      throw Refusal.forbidden(
          switch (entity.kind()) {
            case NODE -> "The 'edit any " + entity.bundle() + " content' permission is required.";
            case MEDIA ->
                String.format(
                    "The following permissions are required: 'update any media' OR 'update own"
                        + " media' OR '%1$s: edit any media' OR '%1$s: edit own media'.",
                    entity.bundle());
            case TERM ->
                "The following permissions are required: 'edit terms in "
                    + entity.bundle()
                    + "' OR 'administer taxonomy'.";
            default -> "";
          });
    }
  }

  public Response delete(DrupalEntityType kind, RoutedRequest call) {
    StoredEntity entity = find(kind, call);
    call.mustCreate();
    if (!content.delete(kind, entity.id())) {
      throw missing(kind, "DELETE");
    }
    if (kind == DrupalEntityType.FILE) {
      files.delete(entity.text("uri"));
    }
    return Response.empty(204);
  }

  /** A list as the views of the starter site answer it. */
  Response list(Iterable<StoredEntity> entities, Account account) {
    var list = JsonNodes.array();
    entities.forEach(entity -> list.add(serializer.full(entity, account)));
    return Response.json(200, list);
  }

  public Response json(int status, StoredEntity entity, Account account) {
    return Response.json(status, serializer.full(entity, account));
  }
}
