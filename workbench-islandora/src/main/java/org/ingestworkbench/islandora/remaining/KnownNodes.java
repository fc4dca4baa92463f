package org.ingestworkbench.islandora.remaining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ingestworkbench.RebuildOptions;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.csv.CsvList;
import org.ingestworkbench.islandora.csv.CsvRow;
import org.ingestworkbench.islandora.job.WorkbenchJob;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.JobId;
import org.jspecify.annotations.Nullable;

/**
 * What logs and rollback files tell of the nodes of a job whose ID map is lost: which node a row
 * has, where its first node is, and the job's id. All of it is a hint where to look; the site has
 * the last word.
 *
 * <pre>{@code
 * var known = KnownNodes.of(config).rollback(Path.of("rollback.csv"));
 * job.rebuildMap(known.options(known.jobId().orElseThrow()));
 * }</pre>
 *
 * <p>Used by one thread. Memory grows with the rows that are told of.
 */
public final class KnownNodes {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final Pattern JOB_ID =
      Pattern.compile(
          "^# (?:.*\\. )?Job ID: ([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\s*$");

  private final WorkbenchConfig config;
  private final Map<String, String> nodes = new HashMap<>();
  private @Nullable Long first;
  private @Nullable JobId job;

  private KnownNodes(WorkbenchConfig config) {
    this.config = config;
  }

  /** Starts with no knowledge at all. */
  public static KnownNodes of(WorkbenchConfig config) {
    return new KnownNodes(config);
  }

  /**
   * Reads a rollback CSV, of this library or of Islandora Workbench, with node info or without.
   *
   * @throws InputException when it cannot be read, or is none
   */
  public KnownNodes rollback(Path csv) {
    try (var list = CsvList.openRollback(csv)) {
      list.forEach(this::add);
      readJobId(csv);
    } catch (IOException e) {
      throw new InputException("The rollback CSV " + csv + " cannot be read: " + e + ".", e);
    }
    return this;
  }

  private void readJobId(Path csv) throws IOException {
    try (var lines = Files.lines(csv)) {
      lines
          .takeWhile(line -> line.startsWith("#") || line.startsWith("node_id"))
          .map(JOB_ID::matcher)
          .filter(line -> line.matches())
          .findFirst()
          .ifPresent(line -> job = new JobId(UUID.fromString(line.group(1))));
    }
  }

  private void add(CsvRow line) {
    var node = line.cell(0).strip();
    if (NUMBER.matcher(node).matches()) {
      isNode(node);
      if (!line.cell(1).isEmpty()) {
        nodes.put(line.cell(1), node);
      }
    }
  }

  private void isNode(String id) {
    long number = Long.parseLong(id);
    first = first == null ? number : Math.min(first, number);
  }

  /**
   * Reads a log of this configuration, which may hold other runs too.
   *
   * @throws InputException when it cannot be read
   */
  public KnownNodes log(Path log) {
    var evidence = new IngestEvidence();
    try {
      LogEvidence.read(log, config, evidence);
    } catch (IOException e) {
      throw new InputException("The log " + log + " cannot be read: " + e + ".", e);
    }
    evidence.forEachNode(
        (row, node) -> {
          nodes.put(row, node);
          isNode(node);
        });
    return this;
  }

  /** The job's id, where a rollback CSV names it. */
  public Optional<JobId> jobId() {
    return Optional.ofNullable(job);
  }

  /** The lowest node ID that was told of. */
  public OptionalLong firstNode() {
    return first == null ? OptionalLong.empty() : OptionalLong.of(first);
  }

  /** How many rows have a node. */
  public int rows() {
    return nodes.size();
  }

  /** What is known, for {@link WorkbenchJob#rebuildMap}. */
  public RebuildOptions options(JobId id) {
    return RebuildOptions.of(id).nodes(nodes).nearNode(first);
  }
}
