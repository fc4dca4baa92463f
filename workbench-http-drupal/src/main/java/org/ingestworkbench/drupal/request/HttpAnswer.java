package org.ingestworkbench.drupal.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the site answered. */
public record HttpAnswer(int status, HttpHeaders headers, AnswerBody body) {

  /** Of a body, what is looked at for something to say. */
  private static final int TOLD = 8 << 10;

  private static final int LONGEST_MESSAGE = 600;

  /** What is shorter may be a part of any word, and to leave it out would spoil the text. */
  private static final int SHORTEST_SECRET = 6;

  public boolean ok() {
    return status >= 200 && status < 300;
  }

  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** The beginning of the body as text, without the white space around it. */
  String text() {
    return body.start(TOLD).strip();
  }

  /** The same answer, in whose text a secret is not told. */
  HttpAnswer without(String secret) {
    if (secret.length() < SHORTEST_SECRET) {
      return this;
    }
    var text = body.start(BodyLimit.ERROR.bytes());
    return text.contains(secret)
        ? new HttpAnswer(status, headers, AnswerBody.of(text.replace(secret, "****")))
        : this;
  }

  /** The body as JSON; empty when it is none, or more than a program has use for. */
  public Optional<JsonNode> json() {
    int first = body.firstCharacter();
    if (first != '{' && first != '[') {
      return Optional.empty();
    }
    try (var text = new InputStreamReader(body.open(), StandardCharsets.UTF_8)) {
      return Optional.of(Json.MAPPER.readTree(text));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * The message for a user: that of Drupal, the details of JSON:API, or the title of a page. Empty
   * when it says nothing.
   */
  public String message() {
    var said = json().map(HttpAnswer::messageOf).orElseGet(() -> PlainText.of(text()));
    return PlainText.onOneLine(
        said.length() <= TOLD ? said : said.substring(0, TOLD), LONGEST_MESSAGE);
  }

  private static String messageOf(JsonNode tree) {
    var message = tree.path("message").asText("");
    return message.isEmpty() ? tree.path("errors").path(0).path("detail").asText("") : message;
  }

  boolean isPage() {
    return header("Content-Type").orElse("").startsWith("text/html");
  }

  /**
   * Said by a site, or what stands before it, that has no time now; says nothing of the question.
   */
  public boolean tellsNothing() {
    return status >= 500 || status == 408 || status == 425 || status == 429;
  }

  /** Drupal's word for the right account with the wrong kind of credentials. */
  boolean wantsOtherCredentials() {
    return status == 401
        || (status == 403 && message().contains("authentication method is not allowed"));
  }

  /** What an account without the right gets, and a dead session, and a wrong password. */
  boolean refusedWithoutReason() {
    return status == 403 && message().isEmpty();
  }
}
