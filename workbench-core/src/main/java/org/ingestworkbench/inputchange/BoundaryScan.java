package org.ingestworkbench.inputchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ingestworkbench.listener.Boundary;
import org.ingestworkbench.listener.Boundary.InFlight;
import org.ingestworkbench.listener.Boundary.Steps;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.model.WorkbenchException;
import org.ingestworkbench.plan.item.Planner;
import org.ingestworkbench.store.JournalReader;
import org.ingestworkbench.store.RowRecord;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.store.StepState;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out how far a job had come: in its journal, and for rows that were under way in the input,
 * which says what they still lack. Used by one thread.
 */
public final class BoundaryScan {
  private static final Logger LOG = LoggerFactory.getLogger(BoundaryScan.class);
  private static final int KEPT = 100;

  private final Planner planner;
  private final @Nullable JournalReader journal;
  private final Map<String, RowRecord> open = new LinkedHashMap<>();
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private @Nullable RowRecord lastDone;
  private long openCount;

  /**
   * Reads the journal.
   *
   * @param journal of the job that is resumed; null when nothing is
   */
  public BoundaryScan(Planner planner, @Nullable JournalReader journal) {
    this.planner = planner;
    this.journal = journal;
    if (journal != null) {
      lastDone = journal.lastDone().orElse(null);
      journal.openRows(row -> look(row, journal));
    }
  }

  private void look(RowRecord row, JournalReader from) {
    openCount++;
    if (open.size() < KEPT && begun(row.rowId(), from)) {
      open.put(row.rowId(), row);
    }
  }

  /** A row whose book was there already has no node of its own. */
  private static boolean begun(String rowId, JournalReader from) {
    var any = new boolean[] {from.find(StepKey.node(rowId)).isPresent()};
    if (!any[0]) {
      from.stepsOf(rowId, step -> any[0] = true);
    }
    return any[0];
  }

  /** Takes note of a row of the input, if it was under way. */
  public void see(Row row) {
    if (open.containsKey(row.id())) {
      rows.put(row.id(), row);
    }
  }

  /**
   * The boundary, when the input was seen.
   *
   * @param address where a person looks at a node
   * @return null when nothing is resumed
   */
  public @Nullable Boundary boundary(Function<EntityRef, String> address) {
    var reader = journal;
    if (reader == null) {
      return null;
    }
    var inFlight = open.values().stream().map(row -> inFlight(row, reader, address)).toList();
    var last = lastDone;
    var lastNode = last == null ? null : address(last, reader, address);
    return new Boundary(last, lastNode, inFlight, openCount);
  }

  private InFlight inFlight(
      RowRecord row, JournalReader reader, Function<EntityRef, String> address) {
    var there = new Counted();
    var begun = new Counted();
    reader.stepsOf(
        row.rowId(),
        step -> {
          if (step.complete()) {
            there.add(step.key());
          } else if (step.state() == StepState.BEGUN || step.state() == StepState.UNRESOLVED) {
            begun.add(step.key());
          }
        });
    var where = address(row, reader, address);
    return new InFlight(
        row.rowId(), row.line(), where, there.steps(), begun.steps(), missing(row, reader));
  }

  private static @Nullable String address(
      RowRecord row, JournalReader reader, Function<EntityRef, String> address) {
    return reader
        .find(StepKey.node(row.rowId()))
        .map(StepRecord::confirmation)
        .map(made -> address.apply(new EntityRef(EntityType.NODE, made.id(), made.uuid())))
        .orElse(null);
  }

  /** A row that cannot be planned just now is told of when its turn comes. */
  private Steps missing(RowRecord record, JournalReader reader) {
    var missing = new Counted();
    var row = rows.get(record.rowId());
    try {
      var item = row == null ? null : planner.plan(row).item();
      if (item != null) {
        wanted(item, reader, missing);
      }
    } catch (WorkbenchException e) {
      LOG.info("What row {} lacks cannot be told: {}", Shown.line(record.rowId()), e.getMessage());
    }
    return missing.steps();
  }

  private static void wanted(Item item, JournalReader known, Counted missing) {
    if (item.node() != null) {
      missing.addUnless(known, item.key().nodeStep());
    }
    if (item.alias() != null) {
      missing.addUnless(known, StepKey.alias(item.key().rowId()));
    }
    item.media().forEach(media -> missing.addUnless(known, media.step()));
    var pages = item.pages().open();
    while (pages.hasNext()) {
      var page = pages.next();
      if (page.item() == null) {
        missing.addUnless(known, page.key().nodeStep());
      } else {
        wanted(page.item(), known, missing);
      }
    }
  }

  private static final class Counted {
    private final List<StepKey> first = new ArrayList<>();
    private long count;

    void add(StepKey step) {
      if (count++ < KEPT) {
        first.add(step);
      }
    }

    void addUnless(JournalReader known, StepKey step) {
      var state = known.find(step).map(StepRecord::state).orElse(null);
      if (state == null || state == StepState.REFUSED || state == StepState.ROLLED_BACK) {
        add(step);
      }
    }

    Steps steps() {
      return new Steps(count, first);
    }
  }
}
