package org.ingestworkbench.drupal.request;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.ingestworkbench.drupal.limits.Limits;

/**
 * Says how far a body has been sent. {@code HttpRequest.timeout} also counts the time of an upload,
 * and ends at the headers of the answer. So it notices neither an upload that stands still nor an
 * answer that does not end; this class notices both.
 */
final class SendProgress {
  private final LongSupplier ticker;
  private final long total;
  private final Limits limits;
  private final AtomicLong sent = new AtomicLong();
  private volatile long movedAt;

  SendProgress(LongSupplier ticker, long total, Limits limits) {
    this.ticker = ticker;
    this.total = total;
    this.limits = limits;
    this.movedAt = ticker.getAsLong();
  }

  long sent() {
    return sent.get();
  }

  long total() {
    return total;
  }

  boolean allSent() {
    return sent() >= total;
  }

  /** How long it may stand still now. */
  Duration limit() {
    return allSent() ? limits.answer() : limits.uploadStall();
  }

  /** Nanoseconds since the last byte was taken. */
  long standsStillFor() {
    return ticker.getAsLong() - movedAt;
  }

  private void moved(int bytes) {
    sent.addAndGet(bytes);
    movedAt = ticker.getAsLong();
  }

  /** The same body, counted on its way out. */
  BodyPublisher watch(BodyPublisher body) {
    return new Watched(body);
  }

  private final class Watched implements BodyPublisher {
    private final BodyPublisher body;

    Watched(BodyPublisher body) {
      this.body = body;
    }

    @Override
    public long contentLength() {
      return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
      body.subscribe(new Counting(subscriber));
    }
  }

  private final class Counting implements Flow.Subscriber<ByteBuffer> {
    private final Flow.Subscriber<? super ByteBuffer> next;

    Counting(Flow.Subscriber<? super ByteBuffer> next) {
      this.next = next;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      next.onSubscribe(subscription);
    }

    @Override
    public void onNext(ByteBuffer item) {
      moved(item.remaining());
      next.onNext(item);
    }

    @Override
    public void onError(Throwable failure) {
      next.onError(failure);
    }

    @Override
    public void onComplete() {
      next.onComplete();
    }
  }
}
