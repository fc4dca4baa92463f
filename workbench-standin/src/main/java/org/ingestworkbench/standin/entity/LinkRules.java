package org.ingestworkbench.standin.entity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;
import org.ingestworkbench.standin.field.FieldSpec;
import org.ingestworkbench.standin.http.Refusal;

/** What Drupal takes as a link: its scheme, and where it leads. */
final class LinkRules {
  private static final Pattern SCHEME =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)", Pattern.DOTALL);
  private static final Set<String> INTERNAL = Set.of("internal", "entity", "base", "route");
  private static final Set<String> EXTERNAL =
      Set.of(
          "http", "https", "ftp", "news", "nntp", "tel", "telnet", "mailto", "irc", "ssh", "sftp",
          "webcal", "rtsp");
  private static final int LONGEST_URI = 2048;
  private static final int LONGEST_TITLE = 255;

  private LinkRules() {}

  /** Whether it passes validation; what the database then does not take is an error of its own. */
  static boolean takes(FieldSpec field, JsonNode item) {
    var uri = item.path("uri").asText();
    var scheme = SCHEME.matcher(uri);
    if (!scheme.matches()) {
      return false;
    }
    boolean internal = INTERNAL.contains(scheme.group(1));
    if (!internal && !EXTERNAL.contains(scheme.group(1))) {
      return false;
    }
    if (scheme.group(1).equals("internal") && !scheme.group(2).matches("(?s)([/?#].*)?")) {
      return false;
    }
    return field.linkType().isEmpty() || field.linkType().equals("internal") == internal;
  }

  /** The columns are shorter than what validation lets through. */
  static void store(JsonNode item) {
    if (length(item.path("uri")) > LONGEST_URI || length(item.path("title")) > LONGEST_TITLE) {
      throw Refusal.unexpected();
    }
  }

  private static int length(JsonNode text) {
    var value = text.asText("");
    return value.codePointCount(0, value.length());
  }
}
