package org.ingestworkbench.standin.http;

/**
 * What a field's value is refused for; the path is {@code field}, or {@code field.delta.property}.
 */
public record Violation(String path, String text) {
  public String line() {
    return path + ": " + text;
  }

  /** The path as JSON:API points at it, which leaves the delta out. */
  public String pointer() {
    return "/data/attributes/" + path.replaceAll("\\.\\d+", "").replace('.', '/');
  }
}
