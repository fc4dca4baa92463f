package org.ingestworkbench.standin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.ingestworkbench.standin.auth.Account;
import org.ingestworkbench.standin.auth.Accounts;
import org.ingestworkbench.standin.auth.Authentication;
import org.ingestworkbench.standin.auth.Sessions;
import org.ingestworkbench.standin.entity.EntityParser;
import org.ingestworkbench.standin.entity.EntitySerializer;
import org.ingestworkbench.standin.http.JsonNodes;
import org.ingestworkbench.standin.http.Refusal;
import org.ingestworkbench.standin.http.Response;
import org.ingestworkbench.standin.route.RoutedRequest;

/** Logging in and out, the token of a session, and what a user is. */
public final class UserPages {
  private static final Duration COOKIE_AGE = Duration.ofSeconds(2_000_000);

  private final Accounts accounts;
  private final Authentication authentication;
  private final Sessions sessions;
  private final Clock clock;

  public UserPages(
      Accounts accounts, Authentication authentication, Sessions sessions, Clock clock) {
    this.accounts = accounts;
    this.authentication = authentication;
    this.sessions = sessions;
    this.clock = clock;
  }

  public Response login(RoutedRequest call) {
    if (!call.account().isAnonymous()) {
      throw Refusal.forbidden("This route can only be accessed by anonymous users.");
    }
    JsonNode sent = EntityParser.json(call.request());
    String name = credential(sent, "name");
    String password = credential(sent, "pass");
    if (authentication.isLoginLocked(name, call.request().client())) {
      throw Refusal.forbidden(
          "There have been more than 5 failed login attempts for this account. It is temporarily"
              + " blocked. Try again later or request a new password.");
    }
    Account account =
        authentication
            .login(name, password, call.request().client())
            .orElseThrow(() -> Refusal.of(400, "Sorry, unrecognized username or password."));
    return loggedIn(sessions.start(account));
  }

  private static String credential(JsonNode sent, String key) {
    String value = sent.path(key).asText("");
    if (value.isEmpty()) {
      throw Refusal.of(400, "Missing credentials." + key + ".");
    }
    return value;
  }

  private Response loggedIn(Sessions.Session session) {
    ObjectNode body = JsonNodes.object();
    ObjectNode user =
        body.putObject("current_user").put("uid", Long.toString(session.account().id()));
    if (session.account().isAdministrator()) {
      user.putArray("roles").add("authenticated");
    }
    user.put("name", session.account().name());
    body.put("csrf_token", session.token()).put("logout_token", session.logoutToken());
    return Response.json(200, body).with("Set-Cookie", cookie(session.id(), COOKIE_AGE));
  }

  private String cookie(String value, Duration age) {
    String expires =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            clock.instant().plus(age).atZone(ZoneOffset.UTC));
    return String.format(
        "%s=%s; expires=%s; Max-Age=%d; path=/; HttpOnly; SameSite=Lax",
        Sessions.COOKIE, value, expires, age.toSeconds());
  }

  /** What a browser is told when its session is not known any more. */
  public String deletedCookie() {
    return cookie("deleted", Duration.ZERO);
  }

  public Response logout(RoutedRequest call) {
    Sessions.Session session =
        sessions
            .of(call.request())
            .orElseThrow(
                () -> Refusal.forbidden("This route can only be accessed by authenticated users."));
    if (!session.logoutToken().equals(call.request().parameter("token"))) {
      throw Refusal.forbidden(
          call.request().query().containsKey("token")
              ? "'csrf_token' URL query argument is invalid."
              : "'csrf_token' URL query argument is missing.");
    }
    sessions.end(session);
    return Response.empty(204);
  }

  public Response status(RoutedRequest call) {
    return Response.text(200, call.account().isAnonymous() ? "0" : "1");
  }

  public Response token(RoutedRequest call) {
    return Response.text(
        200, sessions.of(call.request()).map(Sessions.Session::token).orElse("anonymous"));
  }

  public Response user(RoutedRequest call) {
    Account user =
        accounts
            .find(call.id(0))
            .orElseThrow(
                () -> Refusal.notConverted("user", "/user/{user}", "rest.entity.user.GET"));
    if (call.account().isAnonymous()) {
      throw Refusal.forbidden("The 'access user profiles' permission is required.");
    }
    return Response.json(200, json(user));
  }

  private ObjectNode json(Account user) {
    long now = clock.instant().getEpochSecond();
    ObjectNode json = JsonNodes.object();
    json.set("uid", JsonNodes.value(user.id()));
    json.set("uuid", JsonNodes.value(user.uuid()));
    json.set("langcode", JsonNodes.value("en"));
    json.set("preferred_langcode", JsonNodes.value("en"));
    json.putArray("preferred_admin_langcode");
    json.set("name", JsonNodes.value(user.name()));
    json.set("mail", JsonNodes.value(user.name() + "@example.com"));
    json.set("timezone", JsonNodes.value("UTC"));
    json.set("status", JsonNodes.value(true));
    time(json, "created", 0);
    time(json, "changed", 0);
    time(json, "access", now);
    time(json, "login", 0);
    json.set("init", JsonNodes.value(user.name() + "@example.com"));
    json.putArray("roles");
    json.set("default_langcode", JsonNodes.value(true));
    return json;
  }

  private static void time(ObjectNode json, String name, long seconds) {
    String time = EntitySerializer.time(JsonNodes.object().put("value", seconds));
    json.putArray(name).addObject().put("value", time).put("format", "Y-m-d\\TH:i:sP");
  }
}
