package org.ingestworkbench.standin.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.ingestworkbench.standin.FieldSpec;

/**
 * Makes and changes entities: who may set what, defaults, validation, and what follows from a
 * media's file.
 */
final class Editor {
  private final ContentModel model;
  private final Content content;
  private final Validator validator;
  private final MediaRules media;
  private final Clock clock;
  private final Supplier<UUID> uuids;

  Editor(
      ContentModel model,
      Content content,
      Lookup lookup,
      FileStore files,
      Clock clock,
      Supplier<UUID> uuids) {
    this.model = model;
    this.content = content;
    this.validator = new Validator(model, lookup);
    this.media = new MediaRules(content, files);
    this.clock = clock;
    this.uuids = uuids;
  }

  /** Makes an entity of the fields that were sent. */
  Stored create(Bundle bundle, ObjectNode sent, Account account) {
    Kind kind = bundle.kind();
    sent.fieldNames().forEachRemaining(name -> mayCreate(kind, name, account));
    ObjectNode fields = sent.deepCopy();
    setDefaults(kind, fields, account);
    validator.check(bundle, fields);
    JsonNode sentPath = fields.remove(pathField(kind));
    if (kind == Kind.MEDIA) {
      media.complete(bundle, fields);
    }
    Stored made = content.create(kind, bundle.name(), takeUuid(fields), fields);
    if (kind == Kind.MEDIA) {
      media.keepFiles(bundle, made, clock.instant().getEpochSecond());
    }
    makeAlias(made, sentPath, account);
    return made;
  }

  /** A path alias has a field of that name which is not its own alias. */
  private static String pathField(Kind kind) {
    return kind == Kind.ALIAS ? "" : "path";
  }

  private void mayCreate(Kind kind, String name, Account account) {
    model
        .baseField(kind, name)
        .filter(
            field -> field.readOnly() || (field.forAdministrators() && !account.isAdministrator()))
        .ifPresent(
            field -> {
              throw Refusal.forbidden("Access denied on creating field '" + name + "'.");
            });
  }

  private void setDefaults(Kind kind, ObjectNode fields, Account account) {
    for (BaseField field : model.baseFields(kind)) {
      if (fields.path(field.name()).isEmpty() && !field.defaultValue().isEmpty()) {
        setDefault(field, fields, account);
      }
    }
    if (fields.path("uuid").isEmpty()) {
      fields.set("uuid", Json.value(uuids.get().toString()));
    }
    dropEmpty(fields);
  }

  private void setDefault(BaseField field, ObjectNode fields, Account account) {
    String value = field.defaultValue();
    switch (value) {
      case "now" -> fields.set(field.name(), Json.value(clock.instant().getEpochSecond()));
      case "account" -> fields.set(field.name(), Json.target(account.id()));
      case "root" -> fields.remove(field.name());
      case "true", "false" -> fields.set(field.name(), Json.value(Boolean.valueOf(value)));
      default ->
          fields.set(
              field.name(),
              value.matches("\\d+") ? Json.value(Long.valueOf(value)) : Json.value(value));
    }
  }

  private static void dropEmpty(ObjectNode fields) {
    for (var each = fields.elements(); each.hasNext(); ) {
      if (each.next().isEmpty()) {
        each.remove();
      }
    }
  }

  private static String takeUuid(ObjectNode fields) {
    return fields.remove("uuid").path(0).path("value").asText();
  }

  private void makeAlias(
      Stored entity, @org.jspecify.annotations.Nullable JsonNode path, Account account) {
    String alias = path == null ? "" : path.path(0).path("alias").asText("");
    if (!alias.isEmpty() && !alias.equals("null")) {
      ObjectNode fields = Json.object();
      fields.set("path", Json.value(entity.path()));
      fields.set("alias", Json.value(alias));
      fields.set("langcode", Json.value(entity.text("langcode")));
      create(model.bundle(Kind.ALIAS, "").orElseThrow(), fields, account);
    }
  }

  /** Changes the fields that were sent; a uuid may be sent if it is the same. */
  Stored change(Stored entity, Bundle bundle, ObjectNode sent, Account account) {
    JsonNode uuid = sent.remove("uuid");
    if (uuid != null && !uuid.path(0).path("value").asText().equals(entity.uuid())) {
      throw Refusal.forbidden(
          "Access denied on updating field 'uuid'. The entity UUID cannot be changed.");
    }
    sent.fieldNames().forEachRemaining(name -> mayChange(entity, name, sent.get(name), account));
    ObjectNode after = merged(entity.fields(), sent);
    after.set("uuid", Json.value(entity.uuid()));
    validator.check(bundle, after);
    JsonNode path = sent.remove(pathField(entity.kind()));
    Stored changed =
        content
            .change(
                entity.kind(), entity.id(), fields -> stamped(entity.kind(), merged(fields, sent)))
            .orElseThrow(() -> Refusal.of(404, ""));
    if (entity.kind() == Kind.MEDIA) {
      media.keepFiles(bundle, changed, clock.instant().getEpochSecond());
    }
    makeAlias(changed, path, account);
    return changed;
  }

  private void mayChange(Stored entity, String name, JsonNode value, Account account) {
    boolean refused =
        model
            .baseField(entity.kind(), name)
            .filter(f -> f.readOnly() || (f.forAdministrators() && !account.isAdministrator()))
            .isPresent();
    if (refused && !value.equals(entity.items(name))) {
      throw Refusal.forbidden("Access denied on updating field '" + name + "'.");
    }
  }

  private static ObjectNode merged(ObjectNode before, ObjectNode sent) {
    ObjectNode after = before.deepCopy();
    after.setAll(sent);
    dropEmpty(after);
    return after;
  }

  private ObjectNode stamped(Kind kind, ObjectNode fields) {
    ArrayNode now = Json.value(clock.instant().getEpochSecond());
    StreamSupport.stream(model.baseFields(kind).spliterator(), false)
        .map(BaseField::spec)
        .filter(
            field -> field.type().equals("changed") || field.name().equals("revision_timestamp"))
        .map(FieldSpec::name)
        .forEach(name -> fields.set(name, now));
    return fields;
  }
}
