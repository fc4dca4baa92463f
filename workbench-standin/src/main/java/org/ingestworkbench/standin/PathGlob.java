package org.ingestworkbench.standin;

import java.util.regex.Pattern;

/**
 * A method and a path with {@code *} for anything within a segment and {@code **} for anything at
 * all.
 */
final class PathGlob {
  private final String method;
  private final String path;
  private final Pattern pattern;

  PathGlob(String method, String path) {
    this.method = method;
    this.path = path;
    this.pattern = Pattern.compile(regex(path));
  }

  private static String regex(String glob) {
    StringBuilder regex = new StringBuilder();
    for (String piece : glob.split("(?<=\\*)(?!\\*)|(?<!\\*)(?=\\*)", -1)) {
      switch (piece) {
        case "*" -> regex.append("[^/]*");
        case "**" -> regex.append(".*");
        default -> regex.append(Pattern.quote(piece));
      }
    }
    return regex.toString();
  }

  boolean matches(String requestMethod, String requestPath) {
    return (method.equals("*") || method.equalsIgnoreCase(requestMethod))
        && pattern.matcher(requestPath).matches();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
