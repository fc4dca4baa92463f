package org.ingestworkbench.standin.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.ingestworkbench.standin.http.Refusal;
import org.ingestworkbench.standin.http.Request;

/** Finds the account that a request comes from, and checks that its credentials are allowed. */
public final class Authentication {
  private final Accounts accounts;
  private final Sessions sessions;
  private final FloodControl flood;

  public Authentication(Accounts accounts, Sessions sessions, FloodControl flood) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.flood = flood;
  }

  /**
   * Basic comes before the cookie. Wrong credentials are no error yet: the request is anonymous.
   */
  public Requester identify(Request request) {
    boolean cookie = Sessions.cookie(request).isPresent();
    Optional<String> basic =
        request.header("Authorization").filter(value -> value.startsWith("Basic "));
    if (basic.isPresent()) {
      return new Requester(basic(basic.get().substring(6), request), CredentialKind.BASIC, cookie);
    }
    Account account = sessions.of(request).map(Sessions.Session::account).orElse(Account.ANONYMOUS);
    return new Requester(account, cookie ? CredentialKind.COOKIE : CredentialKind.NONE, cookie);
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

  public boolean isLoginLocked(String name, String client) {
    return flood.isLocked(key("login", name, client));
  }

  public Optional<Account> login(String name, String password, String client) {
    return guarded("login", name, password, client);
  }

  /** The token comes before the kind of credentials, as in Drupal. */
  public void admit(Request request, Requester identity, Set<CredentialKind> allowed) {
    if (!request.isSafe() && !identity.account().isAnonymous() && identity.cookieSent()) {
      checkToken(request);
    }
    if (identity.shown() != CredentialKind.NONE
        && !allowed.contains(identity.shown())
        && !(identity.shown() == CredentialKind.COOKIE && identity.account().isAnonymous())) {
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
