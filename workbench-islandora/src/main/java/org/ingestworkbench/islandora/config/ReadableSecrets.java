package org.ingestworkbench.islandora.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.ingestworkbench.drupal.Credentials;
import org.ingestworkbench.islandora.yaml.ConfigProblems;
import org.jspecify.annotations.Nullable;

/** Finds files with a password in them that others than their owner can read. */
final class ReadableSecrets {

  private final Map<String, Object> values;
  private final ToIntFunction<String> lines;
  private final ConfigProblems findings;

  ReadableSecrets(
      Map<String, Object> values, ToIntFunction<String> lines, ConfigProblems findings) {
    this.values = values;
    this.lines = lines;
    this.findings = findings;
  }

  /**
   * @param config the configuration's file; null when a program said it
   */
  void look(@Nullable Path config) {
    int password = lines.applyAsInt("password");
    if (config != null && password > 0 && canBeReadByOthers(config)) {
      findings.readable(
          password,
          "the password stands in a file that other users of this machine can read: chmod 600 "
              + config
              + ", or leave it to the environment variable "
              + Credentials.PASSWORD_VARIABLE
              + " or the prompt.");
    }
    if (values.get("credentials_file_path") instanceof String path && canBeReadByOthers(path)) {
      findings.readable(
          lines.applyAsInt("credentials_file_path"),
          "the credentials file can be read by other users of this machine: chmod 600 "
              + path
              + ".");
    }
  }

  private static boolean canBeReadByOthers(String path) {
    try {
      return canBeReadByOthers(Path.of(path));
    } catch (InvalidPathException noPath) {
      return false; // what opens it says so
    }
  }

  /** Where the system has no such rights, the directory's count. */
  private static boolean canBeReadByOthers(Path file) {
    try {
      var rights = Files.getPosixFilePermissions(file);
      return rights.contains(PosixFilePermission.OTHERS_READ)
          || rights.contains(PosixFilePermission.GROUP_READ);
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }
}
