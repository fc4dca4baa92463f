package org.ingestworkbench.drupal.entity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.ingestworkbench.drupal.request.AnswerErrors;
import org.ingestworkbench.drupal.request.HttpCall;
import org.ingestworkbench.drupal.request.Paths;
import org.ingestworkbench.drupal.request.Resource;
import org.ingestworkbench.drupal.request.Rest;
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
 * refers to them with what the site stored. The site's integration module tells checksums; a site
 * that does not is asked once.
 */
final class FileFixity {
  private static final Logger LOG = LoggerFactory.getLogger(FileFixity.class);
  private static final String CHECKSUM = "/islandora_workbench_integration/file_hash";

  private final Rest rest;
  private final AnswerErrors errors;
  private final Consumer<String> warnings;
  private final AtomicBoolean untold = new AtomicBoolean();
  private volatile boolean aborted;

  /**
   * @param warnings is told when the site tells no checksums
   */
  FileFixity(Rest rest, AnswerErrors errors, Consumer<String> warnings) {
    this.rest = rest;
    this.errors = errors;
    this.warnings = warnings;
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
    var stored = file.uuid() == null ? null : stored(file.uuid(), fixity);
    if (stored != null && !stored.equalsIgnoreCase(file.checksum())) {
      throw mismatch(
          "The "
              + fixity.algorithm().word()
              + " checksum of "
              + source
              + " is "
              + file.checksum()
              + ", but the site stored a file with "
              + stored
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
        stored == null ? "" : ", and so is that of the file on the site");
  }

  /** The checksum of a file of the site; null when the site tells none of any file. */
  private @Nullable String stored(String uuid, Fixity fixity) {
    if (untold.get()) {
      return null;
    }
    var call =
        HttpCall.get(
            Resource.MODULE,
            CHECKSUM
                + "?file_uuid="
                + Paths.encode(uuid)
                + "&algorithm="
                + fixity.algorithm().word());
    var answer = rest.send(call);
    if (answer.status() == 404 || answer.status() == 403) {
      untold(answer.status());
      return null;
    } else if (!answer.ok()) {
      throw errors.of(call, answer);
    }
    var json = answer.json().orElseThrow(() -> errors.notJson(call, answer));
    var checksum = json.path(0).path("checksum").asText("");
    if (!fixity.algorithm().fits(checksum)) {
      throw mismatch(
          "The site tells no checksum of a file that it took: "
              + json.path("error").asText("its answer has none")
              + ".");
    }
    return checksum;
  }

  private void untold(int status) {
    if (!untold.getAndSet(true)) {
      warnings.accept(
          "The site tells no checksums of its files (it answers "
              + status
              + "): files are compared with the input alone. Its module"
              + " islandora_workbench_integration tells them to accounts with the permission \"use"
              + " islandora workbench\".");
    }
  }

  private static RepositoryException mismatch(String message) {
    return RepositoryException.because(Code.CHECKSUM_MISMATCH + ": " + message)
        .remedy(Remedy.MEND_AND_RESUME)
        .build();
  }

  /** Ends what is under way, and refuses what comes. */
  void abort() {
    aborted = true;
  }
}
