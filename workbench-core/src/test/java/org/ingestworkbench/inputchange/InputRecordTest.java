package org.ingestworkbench.inputchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.InputChange;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.item.Planner;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changed is found exactly, in blocks and parts that are far smaller than the input. */
class InputRecordTest {

  private static final JobId JOB = new JobId(new UUID(1, 2));

  private final InMemoryIdMap map = new InMemoryIdMap();
  private final Planner planner =
      Planner.of(
          PlanSettings.builder().build(),
          new InMemoryRepository(),
          "in.csv",
          List.of("id", "title"));

  private static Map<String, String> rows(int count) {
    var rows = new LinkedHashMap<String, String>();
    for (int i = 0; i < count; i++) {
      rows.put("row-" + i, "Title " + i);
    }
    return rows;
  }

  private InputRecord record(boolean resumed, int block, int held) {
    return new InputRecord(
        planner, Map.of("content_type", "1"), resumed ? map.journal(JOB) : null, block, held);
  }

  private static void see(Map<String, String> rows, InputRecord record) {
    long line = 2;
    for (var row : rows.entrySet()) {
      record.see(
          new Row(line++, row.getKey(), Map.of("id", row.getKey(), "title", row.getValue())));
    }
  }

  private void keep(Map<String, String> rows, int block) {
    var claim =
        new JobClaim(JOB, !map.jobs().isEmpty(), false, new JobKey("h", "n"), "in.csv", "", 0);
    try (var session = map.claim(claim);
        var record = record(false, block, 10)) {
      see(rows, record);
      session.keepManifest(record.blocks());
    }
  }

  private InputChanges changes(Map<String, String> rows, int block, int held) {
    try (var record = record(true, block, held)) {
      see(rows, record);
      return record.compare(map.jobs().get(0), "", "in.csv", problem -> {});
    }
  }

  private static Set<String> names(InputChanges changes, InputChange.Kind kind) {
    return changes.first().stream()
        .filter(change -> change.kind() == kind)
        .map(InputChange::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void anInputOfManyBlocksThatDidNotChangeHasNoChanges() {
    keep(rows(5_000), 500);

    assertThat(changes(rows(5_000), 500, 10).toBeKept()).isFalse();
  }

  @Test
  void blocksMayBeCutElsewhereByThen() {
    keep(rows(1_000), 500);

    assertThat(changes(rows(1_000), 700, 10).any()).isFalse();
  }

  @Test
  void aRowAtTheFrontMovesAllOthersAndIsTheOnlyChange() {
    keep(rows(5_000), 500);
    var more = new LinkedHashMap<String, String>();
    more.put("first", "New");
    more.putAll(rows(5_000));

    var changes = changes(more, 500, 10);

    assertThat(changes.first()).containsExactly(InputChange.added("first", 2));
  }

  @Test
  void whatIsMoreThanAThousandIsCounted() {
    keep(rows(10), 500);

    var changes = changes(rows(3_010), 500, 10);

    assertThat(changes.counts()).containsExactly(Map.entry(InputChange.Kind.ADDED, 3_000L));
    assertThat(changes.first()).hasSize(1_000);
  }

  @Test
  void anEmptyInputHasLostEverything() {
    keep(rows(3), 500);

    assertThat(changes(Map.of(), 500, 10).counts())
        .containsExactly(Map.entry(InputChange.Kind.GONE, 3L));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void whateverWasDoneToTheInputIsFound(long seed) {
    var random = new Random(seed);
    var then = rows(400);
    keep(then, 1 + random.nextInt(2_000));
    var ids = new ArrayList<>(then.keySet());
    if (random.nextBoolean()) {
      Collections.shuffle(ids, random);
    }
    var now = new LinkedHashMap<String, String>();
    Set<String> changed = new TreeSet<>();
    Set<String> added = new TreeSet<>();
    Set<String> gone = new TreeSet<>();
    Set<String> respelled = new TreeSet<>();
    for (var id : ids) {
      int what = random.nextInt(12);
      if (what == 0) {
        gone.add(id);
      } else if (what == 1) {
        respelled.add("ROW-0" + id.substring(4));
        now.put("ROW-0" + id.substring(4), then.get(id));
      } else {
        now.put(id, what == 2 ? "Other" : then.get(id));
        (what == 2 ? changed : new HashSet<String>()).add(id);
      }
      if (what == 3) {
        added.add("new" + id);
        now.put("new" + id, "New");
      }
    }

    var changes = changes(now, 1 + random.nextInt(2_000), 1 + random.nextInt(600));

    assertThat(names(changes, InputChange.Kind.CHANGED)).as("seed %d", seed).isEqualTo(changed);
    assertThat(names(changes, InputChange.Kind.ADDED)).as("seed %d", seed).isEqualTo(added);
    assertThat(names(changes, InputChange.Kind.GONE)).as("seed %d", seed).isEqualTo(gone);
    assertThat(names(changes, InputChange.Kind.RESPELLED)).as("seed %d", seed).isEqualTo(respelled);
  }
}
