package org.ingestworkbench.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.StepKey;

/** Plans the media of a page: of its own file, and of the files beside it. */
final class PageMedia {

  private final PlanSettings settings;
  private final FileLookup files;
  private final MediaPlanner media;

  PageMedia(PlanSettings settings, FileLookup files, MediaPlanner media) {
    this.settings = settings;
    this.files = files;
    this.media = media;
  }

  List<MediaDraft> of(PageFile page, String title, Remarks remarks) {
    var drafts = new ArrayList<MediaDraft>();
    own(page, title, remarks).ifPresent(drafts::add);
    settings
        .pages()
        .additionalMedia()
        .forEach(
            (use, extension) ->
                beside(page, use, extension, title, remarks).ifPresent(drafts::add));
    return drafts;
  }

  private Optional<MediaDraft> own(PageFile page, String title, Remarks remarks) {
    var row = remarks.row();
    boolean inRow = row.has(Columns.MEDIA_USE);
    var request =
        new MediaRequest(
            StepKey.pageMedia(row.id(), page.key(), ""),
            null,
            page.key(),
            inRow ? row.cell(Columns.MEDIA_USE) : settings.media().use(),
            inRow ? Columns.MEDIA_USE : null,
            false,
            title);
    return media.ofFile(request, page.path(), List.of(), remarks);
  }

  private Optional<MediaDraft> beside(
      PageFile page, String use, String extension, String title, Remarks remarks) {
    var name = page.beside(extension);
    var file = files.file(page.path().resolveSibling(name).toString());
    if (file.isEmpty()) {
      remarks.warn(Code.FILE_MISSING, null, page.path().resolveSibling(name) + " not found.");
      return Optional.empty();
    }
    var step = StepKey.pageMedia(remarks.row().id(), page.key(), use);
    var request = new MediaRequest(step, null, name, use, null, true, title);
    return media.ofFile(request, file.get(), List.of(), remarks);
  }
}
