package org.ingestworkbench.testkit.store;

import static org.ingestworkbench.testkit.store.Sample.HOST;
import static org.ingestworkbench.testkit.store.Sample.JOB;
import static org.ingestworkbench.testkit.store.Sample.STRANGE_IDS;
import static org.ingestworkbench.testkit.store.Sample.begin;
import static org.ingestworkbench.testkit.store.Sample.entry;
import static org.ingestworkbench.testkit.store.Sample.makeNode;
import static org.ingestworkbench.testkit.store.Sample.start;
import static org.ingestworkbench.testkit.store.Sample.uuid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.store.ConfigName;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.MapQuery;
import org.ingestworkbench.store.NodeRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a store's ID map has to keep. */
public interface MapContract extends StoreHarness {

  /** The node IDs that a query finds, newest first. */
  private static List<String> nodes(IdMapStore store, MapQuery query) {
    return store.matches(query).stream().map(MapEntry::nodeId).toList();
  }

  private static MapQuery all(String csvId) {
    return new MapQuery(csvId, null, List.of(), null);
  }

  private static MapQuery on(List<String> hosts) {
    return new MapQuery("r", null, hosts, null);
  }

  private static MapQuery from(@Nullable Long nodeId) {
    return new MapQuery("r", null, List.of(), nodeId);
  }

  private static List<MapEntry> entries(IdMapStore store) {
    var found = new ArrayList<MapEntry>();
    store.entries(found::add);
    return found;
  }

  /** Makes a page, of which there may be many with one csv id. */
  private static void page(JobSession session, String book, String nodeId, MapEntry entry) {
    makeNode(session, StepKey.page(book, "p" + nodeId), nodeId, entry);
  }

  @Test
  default void anEmptyMapMatchesNothing() {
    var store = open();
    assertEquals(Optional.empty(), store.newest(all("r")));
    assertEquals(List.of(), store.matches(all("r")));
    assertEquals(List.of(), entries(store));
  }

  @Test
  default void aRowStandsInTheMapAsSoonAsItsNodeIsCompleteAndStaysThere() {
    var store = open();
    var session = store.claim(start(JOB));
    var entry = new MapEntry("c.yml", "parent", "12", "r", "13", HOST);
    makeNode(session, StepKey.node("r"), "13", entry);
    assertEquals(Optional.of(entry), store.newest(all("r")));
    assertEquals(List.of(entry), entries(reopenAfterDeathOf(store)));
  }

  @Test
  default void everyColumnComesBackAsItWasGivenNullsIncluded() {
    var store = open();
    var session = store.claim(start(JOB));
    var bare = new MapEntry(null, null, null, "r", "1", null);
    var empty = new MapEntry("", "", "", "s", "2", "");
    makeNode(session, StepKey.node("r"), "1", bare);
    makeNode(session, StepKey.node("s"), "2", empty);
    assertEquals(List.of(bare, empty), entries(store));
  }

  @Test
  default void aNodeWithoutARowLeavesNone() {
    var store = open();
    var session = store.claim(start(JOB));
    Sample.make(session, StepKey.node("r"), "1");
    assertEquals(List.of(), entries(store));
  }

  @Test
  default void aStepThatMakesNoNodeCannotWriteARow() {
    var store = open();
    var session = store.claim(start(JOB));
    var medium = StepKey.media("r", "file");
    begin(session, medium);
    var confirmation = Confirmation.of("1", uuid(medium));
    var entry = entry("r", "1", HOST);
    assertThrows(
        IllegalArgumentException.class, () -> session.complete(medium, confirmation, false, entry));
    assertEquals(List.of(), entries(store));
    assertEquals(Optional.of(false), session.find(medium).map(step -> step.complete()));
  }

  @Test
  default void rowIdsAreComparedExactly() {
    var store = open();
    var session = store.claim(start(JOB));
    for (int i = 0; i < STRANGE_IDS.size(); i++) {
      makeNode(session, STRANGE_IDS.get(i), String.valueOf(100 + i));
    }
    for (int i = 0; i < STRANGE_IDS.size(); i++) {
      var id = STRANGE_IDS.get(i);
      assertEquals(List.of(entry(id, String.valueOf(100 + i), HOST)), store.matches(all(id)), id);
    }
  }

