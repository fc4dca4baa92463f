package org.ingestworkbench.plan.item;

import java.util.Map;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.pages.PagePlanner;
import org.ingestworkbench.plan.pages.PageTemplates;
import org.ingestworkbench.plan.pages.Template;
import org.ingestworkbench.plan.row.InputColumns;
import org.ingestworkbench.plan.row.SettingProblems;
import org.ingestworkbench.plan.row.Suggestions;

/** What must be true of settings and columns together before any row is looked at. */
final class ColumnRequirements {

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
    column(Code.TITLE_COLUMN_MISSING, InputColumns.TITLE, "every node needs a title");
    if (!settings.media().nodesOnly()) {
      settings.media().additionalFiles().keySet().forEach(this::additional);
      var name = settings.media().naming().column();
      if (name != null) {
        column(Code.COLUMN_MISSING, name, "field_for_media_title names it");
      }
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
          "it names the books that exist (paged_content_from_directories_parents_exist)");
    }
    if (pages.directoryColumn() != null) {
      column(Code.COLUMN_MISSING, pages.directoryColumn(), "page_files_source_dir_field names it");
    }
    if (pages.model() == null && pageFields.containsKey(PagePlanner.MODEL)) {
      problems.setting(
          Code.SETTING_INVALID,
          "Pages need a model: set paged_content_page_model_tid to the ID or URI of a term.");
    }
    for (var name : new Template(pages.titleTemplate()).names()) {
      if (!PageTemplates.TITLE_NAMES.contains(name)) {
        problems.setting(
            Code.SETTING_INVALID,
            "page_title_template wants $"
                + name
                + ", which there is not."
                + Suggestions.question(name, PageTemplates.TITLE_NAMES));
      }
    }
  }

  private void additional(String column) {
    column(Code.COLUMN_MISSING, column, "additional_files names it");
    if (column.equals(InputColumns.FILE)) {
      problems.setting(
          Code.SETTING_INVALID,
          "additional_files names the column \"file\", which has a medium of its own already.");
    }
  }

  private void column(Code code, String name, String why) {
    if (!columns.has(name)) {
      problems.column(code, name, "There is no column \"" + name + "\", but " + why + ".");
    }
  }

  /** What is odd, but no reason not to start. */
  private void oddities() {
    if (columns.has(InputColumns.CHECKSUM) && !settings.media().nodesOnly()) {
      problems.remark(
          Code.COLUMN_UNSUPPORTED,
          Severity.NOTE,
          InputColumns.CHECKSUM,
          "The column \"checksum\" is not used: checksums are not compared yet.");
    }
    if (columns.has(InputColumns.PARENT) && !columns.has(PagePlanner.WEIGHT)) {
      problems.remark(
          Code.CHILDREN_UNORDERED,
          Severity.NOTE,
          InputColumns.PARENT,
          "There are children but no column \"field_weight\", so nothing says in which order they"
              + " belong to their parents.");
    }
    if (noFiles()) {
      problems.remark(
          Code.FILE_COLUMN_MISSING,
          Severity.WARNING,
          null,
          "There is no column \"file\", so no media will be created; nodes_only: true says that"
              + " this is meant.");
    }
  }

  private boolean noFiles() {
    return !settings.media().nodesOnly()
        && !settings.pages().fromDirectories()
        && settings.media().additionalFiles().isEmpty()
        && !columns.has(InputColumns.FILE);
  }
}
