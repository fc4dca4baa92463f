package org.ingestworkbench.testkit.crash;

import java.util.function.Consumer;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobChanges;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.StoreException;
import org.ingestworkbench.testkit.forwarding.ForwardingIdMapStore;
import org.ingestworkbench.testkit.forwarding.ForwardingJobSession;
import org.jspecify.annotations.Nullable;

/** A store whose writes are effects. */
final class CrashingStore extends ForwardingIdMapStore<IdMapStore> {

  private final Effects effects;
  private volatile @Nullable JobSession held;
  private final boolean tears;

  CrashingStore(IdMapStore inner, Effects effects, boolean tears) {
    super(inner);
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

  /** A dead process closes nothing. */
  @Override
  public void close() {}

  private final class Session extends ForwardingJobSession {

    Session(JobSession session) {
      super(session);
    }

    @Override
    protected void write(String name, Runnable write) {
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
        super.together(changes);
      } else {
        write("changes", () -> inner.together(changes));
      }
    }

    /** A dead process releases nothing. */
    @Override
    public void close() {}
  }
}
