package org.ingestworkbench.drupal.request;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes addresses. */
public final class Paths {

  private Paths() {}

  /** A value for a query or for one segment of a path. */
  public static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A whole path, its slashes kept. */
  public static String encodePath(String path) {
    return Arrays.stream(path.split("/", -1)).map(Paths::encode).collect(Collectors.joining("/"));
  }

  /** A host as it stands in the ID map: without a trailing slash. */
  public static String hostOf(URI host) {
    var scheme = host.getScheme();
    if (scheme == null || !scheme.matches("(?i)https?") || host.getRawAuthority() == null) {
      throw new IllegalArgumentException(
          "A host is an address such as https://repo.example.org, not \"" + host + "\".");
    }
    if (host.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "Leave user and password out of the host; they have settings of their own.");
    }
    return host.toString().replaceAll("(?<!/)/+$", "");
  }
}
