package org.ingestworkbench.plan;

import org.ingestworkbench.model.Folding;
import org.ingestworkbench.model.Problem.Code;

/** Makes titles of nodes: never blank, never too long. */
final class Titles {

  private final int maxLength;

  Titles(int maxLength) {
    this.maxLength = maxLength;
  }

  /** The row's own title; empty, and the row refused, when it has none. */
  String of(Remarks remarks) {
    var title = remarks.row().cell(Columns.TITLE);
    if (Folding.visible(title).isEmpty()) {
      remarks.refuse(
          Code.TITLE_MISSING, Columns.TITLE, "The row has no title, which every node needs.");
      return "";
    }
    return cut(title, remarks);
  }

  /** The title cut to what the settings allow, which is said. */
  String cut(String title, Remarks remarks) {
    if (Texts.length(title) > maxLength) {
      remarks.warn(
          Code.TITLE_TRUNCATED,
          Columns.TITLE,
          Truncation.message(title, Columns.TITLE, remarks.row().id(), maxLength));
    }
    return Texts.cut(title, maxLength);
  }
}
