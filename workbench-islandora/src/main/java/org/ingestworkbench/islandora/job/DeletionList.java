package org.ingestworkbench.islandora.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ingestworkbench.drupal.DrupalClient;
import org.ingestworkbench.islandora.config.DeletionKind;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.csv.CsvList;
import org.ingestworkbench.islandora.csv.CsvRow;
import org.ingestworkbench.islandora.wiring.ConfiguredSource;
import org.ingestworkbench.islandora.wiring.ReadableRows;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.MediaView;

/** What a task that deletes has in its input, and the objects that this comes to. */
final class DeletionList {

  private final DeletionKind kind;
  private final WorkbenchConfig config;
  private final List<String> uses;

  /**
   * @param uses IDs or URIs of the terms that say which media of a node go; empty for all
   */
  DeletionList(DeletionKind kind, WorkbenchConfig config, List<String> uses) {
    this.kind = kind;
    this.config = config;
    this.uses = List.copyOf(uses);
  }

  DeletionKind kind() {
    return kind;
  }

  Path file() {
    return config.inputCsv();
  }

  /**
   * What the input names, in its order: of a rollback CSV the IDs of its nodes, else the cells.
   *
   * @throws InputException when it cannot be read, or has something else in it
   */
  List<String> named() {
    return kind == DeletionKind.DELETE ? ofRollbackCsv() : ofInput();
  }

  private List<String> ofRollbackCsv() {
    try (var list = CsvList.open(file())) {
      int column = list.header().indexOf(kind.column());
      if (column < 0) {
        throw new InputException(file() + " has no column node_id: it is no rollback CSV.");
      }
      var ids = new ArrayList<String>();
      list.forEach(row -> ids.add(id(row, column)));
      return ids;
    } catch (IOException e) {
      throw new InputException("The rollback CSV " + file() + " cannot be read: " + e + ".", e);
    }
  }

  private String id(CsvRow row, int column) {
    var text = row.cell(column).strip();
    if (!text.matches("\\d+")) {
      throw new InputException(
          file() + ", line " + row.line() + ": \"" + text + "\" is no node ID.");
    }
    return number(text);
  }

  /** A site takes 07 for 7, a journal does not. */
  private static String number(String text) {
    return text.replaceFirst("^0+(?=\\d)", "");
  }

  private List<String> ofInput() {
    var named = new LinkedHashSet<String>();
    var source = ConfiguredSource.of(config, Map::of);
    if (!source.columns().contains(kind.column())) {
      throw new InputException(
          source.name() + " has no column " + kind.column() + ": it names what is deleted.");
    }
    try (var rows = source.open(ReadableRows::require)) {
      while (rows.hasNext()) {
        named.add(cell(rows.next(), source.name()));
      }
    }
    return List.copyOf(named);
  }

  private String cell(Row row, String input) {
    var text = row.cell(kind.column()).strip();
    return kind == DeletionKind.DELETE_MEDIA ? medium(text, row, input) : text;
  }

  private String medium(String text, Row row, String input) {
    var begin = config.host() + "/media/";
    var id =
        text.startsWith(begin) ? text.substring(begin.length()).replaceFirst("/edit$", "") : text;
    if (!id.matches("[0-9]{1,19}")) {
      throw new InputException(
          "%s, line %d: \"%s\" is no medium of this site: write its number, or its address, like %s12."
              .formatted(input, row.line(), text, begin));
    }
    return number(id);
  }

  /**
   * The IDs of the objects that are to be deleted, each once.
   *
   * @param missing is told of each node that is named and not there
   * @throws InputException when the input cannot be read, or a media use is not there
   * @throws org.ingestworkbench.repository.RepositoryException when the site cannot be asked
   */
  List<String> objects(DrupalClient site, Consumer<String> missing) {
    return kind == DeletionKind.DELETE_MEDIA_BY_NODE ? mediaOfNodes(site, missing) : named();
  }

  private List<String> mediaOfNodes(DrupalClient site, Consumer<String> missing) {
    var wanted = usesOn(site);
    var media = new LinkedHashSet<String>();
    for (var name : named()) {
      var node = node(name, site);
      if (node.isEmpty()) {
        missing.accept(name);
      } else {
        media(node.get(), site).stream()
            .filter(medium -> wanted.isEmpty() || medium.uses().stream().anyMatch(wanted::contains))
            .forEach(medium -> media.add(medium.id()));
      }
    }
    return List.copyOf(media);
  }

  private static Optional<EntityRef> node(String name, DrupalClient site) {
    var id = name.matches("[0-9]{1,19}") ? Optional.of(number(name)) : site.node(name);
    return id.map(EntityRef::node).filter(node -> site.look(node).isPresent());
  }

  private static List<MediaView> media(EntityRef node, DrupalClient site) {
    return site.capabilities().ask(Capability.MEDIA_OF_NODE, node).orElse(List.of());
  }

  /** IDs of the terms; a URI that no term has would let all media stay, or go. */
  private Set<String> usesOn(DrupalClient site) {
    var ids = new LinkedHashSet<String>();
    for (var use : uses) {
      if (use.matches("[0-9]+")) {
        ids.add(use);
      } else {
        var terms = site.termsByUri(use);
        if (terms.isEmpty()) {
          throw new InputException(
              "delete_media_by_node_media_use_tids: the site has no term with the URI \""
                  + use
                  + "\"; write its ID or its URI.");
        }
        terms.forEach(term -> ids.add(term.id()));
      }
    }
    return ids;
  }

  /** Whether what the input names is there. */
  boolean isThere(String name, DrupalClient site) {
    return switch (kind) {
      case DELETE -> site.look(EntityRef.node(name)).isPresent();
      case DELETE_MEDIA -> site.medium(new EntityRef(EntityType.MEDIA, name, null)).isPresent();
      case DELETE_MEDIA_BY_NODE -> node(name, site).isPresent();
    };
  }
}
