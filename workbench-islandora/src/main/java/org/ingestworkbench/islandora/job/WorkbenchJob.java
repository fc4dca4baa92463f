package org.ingestworkbench.islandora.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ingestworkbench.CheckReport;
import org.ingestworkbench.IngestJob;
import org.ingestworkbench.IngestJobBuilder;
import org.ingestworkbench.JobReport;
import org.ingestworkbench.RebuildOptions;
import org.ingestworkbench.RebuildReport;
import org.ingestworkbench.Recovery;
import org.ingestworkbench.drupal.DrupalClient;
import org.ingestworkbench.islandora.config.SignIn;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.wiring.ConfiguredMapUse;
import org.ingestworkbench.islandora.wiring.ConfiguredPlan;
import org.ingestworkbench.islandora.wiring.ConfiguredSource;
import org.ingestworkbench.islandora.wiring.SheetCopy;
import org.ingestworkbench.islandora.wiring.SiteAndMap;
import org.ingestworkbench.islandora.wiring.SiteConnection;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.listener.RollbackWriter;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.StoreException;
import org.ingestworkbench.workflow.MappingJob;
import org.jspecify.annotations.Nullable;

/**
 * A job as a configuration says it, with its ID map and its connection to the site, both of which
 * it closes.
 *
 * <p>{@link #run} and {@link #check} are called by one thread; {@link #cancel} and {@link #abort}
 * by any. What survives a crash is said by {@link IngestJob}.
 */
public final class WorkbenchJob implements MappingJob {
  private final IngestJob job;
  private final IdMapStore store;
  private final DrupalClient site;
  private final SheetCopy sheet;
  private final @Nullable Path newMap;
  private boolean rebuilding;

  private WorkbenchJob(
      IngestJob job, IdMapStore store, DrupalClient site, SheetCopy sheet, @Nullable Path newMap) {
    this.job = job;
    this.store = store;
    this.site = site;
    this.sheet = sheet;
    this.newMap = newMap;
  }

  /** Starts to wire a job; nothing is opened yet. */
  public static Builder of(WorkbenchConfig config) {
    return new Builder(config);
  }

  /** See {@link IngestJob#check}. */
  public CheckReport check() {
    return job.check();
  }

  /** See {@link IngestJob#run}. */
  @Override
  public JobReport run() {
    return job.run();
  }

  /**
   * See {@link IngestJob#rebuildMap}. Where there was no file for the ID map and nothing of the job
   * is found, none is there after {@link #close} either.
   */
  public RebuildReport rebuildMap(RebuildOptions options) {
    rebuilding = true;
    sheet.preferKept();
    return job.rebuildMap(options);
  }

  /** See {@link IngestJob#cancel}. */
  @Override
  public void cancel() {
    job.cancel();
  }

  /** See {@link IngestJob#abort}. */
  @Override
  public void abort() {
    job.abort();
  }

  /** See {@link IngestJob#underWay}. */
  public List<String> underWay() {
    return job.underWay();
  }

  /**
   * The ID map with the jobs in it; open until {@link #close}.
   *
   * @throws StoreException when it cannot be used, and the job was made to check that
   */
  public SqliteIdMap idMap() {
    if (store instanceof SqliteIdMap idMap) {
      return idMap;
    }
    throw new StoreException(store + " cannot be used.", null);
  }

  /** Closes the connection to the site and the ID map. The job is not running any more. */
  @Override
  public void close() {
    var unused = newMap != null && rebuilding && store.jobs().isEmpty() ? newMap : null;
    try (store) {
      site.close();
    }
    if (unused != null) {
      delete(unused);
    }
  }

  private static void delete(Path emptyMap) {
    try {
      Files.deleteIfExists(emptyMap);
    } catch (IOException e) {
      throw new StoreException("The new ID map " + emptyMap + " is empty; delete it.", e);
    }
  }

  @Override
  public String toString() {
    return job.toString();
  }

  /** What the configuration does not say. Used by one thread. */
  public static final class Builder {
    private final WorkbenchConfig config;
    private @Nullable SignIn signIn;
    private Map<String, String> environment = System.getenv();
    private @Nullable Function<String, char[]> prompt;
    private @Nullable Consumer<String> warnings;
    private Recovery recovery = Recovery.NONE;
    private @Nullable RollbackWriter rollback;
    private Function<RowSource, JobListener> listener = source -> JobListener.NONE;
    private Clock clock = Clock.system(ZoneId.systemDefault());
    private @Nullable Supplier<UUID> ids;
    private @Nullable Instant deadline;
    private @Nullable Duration cancelLimit;
    private String name;
    private boolean checking;
    private boolean ahead;
    private List<WorkbenchConfig> earlier = List.of();
    private boolean output;

    private Builder(WorkbenchConfig config) {
      this.config = config;
      this.name = config.jobName();
    }

    /** The job's name; that of the configuration otherwise. */
    public Builder named(String name) {
      this.name = name;
      return this;
    }

