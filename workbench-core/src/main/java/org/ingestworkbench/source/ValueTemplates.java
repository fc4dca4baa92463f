package org.ingestworkbench.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Row;
import org.jspecify.annotations.Nullable;

/**
 * Templates for the values of columns ({@code csv_value_templates}): each subvalue of a cell is put
 * into the column's template. Placeholders are {@code $csv_value}, {@code $file}, {@code
 * $filename_without_extension} (no folder, no extension), {@code $weight} (the column {@code
 * field_weight}), {@code $random_alphanumeric_string}, {@code $random_number_string} and {@code
 * $uuid_string}, also written <code>${name}</code>; {@code $$} is a dollar sign. Several templates
 * of one column are applied in their order.
 *
 * <p>Random values are drawn from a seed and from the row's id, the column and the number of the
 * subvalue. So the same rows get the same values at every reading, in a check, a run and its
 * resumption, while another seed gives others. Take what identifies the job as the seed, for
 * instance its name and host.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class ValueTemplates {
  private final List<ValueTemplate> templates;
  private final Set<String> emptyToo;
  private final String subdelimiter;
  private final Pattern between;
  private final SeededRandom lot;
  private final int length;

  private ValueTemplates(Builder from) {
    this.templates = List.copyOf(from.templates);
    this.emptyToo = Set.copyOf(from.emptyToo);
    this.subdelimiter = from.subdelimiter;
    this.between = Pattern.compile(subdelimiter, Pattern.LITERAL);
    this.lot = new SeededRandom(from.seed == null ? "" : from.seed);
    this.length = from.length;
  }

  /** Starts with no templates. */
  public static Builder builder() {
    return new Builder();
  }

  /** The columns that have a template. */
  public Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    templates.forEach(template -> columns.add(template.column()));
    return columns;
  }

  /** The row with its values in their templates; a column that the row does not have stays away. */
  public Row apply(Row row) {
    Map<String, String> changed = new LinkedHashMap<>();
    for (var template : templates) {
      var column = template.column();
      var cell = changed.getOrDefault(column, row.cell(column));
      if (row.cells().containsKey(column) && (!cell.isEmpty() || emptyToo.contains(column))) {
        changed.put(column, filled(template, row, cell));
      }
    }
    return changed.isEmpty() ? row : row.map(changed::getOrDefault);
  }

  private String filled(ValueTemplate template, Row row, String cell) {
    var filled = new StringJoiner(subdelimiter);
    var values = between.split(cell, -1);
    for (int i = 0; i < values.length; i++) {
      var value = values[i];
      var place = new String[] {row.id(), template.column(), "" + i};
      filled.add(template.fill(name -> replacement(name, row, value, place)));
    }
    return filled.toString();
  }

  private String replacement(String name, Row row, String value, String... place) {
    return switch (name) {
      case "csv_value" -> value;
      case "file" -> row.cell("file");
      case "filename_without_extension" -> withoutExtension(row.cell("file"));
      case "weight" -> row.cell("field_weight");
      case "random_alphanumeric_string" -> lot.alphanumeric(length, place);
      case "random_number_string" -> lot.number(length, place);
      case "uuid_string" -> lot.uuid(place).toString();
      default -> throw new IllegalStateException("No such placeholder: " + name);
    };
  }

  private static String withoutExtension(String file) {
    var name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }

  @Override
  public String toString() {
    return templates.toString();
  }

  /** Collects templates. */
  public static final class Builder {
    private final List<ValueTemplate> templates = new ArrayList<>();
    private final Set<String> emptyToo = new LinkedHashSet<>();
    private String subdelimiter = "|";
    private @Nullable String seed;
    private int length = 5;

    private Builder() {}

    /**
     * Adds a template for a column.
     *
     * @throws InputException when it has an unknown placeholder
     */
    public Builder template(String column, String template) {
      templates.add(new ValueTemplate(column, template));
      return this;
    }

    /**
     * Fills empty cells of these columns too ({@code allow_csv_value_templates_if_field_empty}).
     */
    public Builder emptyCellsOf(Collection<String> columns) {
      emptyToo.addAll(columns);
      return this;
    }

    /** What separates the subvalues of a cell; {@code |} unless told. */
    public Builder subdelimiter(String text) {
      if (text.isEmpty()) {
        throw new InputException("subdelimiter: it must not be empty.");
      }
      subdelimiter = text;
      return this;
    }

    /** How many characters a random string has; 5 unless told. */
    public Builder randomLength(int characters) {
      if (characters < 1) {
        throw new InputException(
            Advice.RANDOM_LENGTH.words() + ": " + characters + " is below 1.",
            Advice.RANDOM_LENGTH);
      }
      length = characters;
      return this;
    }

    /** From what random values are drawn; needed as soon as a template has one. */
    public Builder randomSeed(String text) {
      seed = text;
      return this;
    }

    /**
     * The templates.
     *
     * @throws IllegalStateException when a template is random and there is no seed
     */
    public ValueTemplates build() {
      if (seed == null && templates.stream().anyMatch(ValueTemplate::isRandom)) {
        throw new IllegalStateException(
            "Random placeholders need randomSeed(...), so that a resumed run draws the same ones.");
      }
      return new ValueTemplates(this);
    }
  }
}
