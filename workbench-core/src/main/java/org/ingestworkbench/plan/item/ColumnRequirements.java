package org.ingestworkbench.plan.item;

import java.util.Map;
import java.util.Set;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.ChangeDraft;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.RowTask;
import org.ingestworkbench.plan.pages.PagePlanner;
import org.ingestworkbench.plan.pages.PageTemplates;
import org.ingestworkbench.plan.pages.Template;
import org.ingestworkbench.plan.row.InputColumns;
import org.ingestworkbench.plan.row.SettingProblems;
import org.ingestworkbench.plan.row.Suggestions;
import org.jspecify.annotations.Nullable;

/** What must be true of settings and columns together before any row is looked at. */
final class ColumnRequirements {

  private static final String FILES = "files are added by another task";
  private static final Set<String> OF_NEW_NODES =
      Set.of(
          InputColumns.FILE,
          InputColumns.PARENT,
          InputColumns.ALT_TEXT,
          InputColumns.MEDIA_USE,
          InputColumns.CHECKSUM,
          InputColumns.DIRECTORY);

  private final PlanSettings settings;
  private final InputColumns columns;
  private final SettingProblems problems;

  ColumnRequirements(PlanSettings settings, InputColumns columns, SettingProblems problems) {
    this.settings = settings;
    this.columns = columns;
    this.problems = problems;
  }

  /**
   * Names everything that is wrong.
   *
   * @param pageFields the fields of the content type of pages
   */
  void check(Map<String, FieldDefinition> pageFields) {
    if (settings.task().makesNodes()) {
      ofNodes(pageFields);
    } else if (settings.task() == RowTask.CREATE_TERMS) {
      ofTerms();
    } else if (settings.task() == RowTask.UPDATE) {
      ofChanges();
      emptied(InputColumns.BASE_AND_TITLE, "no node can be without it");
    } else if (settings.task() == RowTask.UPDATE_TERMS) {
      emptied(InputColumns.OF_TERMS, "only fields of the vocabulary are emptied");
    } else if (settings.task() == RowTask.ADD_MEDIA) {
      ofMedia();
    }
  }

  private void ofTerms() {
    if (settings.terms().protectedVocabularies().contains(settings.vocabulary())) {
      problems.setting(
          Code.SETTING_INVALID,
          Advice.PROTECTED_VOCABULARIES.words()
              + " keeps the vocabulary \""
              + settings.vocabulary()
              + "\" as it is, so no term can be made in it.",
          Advice.PROTECTED_VOCABULARIES);
    }
  }

  /** Each column that says nothing of a change is told of once. */
  private void ofChanges() {
    unused(OF_NEW_NODES, "only what is made has it");
    settings.media().additionalFiles().keySet().forEach(column -> unused(column, FILES));
    columns.tracks().forEach(track -> unused(track.name(), FILES));
  }

  private void emptied(Set<String> base, String why) {
    if (settings.updateMode() == ChangeDraft.Mode.DELETE) {
      unused(base, why);
      columns.fields().values().stream()
          .filter(FieldDefinition::required)
          .forEach(this::cannotBeEmptied);
    }
  }

  private void unused(Set<String> names, String why) {
    names.stream().sorted().forEach(name -> unused(name, why));
  }

  private void unused(String column, String why) {
    if (columns.has(column)) {
      problems.remark(
          Code.COLUMN_UNSUPPORTED,
          Severity.WARNING,
          column,
          "The column \"" + column + "\" is not used by this task: " + why + ".",
          null);
    }
  }

  private void cannotBeEmptied(FieldDefinition field) {
    problems.column(
        Code.VALUE_MISSING,
        field.name(),
        "Field \""
            + field.name()
            + "\" ("
            + field.label()
            + ") is required, so its values cannot all be taken away: leave the column out.",
        null);
  }

  /** Nodes stay as they are, so what is said of them is told of once. */
  private void ofMedia() {
    if (settings.media().nodesOnly()) {
      problems.setting(
          Code.SETTING_INVALID,
          Advice.NODES_ONLY.words() + " leaves nothing to do for a task that adds media.",
          Advice.NODES_ONLY);
    }
    if (settings.media().additionalFiles().isEmpty()) {
      column(Code.COLUMN_MISSING, InputColumns.FILE, "it names the files of the media", null);
    }
    if (MediaItems.byParents(settings) && settings.media().naming().nodeTitle()) {
      problems.setting(
          Code.SETTING_INVALID,
          "Media can be called like their nodes only where rows name these in the column"
              + " \"node_id\".",
          null);
    }
    filesAndNames();
    checksums();
    columns.present().stream()
        .filter(this::saysNothingOfMedia)
        .forEach(column -> unused(column, "nodes stay as they are"));
  }

