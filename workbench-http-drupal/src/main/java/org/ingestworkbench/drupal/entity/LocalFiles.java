package org.ingestworkbench.drupal.entity;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ingestworkbench.drupal.request.Payload;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.repository.RepositoryException.Scope;

/**
 * Files of the input, read when an object is made. They were there when the row was planned; a file
 * that is gone is the row's fault, a folder that is gone the world's (a share that is no longer
 * mounted).
 */
public final class LocalFiles {

  private LocalFiles() {}

  /** The file's size, after a look whether it can be read at all. */
  public static Payload.OfFile payload(Path file) {
    try {
      if (!Files.isReadable(file) || Files.isDirectory(file)) {
        throw missing(file, null);
      }
      return new Payload.OfFile(file, Files.size(file));
    } catch (IOException e) {
      throw missing(file, e);
    }
  }

  /** The whole text of a file in UTF-8. */
  static String text(Path file) {
    try {
      return withoutMark(Files.readString(file, StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      throw RepositoryException.because(
              file + " is not text in UTF-8: save it in this encoding, then run the row again.")
          .cause(e)
          .build();
    } catch (IOException e) {
      throw missing(file, e);
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static RepositoryException missing(
      Path file, @org.jspecify.annotations.Nullable IOException cause) {
    var folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.exists(file) && gone(folder)) {
      return RepositoryException.because(
              "The folder " + folder + " is gone: mount or restore it, then resume the job.")
          .scope(Scope.JOB)
          .remedy(Remedy.MEND_AND_RESUME)
          .cause(cause)
          .build();
    }
    var what = Files.exists(file) ? " cannot be read" : " is not there any more";
    return RepositoryException.because(file + what + "; it was when the row was planned.")
        .remedy(Remedy.MEND_AND_RESUME)
        .cause(cause)
        .build();
  }

  /** A folder that is missing, or an empty one where a share used to be mounted. */
  private static boolean gone(Path folder) {
    try (var entries = Files.newDirectoryStream(folder)) {
      return !entries.iterator().hasNext();
    } catch (IOException e) {
      return true;
    }
  }
}
