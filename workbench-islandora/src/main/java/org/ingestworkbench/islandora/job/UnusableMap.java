package org.ingestworkbench.islandora.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.JournalReader;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.MapQuery;
import org.ingestworkbench.store.StopRequest;
import org.ingestworkbench.store.StoreException;

/** Stands for an ID map that cannot be opened, so that a check can look at everything else. */
record UnusableMap(Path file, StoreException why) implements IdMapStore {

  @Override
  public List<Problem> problems() {
    return List.of(
        new Problem(
            Code.MAP_UNUSABLE,
            Severity.ERROR,
            Place.file(file.toString()),
            String.valueOf(why.getMessage())));
  }

  @Override
  public JobSession claim(JobClaim claim) {
    throw why;
  }

  @Override
  public Optional<String> requestStop(JobId id, StopRequest.Kind kind) {
    throw why;
  }

  @Override
  public List<JobRecord> jobs() {
    return List.of();
  }

  @Override
  public Optional<MapEntry> newest(MapQuery query) {
    return Optional.empty();
  }

  @Override
  public List<MapEntry> matches(MapQuery query) {
    return List.of();
  }

  @Override
  public Optional<JobId> jobOf(MapEntry entry) {
    return Optional.empty();
  }

  @Override
  public JournalReader journal(JobId id) {
    return new InMemoryIdMap().journal(id);
  }

  @Override
  public void entries(Consumer<MapEntry> consumer) {}

  @Override
  public String toString() {
    return file.toString();
  }

  @Override
  public void close() {}
}
