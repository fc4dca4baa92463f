package org.ingestworkbench.drupal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the site answered. */
record Answer(int status, HttpHeaders headers, String text) {

  private static final Pattern TITLE =
      Pattern.compile("<title>(.*?)</title>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final int LONGEST_MESSAGE = 600;

  boolean ok() {
    return status >= 200 && status < 300;
  }

  Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** The body as JSON; empty when it is none. */
  Optional<JsonNode> json() {
    var start = text.strip();
    if (!start.startsWith("{") && !start.startsWith("[")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /**
   * What the site says for people: Drupal's message, JSON:API's details, or the title of a page.
   * Empty when it says nothing.
   */
  String message() {
    var said = json().map(Answer::messageOf).orElseGet(this::plainMessage);
    var line = said.strip().replaceAll("\\s*\\R\\s*", "; ");
    return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "…";
  }

  private static String messageOf(JsonNode tree) {
    var message = tree.path("message").asText("");
    return message.isEmpty() ? tree.path("errors").path(0).path("detail").asText("") : message;
  }

  private String plainMessage() {
    var title = TITLE.matcher(text);
    if (title.find()) {
      return title.group(1);
    }
    return text.replaceAll("<[^>]*>", " ");
  }

  boolean isPage() {
    return header("Content-Type").orElse("").startsWith("text/html");
  }

  /**
   * Said by a site, or what stands before it, that has no time now; says nothing of the question.
   */
  boolean tellsNothing() {
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
