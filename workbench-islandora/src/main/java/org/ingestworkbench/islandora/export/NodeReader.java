package org.ingestworkbench.islandora.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ingestworkbench.drupal.DrupalClient;
import org.ingestworkbench.drupal.DrupalExport;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.repository.RepositoryException;

/** Reads the nodes that are wanted from the site. Safe for many threads. */
final class NodeReader {

  private final DrupalClient site;
  private final DrupalExport export;
  private final String bundle;

  NodeReader(WorkbenchConfig config, DrupalClient site) {
    this.site = site;
    this.export = export(config, site);
    this.bundle = config.text("content_type").orElseThrow();
  }

  /** What reads in the form that a configuration asks for. */
  static DrupalExport export(WorkbenchConfig config, DrupalClient site) {
    return site.export()
        .termNames(config.text("export_csv_term_mode").orElseThrow().equals("name"));
  }

  /**
   * The ID of a node.
   *
   * @throws RepositoryException when the address leads to none
   */
  String id(Wanted wanted) {
    return (NodeIds.isId(wanted.named()) ? Optional.of(wanted.named()) : site.node(wanted.named()))
        .orElseThrow(() -> missing(wanted.named()));
  }

  /**
   * The fields of a node.
   *
   * @throws RepositoryException when it is not there, or not of the content type
   */
  Map<String, List<String>> texts(String id, Wanted wanted) {
    var texts =
        wanted.texts() != null
            ? wanted.texts()
            : export.node(id).orElseThrow(() -> missing(wanted.named()));
    var type = ViewNodes.first(texts, "type");
    if (!type.equals(bundle)) {
      throw RepositoryException.because(
              "Node "
                  + id
                  + " not written to output CSV because its content type "
                  + type
                  + " does not match the \"content_type\" configuration setting.")
          .build();
    }
    return texts;
  }

  /** The node with its files. */
  ExportedNode read(String id, Wanted wanted, MediaFiles files) {
    var texts = texts(id, wanted);
    var notes = new ArrayList<String>();
    return new ExportedNode(id, texts, files.of(id, notes), notes);
  }

  private static RepositoryException missing(String named) {
    return RepositoryException.because("Node " + named + " not found/accessible, skipping export.")
        .status(404)
        .build();
  }
}
