package org.ingestworkbench.standin.internal;

/**
 * What a field's value is refused for; the path is {@code field}, or {@code field.delta.property}.
 */
record Violation(String path, String text) {
  String line() {
    return path + ": " + text;
  }

  /** The path as JSON:API points at it, which leaves the delta out. */
  String pointer() {
    return "/data/attributes/" + path.replaceAll("\\.\\d+", "").replace('.', '/');
  }
}
