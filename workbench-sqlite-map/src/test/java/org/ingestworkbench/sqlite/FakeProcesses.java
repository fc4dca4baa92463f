package org.ingestworkbench.sqlite;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.ingestworkbench.sqlite.claim.ProcessIdentity;
import org.ingestworkbench.sqlite.claim.Processes;
import org.ingestworkbench.store.IdMapStore;

/** Processes that live and die at a word. */
final class FakeProcesses {
  private final AtomicLong last = new AtomicLong(100);
  private final Set<ProcessIdentity> living = ConcurrentHashMap.newKeySet();
  private final Map<Object, ProcessIdentity> owners = new ConcurrentHashMap<>();

  /** A new living process of this machine. */
  Processes next() {
    return next("here", "boot-1");
  }

  Processes next(String host, String boot) {
    var me = new ProcessIdentity(host, boot, last.incrementAndGet(), Instant.ofEpochSecond(1));
    living.add(me);
    return new Processes(me, living::contains);
  }

  /** Opens a map as a new process. */
  IdMapStore open(SqliteIdMapBuilder builder) {
    var process = next();
    var store = builder.processes(process).open();
    owners.put(store, process.me());
    return store;
  }

  /** Opens the workflows of a file as a new process. */
  SqliteWorkflowStore openWorkflows(SqliteIdMapBuilder builder) {
    var process = next();
    var store = builder.processes(process).openWorkflows();
    owners.put(store, process.me());
    return store;
  }

  void kill(Object store) {
    living.remove(owners.get(store));
  }

  void kill(Processes process) {
    living.remove(process.me());
  }
}
