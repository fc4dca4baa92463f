package org.ingestworkbench.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.StepKey;

/** Plans the media of a row: its file, and the files of further columns in their order. */
final class RowMedia {

  private final PlanSettings settings;
  private final Columns columns;
  private final FileLookup files;
  private final MediaPlanner media;
  private final TrackReader tracks;

  RowMedia(PlanSettings settings, Columns columns, FileLookup files, MediaPlanner media) {
    this.settings = settings;
    this.columns = columns;
    this.files = files;
    this.media = media;
    tracks = new TrackReader(settings, files);
  }

  List<MediaDraft> of(String title, Remarks remarks) {
    var drafts = new ArrayList<MediaDraft>();
    if (settings.media().nodesOnly()) {
      return drafts;
    }
    if (columns.has(Columns.FILE)) {
      own(title, remarks).ifPresent(drafts::add);
    }
    settings
        .media()
        .additionalFiles()
        .forEach((column, use) -> additional(column, use, title, remarks).ifPresent(drafts::add));
    return drafts;
  }

  private Optional<MediaDraft> own(String title, Remarks remarks) {
    var row = remarks.row();
    if (!row.has(Columns.FILE)) {
      sayEmpty(remarks);
      return Optional.empty();
    }
    boolean inRow = row.has(Columns.MEDIA_USE);
    var request =
        new MediaRequest(
            StepKey.media(row.id(), Columns.FILE),
            Columns.FILE,
            row.cell(Columns.FILE),
            inRow ? row.cell(Columns.MEDIA_USE) : settings.media().use(),
            inRow ? Columns.MEDIA_USE : null,
            false,
            title);
    return draft(request, remarks);
  }

  private Optional<MediaDraft> additional(
      String column, String use, String title, Remarks remarks) {
    var row = remarks.row();
    if (!row.has(column)) {
      remarks.note(
          Code.FILE_EMPTY,
          column,
          "Media for \"additional_files\" CSV column \""
              + column
              + "\" in row with ID \""
              + row.id()
              + "\" not created because CSV field is empty.");
      return Optional.empty();
    }
    var step = StepKey.media(row.id(), column);
    return draft(new MediaRequest(step, column, row.cell(column), use, null, true, title), remarks);
  }

  private Optional<MediaDraft> draft(MediaRequest request, Remarks remarks) {
    if (settings.media().types().embeddedAs(request.source()) != null) {
      return media.ofAddress(request, remarks);
    }
    if (Texts.address(request.source())) {
      remarks.refuse(
          Code.REMOTE_FILE,
          request.column(),
          "Files are not fetched from other sites yet: put "
              + request.source()
              + " into the input directory and name it there.");
      return Optional.empty();
    }
    var file = files.file(request.source());
    if (file.isEmpty()) {
      sayMissing(request, remarks);
      return Optional.empty();
    }
    return media.ofFile(request, file.get(), tracks(request, remarks), remarks);
  }

  private List<MediaDraft.Track> tracks(MediaRequest request, Remarks remarks) {
    var bundle = media.bundle(request);
    var found = new ArrayList<MediaDraft.Track>();
    if (!request.additional()) {
      columns.tracks().stream()
          .filter(column -> column.bundle().equals(bundle))
          .forEach(column -> found.addAll(tracks.read(column, remarks)));
    }
    return found;
  }

  private void sayEmpty(Remarks remarks) {
    if (!settings.pages().fromDirectories()) {
      remarks.warn(
          Code.FILE_EMPTY,
          Columns.FILE,
          "No media for this row created since its \"file\" column in the input CSV (row with ID \""
              + remarks.row().id()
              + "\") is empty.");
    }
  }

  private void sayMissing(MediaRequest request, Remarks remarks) {
    var row = remarks.row();
    var message =
        request.additional()
            ? "Media for file \""
                + request.source()
                + "\" named in field \""
                + request.column()
                + "\" of CSV row with ID \""
                + row.id()
                + "\" not created because file does not exist."
            : "No media for this row created since the file named the input CSV's \"file\" column"
                + " (row with ID \""
                + row.id()
                + "\") could not be found: "
                + request.source()
                + ".";
    if (settings.media().allowMissingFiles()) {
      remarks.warn(Code.FILE_MISSING, request.column(), message);
    } else {
      remarks.refuse(Code.FILE_MISSING, request.column(), message);
    }
  }

  /** The files that the row names, for fingerprints. */
  List<String> named(Row row) {
    var names = new ArrayList<String>();
    if (settings.media().nodesOnly()) {
      return names;
    }
    names.add(row.cell(Columns.FILE));
    settings.media().additionalFiles().keySet().forEach(column -> names.add(row.cell(column)));
    columns.tracks().forEach(column -> names.addAll(tracks.files(column, row)));
    names.removeIf(name -> name.isEmpty() || Texts.address(name));
    return names;
  }
}
