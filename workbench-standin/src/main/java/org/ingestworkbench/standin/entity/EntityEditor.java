package org.ingestworkbench.standin.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.ingestworkbench.standin.auth.Account;
import org.ingestworkbench.standin.field.FieldSpec;
import org.ingestworkbench.standin.http.JsonNodes;
import org.ingestworkbench.standin.http.Refusal;
import org.ingestworkbench.standin.http.Violation;
import org.ingestworkbench.standin.model.BaseField;
import org.ingestworkbench.standin.model.Bundle;
import org.ingestworkbench.standin.model.ContentModel;
import org.ingestworkbench.standin.model.DrupalEntityType;
import org.ingestworkbench.standin.store.Content;
import org.ingestworkbench.standin.store.FileStore;
import org.ingestworkbench.standin.store.StoredEntity;

/**
 * Makes and changes entities: it checks rights, sets defaults, validates, and fills in what the
 * file of a medium tells.
 */
public final class EntityEditor {
  private final ContentModel model;
  private final Content content;
  private final EntityValidator validator;
  private final MediaRules media;
  private final Clock clock;
  private final Supplier<UUID> uuids;

  public EntityEditor(
      ContentModel model,
      Content content,
      ReferenceTargets lookup,
      FileStore files,
      Clock clock,
      Supplier<UUID> uuids) {
    this.model = model;
    this.content = content;
    this.validator = new EntityValidator(model, lookup);
    this.media = new MediaRules(content, files);
    this.clock = clock;
    this.uuids = uuids;
  }

  /** Makes an entity of the fields that were sent. */
  public StoredEntity create(Bundle bundle, ObjectNode sent, Account account) {
    DrupalEntityType kind = bundle.kind();
    sent.fieldNames().forEachRemaining(name -> mayCreate(kind, name, account));
    ObjectNode fields = sent.deepCopy();
    setDefaults(kind, fields, account);
    validator.check(bundle, fields);
    if (kind == DrupalEntityType.ALIAS) {
      requireFreeAlias(fields);
    }
    JsonNode sentPath = fields.remove(pathField(kind));
    if (kind == DrupalEntityType.MEDIA) {
      media.complete(bundle, fields);
    }
    StoredEntity made = content.create(kind, bundle.name(), takeUuid(fields), fields);
    if (kind == DrupalEntityType.MEDIA) {
      media.keepFiles(bundle, made, clock.instant().getEpochSecond());
    }
    makeAlias(made, sentPath, account);
    return made;
  }

  /** An alias leads to one path alone in each language. */
  private void requireFreeAlias(ObjectNode fields) {
    String alias = text(fields, "alias");
    boolean taken =
        content.aliases(alias).stream()
            .filter(other -> other.text("langcode").equals(text(fields, "langcode")))
            .anyMatch(other -> !other.text("path").equals(text(fields, "path")));
    if (taken) {
      throw Refusal.invalid(
          List.of(
              new Violation("", "The alias " + alias + " is already in use in this language.")));
    }
  }

  private static String text(ObjectNode fields, String name) {
    return fields.path(name).path(0).path("value").asText();
  }

  /** A path alias has a field of that name which is not its own alias. */
  private static String pathField(DrupalEntityType kind) {
    return kind == DrupalEntityType.ALIAS ? "" : "path";
  }

  private void mayCreate(DrupalEntityType kind, String name, Account account) {
    model
        .baseField(kind, name)
        .filter(
            field -> field.readOnly() || (field.forAdministrators() && !account.isAdministrator()))
        .ifPresent(
            field -> {
              throw Refusal.forbidden("Access denied on creating field '" + name + "'.");
            });
  }

  private void setDefaults(DrupalEntityType kind, ObjectNode fields, Account account) {
    for (BaseField field : model.baseFields(kind)) {
      if (fields.path(field.name()).isEmpty() && !field.defaultValue().isEmpty()) {
        setDefault(field, fields, account);
      }
    }
    if (fields.path("uuid").isEmpty()) {
      fields.set("uuid", JsonNodes.value(uuids.get().toString()));
    }
    dropEmpty(fields);
  }

  private void setDefault(BaseField field, ObjectNode fields, Account account) {
    String value = field.defaultValue();
    switch (value) {
      case "now" -> fields.set(field.name(), JsonNodes.value(clock.instant().getEpochSecond()));
      case "account" -> fields.set(field.name(), JsonNodes.target(account.id()));
      case "root" -> fields.remove(field.name());
      case "true", "false" -> fields.set(field.name(), JsonNodes.value(Boolean.valueOf(value)));
      default ->
          fields.set(
              field.name(),
              value.matches("\\d+")
                  ? JsonNodes.value(Long.valueOf(value))
                  : JsonNodes.value(value));
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
      StoredEntity entity, @org.jspecify.annotations.Nullable JsonNode path, Account account) {
    String alias = path == null ? "" : path.path(0).path("alias").asText("");
    if (!alias.isEmpty() && !alias.equals("null")) {
      ObjectNode fields = JsonNodes.object();
      fields.set("path", JsonNodes.value(entity.path()));
      fields.set("alias", JsonNodes.value(alias));
      fields.set("langcode", JsonNodes.value(entity.text("langcode")));
      create(model.bundle(DrupalEntityType.ALIAS, "").orElseThrow(), fields, account);
    }
  }

  /** Changes the fields that were sent; a uuid may be sent if it is the same. */
  public StoredEntity change(StoredEntity entity, Bundle bundle, ObjectNode sent, Account account) {
    JsonNode uuid = sent.remove("uuid");
    if (uuid != null && !uuid.path(0).path("value").asText().equals(entity.uuid())) {
      throw Refusal.forbidden(
          "Access denied on updating field 'uuid'. The entity UUID cannot be changed.");
    }
    sent.fieldNames().forEachRemaining(name -> mayChange(entity, name, sent.get(name), account));
    ObjectNode after = merged(entity.fields(), sent);
    after.set("uuid", JsonNodes.value(entity.uuid()));
    validator.check(bundle, after);
    JsonNode path = sent.remove(pathField(entity.kind()));
    StoredEntity changed =
        content
            .change(
                entity.kind(), entity.id(), fields -> stamped(entity.kind(), merged(fields, sent)))
            .orElseThrow(() -> Refusal.of(404, ""));
    if (entity.kind() == DrupalEntityType.MEDIA) {
      media.keepFiles(bundle, changed, clock.instant().getEpochSecond());
    }
    makeAlias(changed, path, account);
    return changed;
  }

  private void mayChange(StoredEntity entity, String name, JsonNode value, Account account) {
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

  private ObjectNode stamped(DrupalEntityType kind, ObjectNode fields) {
    ArrayNode now = JsonNodes.value(clock.instant().getEpochSecond());
    StreamSupport.stream(model.baseFields(kind).spliterator(), false)
        .map(BaseField::spec)
        .filter(
            field -> field.type().equals("changed") || field.name().equals("revision_timestamp"))
        .map(FieldSpec::name)
        .forEach(name -> fields.set(name, now));
    return fields;
  }
}