  @Test
  default void nodeIdsAreComparedAsNumbersTheLimitIncluded() {
    var store = open();
    var session = store.claim(start(JOB));
    page(session, "b", "998", entry("r", "998", HOST));
    page(session, "b", "1002", entry("r", "1002", HOST));
    assertEquals(List.of("1002", "998"), nodes(store, from(998L)));
    assertEquals(List.of("1002"), nodes(store, from(999L)));
    assertEquals(List.of("1002"), nodes(store, from(1002L)));
    assertEquals(List.of(), nodes(store, from(1003L)));
  }

  @Test
  default void aNodeIdThatIsNoNumberMatchesNoLimit() {
    var store = open();
    var session = store.claim(start(JOB));
    for (var id : List.of("", "abc", "12abc", "-5", "1.5", " 7")) {
      page(session, "b", id, entry("r", id, HOST));
    }
    assertEquals(List.of(), nodes(store, from(0L)));
    assertEquals(List.of(), nodes(store, from(-10L)));
    assertEquals(6, store.matches(from(null)).size());
  }

  @Test
  default void aRowWithoutAHostIsAskedForByTheEmptyString() {
    var store = open();
    var session = store.claim(start(JOB));
    page(session, "b", "1", entry("r", "1", null));
    page(session, "b", "2", entry("r", "2", "https://a"));
    page(session, "b", "3", entry("r", "3", "https://b"));
    assertEquals(List.of("1"), nodes(store, on(List.of(""))));
    assertEquals(List.of("2"), nodes(store, on(List.of("https://a"))));
    assertEquals(List.of("2", "1"), nodes(store, on(List.of("", "https://a"))));
    assertEquals(List.of("3", "2"), nodes(store, on(List.of("https://a", "https://b"))));
    assertEquals(List.of("3", "2", "1"), nodes(store, on(List.of())));
    assertEquals(List.of(), nodes(store, on(List.of("https://A"))));
  }

  @Test
  default void aRowWithoutAHostStillHasToMatchEverythingElse() {
    var store = open();
    var session = store.claim(start(JOB));
    page(session, "b", "1", entry("other", "1", null));
    page(session, "b", "2", new MapEntry("c", "book", "", "r", "2", null));
    var hosts = List.of("", HOST);
    assertEquals(List.of("2"), nodes(store, new MapQuery("r", null, hosts, null)));
    assertEquals(List.of(), nodes(store, new MapQuery("r", null, hosts, 3L)));
    assertEquals(List.of(), nodes(store, new MapQuery("r", "another book", hosts, null)));
  }

  @Test
  default void pagesOfOneNameAreToldApartByTheirParent() {
    var store = open();
    var session = store.claim(start(JOB));
    page(session, "b1", "11", new MapEntry("c", "b1", "1", "r", "11", HOST));
    page(session, "b2", "12", new MapEntry("c", "b2", "2", "r", "12", HOST));
    page(session, "b3", "13", new MapEntry("c", null, null, "r", "13", HOST));
    assertEquals(List.of("11"), nodes(store, new MapQuery("r", "b1", List.of(), null)));
    assertEquals(List.of("12"), nodes(store, new MapQuery("r", "b2", List.of(), null)));
    assertEquals(List.of(), nodes(store, new MapQuery("r", "", List.of(), null)));
    assertEquals(List.of("13", "12", "11"), nodes(store, all("r")));
  }

  @Test
  default void theNewestIsTheOneWithTheLatestTimestamp() {
    var store = open();
    var session = store.claim(start(JOB));
    page(session, "b", "5", entry("r", "5", HOST));
    clock().advance(Duration.ofSeconds(-10));
    page(session, "b", "6", entry("r", "6", HOST));
    assertEquals(List.of("5", "6"), nodes(store, all("r")));
    assertEquals(Optional.of("5"), store.newest(all("r")).map(MapEntry::nodeId));
    assertEquals(List.of("6", "5"), entries(store).stream().map(MapEntry::nodeId).toList());
  }

