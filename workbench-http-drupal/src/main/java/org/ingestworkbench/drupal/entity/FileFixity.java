package org.ingestworkbench.drupal.entity;

import java.io.IOException;
import java.nio.file.Path;
import org.ingestworkbench.model.MediaDraft.Fixity;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.repository.RepositoryException.Scope;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the bytes of files: before they are sent with what the input says, and before a medium
 * refers to them with what the site stored.
 */
final class FileFixity {
  private static final Logger LOG = LoggerFactory.getLogger(FileFixity.class);

  private final StoredChecksums stored;
  private volatile boolean aborted;

  FileFixity(StoredChecksums stored) {
    this.stored = stored;
  }

  /**
   * The checksum of a file that is about to be sent; null when it is not compared.
   *
   * @param source how the input calls the file
   * @throws RepositoryException of the row, without effect, when the input means another file
   */
  @Nullable String ofSent(Path file, String source, @Nullable Fixity fixity) {
    if (fixity == null) {
      return null;
    }
    var checksum = read(file, fixity);
    if (!fixity.allows(checksum)) {
      throw mismatch(fixity.mismatch(source, checksum));
    }
    return checksum;
  }

  private String read(Path file, Fixity fixity) {
    LocalFiles.payload(file);
    try {
      return fixity.of(file, () -> aborted);
    } catch (IOException e) {
      var why = aborted ? "Aborted: " + file + " was not read." : unreadable(file, e);
      throw RepositoryException.because(why)
          .scope(aborted ? Scope.JOB : Scope.ROW)
          .remedy(Remedy.MEND_AND_RESUME)
          .cause(e)
          .build();
    }
  }

  private static String unreadable(Path file, IOException e) {
    return file + " cannot be read (" + Shown.reason(e) + "); it could when the row was planned.";
  }

  /**
   * Compares what was sent with what the site stored.
   *
   * @throws RepositoryException of the row, without effect, when they differ
   */
  void requireStored(UploadedFile file, String source, @Nullable Fixity fixity) {
    if (fixity == null) {
      return;
    }
    var onSite =
        file.uuid() == null ? null : stored.of(file.uuid(), fixity.algorithm()).orElse(null);
    if (onSite != null && !onSite.equalsIgnoreCase(file.checksum())) {
      throw mismatch(
          "The "
              + fixity.algorithm().word()
              + " checksum of "
              + source
              + " is "
              + file.checksum()
              + ", but the site stored a file with "
              + onSite
              + " (file ID "
              + file.id()
              + "): no medium refers to it. Resume the job to send the file again.");
    }
    LOG.info(
        "The {} checksum of {} is {}{}{}.",
        fixity.algorithm().word(),
        Shown.line(source),
        file.checksum(),
        fixity.expected() == null ? "" : ", as the input says",
        onSite == null ? "" : ", and so is that of the file on the site");
  }

  static RepositoryException mismatch(String message) {
    return RepositoryException.because(Code.CHECKSUM_MISMATCH + ": " + message)
        .remedy(Remedy.MEND_AND_RESUME)
        .build();
  }

  /** Ends what is under way, and refuses what comes. */
  void abort() {
    aborted = true;
  }
}
