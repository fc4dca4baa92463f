package org.ingestworkbench.drupal.request;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.ingestworkbench.repository.RepositoryException;

/**
 * Sends requests in the way that their resource takes: learned once per resource, from an answer
 * that refused the credentials and so had no effect. Never repeats a write that may have had one.
 */
public final class Rest {
  private static final int MOST_REDIRECTS = 5;

  private final Http http;
  private final Session session;
  private final AnswerErrors errors;
  private final String host;
  private final Map<Key, AuthMethod> learned = new ConcurrentHashMap<>();
  private final Map<Key, Object> learning = new ConcurrentHashMap<>();

  private record Key(Resource resource, boolean reads) {}

  public Rest(Http http, Session session, AnswerErrors errors, String host) {
    this.http = http;
    this.session = session;
    this.errors = errors;
    this.host = host;
  }

  /** Sends a request; each answer of the site is returned, also a refusal. */
  public HttpAnswer send(HttpCall call) {
    var key = new Key(call.resource(), call.reads());
    var way = learned.get(key);
    if (way != null) {
      return known(key, call, way);
    }
    synchronized (learning.computeIfAbsent(key, k -> new Object())) {
      way = learned.get(key);
      return way == null ? learn(key, call) : known(key, call, way);
    }
  }

  /** A site's settings may change, and a proxy may have answered in its place. */
  private HttpAnswer known(Key key, HttpCall call, AuthMethod way) {
    var answer = attempt(call, way);
    if (!answer.wantsOtherCredentials()) {
      return answer;
    }
    learned.remove(key, way);
    return session.ticket().isEmpty() ? answer : other(key, call, way.other());
  }

  private HttpAnswer learn(Key key, HttpCall call) {
    var guess = session.ticket().isPresent() ? call.resource().firstGuess() : AuthMethod.BASIC;
    var answer = attempt(call, guess);
    if (!answer.wantsOtherCredentials() || session.ticket().isEmpty()) {
      remember(key, guess, answer);
      return answer;
    }
    return other(key, call, guess.other());
  }

  private HttpAnswer other(Key key, HttpCall call, AuthMethod way) {
    var answer = attempt(call, way);
    if (!answer.wantsOtherCredentials()) {
      remember(key, way, answer);
    }
    return answer;
  }

  /** A site without time does not look at credentials. */
  private void remember(Key key, AuthMethod way, HttpAnswer answer) {
    if (!answer.tellsNothing()) {
      learned.put(key, way);
    }
  }

  private HttpAnswer attempt(HttpCall call, AuthMethod way) {
    var answer = way == AuthMethod.COOKIE ? withCookie(call) : withPassword(call);
    return answer.status() >= 300 && answer.status() < 400 ? redirected(call, way, answer) : answer;
  }

  /** A site whose login was closed since gets the password. */
  private HttpAnswer withCookie(HttpCall call) {
    return session
        .ticket()
        .map(ticket -> withTicket(call, ticket))
        .orElseGet(() -> withPassword(call));
  }

  private HttpAnswer withTicket(HttpCall call, Session.Ticket ticket) {
    var answer = transmit(ticket.sign(call));
    if (!mayBeDead(call, answer) || session.alive(ticket)) {
      return answer;
    }
    return session
        .renew(ticket)
        .map(renewed -> transmit(renewed.sign(call)))
        .orElseGet(() -> withPassword(call));
  }

  /** Reads without a user are refused in more ways than writes are. */
  private static boolean mayBeDead(HttpCall call, HttpAnswer answer) {
    if (answer.status() == 401 && answer.message().isEmpty()) {
      return true;
    }
    return answer.refusedWithoutReason()
        || (answer.status() == 403 && answer.message().contains("X-CSRF-Token"))
        || (answer.status() == 403 && call.reads() && !answer.wantsOtherCredentials());
  }

  private HttpAnswer withPassword(HttpCall call) {
    var answer = transmit(call.reads(), () -> session.signWithPassword(call));
    if (doubtsPassword(call, answer)) {
      session.doubtPassword(answer);
    }
    return answer;
  }

  /** An upload without a user is refused for a right that is missing, in words. */
  private static boolean doubtsPassword(HttpCall call, HttpAnswer answer) {
    boolean uploadAsNobody =
        call.resource() == Resource.UPLOAD
            && answer.status() == 403
            && !answer.wantsOtherCredentials();
    return uploadAsNobody || answer.refusedWithoutReason() || answer.status() == 401;
  }

  private HttpAnswer transmit(HttpCall signed) {
    return transmit(signed.reads(), () -> signed);
  }

  /** A read whose connection was lost is sent once more. */
  private HttpAnswer transmit(boolean reads, Supplier<HttpCall> signed) {
    try {
      return http.send(signed);
    } catch (RepositoryException e) {
      if (!reads || e.endsTheRun()) {
        throw e;
      }
      return http.send(signed);
    }
  }

  private HttpAnswer redirected(HttpCall call, AuthMethod way, HttpAnswer answer) {
    for (int i = 0; i < MOST_REDIRECTS && answer.status() >= 301 && answer.status() <= 308; i++) {
      var next = errors.next(call, answer);
      if (!call.reads() || !leadsInside(next)) {
        throw errors.redirect(call, answer, next);
      }
      var there = call.to(pathOf(next));
      answer = way == AuthMethod.COOKIE ? withCookie(there) : withPassword(there);
    }
    return answer;
  }

  private boolean leadsInside(String address) {
    try {
      return URI.create(address).toString().startsWith(host + "/");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private String pathOf(String address) {
    return address.substring(host.length());
  }
}
