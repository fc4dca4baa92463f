package org.ingestworkbench.model;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The place where the input's files are cannot be read at all, such as a share that went away. A
 * fault of the world: no row is to be blamed, the job stops with its rows open.
 */
public final class InputUnavailableException extends WorkbenchException {
  private static final long serialVersionUID = 1L;

  private final String path;

  /**
   * @param path what cannot be read
   * @param why what is wrong with it, as the end of a sentence
   */
  public InputUnavailableException(Path path, String why, @Nullable Throwable cause) {
    super(
        "The files of the input cannot be read: "
            + path
            + " "
            + why
            + ". Make it available again (is the share mounted?), then resume the job.",
        cause);
    this.path = path.toString();
  }

  /** What cannot be read. */
  public Path path() {
    return Path.of(path);
  }
}
