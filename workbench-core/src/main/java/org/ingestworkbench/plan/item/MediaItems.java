package org.ingestworkbench.plan.item;

import java.util.List;
import java.util.Optional;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.Parent;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.media.RowMedia;
import org.ingestworkbench.plan.row.InputColumns;
import org.ingestworkbench.plan.row.RowProblems;
import org.jspecify.annotations.Nullable;

/** Makes of a row the media of a node that is there. */
final class MediaItems {

  private static final Catalog.Node UNKNOWN = new Catalog.Node("", "", "");

  private final PlanSettings settings;
  private final Catalog catalog;
  private final InputColumns columns;
  private final RowMedia media;

  MediaItems(PlanSettings settings, Catalog catalog, InputColumns columns, RowMedia media) {
    this.settings = settings;
    this.catalog = catalog;
    this.columns = columns;
    this.media = media;
  }

  /** The column that names the row that made the node, as the ID map has it; empty for none. */
  String parentColumn() {
    return byParents(settings) ? InputColumns.PARENT : "";
  }

  static boolean byParents(PlanSettings settings) {
    return settings.idField().equals(InputColumns.PARENT);
  }

  @Nullable Item of(RowProblems problems) {
    if (byParents(settings)) {
      var parent = new Parent.OfRow(problems.row().cell(InputColumns.PARENT));
      return item(null, media.of(UNKNOWN, problems), parent, problems);
    }
    var node = node(problems);
    if (node.isEmpty()) {
      return null;
    }
    var its = node.get();
    sayUntitled(its, problems);
    var ref = EntityRef.node(its.id());
    return item(ref, media.of(its, problems), new Parent.None(), problems);
  }

  private static Item item(
      @Nullable EntityRef node, List<MediaDraft> media, Parent parent, RowProblems problems) {
    var row = problems.row();
    return new Item(
        ItemKey.row(row.id()),
        row.line(),
        new Item.Existing(node),
        null,
        media,
        parent,
        Item.Pages.NONE);
  }

  private Optional<Catalog.Node> node(RowProblems problems) {
    var reference = problems.row().cell(column());
    var node = catalog.findNode(reference);
    if (node.isEmpty()) {
      problems.refuse(
          Code.NODE_MISSING,
          column(),
          "There is no node \""
              + reference
              + "\": write its number, its address or its alias, or leave the row out.");
    }
    return node;
  }

  private String column() {
    var named = settings.task().idColumn();
    return columns.has(named) ? named : settings.idField();
  }

  private void sayUntitled(Catalog.Node node, RowProblems problems) {
    if (settings.media().naming().nodeTitle() && node.title().isEmpty()) {
      problems.warn(
          Code.VALUE_MISSING,
          column(),
          "The title of node "
              + node.id()
              + " may not be read, so its media are called like their files.");
    }
  }
}
