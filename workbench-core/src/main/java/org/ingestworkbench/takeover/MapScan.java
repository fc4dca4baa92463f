package org.ingestworkbench.takeover;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.ingestworkbench.journal.MapRules;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.plan.item.Planner;
import org.ingestworkbench.store.JournalReader;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.MapReader;
import org.ingestworkbench.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * Looks, while the input is scanned and before anything is written, for what the ID map has of its
 * rows, by the rule that passes rows over; many rows are one question. Tells the doubts whether the
 * number can be meant, and lists what another program made, so that the rollback files of the one
 * that goes on name the whole job. Used by one thread.
 */
public final class MapScan implements MadeElsewhere, AutoCloseable {

  private static final int AT_ONCE = 1024;

  /** Rows may have whole books in their cells. */
  private static final long CHARACTERS = 1 << 20;

  private final MapReader map;
  private final MapRules rules;
  private final MapRecovery recovery;
  private final Planner planner;
  private final @Nullable JournalReader journal;
  private final @Nullable RecoveryDoubt doubt;
  private final @Nullable SpooledNodes nodes;
  private final List<Row> seen = new ArrayList<>();
  private long characters;
  private @Nullable StoreException unreadable;

  /**
   * @param journal of the job, if any row of it was started; what it knows of a row, it alone
   *     decides
   * @param doubt told of all rows; null when the number is not in doubt
   * @param listing whether what another program made is to be listed
   */
  public MapScan(
      MapReader map,
      MapRules rules,
      MapRecovery recovery,
      Planner planner,
      @Nullable JournalReader journal,
      @Nullable RecoveryDoubt doubt,
      boolean listing) {
    this.map = map;
    this.rules = rules;
    this.recovery = recovery;
    this.planner = planner;
    this.journal = journal;
    this.doubt = doubt;
    this.nodes = listing ? new SpooledNodes() : null;
  }

  /** Takes note of a row; called for each row of the input in its order. */
  public void see(Row row) {
    seen.add(row);
    characters += row.length();
    if (seen.size() >= AT_ONCE || characters >= CHARACTERS) {
      lookAtSeen();
    }
  }

  /** What keeps the map from being read is told when all rows were seen. */
  private void lookAtSeen() {
    try {
      if (unreadable == null) {
        look();
      }
    } catch (StoreException e) {
      unreadable = e;
    } finally {
      seen.clear();
      characters = 0;
    }
  }

  /**
   * To be called when all rows were seen.
   *
   * @throws StoreException when the map cannot be read
   */
  public void end() {
    lookAtSeen();
    if (unreadable != null) {
      throw unreadable;
    }
  }

  private void look() {
    var ids = seen.stream().map(Row::id).toList();
    var unknown = journal == null ? ids : MapRecovery.unknown(ids, journal);
    var all = map.matches(unknown, rules.allowedHosts(), null);
    var candidates = new HashMap<String, List<MapEntry>>();
    all.forEach((rowId, entries) -> candidates.put(rowId, recovery.candidates(entries)));
    var made = recovery.made(candidates);
    if (doubt != null) {
      ids.forEach(id -> doubt.look(id, of(id, all), of(id, candidates), of(id, made)));
    }
    if (nodes != null) {
      seen.forEach(row -> list(row, of(row.id(), made), nodes));
    }
  }

  private static List<MapEntry> of(String rowId, Map<String, List<MapEntry>> entries) {
    return entries.getOrDefault(rowId, List.of());
  }

  private void list(Row row, List<MapEntry> made, SpooledNodes to) {
    if (!made.isEmpty()) {
      to.add(ItemKey.row(row.id()), made.get(0).nodeId());
    }
    for (var page : planner.pages(row)) {
      if (journal == null || journal.find(page.nodeStep()).isEmpty()) {
        recovery.entries(page).stream().findFirst().ifPresent(e -> to.add(page, e.nodeId()));
      }
    }
  }

  @Override
  public void forEach(BiConsumer<ItemKey, EntityRef> consumer) {
    if (nodes != null) {
      nodes.forEach((key, nodeId) -> consumer.accept(key, EntityRef.node(nodeId)));
    }
  }

  @Override
  public void close() {
    if (nodes != null) {
      nodes.close();
    }
  }
}
