package org.ingestworkbench.drupal.request;

import java.net.URI;
import java.time.Clock;
import java.util.Set;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.repository.RepositoryException.Scope;

/**
 * Turns an answer that is no success into an exception: what it means, its effect, and what helps.
 */
public final class AnswerErrors {
  /** Answers by which Drupal refuses before it does anything. */
  private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 404, 405, 413, 415, 422, 429);

  private final String host;
  private final Clock clock;

  public AnswerErrors(String host, Clock clock) {
    this.host = host;
    this.clock = clock;
  }

  /** What an answer means that is not 2xx. */
  public RepositoryException of(HttpCall call, HttpAnswer answer) {
    return builder(call, answer, said(call, answer) + advice(call, answer)).build();
  }

  /**
   * Lets pass what answers a question, also in the negative.
   *
   * @throws RepositoryException for an overload, a limit of requests and missing credentials: after
   *     those no more is known than before
   */
  public void requireTold(HttpCall call, HttpAnswer answer) {
    if (answer.tellsNothing() || answer.status() == 401) {
      throw of(call, answer);
    }
  }

  /** The same, but it concerns every row. */
  RepositoryException ofWorld(HttpCall call, HttpAnswer answer) {
    return builder(call, answer, said(call, answer)).scope(Scope.JOB).build();
  }

  public RepositoryException.Builder builder(HttpCall call, HttpAnswer answer, String message) {
    return RepositoryException.because(message)
        .status(answer.status())
        .retryAfter(RetryAfter.of(answer, clock))
        .effect(effect(call, answer))
        .scope(scope(call, answer))
        .remedy(remedy(call, answer));
  }

  private static Effect effect(HttpCall call, HttpAnswer answer) {
    boolean refused = REFUSALS.contains(answer.status()) || noRoute(answer);
    return call.changes() && !refused ? Effect.UNKNOWN : Effect.NONE;
  }

  private static Scope scope(HttpCall call, HttpAnswer answer) {
    boolean notThere = answer.status() == 404 && call.makes();
    boolean everyRow =
        answer.wantsOtherCredentials() || notThere || (noRoute(answer) && !call.reads());
    return everyRow ? Scope.JOB : Scope.ROW;
  }

  private static Remedy remedy(HttpCall call, HttpAnswer answer) {
    if (answer.tellsNothing() || mayBeOurs(call, answer)) {
      return Remedy.RETRY;
    } else if (scope(call, answer) == Scope.JOB) {
      return Remedy.MEND_AND_RESUME;
    }
    return fileWasCollected(call, answer) ? Remedy.RETRY : Remedy.CHANGE_DEFINITION;
  }

  /** A conflict may be with what an earlier request of ours made: its uuid is there already. */
  private static boolean mayBeOurs(HttpCall call, HttpAnswer answer) {
    return call.makes() && answer.status() == 409;
  }

  /** A temporary file that Drupal removed before its new medium came; another upload helps. */
  private static boolean fileWasCollected(HttpCall call, HttpAnswer answer) {
    return call.resource() == Resource.MEDIA
        && call.method().equals("POST")
        && answer.status() == 422
        && answer.message().matches(".*\\(file: \\d+\\) does not exist.*");
  }

  /**
   * Drupal's own word that an object is not there. An address without a resource answers 404 too,
   * and so does a server that stands before the site: in other words, which say nothing of the
   * object.
   */
  public static boolean surelyNotThere(HttpAnswer answer) {
    return answer.status() == 404 && answer.message().contains("was not converted");
  }

  public static boolean noRoute(HttpAnswer answer) {
    return (answer.status() == 404 || answer.status() == 405 || answer.status() == 406)
        && answer.message().startsWith("No route found");
  }

  private String said(HttpCall call, HttpAnswer answer) {
    var said = answer.message();
    return host
        + " answered HTTP "
        + answer.status()
        + " to "
        + call
        + (said.isEmpty() ? "" : ": " + said);
  }

  private static String advice(HttpCall call, HttpAnswer answer) {
    if (noRoute(answer)) {
      return " Turn on this REST resource for format json and method "
          + call.method()
          + " at /admin/config/services/rest.";
    } else if (answer.status() == 404 && call.makes()) {
      return " No Drupal answers there: check the host setting, its path included.";
    } else if (answer.wantsOtherCredentials()) {
      return " The site takes neither a session nor Basic credentials here: allow one of them at"
          + " /admin/config/services/rest.";
    } else if (answer.refusedWithoutReason()) {
      return " The account may not do this: give it the right, or sign in as another.";
    } else if (answer.status() == 500 && call.makes()) {
      return (call.method().equals("PATCH")
              ? " A field that is not there answers like this;"
              : " A uuid that is there already and a field that is not there answer like this;")
          + " the site's log says more.";
    }
    return "";
  }

  /** A web page, or nothing, where JSON was promised. */
  public RepositoryException notJson(HttpCall call, HttpAnswer answer) {
    var what = answer.isPage() ? "a web page (\"" + answer.message() + "\")" : "no JSON";
    return RepositoryException.because(
            host
                + " answered HTTP "
                + answer.status()
                + " with "
                + what
                + " to "
                + call
                + ". Look for a login page, a proxy or a firewall in between.")
        .status(answer.status())
        .effect(TransportErrors.effect(call))
        .remedy(Remedy.RETRY)
        .build();
  }

  /** A redirect of something that may not be sent elsewhere unasked. */
  RepositoryException redirect(HttpCall call, HttpAnswer answer, String next) {
    return RepositoryException.because(
            host
                + " redirects "
                + call
                + " to "
                + next
                + ": change the host setting to where the site really is.")
        .status(answer.status())
        .scope(Scope.JOB)
        .remedy(Remedy.CHANGE_DEFINITION)
        .build();
  }

  /** Where an answer sends us. */
  String next(HttpCall call, HttpAnswer answer) {
    var location = answer.header("Location").orElse("");
    try {
      return URI.create(host + call.path()).resolve(location).toString();
    } catch (IllegalArgumentException e) {
      return location;
    }
  }
}
