package org.ingestworkbench.drupal.request;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of an answer; there is no other reader. It takes no more than the limit of the
 * resource, and drops the connection of a longer body: a site, or a proxy, may send any length.
 */
final class AnswerReader implements BodySubscriber<AnswerBody> {

  private final CompletableFuture<AnswerBody> result = new CompletableFuture<>();
  private final AnswerBody.Reading reading;
  private Flow.@Nullable Subscription subscription;

  private AnswerReader(long bound) {
    this.reading = new AnswerBody.Reading(bound);
  }

  /** Reads the answers to a call. */
  static BodyHandler<AnswerBody> of(HttpCall call) {
    return response -> new AnswerReader(BodyLimit.of(call, response.statusCode()).bytes());
  }

  @Override
  public CompletionStage<AnswerBody> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    subscription.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    var source = Objects.requireNonNull(subscription, "it is subscribed");
    if (result.isDone()) {
      return;
    }
    for (var buffer : buffers) {
      if (!reading.add(buffer)) {
        source.cancel();
        result.complete(reading.end());
        return;
      }
    }
    source.request(1);
  }

  @Override
  public void onError(Throwable failure) {
    result.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    result.complete(reading.end());
  }
}
