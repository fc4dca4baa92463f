package org.ingestworkbench.inputchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.ingestworkbench.model.InputChange;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.plan.item.Planner;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JournalReader;
import org.ingestworkbench.store.RowRecord;
import org.jspecify.annotations.Nullable;

/**
 * Takes down how the input of a job stands while it is scanned, and compares that with how it
 * stood. It is kept with the job before the first row is touched, so that an added and a missing
 * row are known as such although the first run saw but a part of the input.
 *
 * <p>Cells are compared for every row; files, by size and time, for rows that are done, because of
 * what is still to be made they may come and go. An input that did not change costs 64 bits a row
 * and a comparison of bytes; one that did is sorted out in temporary files.
 *
 * <p>Used by one thread; {@link #close} deletes the temporary files.
 */
public final class InputRecord implements AutoCloseable {
  private static final int BLOCK = 1 << 20;
  private static final int HELD = 1 << 16;
  private static final int AT_ONCE = 512;
  private static final long CHARACTERS = 1 << 20;

  private final Planner planner;
  private final @Nullable JournalReader journal;
  private final Map<String, String> settings;
  private final Manifest manifest;
  private final UnmatchedMarks unmatched;
  private final boolean known;
  private final List<Row> seen = new ArrayList<>();
  private long characters;

  /**
   * Begins.
   *
   * @param settings a print of each setting that changes what is made
   * @param journal of a job of which rows were started; null when there is nothing to compare with
   */
  public InputRecord(
      Planner planner, Map<String, String> settings, @Nullable JournalReader journal) {
    this(planner, settings, journal, BLOCK, HELD);
  }

  InputRecord(
      Planner planner,
      Map<String, String> settings,
      @Nullable JournalReader journal,
      int block,
      int held) {
    this.planner = planner;
    this.settings = settings;
    this.journal = journal;
    this.manifest = new Manifest(settings, block);
    this.unmatched = new UnmatchedMarks(held);
    this.known = journal != null && hasManifest(journal);
  }

  private static boolean hasManifest(JournalReader journal) {
    var any = new boolean[1];
    journal.manifest(block -> any[0] = true);
    return any[0];
  }

  /** Takes down a row; called for each row of the input in its order. */
  public void see(Row row) {
    seen.add(row);
    characters += row.length();
    if (seen.size() >= AT_ONCE || characters >= CHARACTERS) {
      takeDown();
    }
  }

  /** Takes down what was seen; the journal is asked about all of it in one question. */
  private void takeDown() {
    var before = journal == null ? Map.<String, RowRecord>of() : before(journal);
    for (var row : seen) {
      long files = files(row, before.get(row.id()));
      manifest.add(new RowMark(row.id(), row.line(), planner.cells(row), files));
    }
    seen.clear();
    characters = 0;
  }

  /** The rows whose files are to be compared, as they were, by row id. */
  private Map<String, RowRecord> before(JournalReader from) {
    var ids = seen.stream().filter(row -> !known || planner.namesFiles(row)).map(Row::id).toList();
    return ids.isEmpty() ? Map.of() : from.rowsOf(ids);
  }

  /** A print of cells and files if they are not those with which the row was done, else 0. */
  private long files(Row row, @Nullable RowRecord before) {
    if (before == null || !before.done()) {
      return 0;
    }
    var fingerprint = planner.fingerprint(row);
    return fingerprint.equals(before.fingerprint()) ? 0 : print(fingerprint);
  }

  /** Never 0, which stands for no print. */
  private static long print(String fingerprint) {
    return Long.parseUnsignedLong(fingerprint.substring(0, 16), 16) | 1;
  }

  /**
   * Compares, when all rows were seen.
   *
   * @param job the job as it stands; null when there is nothing to compare with
   * @param input what messages call the input
   * @param listener told of every change
   */
  public InputChanges compare(
      @Nullable JobRecord job, String settingsPrint, String input, Consumer<Problem> listener) {
    takeDown();
    var changes = new InputChanges(input, listener);
    if (journal != null && known) {
      compare(journal, changes);
    } else if (journal != null && job != null) {
      compareWithJournal(job.settings().equals(settingsPrint), changes);
      changes.mended();
    } else {
      changes.mended();
    }
    return changes;
  }

  private void compare(JournalReader before, InputChanges changes) {
    var next = new int[1];
    before.manifest(block -> compare(block, next[0]++, changes));
    for (int i = next[0]; i < manifest.size(); i++) {
      ManifestBlock.rows(manifest.get(i)).forEach(unmatched::now);
    }
    var differences = new Differences(before, changes);
    unmatched.forEachPart(differences::find);
  }

  private void compare(byte[] before, int index, InputChanges changes) {
    if (ManifestBlock.hasSettings(before)) {
      settings(ManifestBlock.settings(before), changes);
      return;
    }
    var now = index < manifest.size() ? manifest.get(index) : new byte[0];
    if (!Arrays.equals(before, now)) {
      pair(ManifestBlock.rows(before), now.length == 0 ? List.of() : ManifestBlock.rows(now));
    }
  }

  /** A setting that only one of two versions of the program knows is no change. */
  private void settings(Map<String, String> before, InputChanges changes) {
    new TreeMap<>(settings)
        .forEach(
            (name, print) -> {
              if (!before.getOrDefault(name, print).equals(print)) {
                changes.add(InputChange.setting(name));
              }
            });
  }

  private void pair(List<RowMark> then, List<RowMark> now) {
    for (int i = 0; i < Math.max(then.size(), now.size()); i++) {
      if (i < then.size() && i < now.size() && then.get(i).standsIn(now.get(i))) {
        continue;
      }
      if (i < then.size()) {
        unmatched.then(then.get(i));
      }
      if (i < now.size()) {
        unmatched.now(now.get(i));
      }
    }
  }

  /** An older program kept nothing but what rows were when they were started. */
  private void compareWithJournal(boolean sameSettings, InputChanges changes) {
    if (!sameSettings) {
      changes.add(InputChange.setting("of the job, one or more,"));
    }
    for (int i = 0; i < manifest.size(); i++) {
      ManifestBlock.rows(manifest.get(i)).stream()
          .filter(mark -> mark.files() != 0)
          .forEach(mark -> changes.add(InputChange.changed(mark.id(), mark.line(), true)));
    }
  }

  /** What is to be kept with the job. */
  public Iterator<byte[]> blocks() {
    takeDown();
    return manifest.blocks();
  }

  @Override
  public void close() {
    try (unmatched) {
      manifest.close();
    }
  }
}
