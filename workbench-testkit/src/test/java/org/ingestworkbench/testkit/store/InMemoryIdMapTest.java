package org.ingestworkbench.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.store.IdMapStore;
import org.junit.jupiter.api.Test;

class InMemoryIdMapTest extends IdMapStoreContract {
  private final InMemoryIdMap storage = new InMemoryIdMap(clock());

  @Override
  protected IdMapStore openStorage() {
    return storage.reopen();
  }

  @Override
  protected void killProcessOf(IdMapStore store) {
    ((InMemoryIdMap) store).crash();
  }

  @Test
  void afterACrashTheSameObjectCanBeClaimedAgain() {
    var map = new InMemoryIdMap();
    Sample.begin(map.claim(Sample.start(Sample.JOB)), StepKey.node("r"));
    map.crash();
    assertThat(map.claim(Sample.resume(Sample.JOB)).stepsOf("r")).hasSize(1);
  }

  @Test
  void itCanBeReadAfterItIsClosed() {
    var map = new InMemoryIdMap();
    try (map) {
      Sample.makeNode(map.claim(Sample.start(Sample.JOB)), "r", "17");
    }
    assertThat(
            map.matches(
                new org.ingestworkbench.store.MapQuery("r", null, java.util.List.of(), 17L)))
        .hasSize(1);
  }

  @Test
  void itPrintsItsMapItsJobsAndTheirSteps() {
    var map = new InMemoryIdMap(clock());
    var session = map.claim(Sample.start(Sample.JOB));
    session.startRow("r", 2, "p");
    Sample.makeNode(session, "r", "17");
    assertThat(map.toString())
        .startsWith("In-memory ID map\n  2026-11-22T05:12:53 MapEntry[configFile=create.yml,")
        .contains("JobRecord[id=" + Sample.JOB)
        .contains("  RowRecord[rowId=r, line=2")
        .contains("  StepRecord[key=node r, state=COMPLETE");
  }
}
