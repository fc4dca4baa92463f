package org.ingestworkbench.drupal.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.ingestworkbench.drupal.limits.RemoteFiles;
import org.jspecify.annotations.Nullable;

/**
 * How far a file has come. A trickle counts as standing still: within each span of the limit, at
 * least {@link #LEAST} bytes have to come. Safe for many threads.
 */
final class Transfer {

  /** About one KiB a second where the limit is a minute. */
  static final int LEAST = 64 << 10;

  private final LongSupplier ticker;
  private final long started;
  private final Duration stall;
  private final Duration longest;
  private long marked;
  private long bytes;
  private long bytesAtMark;
  private boolean over;
  private @Nullable InputStream body;
  private @Nullable Path file;

  Transfer(LongSupplier ticker, Duration stall, RemoteFiles rules) {
    this.ticker = ticker;
    this.stall = stall;
    this.longest = rules.longest();
    this.started = ticker.getAsLong();
    this.marked = started;
  }

  /** An answer has come; its body is what is read now. */
  synchronized void begin(InputStream stream) throws IOException {
    body = stream;
    marked = ticker.getAsLong();
    if (over) {
      stream.close();
    }
  }

  /** So many bytes have come. */
  synchronized void moved(int count) {
    bytes += count;
    if (bytes - bytesAtMark >= LEAST) {
      bytesAtMark = bytes;
      marked = ticker.getAsLong();
    }
  }

  synchronized long bytes() {
    return bytes;
  }

  /** Nanoseconds that it may still go on like this. */
  synchronized long patience() {
    long now = ticker.getAsLong();
    return Math.min(longest.toNanos() - (now - started), stall.toNanos() - (now - marked));
  }

  /** Whether it is the time for the whole file that is over, not that for a part. */
  boolean tookTooLong() {
    return ticker.getAsLong() - started >= longest.toNanos();
  }

  /**
   * The whole file is there.
   *
   * @throws IOException when it is not wanted any more, and deleted
   */
  synchronized void finished(Path whole) throws IOException {
    file = whole;
    if (over) {
      Files.deleteIfExists(whole);
      throw new IOException("the wait for it was given up");
    }
  }

  /** What came, or comes, is not wanted: lets a thread go that waits for more. */
  synchronized void end() {
    over = true;
    try {
      if (body != null) {
        body.close();
      }
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // The connection is given up in any case, and the directory goes with the client.
    }
  }
}
