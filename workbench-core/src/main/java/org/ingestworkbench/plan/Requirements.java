package org.ingestworkbench.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.jspecify.annotations.Nullable;

/** What must be true of settings and columns together before any row is looked at. */
final class Requirements {

  private final PlanSettings settings;
  private final String inputName;
  private final Columns columns;
  private final List<String> complaints = new ArrayList<>();

  Requirements(PlanSettings settings, String inputName, Columns columns) {
    this.settings = settings;
    this.inputName = inputName;
    this.columns = columns;
  }

  /**
   * Throws with everything that is wrong.
   *
   * @param pageFields the fields of the content type of pages
   */
  void check(Map<String, FieldDefinition> pageFields) {
    column(Columns.TITLE, "every node needs a title");
    if (!settings.media().nodesOnly()) {
      settings.media().additionalFiles().keySet().forEach(this::additional);
      var name = settings.media().naming().column();
      if (name != null) {
        column(name, "field_for_media_title names it");
      }
    }
    if (settings.pages().fromDirectories()) {
      pages(pageFields);
    }
    if (!complaints.isEmpty()) {
      throw new InputException(inputName + ": " + String.join("\n", complaints));
    }
  }

  private void pages(Map<String, FieldDefinition> pageFields) {
    var pages = settings.pages();
    if (pages.parentsExist()) {
      column(
          Columns.MEMBER_OF,
          "it names the books that exist (paged_content_from_directories_parents_exist)");
    }
    if (pages.directoryColumn() != null) {
      column(pages.directoryColumn(), "page_files_source_dir_field names it");
    }
    if (pages.model() == null && pageFields.containsKey(PagePlanner.MODEL)) {
      complaints.add(
          "Pages need a model: set paged_content_page_model_tid to the ID or URI of a term.");
    }
    for (var name : new Template(pages.titleTemplate()).names()) {
      if (!PageTemplates.TITLE_NAMES.contains(name)) {
        complaints.add(
            "page_title_template wants $"
                + name
                + ", which there is not."
                + Nearest.question(name, PageTemplates.TITLE_NAMES));
      }
    }
  }

  private void additional(String column) {
    column(column, "additional_files names it");
    if (column.equals(Columns.FILE)) {
      complaints.add(
          "additional_files names the column \"file\", which has a medium of its own already.");
    }
  }

  private void column(String name, String why) {
    if (!columns.has(name)) {
      complaints.add("There is no column \"" + name + "\", but " + why + ".");
    }
  }

  /** What is odd, but no reason not to start. */
  List<Problem> remarks() {
    var problems = new ArrayList<Problem>();
    if (columns.has(Columns.CHECKSUM) && !settings.media().nodesOnly()) {
      problems.add(
          about(
              Severity.NOTE,
              Code.COLUMN_UNSUPPORTED,
              Columns.CHECKSUM,
              "The column \"checksum\" is not used: checksums are not compared yet."));
    }
    if (noFiles()) {
      problems.add(
          about(
              Severity.WARNING,
              Code.HEADER_MISSING,
              null,
              "There is no column \"file\", so no media will be created; nodes_only: true says that"
                  + " this is meant."));
    }
    return problems;
  }

  private boolean noFiles() {
    return !settings.media().nodesOnly()
        && !settings.pages().fromDirectories()
        && settings.media().additionalFiles().isEmpty()
        && !columns.has(Columns.FILE);
  }

  private Problem about(Severity severity, Code code, @Nullable String column, String message) {
    return new Problem(code, severity, new Place(inputName, 1, column, null), message);
  }
}
