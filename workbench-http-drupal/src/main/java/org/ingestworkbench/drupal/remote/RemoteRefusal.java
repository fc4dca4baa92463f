package org.ingestworkbench.drupal.remote;

import java.io.IOException;
import org.ingestworkbench.model.Advice;
import org.jspecify.annotations.Nullable;

/** An address that is not asked, or not read further. */
final class RemoteRefusal extends IOException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final @Nullable Advice advice;

  RemoteRefusal(String reason, @Nullable Advice advice) {
    super(reason);
    this.reason = reason;
    this.advice = advice;
  }

  /** Goes on from "because". */
  String reason() {
    return reason;
  }

  @Nullable Advice advice() {
    return advice;
  }
}
