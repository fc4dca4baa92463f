package org.ingestworkbench.standin.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Logging in and out, the token of a session, and what a user is. */
final class UserPages {
  private static final Duration COOKIE_AGE = Duration.ofSeconds(2_000_000);

  private final Accounts accounts;
  private final Authentication authentication;
  private final Sessions sessions;
  private final Clock clock;

  UserPages(Accounts accounts, Authentication authentication, Sessions sessions, Clock clock) {
    this.accounts = accounts;
    this.authentication = authentication;
    this.sessions = sessions;
    this.clock = clock;
  }

  Answer login(Call call) {
    if (!call.account().isAnonymous()) {
      throw Refusal.forbidden("This route can only be accessed by anonymous users.");
    }
    JsonNode sent = EntityReader.json(call.request());
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

  private Answer loggedIn(Sessions.Session session) {
    ObjectNode body = Json.object();
    ObjectNode user =
        body.putObject("current_user").put("uid", Long.toString(session.account().id()));
    if (session.account().isAdministrator()) {
      user.putArray("roles").add("authenticated");
    }
    user.put("name", session.account().name());
    body.put("csrf_token", session.token()).put("logout_token", session.logoutToken());
    return Answer.json(200, body).with("Set-Cookie", cookie(session.id(), COOKIE_AGE));
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
  String deletedCookie() {
    return cookie("deleted", Duration.ZERO);
  }

  Answer logout(Call call) {
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
    return Answer.empty(204);
  }

  Answer status(Call call) {
    return Answer.text(200, call.account().isAnonymous() ? "0" : "1");
  }

  Answer token(Call call) {
    return Answer.text(
        200, sessions.of(call.request()).map(Sessions.Session::token).orElse("anonymous"));
  }

  Answer user(Call call) {
    Account user =
        accounts
            .find(call.id(0))
            .orElseThrow(
                () -> Refusal.notConverted("user", "/user/{user}", "rest.entity.user.GET"));
    if (call.account().isAnonymous()) {
      throw Refusal.forbidden("The 'access user profiles' permission is required.");
    }
    return Answer.json(200, json(user));
  }

  private ObjectNode json(Account user) {
    long now = clock.instant().getEpochSecond();
    ObjectNode json = Json.object();
    json.set("uid", Json.value(user.id()));
    json.set("uuid", Json.value(user.uuid()));
    json.set("langcode", Json.value("en"));
    json.set("preferred_langcode", Json.value("en"));
    json.putArray("preferred_admin_langcode");
    json.set("name", Json.value(user.name()));
    json.set("mail", Json.value(user.name() + "@example.com"));
    json.set("timezone", Json.value("UTC"));
    json.set("status", Json.value(true));
    time(json, "created", 0);
    time(json, "changed", 0);
    time(json, "access", now);
    time(json, "login", 0);
    json.set("init", Json.value(user.name() + "@example.com"));
    json.putArray("roles");
    json.set("default_langcode", Json.value(true));
    return json;
  }

  private static void time(ObjectNode json, String name, long seconds) {
    String time = Serializer.time(Json.object().put("value", seconds));
    json.putArray(name).addObject().put("value", time).put("format", "Y-m-d\\TH:i:sP");
  }
}
