package org.ingestworkbench.sqlite.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version of this program. */
final class ProgramVersion {

  /** As it is released, such as {@code 0.1.0}. */
  static final String NUMBER = read();

  private ProgramVersion() {}

  private static String read() {
    try (var in = ProgramVersion.class.getResourceAsStream("version.properties")) {
      var properties = new Properties();
      properties.load(Objects.requireNonNull(in, "the build writes it"));
      return Objects.requireNonNull(properties.getProperty("version"), "the build writes it");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
