package org.ingestworkbench.standin.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.ingestworkbench.standin.auth.Account;
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
  private final ParagraphRules paragraphs;
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
    this.paragraphs = new ParagraphRules(content);
    this.clock = clock;
    this.uuids = uuids;
  }

  /** Makes an entity of the fields that were sent. */
  public StoredEntity create(Bundle bundle, ObjectNode sent, Account account) {
    DrupalEntityType kind = bundle.kind();
    sent.fieldNames().forEachRemaining(name -> mayCreate(kind, name, account));
    ObjectNode fields = sent.deepCopy();
    fields.remove(kind.idKey());
    FieldItems.dropEmpty(fields);
    setDefaults(kind, fields, account);
    validator.check(bundle, fields);
    media.checkFiles(bundle, fields, account);
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
    paragraphs.adopt(bundle, made);
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
    FieldItems.dropEmpty(fields);
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

  private static String takeUuid(ObjectNode fields) {
    return fields.remove("uuid").path(0).path("value").asText();
  }

  private void makeAlias(
      StoredEntity entity, @org.jspecify.annotations.Nullable JsonNode path, Account account) {
    String alias = path == null ? "" : alias(path);
    if (!alias.isEmpty()) {
      ObjectNode fields = JsonNodes.object();
      fields.set("path", JsonNodes.value(entity.path()));
      fields.set("alias", JsonNodes.value(alias));
      fields.set("langcode", JsonNodes.value(entity.text("langcode")));
      create(model.bundle(DrupalEntityType.ALIAS, "").orElseThrow(), fields, account);
    }
  }

  /** The alias that is sent with its entity; empty if none is. */
  private static String alias(JsonNode path) {
    JsonNode alias = path.path(0).path("alias");
    return alias.isNull() ? "" : alias.asText("");
  }

  /**
   * Changes those of the fields that were sent that differ from what is stored; if none does,
   * nothing is saved. The entity is saved whole, so that the last of two changes at once wins.
   *
   * @param sourceAsNumber whether the file of a medium was sent as a number and without its uuid:
   *     Drupal then takes even the same file for another one
   */
  public StoredEntity change(
      StoredEntity entity, ObjectNode sent, boolean sourceAsNumber, Account account) {
    ObjectNode changes = changes(entity, sent, account);
    if (changes.isEmpty()) {
      return entity;
    }
    Bundle bundle = model.bundle(entity.kind(), entity.bundle()).orElseThrow();
    validator.checkChanges(bundle, changes);
    media.checkFiles(bundle, changes, account);
    JsonNode path = changes.remove(pathField(entity.kind()));
    ObjectNode after = FieldItems.merged(entity.fields(), changes);
    if (entity.kind() == DrupalEntityType.MEDIA && changes.has(bundle.sourceField())) {
      media.refresh(bundle, entity, after, sourceAsNumber);
    }
    stamp(entity.kind(), changes, after);
    StoredEntity changed =
        content
            .change(entity.kind(), entity.id(), fields -> after)
            .orElseThrow(() -> Refusal.of(404, ""));
    if (entity.kind() == DrupalEntityType.MEDIA) {
      media.keepFiles(bundle, changed, clock.instant().getEpochSecond());
    }
    paragraphs.adopt(bundle, changed);
    makeAlias(changed, path, account);
    return changed;
  }

  private ObjectNode changes(StoredEntity entity, ObjectNode sent, Account account) {
    ObjectNode changes = JsonNodes.object();
    for (var field : sent.properties()) {
      if (!isStored(entity, field.getKey(), field.getValue())) {
        mayChange(entity.kind(), field.getKey(), account);
        changes.set(field.getKey(), field.getValue());
      }
    }
    return changes;
  }

  private boolean isStored(StoredEntity entity, String name, JsonNode items) {
    String value = items.path(0).path("value").asText();
    if (name.equals("uuid")) {
      return value.equals(entity.uuid());
    } else if (name.equals(entity.kind().idKey())) {
      return value.equals(Long.toString(entity.id()));
    } else if (name.equals(pathField(entity.kind()))) {
      String alias = alias(items);
      return alias.isEmpty()
          || content.aliasesOf(entity.path()).stream()
              .anyMatch(other -> other.text("alias").equals(alias));
    }
    return FieldItems.equal(entity.items(name), items);
  }

  private void mayChange(DrupalEntityType kind, String name, Account account) {
    if (name.equals("uuid")) {
      throw denied(name, " The entity UUID cannot be changed.");
    } else if (name.equals(kind.idKey())) {
      throw denied(name, " The entity ID cannot be changed.");
    }
    Optional<BaseField> field = model.baseField(kind, name);
    if (field.filter(BaseField::readOnly).isPresent()) {
      throw denied(name, "");
    } else if (field.filter(BaseField::forAdministrators).isPresent()
        && !account.isAdministrator()) {
      throw denied(name, " The 'administer nodes' permission is required.");
    }
  }

  private static Refusal denied(String name, String reason) {
    return Refusal.forbidden("Access denied on updating field '" + name + "'." + reason);
  }

  /** A change of the log message alone is a revision, but leaves the time of change as it was. */
  private void stamp(DrupalEntityType kind, ObjectNode changes, ObjectNode after) {
    boolean ofContent =
        changes.properties().stream().anyMatch(field -> !field.getKey().startsWith("revision_"));
    ArrayNode now = JsonNodes.value(clock.instant().getEpochSecond());
    for (BaseField field : model.baseFields(kind)) {
      boolean changed = field.spec().type().equals("changed") && ofContent;
      if (changed || field.name().equals("revision_timestamp")) {
        after.set(field.name(), now);
      }
    }
  }
}