  @Test
  default void rowsOfOneSecondAreOrderedByTheirInsertion() {
    var store = open();
    var session = store.claim(start(JOB));
    for (var id : List.of("9", "7", "8")) {
      page(session, "b", id, entry("r", id, HOST));
      clock().advance(Duration.ofMillis(1));
    }
    assertEquals(List.of("8", "7", "9"), nodes(store, all("r")));
    assertEquals(Optional.of("8"), store.newest(all("r")).map(MapEntry::nodeId));
    assertEquals(List.of("9", "7", "8"), entries(store).stream().map(MapEntry::nodeId).toList());
  }

  @Test
  default void aRowOfTheMapTellsTheJobThatMadeItsNode() {
    var store = open();
    var session = store.claim(start(JOB));
    var row = new MapEntry("c.yml", "", "", "r", "17", HOST);
    var page = new MapEntry("c.yml", "book", "17", "p-1.tif", "18", HOST);
    makeNode(session, StepKey.node("r"), "17", row);
    makeNode(session, StepKey.page("book", "p-1.tif"), "18", page);

    assertEquals(Optional.of(JOB), store.jobOf(row));
    assertEquals(Optional.of(JOB), store.jobOf(page));
    assertEquals(Optional.empty(), store.jobOf(new MapEntry("c.yml", "", "", "r", "16", HOST)));
    assertEquals(
        Optional.empty(), store.jobOf(new MapEntry("c.yml", "other", "17", "p-1.tif", "18", HOST)));
  }

  @Test
  default void aNodeOfAnotherHostIsNotTheJobs() {
    var store = open();
    var session = store.claim(start(JOB));
    makeNode(session, "r", "17");

    assertEquals(Optional.of(JOB), store.jobOf(entry("r", "17", null)));
    assertEquals(Optional.of(JOB), store.jobOf(entry("r", "17", "")));
    assertEquals(Optional.of(JOB), store.jobOf(entry("r", "17", HOST + "/")));
    assertEquals(Optional.empty(), store.jobOf(entry("r", "17", "https://elsewhere")));
  }

  @Test
  default void manyIdsAreMatchedAsEachIs() {
    var store = open();
    var session = store.claim(start(JOB));
    var asked = new ArrayList<>(STRANGE_IDS);
    STRANGE_IDS.forEach(id -> makeNode(session, id, "" + (1_000 + STRANGE_IDS.indexOf(id))));
    for (int i = 0; i < 600; i++) {
      asked.add("r" + i);
    }
    page(session, "b", "1", entry("r1", "998", HOST));
    page(session, "b", "2", entry("r1", "1002", null));
    page(session, "b", "3", entry("r2", "1003", "https://elsewhere"));
    for (var hosts : List.of(List.<String>of(), List.of(HOST), List.of("", HOST))) {
      for (var from : new @Nullable Long[] {null, 999L}) {
        var all = store.matches(asked, hosts, from);
        for (var id : asked) {
          var one = store.matches(new MapQuery(id, null, hosts, from));
          assertEquals(one, all.getOrDefault(id, List.of()), () -> id + " " + hosts + " " + from);
        }
      }
    }
    assertEquals(Map.of(), store.matches(List.of(), List.of(), null));
  }

  @Test
  default void nodesAreAskedForByTheirNumbers() {
    var store = open();
    var session = store.claim(start(JOB));
    page(session, "b", "998", entry("r", "998", HOST));
    page(session, "b", "1002", entry("s", "1002", null));
    page(session, "b", "abc", entry("t", "abc", HOST));
    page(session, "b", "17", new MapEntry("other.yml", "", "", "u", "17", HOST));
    var any = NodeRange.from(null, List.of(), 0);
    assertEquals(OptionalLong.of(17), store.lowestNode(any));
    assertEquals(OptionalLong.of(1002), store.highestNode(any));
    assertEquals(OptionalLong.of(998), store.highestNode(NodeRange.from(null, List.of(HOST), 0)));
    assertEquals(OptionalLong.of(998), store.lowestNode(NodeRange.from(null, List.of(), 18)));
    assertEquals(OptionalLong.empty(), store.highestNode(NodeRange.from(null, List.of(), 1003)));
    var config = NodeRange.from(ConfigName.of("other.yml"), List.of(), 0);
    assertEquals(OptionalLong.of(17), store.highestNode(config));
    assertEquals(Set.of(17L, 998L), store.nodesIn(new NodeRange(null, List.of(), 17, 998)));
    assertEquals(Set.of(), store.nodesIn(new NodeRange(null, List.of(), 18, 997)));
  }

