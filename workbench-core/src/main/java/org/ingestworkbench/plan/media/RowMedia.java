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
   * @param owner the content type of their node; empty when it is not known
   * @param title the title of their node; empty when it is not known
   */
  public List<MediaDraft> of(String owner, String title, RowProblems problems) {
    var drafts = new ArrayList<MediaDraft>();
    if (settings.media().nodesOnly()) {
      return drafts;
    }
    if (columns.has(InputColumns.FILE)) {
      own(owner, title, problems).ifPresent(drafts::add);
    }
    for (var column : settings.media().additionalFiles().keySet()) {
      additional(column, owner, title, problems).ifPresent(drafts::add);
    }
    return drafts;
  }

  private Optional<MediaDraft> own(String owner, String title, RowProblems problems) {
    var row = problems.row();
    if (!row.has(InputColumns.FILE)) {
      sayEmpty(problems);
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
            owner,
            title);
    return draft(request, problems);
  }

  private Optional<MediaDraft> additional(
      String column, String owner, String title, RowProblems problems) {
    var row = problems.row();
    if (!columns.has(column)) {
      return Optional.empty(); // which was said of the column
    }
    if (!row.has(column)) {
      problems.note(Code.FILE_EMPTY, column, empty(column));
      return Optional.empty();
    }
    var step = StepKey.media(row.id(), column);
    var use = settings.media().additionalFiles().getOrDefault(column, "");
    return draft(
        new MediaRequest(step, column, row.cell(column), use, null, true, owner, title), problems);
  }

  private Optional<MediaDraft> draft(MediaRequest request, RowProblems problems) {
    if (settings.media().types().embeddedAs(request.source()) != null) {
      return media.ofAddress(request, problems);
    }
    if (Texts.address(request.source())) {
      return remote(request, problems);
    }
    var file = files.file(request.source());
    if (file.isEmpty()) {
      sayMissing(request, files.missing(request.source()), problems);
      return Optional.empty();
    }
    files.requireInside(file.get(), request.column(), problems);
    return media.ofFile(request, file.get(), tracks(request, problems), problems);
  }

  private Optional<MediaDraft> remote(MediaRequest request, RowProblems problems) {
    var file = catalog.remoteFile(request.source());
    if (!file.there()) {
      sayMissing(request, request.source() + " does not exist: its site says so.", problems);
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

  private void sayEmpty(RowProblems problems) {
    if (!settings.pages().fromDirectories()) {
      problems.warn(Code.FILE_EMPTY, InputColumns.FILE, empty(InputColumns.FILE));
    }
  }

  private static String empty(String column) {
    return "The cell of column \"" + column + "\" is empty.";
  }

  private void sayMissing(MediaRequest request, String message, RowProblems problems) {
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
