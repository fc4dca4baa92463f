package org.ingestworkbench.standin.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** Who a request comes from, and whether it may come that way. */
final class Authentication {
  private final Accounts accounts;
  private final Sessions sessions;
  private final Flood flood;

  Authentication(Accounts accounts, Sessions sessions, Flood flood) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.flood = flood;
  }

  /**
   * Basic comes before the cookie. Wrong credentials are no error yet: the request is anonymous.
   */
  Identity identify(Request request) {
    boolean cookie = Sessions.cookie(request).isPresent();
    Optional<String> basic =
        request.header("Authorization").filter(value -> value.startsWith("Basic "));
    if (basic.isPresent()) {
      return new Identity(basic(basic.get().substring(6), request), Credentials.BASIC, cookie);
    }
    Account account = sessions.of(request).map(Sessions.Session::account).orElse(Account.ANONYMOUS);
    return new Identity(account, cookie ? Credentials.COOKIE : Credentials.NONE, cookie);
  }

  private Account basic(String encoded, Request request) {
    String pair;
    try {
      pair = new String(Base64.getDecoder().decode(encoded.strip()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return Account.ANONYMOUS;
    }
    int colon = pair.indexOf(':');
    return colon < 0
        ? Account.ANONYMOUS
        : guarded("basic", pair.substring(0, colon), pair.substring(colon + 1), request.client())
            .orElse(Account.ANONYMOUS);
  }

  /**
   * Checks a password unless the user is locked out at that address; the ways in have separate
   * locks.
   */
  private Optional<Account> guarded(String way, String name, String password, String client) {
    String key = key(way, name, client);
    if (flood.isLocked(key)) {
      return Optional.empty();
    }
    Optional<Account> account = accounts.check(name, password);
    account.ifPresentOrElse(a -> flood.clear(key), () -> flood.failed(key));
    return account;
  }

  private static String key(String way, String name, String client) {
    return way + " " + name + " " + client;
  }

  boolean isLoginLocked(String name, String client) {
    return flood.isLocked(key("login", name, client));
  }

  Optional<Account> login(String name, String password, String client) {
    return guarded("login", name, password, client);
  }

  /** The token comes before the kind of credentials, as in Drupal. */
  void admit(Request request, Identity identity, Set<Credentials> allowed) {
    if (!request.isSafe() && !identity.account().isAnonymous() && identity.cookieSent()) {
      checkToken(request);
    }
    if (identity.shown() != Credentials.NONE
        && !allowed.contains(identity.shown())
        && !(identity.shown() == Credentials.COOKIE && identity.account().isAnonymous())) {
      throw Refusal.forbidden("The used authentication method is not allowed on this route.");
    }
  }

  private void checkToken(Request request) {
    String token =
        request
            .header("X-CSRF-Token")
            .orElseThrow(() -> Refusal.forbidden("X-CSRF-Token request header is missing"));
    if (sessions.of(request).filter(session -> session.token().equals(token)).isEmpty()) {
      throw Refusal.forbidden("X-CSRF-Token request header is invalid");
    }
  }
}