    /** Who signs in; found by {@link SignIn#of} otherwise. */
    public Builder signIn(SignIn signIn) {
      this.signIn = signIn;
      return this;
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

    /** How the job goes on from what an earlier run left; {@link Recovery#NONE} otherwise. */
    public Builder recovery(Recovery recovery) {
      this.recovery = recovery;
      return this;
    }

    /** Where what was made is listed, so that it can be deleted again; nowhere otherwise. */
    public Builder rollback(RollbackWriter rollback) {
      this.rollback = rollback;
      return this;
    }

    /** Who is told of what the job does. */
    public Builder listener(JobListener listener) {
      return listener(source -> listener);
    }

    /**
     * Who is told of what the job does, and looks at its rows for it.
     *
     * @param listener makes it of the job's rows, which are those that the configuration chooses,
     *     as it fills them; it may read them, but not before the job starts
     */
    public Builder listener(Function<RowSource, JobListener> listener) {
      this.listener = listener;
      return this;
    }

    /** What time it is, in which zone; the system's otherwise. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** Where new job ids come from; random otherwise. */
    public Builder ids(Supplier<UUID> ids) {
      this.ids = ids;
      return this;
    }

    /** See {@link IngestJobBuilder#deadline}; none otherwise. */
    public Builder deadline(Instant deadline) {
      this.deadline = deadline;
      return this;
    }

    /** See {@link IngestJobBuilder#cancelLimit}; its default otherwise. */
    public Builder cancelLimit(Duration limit) {
      this.cancelLimit = limit;
      return this;
    }

    /** The job is made to be checked alone: an ID map that cannot be used is then a problem. */
    public Builder toCheck() {
      this.checking = true;
      return this;
    }

    /** See {@link IngestJobBuilder#after}: configurations of the same site and ID map. */
    public Builder after(List<WorkbenchConfig> earlierJobs) {
      this.earlier = List.copyOf(earlierJobs);
      return this;
    }

    /**
     * The nodes are listed where the configuration asks for it ({@code output_csv}), unless the job
     * is made to be checked.
     */
    public Builder outputCsv() {
      this.output = true;
      return this;
    }

    /** The job is run at once: signing in begins while the ID map is opened. */
    public Builder signInAhead() {
      this.ahead = true;
      return this;
    }

    /**
     * Opens the ID map and wires the job. No request is made yet, unless it signs in ahead.
     *
     * @throws org.ingestworkbench.model.InputException when user or password are missing, or a file
     *     that the configuration names cannot be read
     * @throws org.ingestworkbench.store.StoreException when the ID map cannot be used
     */
    public WorkbenchJob build() {
      var who = signIn == null ? SignIn.of(config, environment, prompt) : signIn;
      var both =
          new SiteAndMap(config, new SiteConnection(environment, warnings, clock))
              .signingInAhead(ahead);
      boolean fresh = !Files.exists(config.idMapFile());
      return both.open(
          who,
          () -> checking ? storeToCheck(both) : both.idMap(),
          (site, store) -> wired(site, store, fresh ? config.idMapFile() : null));
    }

    private WorkbenchJob wired(DrupalClient site, IdMapStore store, @Nullable Path newMap) {
      var sheet = SheetCopy.of(config, site::fetch, !checking, recovery.resumes(), clock.getZone());
      return new WorkbenchJob(job(site, store, sheet), store, site, sheet, newMap);
    }

    private IdMapStore storeToCheck(SiteAndMap both) {
      try {
        return both.idMap();
      } catch (StoreException unusable) {
        return new UnusableMap(config.idMapFile(), unusable);
      }
    }

    private boolean sharesTheMap(WorkbenchConfig other) {
      return other.host().equals(config.host())
          && other.usesIdMap()
          && other.idMapFile().equals(config.idMapFile());
    }

    /** Rows of an earlier job of a workflow: what it read is read again, where it ran. */
    private RowSource earlierRows(WorkbenchConfig of, DrupalClient site) {
      return rows(of, site, SheetCopy.of(of, site::fetch, false, !checking, clock.getZone()));
    }

    private static RowSource rows(WorkbenchConfig of, DrupalClient site, SheetCopy sheet) {
      return ConfiguredSource.of(
          of, () -> labels(ConfiguredPlan.of(of, Clock.systemUTC()), site), sheet);
    }

    private static Map<String, String> labels(PlanSettings plan, DrupalClient site) {
      return site.namesByLabel(plan.task().entity(), plan.bundle());
    }

    private IngestJob job(DrupalClient site, IdMapStore idMap, SheetCopy sheet) {
      var source = rows(config, site, sheet);
      var wired =
          IngestJob.named(name)
              .source(source)
              .repository(site)
              .idMap(idMap)
              .plan(ConfiguredPlan.of(config, clock))
              .mapUse(ConfiguredMapUse.of(config))
              .recovery(recovery)
              .concurrency(config.concurrency())
              .keepOrder(config.flag("keep_order"))
              .retries(
                  config.number("http_max_retries").orElseThrow(), SiteConnection.backOff(config))
              .waitForSite(SiteConnection.outage(config))
              .listener(told(site, source))
              .clock(clock)
              .after(
                  earlier.stream()
                      .filter(this::sharesTheMap)
                      .map(one -> earlierRows(one, site))
                      .toList())
              .alsoChecking(() -> SettingsCheck.of(config, source));
      if (rollback != null) {
        wired.rollback(rollback);
      }
      if (ids != null) {
        wired.ids(ids);
      }
      if (deadline != null) {
        wired.deadline(deadline);
      }
      if (cancelLimit != null) {
        wired.cancelLimit(cancelLimit);
      }
      return wired.build();
    }

    private JobListener told(DrupalClient site, RowSource source) {
      var told = listener.apply(source);
      return output && !checking
          ? JobListener.all(List.of(told, new ConfiguredOutput(config, source).listener(site)))
          : told;
    }
  }
}
