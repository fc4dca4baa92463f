package org.ingestworkbench.store;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes what is asked of one claim on to one consumer, each request once: what a {@link
 * JobSession} keeps for {@link JobSession#whenAskedToStop}. Safe for use by many threads.
 */
public final class StopRequests {
  private static final Logger LOG = LoggerFactory.getLogger(StopRequests.class);

  private @Nullable Consumer<StopRequest> told;
  private @Nullable StopRequest last;
  private boolean over;

  /** Tells the consumer from now on, and at once what came before. */
  public synchronized void tell(Consumer<StopRequest> consumer) {
    if (!over) {
      told = consumer;
      if (last != null) {
        tell(last);
      }
    }
  }

  /** Tells of a request, unless it asks for no more than an earlier one did. */
  public synchronized void add(StopRequest request) {
    if (!over && request.kind().exceeds(last == null ? null : last.kind())) {
      last = request;
      tell(request);
    }
  }

  /** What a consumer throws against its promise must not end the beat of a claim. */
  private void tell(StopRequest request) {
    try {
      if (told != null) {
        told.accept(request);
      }
    } catch (RuntimeException e) {
      LOG.error("A request to stop was not heeded", e);
    }
  }

  /** Tells nothing any more: the claim is not held. */
  public synchronized void end() {
    over = true;
  }
}
