package org.ingestworkbench.settle;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.NodeIdSearch;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.retry.Asker;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JournalReader;
import org.ingestworkbench.store.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ID of a node that is there and of which only the uuid is known: what belongs to the
 * node may name it; else it lies near nodes that were made about the same time, so it is looked for
 * up and down from every ID that is known.
 */
public final class NodeIds {

  private final Question question;

  /** {@link Capability#NODE_ID}, asked however one likes; empty where that is missing. */
  @FunctionalInterface
  public interface Question {
    Optional<String> nodeId(NodeIdSearch search);
  }

  public NodeIds(Question question) {
    this.question = question;
  }

  /** Asks the repository with the waits and retries of an operation. */
  public static NodeIds of(RepositoryClient repository, Asker asking) {
    return new NodeIds(search -> asking.ask(() -> ask(repository, search)));
  }

  /** Asks the repository once; empty also when it cannot be asked that. */
  public static Optional<String> ask(RepositoryClient repository, NodeIdSearch search) {
    return repository.capabilities().ask(Capability.NODE_ID, search).flatMap(Function.identity());
  }

  /**
   * The ID of a job's node that is there.
   *
   * @param job as it stands
   */
  public Optional<String> find(StepKey node, UUID uuid, JournalReader journal, JobRecord job) {
    return named(node, journal)
        .or(() -> near(uuid, known(journal.highestNodeBefore(node), job.firstNodeId())));
  }

  /** What the media of a node say its ID is. */
  public static Optional<String> named(StepKey node, JournalReader journal) {
    return Optional.ofNullable(ItemKey.of(node)).flatMap(item -> named(journal.stepsBeside(item)));
  }

  static Optional<String> named(List<StepRecord> beside) {
    return beside.stream()
        .filter(StepRecord::complete)
        .map(StepRecord::confirmation)
        .flatMap(made -> made == null ? Stream.empty() : Stream.ofNullable(made.nodeId()))
        .findFirst();
  }

  /**
   * The IDs near which a node of a job may be.
   *
   * @param before the highest that was known when the node's step last began
   * @param first the job's smallest; null when it knows none
   */
  public static Set<Long> known(OptionalLong before, @Nullable String first) {
    var known = new LinkedHashSet<Long>();
    before.ifPresent(known::add);
    if (first != null && first.matches("[0-9]{1,18}")) {
      known.add(Long.parseLong(first));
    }
    return known;
  }

  /** Up and down from each of these; where there is none, a young site has it among its first. */
  public Optional<String> near(UUID uuid, Set<Long> known) {
    if (known.isEmpty()) {
      return question.nodeId(new NodeIdSearch(uuid, 1, true));
    }
    return known.stream().flatMap(id -> around(uuid, id).stream()).findFirst();
  }

  private Optional<String> around(UUID uuid, long id) {
    return question
        .nodeId(new NodeIdSearch(uuid, id, true))
        .or(() -> question.nodeId(new NodeIdSearch(uuid, id - 1, false)));
  }
}
