package org.ingestworkbench.standin.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Core REST's entity resources: one for each entity type, all alike. */
final class Rest {
  private final Content content;
  private final Editor editor;
  private final EntityReader reader;
  private final Serializer serializer;
  private final FileStore files;
  private final URI site;
  private final BooleanSupplier standaloneMediaUrl;

  Rest(
      Content content,
      Editor editor,
      EntityReader reader,
      Serializer serializer,
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

  Answer create(Kind kind, Call call) {
    JsonNode sent = EntityReader.json(call.request());
    Bundle bundle = reader.bundle(kind, sent);
    var fields = reader.fields(bundle, sent);
    call.mustCreate();
    try {
      Stored made = editor.create(bundle, fields, call.account());
      Answer answer = Answer.json(201, serializer.made(made, call.account()));
      return kind == Kind.ALIAS ? answer : answer.with("Location", site + address(made));
    } catch (DuplicateUuid e) {
      throw Refusal.unexpected(); // the database refuses it, and Drupal tells nobody why
    }
  }

  private String address(Stored entity) {
    return entity.kind() == Kind.MEDIA && standaloneMediaUrl.getAsBoolean()
        ? "/media/" + entity.id()
        : entity.path();
  }

  Answer get(Kind kind, Call call) {
    return Answer.json(200, serializer.full(find(kind, call), call.account()));
  }

  private Stored find(Kind kind, Call call) {
    Optional<Stored> entity = content.find(kind, call.id(0));
    return entity.orElseThrow(() -> missing(kind, call.request().method()));
  }

  private Refusal missing(Kind kind, String method) {
    String pattern = kind.path(0).replace("0", "{" + kind.type() + "}");
    String route = "rest.entity." + kind.type() + "." + (method.equals("HEAD") ? "GET" : method);
    return Refusal.notConverted(kind.type(), pattern, route);
  }

  Answer change(Kind kind, Call call) {
    Stored entity = find(kind, call);
    JsonNode sent = EntityReader.json(call.request());
    Bundle bundle = reader.bundle(kind, sent);
    var fields = reader.fields(bundle, sent);
    call.mustCreate();
    Stored changed = editor.change(entity, bundle, fields, call.account());
    return Answer.json(200, serializer.full(changed, call.account()));
  }

  Answer delete(Kind kind, Call call) {
    Stored entity = find(kind, call);
    call.mustCreate();
    if (!content.delete(kind, entity.id())) {
      throw missing(kind, "DELETE");
    }
    if (kind == Kind.FILE) {
      files.delete(entity.text("uri"));
    }
    return Answer.empty(204);
  }

  /** A list as the views of the starter site answer it. */
  Answer list(Iterable<Stored> entities, Account account) {
    var list = Json.array();
    entities.forEach(entity -> list.add(serializer.full(entity, account)));
    return Answer.json(200, list);
  }

  Answer json(int status, Stored entity, Account account) {
    return Answer.json(status, serializer.full(entity, account));
  }
}
