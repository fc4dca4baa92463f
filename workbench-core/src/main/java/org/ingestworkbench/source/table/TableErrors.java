package org.ingestworkbench.source.table;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.source.filter.BadInput;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/** What ends the reading of a table, as one problem that a check can list. */
public final class TableErrors {

  private TableErrors() {}

  /**
   * What is wrong with the input as a whole.
   *
   * @param message one sentence with the facts and what to do
   */
  public static InputException of(
      Code code, Place place, String message, @Nullable Throwable cause) {
    return of(code, place, message, null, cause);
  }

  /**
   * The same with the code of what the message advises.
   *
   * @param message one sentence with the facts and the words of the advice
   */
  public static InputException of(
      Code code, Place place, String message, @Nullable Advice advice, @Nullable Throwable cause) {
    return BadInput.exception(code, place, message, advice, cause);
  }

  /**
   * A file that is not there, or cannot be read.
   *
   * @param file as the user named it
   */
  public static InputException unreadable(Path file, IOException e) {
    var where = Place.file(file.toString());
    if (e instanceof NoSuchFileException) {
      return BadInput.exception(
          Code.INPUT_MISSING,
          where,
          "there is no file "
              + file.toAbsolutePath().normalize()
              + "; check "
              + Advice.INPUT_FILE.words()
              + ".",
          Advice.INPUT_FILE,
          e);
    }
    var why = e instanceof AccessDeniedException ? "no right to read it" : Shown.reason(e);
    return BadInput.exception(
        Code.INPUT_UNREADABLE, where, "cannot be read: " + why + ".", null, e);
  }
}
