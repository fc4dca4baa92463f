package org.ingestworkbench.plan.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.plan.PageFile;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.media.FileLookup;
import org.ingestworkbench.plan.media.MediaPlanner;
import org.ingestworkbench.plan.media.MediaRequest;
import org.ingestworkbench.plan.row.InputColumns;
import org.ingestworkbench.plan.row.RowProblems;

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

  List<MediaDraft> of(PageFile page, String title, RowProblems problems) {
    var drafts = new ArrayList<MediaDraft>();
    own(page, title, problems).ifPresent(drafts::add);
    settings
        .pages()
        .additionalMedia()
        .forEach(
            (use, extension) ->
                beside(page, use, extension, title, problems).ifPresent(drafts::add));
    return drafts;
  }

  private Optional<MediaDraft> own(PageFile page, String title, RowProblems problems) {
    var row = problems.row();
    boolean inRow = row.has(InputColumns.MEDIA_USE);
    var request =
        new MediaRequest(
            StepKey.pageMedia(row.id(), page.key(), ""),
            null,
            page.key(),
            inRow ? row.cell(InputColumns.MEDIA_USE) : settings.media().use(),
            inRow ? InputColumns.MEDIA_USE : null,
            false,
            PagePlanner.contentType(settings),
            title);
    files.requireInside(page.path(), null, problems);
    return media.ofFile(request, page.path(), List.of(), problems);
  }

  private Optional<MediaDraft> beside(
      PageFile page, String use, String extension, String title, RowProblems problems) {
    var name = page.beside(extension);
    var file = files.file(page.path().resolveSibling(name).toString());
    if (file.isEmpty()) {
      problems.warn(Code.FILE_MISSING, null, page.path().resolveSibling(name) + " does not exist.");
      return Optional.empty();
    }
    var step = StepKey.pageMedia(problems.row().id(), page.key(), use);
    var request =
        new MediaRequest(
            step, null, name, use, null, true, PagePlanner.contentType(settings), title);
    files.requireInside(file.get(), null, problems);
    return media.ofFile(request, file.get(), List.of(), problems);
  }
}
