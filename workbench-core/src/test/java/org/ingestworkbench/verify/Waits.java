package org.ingestworkbench.verify;

import java.time.Duration;
import java.util.function.Consumer;

/** Lets the tests of other packages turn a clock where a verification waits. */
public final class Waits {
  private Waits() {}

  public static JobVerification waiting(JobVerification verification, Consumer<Duration> how) {
    return verification.waiting(how);
  }
}