  @Test
  default void aSnapshotTellsWhatTheMapHas() {
    var store = open();
    var session = store.claim(start(JOB));
    STRANGE_IDS.forEach(id -> makeNode(session, id, "" + (1_000 + STRANGE_IDS.indexOf(id))));
    page(session, "b", "1", new MapEntry("c", "b1", "1", "r", "998", HOST));
    page(session, "b", "2", new MapEntry("c", "b2", "2", "r", "1002", null));
    try (var snapshot = store.snapshot()) {
      for (var query : List.of(all("r"), from(999L), on(List.of("")), on(List.of(HOST)))) {
        assertEquals(store.matches(query), snapshot.matches(query));
        assertEquals(store.newest(query), snapshot.newest(query));
      }
      var hosts = List.of("", HOST);
      assertEquals(
          store.matches(STRANGE_IDS, hosts, 1_001L), snapshot.matches(STRANGE_IDS, hosts, 1_001L));
      var all = new ArrayList<MapEntry>();
      snapshot.entries(all::add);
      assertEquals(entries(store), all);
      assertEquals(store.jobsOf(all), snapshot.jobsOf(all));
      all.forEach(entry -> assertEquals(store.jobOf(entry), snapshot.jobOf(entry)));
      snapshot.close();
    }
    assertEquals(STRANGE_IDS.size() + 2, entries(store).size());
  }

  @Test
  default void theJobsOfManyRowsAreFoundAsThatOfEach() {
    var store = open();
    var session = store.claim(start(JOB));
    STRANGE_IDS.forEach(id -> makeNode(session, id, "" + (100 + STRANGE_IDS.indexOf(id))));
    var page = new MapEntry("c.yml", "book", "17", "p-1.tif", "18", HOST);
    makeNode(session, StepKey.page("book", "p-1.tif"), "18", page);
    var asked = new ArrayList<>(entries(store));
    asked.add(new MapEntry("c.yml", "other", "17", "p-1.tif", "18", HOST));
    asked.add(entry("unknown", "17", HOST));
    asked.add(entry(STRANGE_IDS.get(0), "100", null));
    asked.add(entry(STRANGE_IDS.get(0), "100", "https://elsewhere"));
    asked.add(new MapEntry(null, null, null, STRANGE_IDS.get(1), "101", HOST + "/"));

    var jobs = store.jobsOf(asked);

    asked.forEach(entry -> assertEquals(store.jobOf(entry), Optional.ofNullable(jobs.get(entry))));
    assertEquals(STRANGE_IDS.size() + 3, jobs.size());
    assertEquals(Map.of(), store.jobsOf(List.of()));
  }

  @Test
  default void aRollbackTakesOutTheRowOfItsNodeAndNoOther() {
    var store = open();
    var session = store.claim(start(JOB));
    page(session, "b", "1", entry("r", "1", HOST));
    makeNode(session, "r", "2");
    makeNode(session, "s", "3");
    page(session, "b", "4", entry("r", "2", "https://elsewhere"));
    session.rolledBack(StepKey.node("r"));
    var left = entries(reopenAfterDeathOf(store)).stream().map(MapEntry::nodeId).toList();
    assertEquals(List.of("1", "3", "2"), left);
  }

  @Test
  default void aRollbackTakesOutTheRowOfAPage() {
    var store = open();
    var session = store.claim(start(JOB));
    var key = StepKey.page("book", "p-1.tif");
    makeNode(session, key, "7", new MapEntry("c", "book", "6", "p-1.tif", "7", HOST));
    session.rolledBack(key);
    assertEquals(List.of(), entries(store));
  }
}
