package org.ingestworkbench.plan.item;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ingestworkbench.model.ChangeDraft;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Parent;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.field.Titles;
import org.ingestworkbench.plan.row.InputColumns;
import org.ingestworkbench.plan.row.RowProblems;
import org.ingestworkbench.plan.row.Texts;
import org.jspecify.annotations.Nullable;

/** Makes of a row the change of a node or term that is there. */
final class ChangeItems {

  /** Digits of the longest number that a site counts to. */
  private static final int LONGEST_NUMBER = 18;

  private final PlanSettings settings;
  private final Catalog catalog;
  private final InputColumns columns;
  private final NodeFields fields;
  private final Titles titles;
  private final AliasReader aliases;
  private final ChangedTerms terms;

  ChangeItems(
      PlanSettings settings,
      Catalog catalog,
      InputColumns columns,
      NodeFields fields,
      Titles titles,
      AliasReader aliases,
      ChangedTerms terms) {
    this.settings = settings;
    this.catalog = catalog;
    this.columns = columns;
    this.fields = fields;
    this.titles = titles;
    this.aliases = aliases;
    this.terms = terms;
  }

  @Nullable Item of(RowProblems problems) {
    var row = problems.row();
    var id = ofTerms() ? term(row, problems) : node(problems);
    var values = values(id.orElse(""), problems);
    if (id.isEmpty()) {
      return null;
    }
    var change =
        new ChangeDraft(
            new EntityRef(settings.task().entity(), id.get(), null),
            settings.bundle(),
            values,
            settings.updateMode(),
            settings.overEdits(),
            log(row));
    return new Item(
        ItemKey.row(row.id()),
        row.line(),
        change,
        emptied() || ofTerms() ? null : aliases.of(problems, id.get()),
        List.of(),
        new Parent.None(),
        Item.Pages.NONE);
  }

  private boolean ofTerms() {
    return settings.task().entity() == EntityType.TERM;
  }

  private Optional<String> term(Row row, RowProblems problems) {
    return terms.id(column(), reference(row), problems);
  }

  private @Nullable String log(Row row) {
    var log = columns.has(InputColumns.REVISION_LOG) ? row.cell(InputColumns.REVISION_LOG) : "";
    return log.isEmpty() ? null : log;
  }

  /** Whether a node of this number is there is told when it is changed. */
  private Optional<String> node(RowProblems problems) {
    var text = reference(problems.row());
    var node = node(text);
    if (node.isEmpty()) {
      problems.refuse(
          Code.NODE_MISSING,
          column(),
          "There is no node \"" + text + "\": write its number, its address or its alias.");
    }
    return node;
  }

  /** A number is not asked for. */
  private Optional<String> node(String text) {
    if (text.length() <= LONGEST_NUMBER && Texts.digits(text)) {
      return Optional.of(text.replaceFirst("^0+(?=.)", ""));
    }
    return text.endsWith("/") ? Optional.empty() : catalog.node(text);
  }

  /** The node that a row is about; empty where it leads to none. */
  Optional<String> node(Row row) {
    return node(reference(row));
  }

  /** What a row changes, as messages call it. */
  List<String> changed(Row row) {
    var reference = reference(row);
    var id = ofTerms() ? term(row, new RowProblems("", row)) : node(reference);
    var of = (ofTerms() ? " of term " : " of node ") + id.orElse(reference);
    return changing().filter(column -> emptied() || row.has(column)).map(its -> its + of).toList();
  }

  private Stream<String> changing() {
    var ofFields = columns.fields().keySet().stream();
    return emptied() ? ofFields : Stream.concat(base().stream().sorted(), ofFields);
  }

  private Set<String> base() {
    return ofTerms() ? InputColumns.OF_TERMS : InputColumns.BASE_AND_TITLE;
  }

  /** Whether cells say nothing: the fields of all columns are emptied. */
  private boolean emptied() {
    return settings.updateMode() == ChangeDraft.Mode.DELETE;
  }

  private String reference(Row row) {
    var cell = row.cell(column());
    return cell.isEmpty() ? row.id() : cell;
  }

  private String column() {
    var named = settings.task().idColumn();
    return columns.has(named) ? named : settings.idField();
  }

  private Map<String, List<Value>> values(String own, RowProblems problems) {
    if (emptied()) {
      var emptied = new LinkedHashMap<String, List<Value>>();
      columns.fields().keySet().forEach(name -> emptied.put(name, List.of()));
      return emptied;
    }
    var values = new LinkedHashMap<String, List<Value>>();
    if (ofTerms()) {
      terms.read(own, values, problems);
    } else if (problems.row().has(InputColumns.TITLE)) {
      values.put(InputColumns.TITLE, List.of(new Value.Text(titles.of(problems))));
    }
    values.putAll(fields.given(problems));
    return values;
  }
}
