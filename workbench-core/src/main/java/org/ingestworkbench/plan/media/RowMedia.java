package org.ingestworkbench.plan.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.RowTask;
import org.ingestworkbench.plan.row.InputColumns;
import org.ingestworkbench.plan.row.RowProblems;
import org.ingestworkbench.plan.row.Texts;

/** Plans the media of a row: its file, and the files of further columns in their order. */
public final class RowMedia {

  private final PlanSettings settings;
  private final InputColumns columns;
  private final Catalog catalog;
  private final FileLookup files;
  private final MediaPlanner media;
  private final TrackReader tracks;
  private final Set<String> toldPlaces = RecentSet.told();

  public RowMedia(
      PlanSettings settings,
      InputColumns columns,
      Catalog catalog,
      FileLookup files,
      MediaPlanner media) {
    this.settings = settings;
    this.columns = columns;
    this.catalog = catalog;
    this.files = files;
    this.media = media;
    tracks = new TrackReader(settings, files);
  }

  /**
   * The media of a row.
   *
   * @param node their node; what is not known of it is empty
   */
  public List<MediaDraft> of(Catalog.Node node, RowProblems problems) {
    var drafts = new ArrayList<MediaDraft>();
    if (settings.media().nodesOnly()) {
      return drafts;
    }
    if (columns.has(InputColumns.FILE)) {
      own(node, problems).ifPresent(drafts::add);
    }
    for (var column : settings.media().additionalFiles().keySet()) {
      additional(column, node, problems).ifPresent(drafts::add);
    }
    return drafts;
  }

  private Optional<MediaDraft> own(Catalog.Node node, RowProblems problems) {
    var row = problems.row();
    if (!row.has(InputColumns.FILE)) {
      sayEmpty(node, problems);
      return Optional.empty();
    }
    boolean inRow = row.has(InputColumns.MEDIA_USE);
    var request =
        new MediaRequest(
            StepKey.media(row.id(), InputColumns.FILE),
            InputColumns.FILE,
            row.cell(InputColumns.FILE),
            inRow ? row.cell(InputColumns.MEDIA_USE) : settings.media().use(),
            inRow ? InputColumns.MEDIA_USE : null,
            false,
            node.bundle(),
            node.title());
    return draft(request, node, problems);
  }

  private Optional<MediaDraft> additional(String column, Catalog.Node node, RowProblems problems) {
    var row = problems.row();
    if (!columns.has(column)) {
      return Optional.empty(); // which was said of the column
    }
    if (!row.has(column)) {
      problems.note(Code.FILE_EMPTY, column, empty(column, node, problems));
      return Optional.empty();
    }
    var step = StepKey.media(row.id(), column);
    var use = settings.media().additionalFiles().getOrDefault(column, "");
    return draft(
        new MediaRequest(
            step, column, row.cell(column), use, null, true, node.bundle(), node.title()),
        node,
        problems);
  }

  private Optional<MediaDraft> draft(
      MediaRequest request, Catalog.Node node, RowProblems problems) {
    if (settings.media().types().embeddedAs(request.source()) != null) {
      return media.ofAddress(request, problems);
    }
    if (Texts.address(request.source())) {
      return remote(request, node, problems);
    }
    var file = files.file(request.source());
    if (file.isEmpty()) {
      sayMissing(request, node, files.missing(request.source()), problems);
      return Optional.empty();
    }
    files.requireInside(file.get(), request.column(), problems);
    return media.ofFile(request, file.get(), tracks(request, problems), problems);
  }

  private Optional<MediaDraft> remote(
      MediaRequest request, Catalog.Node node, RowProblems problems) {
    var file = catalog.remoteFile(request.source());
    if (!file.there()) {
      sayMissing(request, node, request.source() + " does not exist: its site says so.", problems);
      return Optional.empty();
    } else if (file.refusal() != null) {
      refuse(request, file.refusal(), problems);
      return Optional.empty();
    }
    if (file.note() != null && toldPlaces.add(file.note())) {
      problems.note(
          Code.REMOTE_FILE,
          request.column(),
          "Files such as " + request.source() + " are fetched: " + file.note() + ".");
    }
    return media.ofRemote(request, file, problems);
  }

  private static void refuse(MediaRequest request, String why, RowProblems problems) {
    var advice = Advice.REMOTE_FILES_FROM;
    problems.refuse(
        Code.REMOTE_FILE,
        request.column(),
        "The file " + request.source() + " is not fetched: " + why + ".",
        why.contains(advice.words()) ? advice : null);
  }

  private List<MediaDraft.Track> tracks(MediaRequest request, RowProblems problems) {
    var bundle = media.bundle(request);
    var found = new ArrayList<MediaDraft.Track>();
    if (!request.additional()) {
      columns.tracks().stream()
          .filter(column -> column.bundle().equals(bundle))
          .forEach(column -> found.addAll(tracks.read(column, problems)));
    }
    return found;
  }

  private void sayEmpty(Catalog.Node node, RowProblems problems) {
    if (!settings.pages().fromDirectories()) {
      var message = empty(InputColumns.FILE, node, problems);
      problems.warn(Code.FILE_EMPTY, InputColumns.FILE, message);
    }
  }

  /** Where media are all that a row is for, in Islandora Workbench's words. */
  private String empty(String column, Catalog.Node node, RowProblems problems) {
    return settings.task() == RowTask.ADD_MEDIA
        ? "Media for node "
            + named(node, problems)
            + " not created since CSV column \""
            + column
            + "\" is empty."
        : "The cell of column \"" + column + "\" is empty.";
  }

  private String missing(
      MediaRequest request, Catalog.Node node, String why, RowProblems problems) {
    return settings.task() == RowTask.ADD_MEDIA
        ? (request.additional() ? "Additional file \"" : "File \"")
            + request.source()
            + "\" identified in CSV \""
            + request.column()
            + "\" column for node ID "
            + named(node, problems)
            + " not found: "
            + why
        : why;
  }

  /** The ID of a node that is there; of one that the ID map has, the row that made it. */
  private String named(Catalog.Node node, RowProblems problems) {
    return node.id().isEmpty() ? problems.row().cell(settings.idField()) : node.id();
  }

  private void sayMissing(
      MediaRequest request, Catalog.Node node, String why, RowProblems problems) {
    var message = missing(request, node, why, problems);
    if (settings.media().allowMissingFiles()) {
      problems.warn(Code.FILE_MISSING, request.column(), message + " Its medium is left out.");
    } else {
      problems.refuse(Code.FILE_MISSING, request.column(), message);
    }
  }

  /** The files that the row names, for fingerprints. */
  public List<String> named(Row row) {
    var names = new ArrayList<String>();
    if (settings.media().nodesOnly()) {
      return names;
    }
    names.add(row.cell(InputColumns.FILE));
    settings.media().additionalFiles().keySet().forEach(column -> names.add(row.cell(column)));
    columns.tracks().forEach(column -> names.addAll(tracks.files(column, row)));
    names.removeIf(name -> name.isEmpty() || Texts.address(name));
    return names;
  }
}
