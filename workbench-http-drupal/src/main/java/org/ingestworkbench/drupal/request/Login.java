package org.ingestworkbench.drupal.request;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * User and password that sign a request in. The password appears in no message and not in {@link
 * #toString}.
 */
public record Login(String user, String password) {

  /** The value of an Authorization header (RFC 7617, in UTF-8). */
  public String basic() {
    return "Basic " + proof();
  }

  /** The part of that value that holds the password. */
  String proof() {
    var pair = user + ":" + password;
    return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "Login[" + user + ", password ****]";
  }
}
