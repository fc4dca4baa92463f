package org.ingestworkbench.testkit.crash;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.spi.ClaimException;
import org.ingestworkbench.spi.Confirmation;
import org.ingestworkbench.spi.IdMapStore;
import org.ingestworkbench.spi.JobChanges;
import org.ingestworkbench.spi.JobClaim;
import org.ingestworkbench.spi.JobRecord;
import org.ingestworkbench.spi.JobSession;
import org.ingestworkbench.spi.JobState;
import org.ingestworkbench.spi.JournalReader;
import org.ingestworkbench.spi.MapEntry;
import org.ingestworkbench.spi.MapQuery;
import org.ingestworkbench.spi.RowRecord;
import org.ingestworkbench.spi.StepRecord;
import org.ingestworkbench.spi.StoreException;
import org.jspecify.annotations.Nullable;

/** A store whose writes are effects. */
final class CrashingStore implements IdMapStore {

  private final IdMapStore inner;
  private final Effects effects;
  private volatile @Nullable JobSession held;
  private final boolean tears;

  CrashingStore(IdMapStore inner, Effects effects, boolean tears) {
    this.inner = inner;
    this.effects = effects;
    this.tears = tears;
  }

  private static StoreException broken(String message) {
    return new StoreException(message, null);
  }

  @Override
  public JobSession claim(JobClaim claim) {
    return new Session(effects.perform("claim", () -> claimed(claim), CrashingStore::broken));
  }

  /** Kept also when the process never hears that it has the job. */
  private JobSession claimed(JobClaim claim) {
    var session = inner.claim(claim);
    held = session;
    return session;
  }

  /** Whether a process whose job went on without it could still write. */
  boolean writesAfterItsDeath() {
    var session = held;
    if (session == null) {
      return false;
    }
    try {
      session.startRow("woken", 1, "");
      return true;
    } catch (ClaimException | StoreException refused) {
      return false;
    }
  }

  @Override
  public List<JobRecord> jobs() {
    return inner.jobs();
  }

  @Override
  public JournalReader journal(JobId id) {
    return inner.journal(id);
  }

  @Override
  public Optional<MapEntry> newest(MapQuery query) {
    return inner.newest(query);
  }

  @Override
  public List<MapEntry> matches(MapQuery query) {
    return inner.matches(query);
  }

  @Override
  public Optional<JobId> jobOf(MapEntry entry) {
    return inner.jobOf(entry);
  }

  @Override
  public void entries(Consumer<MapEntry> consumer) {
    inner.entries(consumer);
  }

  /** A dead process closes nothing. */
  @Override
  public void close() {}

  private final class Session implements JobSession {
    private final JobSession session;

    Session(JobSession session) {
      this.session = session;
    }

    private void write(String name, Runnable write) {
      effects.perform(
          name,
          () -> {
            write.run();
            return true;
          },
          CrashingStore::broken);
    }

    @Override
    public void together(Consumer<JobChanges> changes) {
      if (tears) {
        changes.accept(this);
      } else {
        write("changes", () -> session.together(changes));
      }
    }

    @Override
    public JobId id() {
      return session.id();
    }

    @Override
    public JobRecord job() {
      return session.job();
    }

    @Override
    public Optional<JobRecord> before() {
      return session.before();
    }

    @Override
    public Optional<StepRecord> find(StepKey key) {
      return session.find(key);
    }

    @Override
    public List<StepRecord> stepsOf(String rowId) {
      return session.stepsOf(rowId);
    }

    @Override
    public void stepsOf(String rowId, Consumer<StepRecord> consumer) {
      session.stepsOf(rowId, consumer);
    }

    @Override
    public List<StepRecord> stepsBeside(ItemKey item) {
      return session.stepsBeside(item);
    }

    @Override
    public void completedLastFirst(Consumer<StepRecord> consumer) {
      session.completedLastFirst(consumer);
    }

    @Override
    public void open(Consumer<StepRecord> consumer) {
      session.open(consumer);
    }

    @Override
    public void begin(StepKey key, UUID uuid, int generation, String fingerprint) {
      write("begin " + key, () -> session.begin(key, uuid, generation, fingerprint));
    }

    @Override
    public void complete(
        StepKey key, Confirmation confirmation, boolean adopted, @Nullable MapEntry entry) {
      write("complete " + key, () -> session.complete(key, confirmation, adopted, entry));
    }

    @Override
    public void identify(StepKey key, String id, @Nullable MapEntry entry) {
      write("identify " + key, () -> session.identify(key, id, entry));
    }

    @Override
    public OptionalLong highestNodeBefore(StepKey key) {
      return session.highestNodeBefore(key);
    }

    @Override
    public void refuse(StepKey key, String error) {
      write("refuse " + key, () -> session.refuse(key, error));
    }

    @Override
    public void unresolved(StepKey key, String why) {
      write("unresolved " + key, () -> session.unresolved(key, why));
    }

    @Override
    public void rolledBack(StepKey key) {
      write("rolled back " + key, () -> session.rolledBack(key));
    }

    @Override
    public Optional<RowRecord> row(String rowId) {
      return session.row(rowId);
    }

    @Override
    public void manifest(Consumer<byte[]> blocks) {
      session.manifest(blocks);
    }

    @Override
    public void keepManifest(Iterator<byte[]> blocks) {
      write("keep manifest", () -> session.keepManifest(blocks));
    }

    @Override
    public void startRow(String rowId, long line, String fingerprint) {
      write("start row " + rowId, () -> session.startRow(rowId, line, fingerprint));
    }

    @Override
    public void gaveUp(String rowId, int status) {
      write("give up in row " + rowId, () -> session.gaveUp(rowId, status));
    }

    @Override
    public void endRow(String rowId, Outcome outcome) {
      write("end row " + rowId, () -> session.endRow(rowId, outcome));
    }

    @Override
    public void reopenRow(String rowId) {
      write("reopen row " + rowId, () -> session.reopenRow(rowId));
    }

    @Override
    public void rows(Consumer<RowRecord> consumer) {
      session.rows(consumer);
    }

    @Override
    public void completed(Consumer<StepRecord> consumer) {
      session.completed(consumer);
    }

    @Override
    public void end(JobState state) {
      write("end", () -> session.end(state));
    }

    /** A dead process releases nothing. */
    @Override
    public void close() {}
  }
}
