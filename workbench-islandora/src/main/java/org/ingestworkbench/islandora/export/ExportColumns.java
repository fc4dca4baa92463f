package org.ingestworkbench.islandora.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ingestworkbench.islandora.config.ExportKind;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.text.Formulas;

/**
 * The columns of an export, and the cells of a node in them. They are those that a {@code create}
 * takes, so that what was exported can be made elsewhere.
 *
 * @param names those of the node, then those of its files
 * @param files the columns of files among them
 */
record ExportColumns(List<String> names, List<String> files, String subdelimiter, boolean guarded) {

  private static final String TITLE = "title";
  private static final String FILE = "file";
  private static final String CHECKSUM = "checksum";

  /** What a column is called that has another name than the site's field. */
  private static final Map<String, String> FIELDS =
      Map.of("node_id", "nid", "url_alias", "path", "published", "status");

  /** What every node has. */
  private static final List<String> EVERY_NODE =
      List.of(
          ExportKind.NODE_ID, TITLE, "url_alias", "langcode", "created", "published", "promote");

  /** What every node has, and no row of a {@code create}: only for a list that asks for it. */
  private static final Set<String> ON_DEMAND = Set.of("uid", "uuid", "changed");

  /** The types of fields whose values a {@code create} reads from a cell. */
  private static final Set<String> READ =
      Set.of(
          "string",
          "string_long",
          "text",
          "text_long",
          "text_with_summary",
          "edtf",
          "integer",
          "decimal",
          "float",
          "list_string",
          "list_integer",
          "list_float",
          "boolean",
          "datetime",
          "timestamp",
          "email",
          "telephone",
          "uri",
          "link",
          "linked_data_field",
          "authority_link",
          "geolocation",
          "entity_reference",
          "typed_relation");

  /**
   * The columns that a configuration asks for. Asks the site for the fields.
   *
   * @throws InputException when the site has no such content type, or no such fields
   */
  static ExportColumns of(WorkbenchConfig config, Catalog site) {
    var names = new LinkedHashSet<String>(nodeColumns(config, site));
    var files = fileColumns(config);
    names.removeAll(files.keySet());
    names.addAll(files.keySet());
    if (files.containsKey(FILE) && config.text("fixity_algorithm").isPresent()) {
      names.add(CHECKSUM);
    }
    return new ExportColumns(
        List.copyOf(names),
        List.copyOf(files.keySet()),
        config.text("subdelimiter").orElseThrow(),
        config.flag("csv_formula_guard"));
  }

  private static List<String> nodeColumns(WorkbenchConfig config, Catalog site) {
    var bundle = config.text("content_type").orElseThrow();
    if (!site.hasBundle(bundle)) {
      throw new InputException(
          "The site has no content type \"" + bundle + "\"; correct content_type.");
    }
    var wanted = config.list("export_csv_field_list");
    return wanted.isEmpty() ? all(bundle, site) : listed(bundle, wanted, config, site);
  }

  private static List<String> all(String bundle, Catalog site) {
    var all = new ArrayList<>(EVERY_NODE);
    site.fields(bundle, site.namesByLabel(bundle).values()).values().stream()
        .filter(field -> READ.contains(field.type()))
        .forEach(field -> all.add(field.name()));
    return all;
  }

  private static List<String> listed(
      String bundle, List<String> wanted, WorkbenchConfig config, Catalog site) {
    var unknown = new ArrayList<>(wanted);
    unknown.removeAll(EVERY_NODE);
    unknown.removeAll(ON_DEMAND);
    unknown.removeAll(fileColumns(config).keySet());
    unknown.removeAll(site.fields(bundle, unknown).keySet());
    if (!unknown.isEmpty()) {
      throw new InputException(
          "export_csv_field_list names what content type \""
              + bundle
              + "\" has no field for: "
              + String.join(", ", unknown)
              + ". Correct it or take it out.");
    }
    var columns = new ArrayList<>(List.of(ExportKind.NODE_ID, TITLE));
    columns.addAll(wanted);
    return columns;
  }

  /** The columns of files, with the media use of the files in each: ID or URI. */
  static Map<String, String> fileColumns(WorkbenchConfig config) {
    var columns = new LinkedHashMap<String, String>();
    boolean addresses = config.flag("export_file_url_instead_of_download");
    if (addresses || config.text("export_file_directory").isPresent()) {
      columns.put(FILE, config.text("export_file_media_use_term_id").orElseThrow());
      columns.putAll(config.pairs("additional_files"));
    }
    return columns;
  }

  /** The line of a node, whose files get their places. */
  List<String> line(ExportedNode node, FileDirectory directory) {
    return names.stream()
        .map(name -> cell(name, node, directory))
        .map(cell -> guarded ? Formulas.guarded(cell) : cell)
        .toList();
  }

  private String cell(String name, ExportedNode node, FileDirectory directory) {
    if (files.contains(name)) {
      var content = node.files().get(name);
      return content == null ? "" : directory.place(content, node.id());
    } else if (name.equals(CHECKSUM) && !files.isEmpty()) {
      var content = node.files().get(FILE);
      return content == null ? "" : content.checksum();
    }
    return String.join(subdelimiter, values(name, node.texts()));
  }

  private static List<String> values(String name, Map<String, List<String>> texts) {
    return texts.getOrDefault(FIELDS.getOrDefault(name, name), List.of());
  }

  /** The columns in which a value of the node has the subdelimiter in it. */
  List<String> ambiguous(Map<String, List<String>> texts) {
    return names.stream()
        .filter(name -> !EVERY_NODE.contains(name) && !ON_DEMAND.contains(name))
        .filter(name -> values(name, texts).stream().anyMatch(text -> text.contains(subdelimiter)))
        .toList();
  }
}
