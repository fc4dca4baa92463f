package org.ingestworkbench.source.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.ingestworkbench.model.InputException;

/**
 * The line {@code sep=;} with which a CSV for Excel may begin: it names the delimiter, and wins
 * over what the settings say.
 */
final class ExcelSeparator {
  private static final int LONGEST = 12;
  private static final Pattern LINE =
      Pattern.compile("(?i)\\uFEFF?\"?sep=([^\\r\\n\"])\"?[\\r\\n]");

  private ExcelSeparator() {}

  /** The settings with the delimiter that the file names; the same where it names none. */
  static CsvSettings in(CsvSettings settings) {
    try (var in = Files.newInputStream(settings.path())) {
      var begin = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
      var line = LINE.matcher(begin);
      return line.lookingAt() ? settings.delimitedBy(line.group(1).charAt(0)) : settings;
    } catch (IOException e) {
      return settings; // who reads the records says so
    } catch (InputException clashes) {
      return settings;
    }
  }

  /** Whether the record is that line. */
  static boolean isIn(CsvRecord record) {
    return record.line() == 1
        && record.size() <= 2
        && record.get(0).regionMatches(true, 0, "sep=", 0, "sep=".length())
        && record.get(0).length() <= "sep=;".length();
  }
}
