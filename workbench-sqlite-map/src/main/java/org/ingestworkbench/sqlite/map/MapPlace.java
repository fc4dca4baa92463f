package org.ingestworkbench.sqlite.map;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;

/**
 * Says whether a map could be written at its place. It looks at rights and names, and writes
 * nothing.
 */
public record MapPlace(Path file) {

  public List<Problem> problems() {
    var problems = new ArrayList<Problem>();
    if (!writable()) {
      problems.add(
          problem(
              Code.MAP_UNUSABLE,
              Severity.ERROR,
              "The ID map cannot be written: make it and its directory writable, or give another"
                  + " path."));
    }
    if (temporary()) {
      problems.add(
          problem(
              Code.MAP_TEMPORARY,
              Severity.WARNING,
              Advice.MAP_PLACE.words()
                  + " than your system's temporary directory (\""
                  + temporaryDirectory()
                  + "\"): what is there may be gone when the job is to be resumed."));
    }
    return problems;
  }

  /** SQLite makes companions beside the file, so its directory has to be writable too. */
  private boolean writable() {
    var directory = file.getParent();
    return directory != null
        && Files.isDirectory(directory)
        && Files.isWritable(directory)
        && (!Files.exists(file) || (Files.isRegularFile(file) && Files.isWritable(file)));
  }

  /** Only the directory itself, where no user's files are safe; deeper ones belong to a user. */
  private boolean temporary() {
    var directory = file.getParent();
    return directory != null && real(directory).equals(real(temporaryDirectory()));
  }

  private static Path temporaryDirectory() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }

  private Problem problem(Code code, Severity severity, String message) {
    return new Problem(code, severity, Place.file(file.toString()), message);
  }
}
