package org.ingestworkbench.islandora.job;

import java.nio.file.Files;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.ingestworkbench.JobRollback;
import org.ingestworkbench.JobRollbackBuilder;
import org.ingestworkbench.RollbackCounts;
import org.ingestworkbench.RollbackOptions;
import org.ingestworkbench.RollbackReport;
import org.ingestworkbench.drupal.DrupalClient;
import org.ingestworkbench.islandora.config.SignIn;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.wiring.SiteAndMap;
import org.ingestworkbench.islandora.wiring.SiteConnection;
import org.ingestworkbench.listener.RollbackListener;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.store.JobKey;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.verify.JobVerification;
import org.ingestworkbench.verify.VerifyListener;
import org.jspecify.annotations.Nullable;

/**
 * The rollback of a job as a configuration says it, with its ID map and its connection to the site,
 * both of which it closes. The input of the job is not read. For threads and crashes see {@link
 * JobRollback}.
 */
public final class WorkbenchRollback implements AutoCloseable {
  private final JobRollback rollback;
  private final SqliteIdMap idMap;
  private final DrupalClient site;

  private WorkbenchRollback(JobRollback rollback, SqliteIdMap idMap, DrupalClient site) {
    this.rollback = rollback;
    this.idMap = idMap;
    this.site = site;
  }

  /** Starts to wire a rollback; nothing is opened yet. */
  public static Builder of(WorkbenchConfig config) {
    return new Builder(config);
  }

  /**
   * The jobs of a configuration, one for each slice of its input that has something of it left,
   * whichever slice the configuration chooses now. The newest come first, in which order they are
   * rolled back: a slice may have children of an earlier one's rows.
   *
   * @throws InputException when there is no ID map
   */
  public static List<JobRecord> slices(WorkbenchConfig config) {
    refuseNoMap(config);
    var key = new JobKey(config.host(), config.jobName());
    try (var map = SqliteIdMap.at(config.idMapFile()).journalOnly(true).open()) {
      return JobRecord.newestOfEachKey(map.jobs())
          .filter(job -> job.key().sameName(key) && job.state() != JobState.ROLLED_BACK)
          .toList();
    }
  }

  private static void refuseNoMap(WorkbenchConfig config) {
    if (!Files.isRegularFile(config.idMapFile())) {
      throw new InputException(
          "There is no ID map at " + config.idMapFile() + ", so no job is known.");
    }
  }

  /** See {@link JobRollback#job}. */
  public JobRecord job() {
    return rollback.job();
  }

  /** See {@link JobRollback#counts}. */
  public RollbackCounts counts() {
    return rollback.counts();
  }

  /** See {@link JobRollback#run}. */
  public RollbackReport run() {
    return rollback.run();
  }

  /** See {@link JobRollback#cancel}. */
  public void cancel() {
    rollback.cancel();
  }

  /** See {@link JobRollback#abort}. */
  public void abort() {
    rollback.abort();
  }

  @Override
  public void close() {
    try (idMap) {
      site.close();
    }
  }

  @Override
  public String toString() {
    return rollback.toString();
  }

  /** What the configuration does not say. Used by one thread. */
  public static final class Builder {
    private static final Pattern UUID =
        Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final WorkbenchConfig config;
    private Map<String, String> environment = System.getenv();
    private @Nullable Function<String, char[]> prompt;
    private @Nullable Consumer<String> warnings;
    private @Nullable String job;
    private RollbackOptions options = RollbackOptions.DEFAULT;
    private RollbackListener listener = RollbackListener.NONE;
    private Clock clock = Clock.system(ZoneId.systemDefault());

    private Builder(WorkbenchConfig config) {
      this.config = config;
    }

    /**
     * The environment variables that may hold a password and name proxies; those of the process
     * otherwise.
     */
    public Builder environment(Map<String, String> variables) {
      this.environment = variables;
      return this;
    }

    /** Asks for the password of a user, when it is nowhere else; it is not called otherwise. */
    public Builder passwordPrompt(Function<String, char[]> prompt) {
      this.prompt = prompt;
      return this;
    }

    /** Is told what a person should know of how the site is reached; the log otherwise. */
    public Builder warnings(Consumer<String> warnings) {
      this.warnings = warnings;
      return this;
    }

    /**
     * Another job in the same ID map, by its name or its ID; of a name the newest. The one of the
     * configuration otherwise.
     */
    public Builder job(@Nullable String name) {
      this.job = name;
      return this;
    }

    /** What the rollback may do. */
    public Builder options(RollbackOptions options) {
      this.options = options;
      return this;
    }

    /** Who is told of what it does. */
    public Builder listener(RollbackListener listener) {
      this.listener = listener;
      return this;
    }

    /** What time it is; the system's otherwise. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /**
     * Opens the ID map and wires the rollback. No request is made yet.
     *
     * @throws InputException when there is no ID map, or user or password are missing
     */
    public WorkbenchRollback build() {
      return opened((site, idMap) -> new WorkbenchRollback(rollback(site, idMap), idMap, site));
    }

    /**
     * Opens the ID map and wires the verification of the job that would be rolled back. No request
     * is made yet.
     *
     * @param told is told of what it finds
     * @throws InputException when there is no ID map or no such job, or user or password are
     *     missing
     */
    public WorkbenchVerification verification(VerifyListener told) {
      return opened(
          (site, idMap) -> new WorkbenchVerification(verification(site, idMap, told), idMap, site));
    }

    private <T> T opened(BiFunction<DrupalClient, SqliteIdMap, T> wiring) {
      refuseNoMap(config);
      var both = new SiteAndMap(config, new SiteConnection(environment, warnings, clock));
      return both.open(SignIn.of(config, environment, prompt), both::idMap, wiring);
    }

    private JobVerification verification(
        DrupalClient site, SqliteIdMap idMap, VerifyListener told) {
      var id = rollback(site, idMap).job().id();
      return JobVerification.of(site, idMap, id)
          .contentType(config.text("content_type").orElseThrow())
          .retries(config.number("http_max_retries").orElseThrow(), SiteConnection.backOff(config))
          .waitForSite(SiteConnection.outage(config))
          .listener(told)
          .clock(clock);
    }

    private JobRollback rollback(DrupalClient site, SqliteIdMap idMap) {
      return wanted()
          .repository(site)
          .idMap(idMap)
          .options(options)
          .contentType(config.text("content_type").orElseThrow())
          .retries(config.number("http_max_retries").orElseThrow(), SiteConnection.backOff(config))
          .waitForSite(SiteConnection.outage(config))
          .listener(listener)
          .clock(clock)
          .build();
    }

    private JobRollbackBuilder wanted() {
      if (job == null) {
        return JobRollback.named(config.jobName()).rows(config.rows());
      }
      return UUID.matcher(job).matches() ? JobRollback.of(JobId.of(job)) : JobRollback.named(job);
    }
  }
}
