package org.ingestworkbench.drupal.entity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;

/**
 * Files whose medium was refused for the moment, so that the next try needs no second upload. Only
 * for the same medium and files that did not change since; the last few, in memory alone: Drupal
 * removes files that no medium comes for.
 */
final class KeptUploads {

  private static final int MOST = 64;
  private static final int COLLECTED = 422;

  private final Map<UUID, Kept> kept =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Kept> eldest) {
          return size() > MOST;
        }
      };

  /** What was uploaded, and what it was made from. */
  record Kept(Source source, List<UploadedFile> files) {}

  /** A medium with its files as they stand on disk. */
  record Source(MediaDraft media, List<Print> prints) {}

  private record Print(long size, FileTime modified) {}

  /** A medium as it is now; empty for what cannot be told to be the same later. */
  static Optional<Source> source(MediaDraft media) {
    if (media.content() instanceof MediaDraft.Download) {
      return Optional.empty();
    }
    var prints = new ArrayList<Print>();
    try {
      for (var file : files(media)) {
        prints.add(new Print(Files.size(file), Files.getLastModifiedTime(file)));
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.of(new Source(media, prints));
  }

  private static List<Path> files(MediaDraft media) {
    var files = new ArrayList<Path>();
    if (media.content() instanceof MediaDraft.Upload upload) {
      files.add(upload.file());
    }
    media.tracks().forEach(track -> files.add(track.file()));
    return files;
  }

  /** What an earlier try uploaded; a second time only when it is kept again. */
  synchronized Optional<List<UploadedFile>> take(Creation.OfMedia creation, Source now) {
    return Optional.ofNullable(kept.remove(creation.uuid()))
        .filter(known -> known.source.equals(now))
        .map(Kept::files);
  }

  /** Keeps the files when another try of the medium alone may go well. */
  synchronized void keep(
      Creation.OfMedia creation, Source source, List<UploadedFile> files, RepositoryException why) {
    if (why.effect() == Effect.NONE && why.retryable() && why.status() != COLLECTED) {
      kept.put(creation.uuid(), new Kept(source, files));
    }
  }
}
