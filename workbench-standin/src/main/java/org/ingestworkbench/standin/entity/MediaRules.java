package org.ingestworkbench.standin.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ingestworkbench.standin.field.FieldSpec;
import org.ingestworkbench.standin.http.JsonNodes;
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
    ((ObjectNode) fields.path(bundle.sourceField()).path(0))
        .put("width", size.width())
        .put("height", size.height());
    setIfThere(bundle, fields, "field_width", JsonNodes.tree(size.width()));
    setIfThere(bundle, fields, "field_height", JsonNodes.tree(size.height()));
    fields.set("thumbnail", fields.path(bundle.sourceField()).deepCopy());
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
