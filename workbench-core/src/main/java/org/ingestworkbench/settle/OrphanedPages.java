package org.ingestworkbench.settle;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.Planned;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.store.JournalReader;
import org.ingestworkbench.store.StepRecord;

/**
 * What an earlier run began for pages of a book, without what the book still plans to have: the
 * file of a page may be gone. Used by one thread.
 */
public final class OrphanedPages {

  private final Map<StepKey, StepRecord> open = new LinkedHashMap<>();

  /** Of a book that no earlier run began. */
  public OrphanedPages() {}

  /** Everything that is begun or unresolved for pages of the row. */
  public static OrphanedPages of(String rowId, JournalReader journal) {
    var pages = new OrphanedPages();
    journal.stepsOf(rowId, pages::take);
    return pages;
  }

  private void take(StepRecord step) {
    var kind = step.key().kind();
    if (step.open() && (kind == Kind.PAGE || kind == Kind.PAGE_MEDIA)) {
      open.put(step.key(), step);
    }
  }

  /** A page is there, and what it has is settled with it. */
  public void planned(Planned page) {
    var item = page.item();
    if (item != null && !open.isEmpty()) {
      open.remove(page.key().nodeStep());
      item.media().forEach(medium -> open.remove(medium.step()));
    }
  }

  /** The rest, when all pages were planned: a page before its media. */
  Collection<StepRecord> steps() {
    return List.copyOf(open.values());
  }
}
