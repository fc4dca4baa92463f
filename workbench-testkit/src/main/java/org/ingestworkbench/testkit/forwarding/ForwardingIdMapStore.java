package org.ingestworkbench.testkit.forwarding;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.JournalReader;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.MapQuery;
import org.ingestworkbench.store.NodeRange;
import org.ingestworkbench.store.StopRequest;
import org.jspecify.annotations.Nullable;

/**
 * Does what the store behind it does.
 *
 * @param <S> what the store behind it is
 */
public class ForwardingIdMapStore<S extends IdMapStore> implements IdMapStore {

  /** The store behind this one. */
  protected final S inner;

  /** A store that does what another does. */
  public ForwardingIdMapStore(S inner) {
    this.inner = inner;
  }

  @Override
  public JobSession claim(JobClaim claim) {
    return inner.claim(claim);
  }

  @Override
  public List<JobRecord> jobs() {
    return inner.jobs();
  }

  @Override
  public Optional<String> requestStop(JobId id, StopRequest.Kind kind) {
    return inner.requestStop(id, kind);
  }

  @Override
  public JournalReader journal(JobId id) {
    return inner.journal(id);
  }

  @Override
  public Optional<MapEntry> newest(MapQuery query) {
    return matches(query).stream().findFirst();
  }

  @Override
  public List<MapEntry> matches(MapQuery query) {
    return inner.matches(query);
  }

  @Override
  public Map<String, List<MapEntry>> matches(
      Collection<String> csvIds, List<String> hosts, @Nullable Long fromNodeId) {
    return inner.matches(csvIds, hosts, fromNodeId);
  }

  @Override
  public Map<MapEntry, JobId> jobsOf(Collection<MapEntry> entries) {
    return inner.jobsOf(entries);
  }

  @Override
  public Optional<JobId> jobOf(MapEntry entry) {
    return inner.jobOf(entry);
  }

  @Override
  public OptionalLong lowestNode(NodeRange range) {
    return inner.lowestNode(range);
  }

  @Override
  public OptionalLong highestNode(NodeRange range) {
    return inner.highestNode(range);
  }

  @Override
  public Set<Long> nodesIn(NodeRange range) {
    return inner.nodesIn(range);
  }

  @Override
  public void entries(Consumer<MapEntry> consumer) {
    inner.entries(consumer);
  }

  @Override
  public String toString() {
    return inner.toString();
  }

  @Override
  public void close() {
    inner.close();
  }
}
