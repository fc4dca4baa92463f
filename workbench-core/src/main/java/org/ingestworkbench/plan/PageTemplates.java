package org.ingestworkbench.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.ingestworkbench.model.Row;

/** Fills the templates for titles and values of pages. */
final class PageTemplates {

  /** The values that a title may want. */
  static final Set<String> TITLE_NAMES = Set.of("parent_title", "weight");

  /** The values that a cell may want. */
  static final Set<String> VALUE_NAMES =
      Set.of(
          "csv_value",
          "file",
          "filename_without_extension",
          "weight",
          "random_alphanumeric_string",
          "random_number_string",
          "uuid_string");

  private static final String DIGITS = "0123456789";
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final PlanSettings settings;
  private final Template title;

  PageTemplates(PlanSettings settings) {
    this.settings = settings;
    title = new Template(settings.pages().titleTemplate());
  }

  String title(String parentTitle, PageFile page) {
    return title.with(Map.of("parent_title", parentTitle, "weight", page.label()));
  }

  /**
   * The cell of a page's field, which comes from its book and goes through the field's template.
   */
  String cell(Row row, String field, PageFile page) {
    var cell = row.cell(field);
    var template = settings.pages().valueTemplates().get(field);
    if (template == null) {
      return cell;
    }
    if (cell.isEmpty()) {
      boolean wanted = settings.pages().templatesForEmpty().contains(field);
      return wanted ? filled(template, row, field, page, "", 0) : "";
    }
    var filled = new ArrayList<String>();
    List<String> parts = Texts.split(cell, settings.subdelimiter());
    for (int i = 0; i < parts.size(); i++) {
      filled.add(filled(template, row, field, page, parts.get(i), i));
    }
    return String.join(settings.subdelimiter(), filled);
  }

  private String filled(
      String template, Row row, String field, PageFile page, String value, int index) {
    var name = String.join("\u001f", settings.seed(), row.id(), page.key(), field, "" + index);
    var random = new Random(UUID.nameUUIDFromBytes(bytes(name)).getMostSignificantBits());
    var values = new LinkedHashMap<String, String>();
    values.put("csv_value", value);
    values.put("file", page.key());
    values.put("filename_without_extension", page.base());
    values.put("weight", page.label());
    values.put("random_alphanumeric_string", drawn(LETTERS + DIGITS, random));
    values.put("random_number_string", drawn(DIGITS, random));
    values.put("uuid_string", UUID.nameUUIDFromBytes(bytes("uuid " + name)).toString());
    return new Template(template).with(values);
  }

  private String drawn(String letters, Random random) {
    var out = new StringBuilder();
    for (int i = 0; i < settings.pages().randomLength(); i++) {
      out.append(letters.charAt(random.nextInt(letters.length())));
    }
    return out.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
