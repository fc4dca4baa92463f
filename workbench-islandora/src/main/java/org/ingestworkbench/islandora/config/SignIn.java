package org.ingestworkbench.islandora.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ingestworkbench.drupal.Credentials;
import org.ingestworkbench.islandora.yaml.YamlNode.Mapping;
import org.ingestworkbench.islandora.yaml.YamlNode.Scalar;
import org.ingestworkbench.islandora.yaml.YamlReader;
import org.ingestworkbench.model.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Who signs in, found in Islandora Workbench's order: {@code password} in the configuration; the
 * environment variable {@value Credentials#PASSWORD_VARIABLE}; the {@code credentials_file_path},
 * when the configuration has neither user nor password; a person who is asked. An empty {@code
 * password:} counts as none, because Workbench writes such rollback files.
 *
 * <p>Immutable. The password is in no message and not in {@link #toString}.
 */
public final class SignIn {
  private final String user;
  private final char[] password;

  private SignIn(String user, char[] password) {
    this.user = user;
    this.password = password.clone();
  }

  /**
   * Finds out who signs in.
   *
   * @param environment environment variables, usually {@link System#getenv()}
   * @param prompt asks for the password of a user; null when there is no person to ask. It may
   *     answer null or nothing when there was no answer
   * @throws InputException when user or password are nowhere, or the credentials file is no good
   */
  public static SignIn of(
      WorkbenchConfig config,
      Map<String, String> environment,
      @Nullable Function<String, char[]> prompt) {
    var inFile = fromFile(config, environment);
    if (inFile != null) {
      return inFile;
    }
    var user = user(config, environment);
    return password(config, environment)
        .map(password -> new SignIn(user, password.toCharArray()))
        .orElseGet(() -> asked(user, prompt));
  }

  private static String user(WorkbenchConfig config, Map<String, String> environment) {
    return config
        .text("username")
        .or(() -> variable(environment, Credentials.USERNAME_VARIABLE))
        .orElseThrow(
            () ->
                new InputException(
                    "Nobody to sign in as: add username to the configuration, or name a"
                        + " credentials_file_path."));
  }

  private static Optional<String> password(
      WorkbenchConfig config, Map<String, String> environment) {
    return config.text("password").or(() -> variable(environment, Credentials.PASSWORD_VARIABLE));
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  private static SignIn asked(String user, @Nullable Function<String, char[]> prompt) {
    char @Nullable [] answer = prompt == null ? null : prompt.apply(user);
    if (answer == null || answer.length == 0) {
      throw new InputException(
          "The password of "
              + user
              + " is missing: set the environment variable "
              + Credentials.PASSWORD_VARIABLE
              + ", or add password to the configuration, or name a credentials_file_path.");
    }
    return new SignIn(user, answer);
  }

  private static @Nullable SignIn fromFile(
      WorkbenchConfig config, Map<String, String> environment) {
    var path = config.text("credentials_file_path");
    if (path.isEmpty()
        || config.text("username").isPresent()
        || password(config, environment).isPresent()) {
      return null;
    }
    return read(Path.of(path.get()));
  }

  private static SignIn read(Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // A pipe would be waited for.
      throw new InputException(
          "Credentials file \""
              + file
              + "\" is no regular file: name one with username and password in"
              + " credentials_file_path.");
    }
    var reader = new YamlReader(file, "credentials file");
    if (reader.looksEncrypted()) {
      throw new InputException(
          "Credentials file \""
              + file
              + "\" is encrypted, which is not supported: write username and password in it as"
              + " two lines of YAML, or set the environment variable "
              + Credentials.PASSWORD_VARIABLE
              + ".");
    }
    var entries = reader.read();
    return new SignIn(
        entry(file, entries, "username"), entry(file, entries, "password").toCharArray());
  }

  private static String entry(Path file, Mapping entries, String name) {
    if (entries.entries().get(name) instanceof Scalar scalar && !scalar.text().isEmpty()) {
      return scalar.text();
    }
    throw new InputException("Credentials file \"" + file + "\" has no " + name + ".");
  }

  /** The user's name. */
  public String user() {
    return user;
  }

  /** A copy of the password, for rollback files that are to have it; the caller may wipe it. */
  public char[] password() {
    return password.clone();
  }

  public Credentials credentials() {
    return Credentials.of(user, password);
  }

  @Override
  public String toString() {
    return "SignIn[" + user + ", password ****]";
  }
}
