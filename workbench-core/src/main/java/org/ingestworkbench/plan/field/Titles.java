package org.ingestworkbench.plan.field;

import java.util.function.Supplier;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.plan.row.InputColumns;
import org.ingestworkbench.plan.row.RowProblems;
import org.ingestworkbench.plan.row.Texts;
import org.ingestworkbench.plan.row.Truncation;
import org.ingestworkbench.text.Folding;
import org.jspecify.annotations.Nullable;

/** Makes titles of nodes: never blank, never too long. */
public final class Titles {

  /**
   * What every site takes; whether it takes more is asked for when there is a title that needs it.
   */
  private static final int USUAL = 255;

  private final int maxLength;
  private final Supplier<@Nullable Integer> limit;

  /**
   * @param limit the longest title that the repository takes; null when it is not known
   */
  public Titles(int maxLength, Supplier<@Nullable Integer> limit) {
    this.maxLength = maxLength;
    this.limit = limit;
  }

  /** The row's own title; empty, and the row refused, when it has none. */
  public String of(RowProblems problems) {
    var title = problems.row().cell(InputColumns.TITLE);
    if (Folding.visible(title).isEmpty()) {
      problems.refuse(
          Code.TITLE_MISSING, InputColumns.TITLE, "The row has no title, which every node needs.");
      return "";
    }
    return cut(title, problems);
  }

  /** The title cut to what the settings allow, which is said. */
  public String cut(String title, RowProblems problems) {
    if (Texts.length(title) > maxLength) {
      problems.warn(
          Code.TITLE_TRUNCATED,
          InputColumns.TITLE,
          Truncation.message(title, InputColumns.TITLE, problems.row().id(), maxLength));
    }
    var cut = Texts.cut(title, maxLength);
    refuseTooLong(cut, problems);
    return cut;
  }

  /** The settings may allow more than the repository does. */
  private void refuseTooLong(String title, RowProblems problems) {
    int length = Texts.length(title);
    var most = length > USUAL ? limit.get() : null;
    if (most != null && length > most) {
      problems.refuse(
          Code.VALUE_INVALID,
          InputColumns.TITLE,
          "The title has "
              + length
              + " characters, but the site takes "
              + most
              + ": shorten it, or lower "
              + Advice.TITLE_LENGTH.words()
              + " to have it cut.",
          Advice.TITLE_LENGTH);
    }
  }
}
