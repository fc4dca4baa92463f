package org.ingestworkbench.drupal.request;

import java.net.HttpCookie;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.repository.RepositoryException.Scope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs in, once for all threads, and again when the site has ended the session. A password that
 * was refused is never sent a second time: Drupal locks an account after five.
 */
public final class Session {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  /** What a header may hold; the client's exception for anything else would repeat it. */
  private static final Pattern SENDABLE = Pattern.compile("[\\x20-\\x7E]{1,8000}");

  private static final String LOGIN = "/user/login?_format=json";

  private final Http http;
  private final String host;
  private final Login login;
  private final AnswerErrors errors;
  private final Consumer<String> warnings;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Ticket ticket;
  private @Nullable String noLogin;
  private @Nullable RepositoryException refused;
  private @Nullable HttpAnswer doubt;
  private boolean closed;

  /**
   * @param warnings is told when every request has to send the password
   */
  public Session(
      Http http, String host, Login login, AnswerErrors errors, Consumer<String> warnings) {
    this.http = http;
    this.host = host;
    this.login = login;
    this.errors = errors;
    this.warnings = warnings;
    http.hide(List.of(login.password(), login.proof()));
  }

  /** What a session is proved by. */
  record Ticket(String cookie, String csrfToken, @Nullable String logoutToken) {
    HttpCall sign(HttpCall call) {
      var signed = call.with("Cookie", cookie);
      return call.reads() ? signed : signed.with("X-CSRF-Token", csrfToken);
    }

    @Override
    public String toString() {
      return "Ticket[****]";
    }
  }

  /** Waits while the password is in doubt. */
  HttpCall signWithPassword(HttpCall call) {
    lock.lock();
    try {
      throwIfRefused();
      if (doubt != null) {
        prove(doubt);
      }
    } finally {
      lock.unlock();
    }
    return call.with("Authorization", login.basic());
  }

  /**
   * The password was right when the session began; a refusal without a reason says that it may not
   * be now. A session that lives proves it, else one login does. No other thread sends it
   * meanwhile.
   *
   * @throws RepositoryException when the password is wrong, or nothing proves it
   */
  void doubtPassword(HttpAnswer answer) {
    lock.lock();
    try {
      throwIfRefused();
      doubt = answer;
      prove(answer);
    } finally {
      lock.unlock();
    }
  }

  private void prove(HttpAnswer refusal) {
    if (!proved()) {
      throw refuse(
          "HTTP "
              + refusal.status()
              + " without a reason: a wrong password, or an account without the right",
          refusal.status());
    }
    doubt = null;
  }

  private boolean proved() {
    var now = ticket;
    return now == null ? ticket().isPresent() : alive(now) || renew(now).isPresent();
  }

  /**
   * The ticket, signing in first where needed; empty when the site lets no user sign in this way.
   */
  public Optional<Ticket> ticket() {
    lock.lock();
    try {
      throwIfRefused();
      if (ticket == null && noLogin == null) {
        login();
      }
      return Optional.ofNullable(ticket);
    } finally {
      lock.unlock();
    }
  }

  /**
   * What shows a page of the site, which is no REST resource, that it is the user who asks: the
   * session's cookie. Empty where the site lets no user sign in this way: the password is sent to
   * no page.
   */
  public Map<String, String> proofForPages() {
    return ticket().map(now -> Map.of("Cookie", now.cookie())).orElse(Map.of());
  }

  /** Signs in on a thread of its own, unless the session is closed before that begins. */
  public void ahead() {
    var thread = new Thread(this::signInAhead, "drupal-sign-in");
    thread.setDaemon(true);
    thread.start();
  }

  private void signInAhead() {
    lock.lock();
    try {
      if (!closed) {
        ticket();
      }
    } catch (RepositoryException e) {
      LOG.debug("Told to whoever asks next: {}", e.getMessage());
    } finally {
      lock.unlock();
    }
  }

  /**
   * A new ticket in place of one that has died; a thread that comes second gets the first one's.
   */
  Optional<Ticket> renew(Ticket dead) {
    lock.lock();
    try {
      if (dead.equals(ticket)) {
        ticket = null;
      }
      return ticket();
    } finally {
      lock.unlock();
    }
  }

  /** Whether the site still knows the session. Asks it. */
  boolean alive(Ticket asked) {
    var call = HttpCall.get(Resource.PAGE, "/user/login_status?_format=json");
    var answer = http.send(asked.sign(call));
    return answer.status() == 200 && answer.text().equals("1");
  }

