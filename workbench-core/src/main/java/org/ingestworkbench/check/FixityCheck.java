package org.ingestworkbench.check;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.text.Shown;

/** Reads the files of rows that say what their checksum is, and compares them. */
final class FixityCheck {

  private static final String COLUMN = "checksum";

  private final String input;
  private final BooleanSupplier stop;

  FixityCheck(String input, BooleanSupplier stop) {
    this.input = input;
    this.stop = stop;
  }

  /** Tells of each file of the row that is not the one the row means. */
  void look(Row row, Item item, Consumer<Problem> problems) {
    for (var medium : item.media()) {
      if (medium.content() instanceof MediaDraft.Upload upload
          && upload.fixity() != null
          && upload.fixity().expected() != null) {
        compare(row, medium.source(), upload, upload.fixity(), problems);
      }
    }
  }

  private void compare(
      Row row,
      String source,
      MediaDraft.Upload upload,
      MediaDraft.Fixity fixity,
      Consumer<Problem> problems) {
    try {
      var checksum = fixity.of(upload.file(), stop);
      if (!fixity.allows(checksum)) {
        problems.accept(problem(row, Code.CHECKSUM_MISMATCH, fixity.mismatch(source, checksum)));
      }
    } catch (InterruptedIOException stopped) {
      // The check says that it was cancelled.
    } catch (IOException e) {
      var message = upload.file() + " cannot be read (" + Shown.reason(e) + ").";
      problems.accept(problem(row, Code.FILE_UNREADABLE, message));
    }
  }

  private Problem problem(Row row, Code code, String message) {
    var place = Place.cell(input, row, COLUMN);
    return new Problem(code, Severity.ROW_ERROR, place, message);
  }
}
