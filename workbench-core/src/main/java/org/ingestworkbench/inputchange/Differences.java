package org.ingestworkbench.inputchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ingestworkbench.model.InputChange;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.store.JournalReader;
import org.ingestworkbench.store.RowRecord;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.text.Folding;
import org.jspecify.annotations.Nullable;

/**
 * Finds what became of marks that do not stand where they stood: the same id is the same row, and
 * of the rest an id that looks like one that is gone is that one, respelled.
 */
final class Differences {
  private final JournalReader journal;
  private final InputChanges changes;

  Differences(JournalReader journal, InputChanges changes) {
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
        journal.row(mark.id()).ifPresent(row -> changes.comesBack(row.rowId()));
      } else {
        gone.remove(before.id());
        found.add(
            InputChange.respelled(mark.id(), mark.line(), before.id(), done(before))
                .withNode(left(before)));
      }
    }
    gone.values()
        .forEach(
            mark ->
                found.add(
                    InputChange.gone(mark.id(), mark.line(), done(mark)).withNode(left(mark))));
  }

  /** Notes a row that was started, is not done and leaves the input; gives what it has, if any. */
  private @Nullable String left(RowMark mark) {
    var row = journal.row(mark.id()).filter(started -> !started.done());
    row.ifPresent(started -> changes.leaves(started.rowId()));
    return row.flatMap(started -> node(started.rowId())).orElse(null);
  }

  private Optional<String> node(String rowId) {
    return journal.stepsOf(rowId).stream()
        .filter(step -> step.key().equals(StepKey.node(rowId)))
        .findFirst()
        .flatMap(Differences::words);
  }

  private static Optional<String> words(StepRecord node) {
    return switch (node.state()) {
      case COMPLETE -> Optional.of("node " + id(node));
      case BEGUN, UNRESOLVED ->
          Optional.of("a node that was begun and may be there, with uuid " + node.uuid());
      case REFUSED, ROLLED_BACK -> Optional.empty();
    };
  }

  private static String id(StepRecord node) {
    var confirmation = node.confirmation();
    return confirmation == null || confirmation.id() == null
        ? "with uuid " + node.uuid()
        : confirmation.id();
  }

  private boolean done(RowMark mark) {
    return journal.row(mark.id()).filter(RowRecord::done).isPresent();
  }
}
