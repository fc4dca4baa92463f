package org.ingestworkbench.drupal.request;

import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Objects;
import javax.net.ssl.SSLHandshakeException;
import org.ingestworkbench.drupal.limits.Limits;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.repository.RepositoryException.Scope;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * Turns a request without a whole answer into an exception: what it means, and its effect. A host
 * whose name was never found is mistyped, and no wait helps; one that was found before may be
 * again.
 */
final class TransportErrors {
  private final String host;
  private final Limits limits;
  private volatile boolean found;

  TransportErrors(String host, Limits limits) {
    this.host = host;
    this.limits = limits;
  }

  /** What the failure of a request means. */
  RepositoryException of(HttpCall call, SendProgress progress, Throwable failure) {
    if (failure instanceof HttpConnectTimeoutException) {
      return unreachable(
          "No connection to " + host + " within " + seconds(limits.connect().toMillis()), failure);
    } else if (failure instanceof ConnectException) {
      return noConnection(failure);
    } else if (failure instanceof SSLHandshakeException) {
      return unreachable(
          "No secure connection to "
              + host
              + ": "
              + Shown.reason(failure)
              + ". Mend the site's certificate, name the authority that signed it ("
              + Advice.CERTIFICATE_AUTHORITY.words()
              + "), or set "
              + Advice.UNVERIFIED_CERTIFICATE.words()
              + " to false",
          Advice.UNVERIFIED_CERTIFICATE,
          failure);
    } else if (failure instanceof FileSystemException || failure instanceof FileNotFoundException) {
      return unreadable(call, failure);
    }
    return lost(call, progress, failure);
  }

  /** The host is there. */
  void found() {
    found = true;
  }

  private RepositoryException noConnection(Throwable failure) {
    if (!isUnresolved(failure)) {
      found();
      return unreachable(
          host + " refuses connections: check that it runs and that the port is right", failure);
    }
    var unknown = "The name in " + host + " is not known: check the host setting and the network";
    return found ? unreachable(unknown, failure) : mistyped(unknown, failure);
  }

  private static RepositoryException mistyped(String message, Throwable cause) {
    return RepositoryException.because(message + ".")
        .scope(Scope.JOB)
        .remedy(Remedy.MEND_AND_RESUME)
        .cause(cause)
        .build();
  }

  /** The JDK wraps what it met once or twice. */
  private static boolean isUnresolved(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
        return true;
      }
    }
    return false;
  }

  private static RepositoryException unreachable(String message, Throwable cause) {
    return unreachable(message, null, cause);
  }

  private static RepositoryException unreachable(
      String message, @Nullable Advice advice, Throwable cause) {
    return RepositoryException.because(message + ".")
        .advice(advice)
        .scope(Scope.JOB)
        .remedy(Remedy.RETRY)
        .cause(cause)
        .build();
  }

  private static RepositoryException unreadable(HttpCall call, Throwable cause) {
    return RepositoryException.because(
            "The file for " + call + " cannot be read: " + Shown.reason(cause) + ".")
        .remedy(Remedy.MEND_AND_RESUME)
        .cause(cause)
        .build();
  }

  private RepositoryException lost(HttpCall call, SendProgress progress, Throwable failure) {
    var why = Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName());
    return RepositoryException.because(
            "The connection to "
                + host
                + " was lost during "
                + call
                + sent(progress)
                + " ("
                + why
                + ")."
                + hint(progress))
        .effect(effect(call))
        .remedy(Remedy.RETRY)
        .cause(failure)
        .build();
  }

  private static String hint(SendProgress progress) {
    return progress.allSent()
        ? ""
        : " A host closes like this when a file is larger than it takes in one request.";
  }

  /** A wait that has ended. */
  RepositoryException tooSlow(HttpCall call, SendProgress progress) {
    var message =
        progress.allSent()
            ? "No answer from "
                + host
                + " to "
                + call
                + " within "
                + seconds(progress.limit().toMillis())
            : "The upload "
                + call
                + " stood still for "
                + seconds(progress.limit().toMillis())
                + sent(progress);
    return RepositoryException.because(message + ".")
        .effect(effect(call))
        .remedy(Remedy.RETRY)
        .build();
  }

  /** An answer that goes on and on. Whether what was asked for was done, it does not say. */
  RepositoryException tooLong(HttpCall call, HttpAnswer answer) {
    return RepositoryException.because(
            host
                + " answered "
                + call
                + " with more than "
                + BodyLimit.of(call, answer.status()).bytes() / 1024
                + " KiB, which were not read to their end. Look for a proxy in between, and at what"
                + " the site's log says of it.")
        .status(answer.status())
        .effect(effect(call))
        .remedy(Remedy.RETRY)
        .build();
  }

  /** A request that was dropped, or not begun, because the job is being aborted. */
  RepositoryException aborted(HttpCall call) {
    return RepositoryException.because("Aborted: " + call + " was dropped.")
        .effect(effect(call))
        .scope(Scope.JOB)
        .remedy(Remedy.MEND_AND_RESUME)
        .build();
  }

  static Effect effect(HttpCall call) {
    return call.changes() ? Effect.UNKNOWN : Effect.NONE;
  }

  private static String sent(SendProgress progress) {
    return progress.allSent()
        ? ""
        : " after " + progress.sent() + " of " + progress.total() + " bytes";
  }

  private static String seconds(long millis) {
    return millis % 1000 == 0
        ? millis / 1000 + " s"
        : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }
}
