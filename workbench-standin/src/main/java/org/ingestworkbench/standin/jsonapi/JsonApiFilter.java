package org.ingestworkbench.standin.jsonapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ingestworkbench.standin.field.FieldSpec;
import org.ingestworkbench.standin.http.Refusal;
import org.ingestworkbench.standin.model.Bundle;
import org.ingestworkbench.standin.model.ContentModel;
import org.ingestworkbench.standin.model.DrupalEntityType;
import org.ingestworkbench.standin.model.FieldFamily;
import org.ingestworkbench.standin.model.JsonApiNames;
import org.ingestworkbench.standin.store.Content;
import org.ingestworkbench.standin.store.StoredEntity;

/**
 * The conditions of a collection request: {@code filter[x]=v} and {@code
 * filter[n][condition][...]}.
 */
final class JsonApiFilter {
  private static final Pattern SHORT = Pattern.compile("filter\\[([^\\]]+)](?:\\[value])?");
  private static final Pattern LONG =
      Pattern.compile("filter\\[([^\\]]+)]\\[condition]\\[(path|operator|value)](?:\\[\\d*])?");

  /** All entities of which one of the values at the path fits. */
  record Condition(String path, String operator, List<String> values) {
    boolean fits(String value) {
      return switch (operator) {
        case "=", "IN" -> values.stream().anyMatch(value::equalsIgnoreCase);
        case "<>", "NOT IN" -> values.stream().noneMatch(value::equalsIgnoreCase);
        case "STARTS_WITH" -> value.startsWith(values.get(0));
        case "ENDS_WITH" -> value.endsWith(values.get(0));
        case "CONTAINS" -> value.contains(values.get(0));
        default ->
            throw Refusal.of(
                400, "The '" + operator + "' operator is not allowed in a filter parameter.");
      };
    }
  }

  private final ContentModel model;
  private final Content content;
  private final List<Condition> conditions;

  JsonApiFilter(ContentModel model, Content content, Map<String, String> query) {
    this.model = model;
    this.content = content;
    this.conditions = conditions(query);
  }

  private static List<Condition> conditions(Map<String, String> query) {
    List<Condition> conditions = new ArrayList<>();
    Map<String, Map<String, List<String>>> named = new LinkedHashMap<>();
    query.forEach(
        (key, value) -> {
          Matcher condition = LONG.matcher(key);
          Matcher simple = SHORT.matcher(key);
          if (condition.matches()) {
            named
                .computeIfAbsent(condition.group(1), name -> new LinkedHashMap<>())
                .computeIfAbsent(condition.group(2), part -> new ArrayList<>())
                .add(value);
          } else if (simple.matches()) {
            conditions.add(new Condition(simple.group(1), "=", List.of(value)));
          }
        });
    named.values().forEach(parts -> conditions.add(condition(parts)));
    return conditions;
  }

  private static Condition condition(Map<String, List<String>> parts) {
    String path = parts.getOrDefault("path", List.of("")).get(0);
    String operator = parts.getOrDefault("operator", List.of("=")).get(0);
    return new Condition(path, operator, parts.getOrDefault("value", List.of("")));
  }

  /** The entities of a bundle that fit, by id. */
  List<StoredEntity> find(Bundle bundle) {
    conditions.forEach(condition -> check(bundle, condition.path()));
    return candidates(bundle)
        .filter(entity -> entity.bundle().equals(bundle.name()))
        .filter(entity -> conditions.stream().allMatch(condition -> fits(entity, condition)))
        .toList();
  }

  /** Looking for uuids reads only those entities. */
  private Stream<StoredEntity> candidates(Bundle bundle) {
    return conditions.stream()
        .filter(
            c -> c.path().equals("id") && (c.operator().equals("IN") || c.operator().equals("=")))
        .findFirst()
        .map(
            ids ->
                ids.values().stream()
                    .flatMap(uuid -> content.find(bundle.kind(), uuid).stream())
                    .sorted(java.util.Comparator.comparingLong(StoredEntity::id)))
        .orElseGet(() -> content.all(bundle.kind()).stream());
  }

  private void check(Bundle bundle, String path) {
    String name = head(path);
    if (!name.equals("id") && (name.equals("uuid") || field(bundle, name).isEmpty())) {
      throw Refusal.of(
          400,
          String.format(
              "Invalid nested filtering. The field `%s`, given in the path `%s`, does not exist.",
              name, path));
    }
  }

  private Optional<FieldSpec> field(Bundle bundle, String name) {
    return model.fields(bundle).stream()
        .filter(field -> JsonApiNames.attribute(field).equals(name))
        .findFirst();
  }

  private static String head(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }

  private static String tail(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? "" : path.substring(dot + 1);
  }

  private boolean fits(StoredEntity entity, Condition condition) {
    return values(entity, condition.path()).anyMatch(condition::fits);
  }

  private Stream<String> values(StoredEntity entity, String path) {
    String name = head(path);
    if (name.equals("id")) {
      return Stream.of(entity.uuid());
    }
    FieldSpec field =
        model
            .bundle(entity.kind(), entity.bundle())
            .flatMap(bundle -> field(bundle, name))
            .orElseThrow(() -> Refusal.of(400, "no field " + name));
    return switch (field.type()) {
      case "serial" -> Stream.of(Long.toString(entity.id()));
      case "revision" -> Stream.of(Long.toString(entity.revision()));
      default -> values(entity.items(field.name()), field, tail(path));
    };
  }

  private Stream<String> values(JsonNode items, FieldSpec field, String rest) {
    List<String> values = new ArrayList<>();
    for (JsonNode item : items) {
      if (rest.equals("meta.drupal_internal__target_id")) {
        values.add(item.path("target_id").asText());
      } else if (FieldFamily.of(field) == FieldFamily.REFERENCE && !rest.isEmpty()) {
        target(field, item).ifPresent(target -> values(target, rest).forEach(values::add));
      } else {
        String property = rest.isEmpty() ? FieldFamily.of(field).mainProperty() : rest;
        values.add(item.path(property).asText());
      }
    }
    return values.stream();
  }

  private Optional<StoredEntity> target(FieldSpec field, JsonNode item) {
    return DrupalEntityType.of(field.targetType())
        .flatMap(kind -> content.find(kind, item.path("target_id").asLong()));
  }
}
