package org.ingestworkbench.standin.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ingestworkbench.standin.auth.Account;
import org.ingestworkbench.standin.field.FieldSpec;
import org.ingestworkbench.standin.http.JsonNodes;
import org.ingestworkbench.standin.http.Refusal;
import org.ingestworkbench.standin.http.Violation;
import org.ingestworkbench.standin.model.Bundle;
import org.ingestworkbench.standin.model.DrupalEntityType;
import org.ingestworkbench.standin.store.Content;
import org.ingestworkbench.standin.store.FileStore;
import org.ingestworkbench.standin.store.ImageSize;
import org.ingestworkbench.standin.store.StoredEntity;

/** What a medium takes over from its file, and what the file gets from being used. */
final class MediaRules {
  private final Content content;
  private final FileStore files;

  MediaRules(Content content, FileStore files) {
    this.content = content;
    this.files = files;
  }

  /** Refuses files of another kind, and those that another account has only just uploaded. */
  void checkFiles(Bundle bundle, ObjectNode fields, Account account) {
    List<Violation> found = new ArrayList<>();
    for (FieldSpec field : bundle.fields()) {
      if ("file".equals(field.targetType())) {
        JsonNode items = fields.path(field.name());
        for (int delta = 0; delta < items.size(); delta++) {
          String path = field.name() + "." + delta;
          content
              .find(DrupalEntityType.FILE, items.get(delta).path("target_id").asLong())
              .ifPresent(file -> checkFile(field, path, file, account, found));
        }
      }
    }
    if (!found.isEmpty()) {
      throw Refusal.invalid(found);
    }
  }

  private static void checkFile(
      FieldSpec field, String path, StoredEntity file, Account account, List<Violation> found) {
    boolean temporary = !file.first("status", "value").asBoolean();
    if (temporary && file.first("uid", "target_id").asLong() != account.id()) {
      String named = "(file: " + file.id() + ")";
      found.add(
          new Violation(path + ".target_id", "This entity " + named + " cannot be referenced."));
    }
    String name = file.label().toLowerCase(Locale.ROOT);
    if (field.choices().stream().noneMatch(extension -> name.endsWith("." + extension))
        && !field.choices().isEmpty()) {
      found.add(
          new Violation(
              path,
              "Only files with the following extensions are allowed: "
                  + String.join(" ", field.choices())
                  + "."));
    }
  }

  void complete(Bundle bundle, ObjectNode fields) {
    JsonNode source = fields.path(bundle.sourceField()).path(0);
    Optional<StoredEntity> file =
        content.find(DrupalEntityType.FILE, source.path("target_id").asLong());
    file.ifPresent(found -> complete(bundle, fields, found));
    if (fields.path("name").isEmpty()) {
      fields.set(
          "name",
          JsonNodes.value(file.map(StoredEntity::label).orElse(source.path("value").asText())));
    }
  }

  /**
   * Takes over what a changed file tells, if Drupal takes it for another one: the name too, even
   * where one was sent. Of the same file only the size of the image is filled in.
   */
  void refresh(Bundle bundle, StoredEntity before, ObjectNode fields, boolean sourceAsNumber) {
    JsonNode source = fields.path(bundle.sourceField()).path(0);
    boolean same =
        source.path("target_id").asLong()
            == before.first(bundle.sourceField(), "target_id").asLong();
    content
        .find(DrupalEntityType.FILE, source.path("target_id").asLong())
        .ifPresent(file -> refresh(bundle, fields, file, same && !sourceAsNumber));
  }

  private void refresh(Bundle bundle, ObjectNode fields, StoredEntity file, boolean same) {
    if (same) {
      size(file).ifPresent(size -> imageSize(bundle, fields, size));
    } else if (bundle.mapsFile()) {
      fields.set("name", JsonNodes.value(file.label()));
      fields.remove("field_mime_type");
      complete(bundle, fields, file);
    }
  }

  private void complete(Bundle bundle, ObjectNode fields, StoredEntity file) {
    setIfThere(bundle, fields, "field_file_size", file.first("filesize", "value"));
    if (fields.path("field_mime_type").isEmpty()) {
      setIfThere(bundle, fields, "field_mime_type", file.first("filemime", "value"));
    }
    Optional<FieldSpec> source = bundle.field(bundle.sourceField());
    if (source.filter(field -> field.type().equals("image")).isPresent()) {
      size(file).ifPresent(size -> image(bundle, fields, size));
    }
  }

  private void image(Bundle bundle, ObjectNode fields, ImageSize size) {
    imageSize(bundle, fields, size);
    setIfThere(bundle, fields, "field_width", JsonNodes.tree(size.width()));
    setIfThere(bundle, fields, "field_height", JsonNodes.tree(size.height()));
    fields.set("thumbnail", fields.path(bundle.sourceField()).deepCopy());
  }

  private static void imageSize(Bundle bundle, ObjectNode fields, ImageSize size) {
    bundle
        .field(bundle.sourceField())
        .filter(field -> field.type().equals("image"))
        .ifPresent(
            field ->
                ((ObjectNode) fields.path(field.name()).path(0))
                    .put("width", size.width())
                    .put("height", size.height()));
  }

  private Optional<ImageSize> size(StoredEntity file) {
    try {
      return ImageSize.of(files.path(file.text("uri")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void setIfThere(Bundle bundle, ObjectNode fields, String name, JsonNode value) {
    if (bundle.field(name).isPresent()) {
      ArrayNode items = JsonNodes.array();
      items.addObject().set("value", value);
      fields.set(name, items);
    }
  }

  /** A file that a medium refers to is permanent from then on. */
  void keepFiles(Bundle bundle, StoredEntity media, long now) {
    for (long id : fileIds(bundle, media)) {
      boolean temporary =
          content
              .find(DrupalEntityType.FILE, id)
              .filter(f -> !f.first("status", "value").asBoolean())
              .isPresent();
      if (temporary) {
        content.change(DrupalEntityType.FILE, id, fields -> permanent(fields, now));
      }
    }
  }

  private static ObjectNode permanent(ObjectNode fields, long now) {
    fields.set("status", JsonNodes.value(true));
    fields.set("changed", JsonNodes.value(now));
    return fields;
  }

  private static List<Long> fileIds(Bundle bundle, StoredEntity media) {
    List<Long> ids = new ArrayList<>();
    for (FieldSpec field : bundle.fields()) {
      if ("file".equals(field.targetType())) {
        media.items(field.name()).forEach(item -> ids.add(item.path("target_id").asLong()));
      }
    }
    return ids;
  }
}
