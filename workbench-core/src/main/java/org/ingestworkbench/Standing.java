package org.ingestworkbench;

import java.util.List;
import java.util.Optional;
import org.ingestworkbench.engine.MapRules;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.JobKey;
import org.ingestworkbench.spi.JobClaim;
import org.ingestworkbench.spi.JobRecord;
import org.ingestworkbench.spi.JobState;
import org.ingestworkbench.spi.JournalReader;
import org.jspecify.annotations.Nullable;

/** Which job of the store a run is about, and whether it may begin. */
final class Standing {

  private final JobParts parts;
  private final @Nullable JobRecord known;
  private final JobId id;
  private final long seed;

  private Standing(JobParts parts, @Nullable JobRecord known) {
    this.parts = parts;
    this.known = known;
    seed = known == null ? parts.ids().get().getMostSignificantBits() : known.seed();
    id = known == null ? new JobId(parts.ids().get()) : known.id();
  }

  /**
   * Looks for the job that recovery is about.
   *
   * @throws UnfinishedJobException when a start is asked for and one stands, or when the one over
   *     the same input has another name
   */
  static Standing of(JobParts parts) {
    return new Standing(parts, parts.recovery().anewWhateverStands() ? null : find(parts));
  }

  static @Nullable JobRecord find(JobParts parts) {
    var key = key(parts);
    var jobs = parts.store().jobs();
    var same = jobs.stream().filter(job -> job.key().equals(key)).findFirst();
    if (parts.recovery().resumes() && same.isPresent()) {
      return same.get();
    }
    var from = parts.recovery().startingNode();
    var owner =
        from == null || same.isPresent()
            ? Optional.<JobRecord>empty()
            : new OwnerOfNode(parts, rules(parts, null), from).find();
    if (owner.isPresent()) {
      return owner.get();
    }
    same.filter(JobRecord::standsInTheWay).ifPresent(job -> refuse(job, key));
    if (!parts.recovery().besideOthers()) {
      JobRecord.newestOfEachKey(jobs)
          .filter(job -> readsTheSame(job, parts))
          .findFirst()
          .ifPresent(job -> refuse(job, key));
    }
    return null;
  }

  private static boolean isHere(JobRecord job, JobParts parts) {
    return job.key().host().equals(parts.repository().host());
  }

  private static boolean readsTheSame(JobRecord job, JobParts parts) {
    return job.standsInTheWay() && isHere(job, parts) && job.input().equals(parts.source().name());
  }

  private static void refuse(JobRecord job, JobKey key) {
    throw new UnfinishedJobException(job, job.key().equals(key));
  }

  private static JobKey key(JobParts parts) {
    return new JobKey(parts.repository().host(), parts.name());
  }

  /** The job as it stands; null when one is started. */
  @Nullable JobRecord known() {
    return known;
  }

  /** From which random values are drawn, the same in every run of the job. */
  long seed() {
    return seed;
  }

  boolean finished() {
    return known != null && known.state() == JobState.FINISHED;
  }

  /** Whether every row of the job ended in some way. */
  boolean ended() {
    return finished() || (known != null && known.state() == JobState.FINISHED_WITH_FAILURES);
  }

  /** What is known of rows that were started; null when none was. */
  @Nullable JournalReader journal() {
    return known == null || known.rowsDone() + known.rowsNotDone() == 0
        ? null
        : parts.store().journal(known.id());
  }

  JobClaim claim() {
    return new JobClaim(
        id,
        known != null,
        parts.recovery().besideOthers(),
        key(parts),
        parts.source().name(),
        parts.plan().fingerprint(),
        seed,
        rules().recoveringFrom());
  }

  MapRules rules() {
    return rules(parts, known);
  }

  /** How a job uses the ID map; that of the job that it goes on with, if any. */
  static MapRules rules(JobParts parts, @Nullable JobRecord known) {
    var use = parts.mapUse();
    var host = parts.repository().host();
    return new MapRules(
        use.configFile() == null ? parts.name() : use.configFile(),
        host,
        use.allowedHosts() == null ? List.of("", host) : use.allowedHosts(),
        use.queryForParents(),
        use.ignoreDuplicateParents(),
        from(parts.recovery().startingNode(), known == null ? null : known.startingNode()));
  }

  /**
   * A number that is given later may only lower the one that a job began with: a higher one, such
   * as that of its own first node, would have rows made again that it passed over.
   */
  private static @Nullable Long from(@Nullable Long given, @Nullable Long kept) {
    if (given == null || kept == null) {
      return given == null ? kept : given;
    }
    return Math.min(given, kept);
  }
}
