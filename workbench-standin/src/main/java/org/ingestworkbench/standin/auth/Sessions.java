package org.ingestworkbench.standin.auth;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.ingestworkbench.standin.http.Request;

/** The cookie sessions. They are lost with the process. */
public final class Sessions {
  /** A session: its cookie's value and the token that unsafe requests must show. */
  public record Session(String id, String token, String logoutToken, Account account) {}

  public static final String COOKIE = "SESS5374616e642d696e";

  private final Supplier<UUID> uuids;
  private final Map<String, Session> sessions = new HashMap<>();

  public Sessions(Supplier<UUID> uuids) {
    this.uuids = uuids;
  }

  public synchronized Session start(Account account) {
    Session session = new Session(secret(), secret(), secret(), account);
    sessions.put(session.id, session);
    return session;
  }

  private String secret() {
    return (uuids.get().toString() + uuids.get()).replace("-", "");
  }

  /** The value of the session cookie of a request, whether its session lives or not. */
  static Optional<String> cookie(Request request) {
    return Arrays.stream(request.header("Cookie").orElse("").split(";"))
        .map(String::strip)
        .filter(pair -> pair.startsWith(COOKIE + "="))
        .map(pair -> pair.substring(COOKIE.length() + 1))
        .findFirst();
  }

  public synchronized Optional<Session> of(Request request) {
    return cookie(request).map(sessions::get);
  }

  public synchronized void end(Session session) {
    sessions.remove(session.id);
  }

  public synchronized void endAll() {
    sessions.clear();
  }

  public synchronized int count() {
    return sessions.size();
  }
}
