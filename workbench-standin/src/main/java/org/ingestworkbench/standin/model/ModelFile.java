package org.ingestworkbench.standin.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ingestworkbench.standin.field.FieldSpec;

/** Reads content-model.txt, whose head says what its lines mean. */
final class ModelFile {
  private final ContentModel model = new ContentModel();

  private ModelFile() {}

  static ContentModel read() {
    ModelFile file = new ModelFile();
    lines("content-model.txt").forEach(file::line);
    return file.model;
  }

  /** The lines of a resource of this package, without comments and empty ones. */
  static List<String> lines(String resource) {
    InputStream in =
        Objects.requireNonNull(ModelFile.class.getResourceAsStream(resource), resource);
    try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(String line) {
    String[] cells = Arrays.copyOf(line.split(" *\\| *", -1), 7);
    Arrays.setAll(cells, i -> cells[i] == null ? "" : cells[i].strip());
    switch (cells[0]) {
      case "base" -> base(DrupalEntityType.named(cells[1]), cells[2], cells[3], settings(cells[4]));
      case "bundle" -> bundle(cells[1].split("\\."), cells[2], settings(cells[3]));
      case "field" -> field(cells[1].split("\\."), cells);
      case "term" -> model.term(cells[1], cells[2], cells[3]);
      default -> throw new IllegalStateException("content-model.txt: " + line);
    }
  }

  private void base(DrupalEntityType kind, String name, String type, Map<String, String> settings) {
    model.base(kind, new BaseField(spec(FieldSpec.of(name, type), settings), settings));
  }

  private void bundle(String[] typeAndName, String label, Map<String, String> settings) {
    model.bundle(typeAndName[0], typeAndName[1], label, settings.getOrDefault("source", ""));
  }

  private void field(String[] typeAndBundle, String[] cells) {
    FieldSpec field =
        FieldSpec.of(cells[2], cells[3])
            .cardinality(cells[4].equals("*") ? FieldSpec.UNLIMITED : Integer.parseInt(cells[4]))
            .label(cells[5]);
    model.field(typeAndBundle[0], typeAndBundle[1], spec(field, settings(cells[6])));
  }

  private static Map<String, String> settings(String text) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String word : text.split(" ", -1)) {
      int equals = word.indexOf('=');
      if (!word.isEmpty()) {
        settings.put(
            equals < 0 ? word : word.substring(0, equals),
            equals < 0 ? "" : word.substring(equals + 1));
      }
    }
    return settings;
  }

  private static FieldSpec spec(FieldSpec plain, Map<String, String> settings) {
    FieldSpec field = plain;
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      field = spec(field, setting.getKey(), setting.getValue());
    }
    return field;
  }

  private static FieldSpec spec(FieldSpec field, String setting, String value) {
    return switch (setting) {
      case "required" -> field.required();
      case "many" -> field.unlimited();
      case "translatable" -> field.translatable();
      case "max" -> field.maxLength(Integer.parseInt(value));
      case "min" -> field.min(Long.parseLong(value));
      case "label" -> field.label(value.replace('_', ' '));
      case "create" -> field.autoCreate(value);
      case "ext" -> field.choices(List.of(value.split(",")));
      case "target" -> target(field, value);
      default -> field; // a trait of a base field, or a relator list, which needs no setting
    };
  }

  private static FieldSpec target(FieldSpec field, String value) {
    int colon = value.indexOf(':');
    return colon < 0
        ? field.target(value, List.of())
        : field.target(value.substring(0, colon), List.of(value.substring(colon + 1).split(",")));
  }
}
