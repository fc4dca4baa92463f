package org.ingestworkbench.drupal.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import org.ingestworkbench.drupal.limits.Limits;
import org.ingestworkbench.repository.RepositoryException;
import org.junit.jupiter.api.Test;

/** A host whose name is not known. */
class UnknownHostTest {

  private static final HttpCall CALL = HttpCall.get(Resource.NODE, "/node/1");

  private final TransportErrors errors =
      new TransportErrors("https://nowhere.invalid", Limits.DEFAULT);

  private RepositoryException unknown() {
    var failure = new ConnectException();
    failure.initCause(new UnresolvedAddressException());
    return failed(failure);
  }

  private RepositoryException failed(Exception failure) {
    return errors.of(CALL, new SendProgress(System::nanoTime, 0, Limits.DEFAULT), failure);
  }

  @Test
  void oneThatWasNeverFoundIsNotWaitedFor() {
    assertThat(unknown().retryable()).isFalse();
    assertThat(unknown().endsTheRun()).isTrue();
    assertThat(unknown()).hasMessageContaining("check the host setting");
  }

  @Test
  void oneThatAnsweredBeforeIs() {
    errors.found();

    assertThat(unknown().retryable()).isTrue();
    assertThat(unknown().endsTheRun()).isTrue();
  }

  @Test
  void soIsOneThatRefusedAConnection() {
    assertThat(failed(new ConnectException("Connection refused")).retryable()).isTrue();

    assertThat(unknown().retryable()).isTrue();
  }
}
