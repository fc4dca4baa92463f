package org.ingestworkbench.plan.pages;

import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.plan.PageDirectory;
import org.ingestworkbench.plan.PageFile;
import org.ingestworkbench.plan.row.RowProblems;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the pages of a book one after the other, as they are planned, and says what is odd about
 * their numbers; used by one thread.
 */
final class PageOrder {

  private final PageDirectory directory;
  private final String separator;
  private @Nullable PageFile before;

  PageOrder(PageDirectory directory, String separator) {
    this.directory = directory;
    this.separator = separator;
  }

  /** Says what is odd about the next page. */
  void remark(PageFile page, RowProblems problems) {
    if (before == null && !directory.ignored().isEmpty()) {
      problems.note(
          Code.PAGE_FILE_IGNORED,
          null,
          "Files that are no pages were left out: " + String.join(", ", directory.ignored()) + ".");
    }
    if (before == null) {
      saySeparatorMissing(problems);
    }
    if (page.sequence() == 0) {
      sayNumberMissing(page, problems);
    }
    sayDouble(page, problems);
    sayGap(page, problems);
  }

  /** The page was planned; the next one is compared with it. */
  void passed(PageFile page) {
    before = page;
  }

  /** The whole name is read as the number then. Said once for a book. */
  private void saySeparatorMissing(RowProblems problems) {
    var without =
        directory.pages().stream().filter(page -> !page.base().contains(separator)).toList();
    if (!without.isEmpty()) {
      problems.warn(
          Code.PAGE_SEPARATOR_MISSING,
          null,
          "The names of "
              + without.size()
              + " page files, \""
              + without.get(0).key()
              + "\" the first, have no \""
              + separator
              + "\" ("
              + Advice.PAGE_SEPARATOR.words()
              + "), so the whole name is taken for the page number.",
          Advice.PAGE_SEPARATOR);
    }
  }

  private static void sayNumberMissing(PageFile page, RowProblems problems) {
    problems.warn(
        Code.PAGE_SEQUENCE_MISSING,
        null,
        "Page file \""
            + page.key()
            + "\" has no page number at the end of its name (\""
            + page.label()
            + "\"), so its field_weight will not be populated.");
  }

  private void sayDouble(PageFile page, RowProblems problems) {
    if (before == null) {
      return;
    }
    boolean sameNumber = page.sequence() > 0 && page.sequence() == before.sequence();
    if (sameNumber || page.key().equals(before.key())) {
      problems.refuse(
          Code.PAGE_SEQUENCE_DUPLICATE,
          null,
          "Two files claim page "
              + page.label()
              + ": "
              + before.key()
              + " and "
              + page.key()
              + ". The second is not made a page: take one of them away, or name its extension in "
              + Advice.PAGE_ADDITIONAL_MEDIA.words()
              + ".",
          Advice.PAGE_ADDITIONAL_MEDIA);
    }
  }

  private void sayGap(PageFile page, RowProblems problems) {
    long expected = before == null ? 1 : before.sequence() + 1;
    if (page.sequence() > expected) {
      var missing =
          page.sequence() == expected + 1
              ? "Page " + expected + " is"
              : "Pages " + expected + " to " + (page.sequence() - 1) + " are";
      problems.note(Code.PAGE_SEQUENCE_GAP, null, missing + " missing before " + page.key() + ".");
    }
  }
}