  private boolean saysNothingOfMedia(String column) {
    return !column.equals(settings.idField())
        && !column.equals(settings.task().idColumn())
        && !InputColumns.OF_MEDIA.contains(column)
        && !column.equals(settings.media().naming().column())
        && !settings.media().additionalFiles().containsKey(column)
        && columns.tracks().stream().noneMatch(track -> track.name().equals(column));
  }

  private void filesAndNames() {
    settings.media().additionalFiles().keySet().forEach(this::additional);
    var name = settings.media().naming().column();
    if (name != null) {
      named(name, Advice.MEDIA_TITLE_COLUMN);
    }
  }

  private void ofNodes(Map<String, FieldDefinition> pageFields) {
    column(Code.TITLE_COLUMN_MISSING, InputColumns.TITLE, "every node needs a title", null);
    if (!settings.media().nodesOnly()) {
      filesAndNames();
    }
    if (settings.pages().fromDirectories()) {
      pages(pageFields);
    }
    oddities();
  }

  private void pages(Map<String, FieldDefinition> pageFields) {
    var pages = settings.pages();
    if (pages.parentsExist()) {
      column(
          Code.COLUMN_MISSING,
          InputColumns.MEMBER_OF,
          "it names the books that exist (" + Advice.PAGES_OF_EXISTING_BOOKS.words() + ")",
          Advice.PAGES_OF_EXISTING_BOOKS);
    }
    if (pages.directoryColumn() != null) {
      named(pages.directoryColumn(), Advice.PAGE_DIRECTORIES);
    }
    if (pages.model() == null && pageFields.containsKey(PagePlanner.MODEL)) {
      problems.setting(
          Code.SETTING_INVALID,
          "Pages need a model: set " + Advice.PAGE_MODEL.words() + " to the ID or URI of a term.",
          Advice.PAGE_MODEL);
    }
    for (var name : new Template(pages.titleTemplate()).names()) {
      if (!PageTemplates.TITLE_NAMES.contains(name)) {
        problems.setting(
            Code.SETTING_INVALID,
            Advice.PAGE_TITLES.words()
                + " wants $"
                + name
                + ", which there is not."
                + Suggestions.question(name, PageTemplates.TITLE_NAMES),
            Advice.PAGE_TITLES);
      }
    }
  }

  private void additional(String column) {
    named(column, Advice.ADDITIONAL_FILES);
    if (column.equals(InputColumns.FILE)) {
      problems.setting(
          Code.SETTING_INVALID,
          Advice.ADDITIONAL_FILES.words()
              + " names the column \"file\", which has a medium of its own already.",
          Advice.ADDITIONAL_FILES);
    }
  }

  private void named(String column, Advice by) {
    column(Code.COLUMN_MISSING, column, by.words() + " names it", by);
  }

  private void column(Code code, String name, String why, @Nullable Advice advice) {
    if (!columns.has(name)) {
      problems.column(code, name, "There is no column \"" + name + "\", but " + why + ".", advice);
    }
  }

  /** What is odd, but no reason not to start. */
  private void oddities() {
    if (!settings.media().nodesOnly()) {
      checksums();
    }
    if (columns.has(InputColumns.PARENT) && !columns.has(PagePlanner.WEIGHT)) {
      problems.remark(
          Code.CHILDREN_UNORDERED,
          Severity.NOTE,
          InputColumns.PARENT,
          "There are children but no column \"field_weight\", so nothing says in which order they"
              + " belong to their parents.",
          null);
    }
    if (noFiles()) {
      problems.remark(
          Code.FILE_COLUMN_MISSING,
          Severity.WARNING,
          null,
          "There is no column \"file\", so no media will be created; "
              + Advice.NODES_ONLY.words()
              + " says that this is meant.",
          Advice.NODES_ONLY);
    }
  }

  private void checksums() {
    var algorithm = settings.media().fixity();
    if (algorithm == null && columns.has(InputColumns.CHECKSUM)) {
      problems.remark(
          Code.COLUMN_UNSUPPORTED,
          Severity.NOTE,
          InputColumns.CHECKSUM,
          "The column \"checksum\" is not used: no algorithm is set ("
              + Advice.FIXITY.words()
              + ").",
          Advice.FIXITY);
    }
    if (settings.media().fixityInCheck() && !columns.has(InputColumns.CHECKSUM)) {
      problems.remark(
          Code.COLUMN_MISSING,
          Severity.WARNING,
          InputColumns.CHECKSUM,
          "There is no column \"checksum\", so a check has nothing to compare files with.",
          null);
    }
  }

  private boolean noFiles() {
    return !settings.media().nodesOnly()
        && !settings.pages().fromDirectories()
        && settings.media().additionalFiles().isEmpty()
        && !columns.has(InputColumns.FILE);
  }
}
