package org.ingestworkbench.plan.item;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ingestworkbench.model.ChangeDraft;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Parent;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.field.Titles;
import org.ingestworkbench.plan.row.InputColumns;
import org.ingestworkbench.plan.row.RowProblems;
import org.ingestworkbench.plan.row.Texts;
import org.jspecify.annotations.Nullable;

/** Makes of a row the change of a node that is there. */
final class ChangeItems {

  private final PlanSettings settings;
  private final Catalog catalog;
  private final InputColumns columns;
  private final NodeFields fields;
  private final Titles titles;

  ChangeItems(
      PlanSettings settings,
      Catalog catalog,
      InputColumns columns,
      NodeFields fields,
      Titles titles) {
    this.settings = settings;
    this.catalog = catalog;
    this.columns = columns;
    this.fields = fields;
    this.titles = titles;
  }

  @Nullable Item of(RowProblems problems) {
    var row = problems.row();
    var node = node(problems);
    var values = values(problems);
    if (node.isEmpty()) {
      return null;
    }
    var change =
        new ChangeDraft(
            EntityRef.node(node.get()),
            settings.contentType(),
            values,
            settings.updateMode(),
            settings.overEdits());
    return new Item(
        ItemKey.row(row.id()),
        row.line(),
        change,
        null,
        List.of(),
        new Parent.None(),
        Item.Pages.NONE);
  }

  /** Whether a node of this number is there is told when it is changed. */
  private Optional<String> node(RowProblems problems) {
    var text = reference(problems);
    var node = Texts.digits(text) ? Optional.of(text) : catalog.node(text);
    if (node.isEmpty()) {
      problems.refuse(
          Code.NODE_MISSING,
          column(),
          "There is no node \"" + text + "\": write its number, its address or its alias.");
    }
    return node;
  }

  private String reference(RowProblems problems) {
    var row = problems.row();
    return column().equals(settings.idField()) ? row.id() : row.cell(column());
  }

  private String column() {
    var named = settings.task().idColumn();
    return columns.has(named) ? named : settings.idField();
  }

  private Map<String, List<Value>> values(RowProblems problems) {
    if (settings.updateMode() == ChangeDraft.Mode.DELETE) {
      var emptied = new LinkedHashMap<String, List<Value>>();
      columns.fields().keySet().forEach(name -> emptied.put(name, List.of()));
      return emptied;
    }
    var values = new LinkedHashMap<String, List<Value>>();
    if (problems.row().has(InputColumns.TITLE)) {
      values.put(InputColumns.TITLE, List.of(new Value.Text(titles.of(problems))));
    }
    values.putAll(fields.given(problems));
    return values;
  }
}
