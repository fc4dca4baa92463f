package org.ingestworkbench.asking;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.ingestworkbench.spi.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * Knows where near to look for the ID of a node that is there and of which only the uuid is known:
 * among those that were made about the same time.
 */
public final class NodeIds {

  private final Question question;

  /** {@link org.ingestworkbench.spi.RepositoryClient#nodeId}, asked however one likes. */
  @FunctionalInterface
  public interface Question {
    Optional<String> nodeId(UUID uuid, long near, boolean upwards);
  }

  public NodeIds(Question question) {
    this.question = question;
  }

  /**
   * What the media of a node say its ID is.
   *
   * @param beside the steps of what belongs to the node
   */
  public static Optional<String> named(List<StepRecord> beside) {
    return beside.stream()
        .filter(StepRecord::complete)
        .map(StepRecord::confirmation)
        .flatMap(made -> made == null ? Stream.empty() : Stream.ofNullable(made.nodeId()))
        .findFirst();
  }

  /**
   * Looks wherever the job's other nodes let it.
   *
   * @param highest the highest ID that was known when the node's step last began
   * @param first the job's smallest ID; null when it knows none
   */
  public Optional<String> near(UUID uuid, OptionalLong highest, @Nullable String first) {
    return highest.isPresent() ? around(uuid, highest.getAsLong()) : atTheStart(uuid, first);
  }

  /**
   * Not far above the highest that was known when the step last began, or not far below it, when an
   * earlier request made it late.
   */
  public Optional<String> around(UUID uuid, long highest) {
    return question.nodeId(uuid, highest + 1, true).or(() -> question.nodeId(uuid, highest, false));
  }

  /** Below the job's first that is known; where none is, a young site has it among its first. */
  public Optional<String> atTheStart(UUID uuid, @Nullable String first) {
    if (first == null) {
      return question.nodeId(uuid, 1, true);
    }
    return first.matches("\\d{1,18}")
        ? question.nodeId(uuid, Long.parseLong(first) - 1, false)
        : Optional.empty();
  }
}
