package org.ingestworkbench.drupal;

import java.util.Map;
import org.ingestworkbench.drupal.request.Login;
import org.ingestworkbench.model.WorkbenchException;

/**
 * The user that signs in to a site. Immutable; the password appears in no message and not in {@link
 * #toString}.
 */
public final class Credentials {

  /** The environment variable that holds the user's name. */
  public static final String USERNAME_VARIABLE = "ISLANDORA_WORKBENCH_USERNAME";

  /** The environment variable that holds the password. */
  public static final String PASSWORD_VARIABLE = "ISLANDORA_WORKBENCH_PASSWORD";

  private final String user;
  private final char[] password;

  private Credentials(String user, char[] password) {
    if (user.isBlank()) {
      throw new WorkbenchException("A user name is needed to sign in.");
    }
    this.user = user;
    this.password = password.clone();
  }

  /** A user and a password; the array is copied, so the caller may wipe it. */
  public static Credentials of(String user, char[] password) {
    return new Credentials(user, password);
  }

  /** A user and a password. */
  public static Credentials of(String user, String password) {
    return new Credentials(user, password.toCharArray());
  }

  /**
   * Reads {@value #USERNAME_VARIABLE} and {@value #PASSWORD_VARIABLE}.
   *
   * @throws WorkbenchException when one of them is not set, naming it
   */
  public static Credentials fromEnvironment() {
    return from(System.getenv());
  }

  static Credentials from(Map<String, String> environment) {
    return of(
        needed(environment, USERNAME_VARIABLE),
        needed(environment, PASSWORD_VARIABLE).toCharArray());
  }

  private static String needed(Map<String, String> environment, String variable) {
    var value = environment.get(variable);
    if (value == null || value.isEmpty()) {
      throw new WorkbenchException("Set the environment variable " + variable + " to sign in.");
    }
    return value;
  }

  /** The user's name, as it may stand in messages. */
  public String user() {
    return user;
  }

  Login login() {
    return new Login(user, new String(password));
  }

  @Override
  public String toString() {
    return "Credentials[" + user + ", password ****]";
  }
}
