package org.ingestworkbench.resume;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.model.Folding;
import org.ingestworkbench.model.InputChange;
import org.ingestworkbench.spi.JournalReader;
import org.ingestworkbench.spi.RowRecord;

/**
 * Finds what became of marks that do not stand where they stood: the same id is the same row, and
 * of the rest an id that looks like one that is gone is that one, respelled.
 */
final class Differences {
  private final JournalReader journal;
  private final Changes changes;

  Differences(JournalReader journal, Changes changes) {
    this.journal = journal;
    this.changes = changes;
  }

  /** Takes marks of which all that look alike are there; tells of changes in order of lines. */
  void find(List<RowMark> then, List<RowMark> now) {
    var found = new ArrayList<InputChange>();
    var gone = new HashMap<String, RowMark>();
    then.forEach(mark -> gone.put(mark.id(), mark));
    var added = new ArrayList<RowMark>();
    for (var mark : now) {
      var before = gone.remove(mark.id());
      if (before == null) {
        added.add(mark);
      } else if (!before.isSame(mark)) {
        changed(mark, found);
      }
    }
    match(gone, added, found);
    found.sort(Comparator.comparingLong(InputChange::line).thenComparing(InputChange::name));
    found.forEach(changes::add);
  }

  /** What is not done may be corrected. */
  private void changed(RowMark mark, List<InputChange> found) {
    var row = journal.row(mark.id());
    if (row.isPresent() && !row.get().done()) {
      changes.mended();
    } else {
      found.add(InputChange.changed(mark.id(), mark.line(), row.isPresent()));
    }
  }

  private void match(Map<String, RowMark> gone, List<RowMark> added, List<InputChange> found) {
    var looks = new HashMap<String, RowMark>();
    gone.values().forEach(mark -> looks.put(Folding.look(mark.id()), mark));
    for (var mark : added) {
      var before = looks.remove(Folding.look(mark.id()));
      if (before == null) {
        found.add(InputChange.added(mark.id(), mark.line()));
      } else {
        gone.remove(before.id());
        found.add(InputChange.respelled(mark.id(), mark.line(), before.id(), done(before)));
      }
    }
    gone.values().forEach(mark -> found.add(InputChange.gone(mark.id(), mark.line(), done(mark))));
  }

  private boolean done(RowMark mark) {
    return journal.row(mark.id()).filter(RowRecord::done).isPresent();
  }
}