  /** Stops all further use of the login. */
  RepositoryException refuse(String why, int status) {
    lock.lock();
    try {
      refused =
          RepositoryException.because(
                  host
                      + " refused to sign in "
                      + login.user()
                      + " ("
                      + why
                      + "). Check user name and password; Drupal locks an account after five wrong"
                      + " ones, so it was not tried again.")
              .scope(Scope.JOB)
              .remedy(Remedy.MEND_AND_RESUME)
              .status(status)
              .build();
      return refused;
    } finally {
      lock.unlock();
    }
  }

  private void throwIfRefused() {
    if (refused != null) {
      throw RepositoryException.because(String.valueOf(refused.getMessage()))
          .scope(Scope.JOB)
          .remedy(Remedy.MEND_AND_RESUME)
          .status(refused.status())
          .cause(refused)
          .build();
    }
  }

  private void login() {
    var body = Json.object().put("name", login.user()).put("pass", login.password());
    var call = HttpCall.post(Resource.PAGE, LOGIN, Payload.Json.of(body));
    var answer = http.send(call.with("Content-Type", "application/json"));
    if (answer.ok()) {
      ticket = ticketOf(call, answer);
    } else if (answer.status() >= 300 && answer.status() < 400) {
      throw errors.redirect(call, answer, errors.next(call, answer));
    } else if (answer.status() == 400 || locked(answer)) {
      throw refuse(answer.message() + why(answer), answer.status());
    } else if (answer.status() == 403 || answer.status() == 404 || answer.status() == 405) {
      goOnWithoutSession(answer);
    } else {
      throw errors.ofWorld(call, answer);
    }
  }

  /**
   * A lock says so with 403, which a site with Basic credentials turns into a bare 401. A bare 429,
   * or one that says when to come again, is of a limit of requests, before the password was seen.
   */
  private static boolean locked(HttpAnswer answer) {
    boolean limitsRequests = answer.header("Retry-After").isPresent();
    return answer.status() == 401
        || (answer.status() == 403 && tellsOfLock(answer))
        || (answer.status() == 429 && !limitsRequests && tellsOfLock(answer));
  }

  private static boolean tellsOfLock(HttpAnswer answer) {
    var message = answer.message().toLowerCase(Locale.ROOT);
    return message.contains("failed login") || message.contains("blocked");
  }

  private static String why(HttpAnswer answer) {
    return answer.status() == 401
        ? " That is how a site answers for some hours after failed logins, or where its login is"
            + " closed"
        : "";
  }

  private void goOnWithoutSession(HttpAnswer answer) {
    noLogin = "HTTP " + answer.status();
    warnings.accept(
        host
            + " lets nobody sign in at /user/login ("
            + noLogin
            + "): every request sends the password (Basic), which is slower.");
  }

  private Ticket ticketOf(HttpCall call, HttpAnswer answer) {
    var json = answer.json().orElseThrow(() -> errors.notJson(call, answer));
    var cookie = cookies(answer.headers().allValues("Set-Cookie"));
    var token = json.path("csrf_token").asText("");
    if (cookie.isEmpty() || token.isEmpty()) {
      throw errors.notJson(call, answer);
    }
    if (!SENDABLE.matcher(cookie).matches() || !SENDABLE.matcher(token).matches()) {
      throw RepositoryException.because(
              host
                  + " signed "
                  + login.user()
                  + " in with a cookie or a token that no request can carry. Look for a module or a"
                  + " proxy that alters them.")
          .scope(Scope.JOB)
          .remedy(Remedy.MEND_AND_RESUME)
          .status(answer.status())
          .build();
    }
    return new Ticket(cookie, token, json.path("logout_token").asText(null));
  }

  private static String cookies(List<String> lines) {
    return lines.stream()
        .flatMap(line -> parsed(line).stream())
        .filter(cookie -> !cookie.getValue().isEmpty() && !cookie.hasExpired())
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  /** A line that is no cookie is none; the parser's exception would repeat it. */
  private static List<HttpCookie> parsed(String line) {
    try {
      return HttpCookie.parse(line);
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  /** Ends the session on the site, if there is one. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      if (ticket != null && !http.aborted()) {
        logout(ticket);
      }
      ticket = null;
    } finally {
      lock.unlock();
    }
  }

  private void logout(Ticket last) {
    var path =
        "/user/logout?_format=json&token=" + Paths.encode(String.valueOf(last.logoutToken()));
    try {
      http.sendBriefly(last.sign(HttpCall.post(Resource.PAGE, path, Payload.NONE)));
    } catch (RepositoryException e) {
      LOG.debug("The session at {} was left to end by itself: {}", host, e.getMessage());
    }
  }
}
