package org.ingestworkbench.plan.field;

import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.plan.row.InputColumns;
import org.ingestworkbench.plan.row.RowProblems;
import org.ingestworkbench.plan.row.Texts;
import org.ingestworkbench.plan.row.Truncation;
import org.ingestworkbench.text.Folding;

/** Makes titles of nodes: never blank, never too long. */
public final class Titles {

  private final int maxLength;

  public Titles(int maxLength) {
    this.maxLength = maxLength;
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
    return Texts.cut(title, maxLength);
  }
}
