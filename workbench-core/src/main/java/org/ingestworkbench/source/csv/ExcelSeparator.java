package org.ingestworkbench.source.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.source.table.TableRecord;

/**
 * The line {@code sep=;} with which a CSV for Excel may begin: it names the delimiter, and wins
 * over what the settings say.
 */
final class ExcelSeparator {
  private static final int LONGEST = 12;
  private static final Pattern LINE =
      Pattern.compile("(?i)\\uFEFF?\"?sep=([^\\r\\n\"])\"?[\\r\\n]");

  private ExcelSeparator() {}

  /** The file with the delimiter that it names; the same where it names none. */
  static CsvFile in(CsvFile file) {
    try (var in = Files.newInputStream(file.path())) {
      var begin = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
      var line = LINE.matcher(begin);
      return line.lookingAt() ? file.delimitedBy(line.group(1).charAt(0)) : file;
    } catch (IOException e) {
      return file; // who reads the records says so
    } catch (InputException clashes) {
      return file;
    }
  }

  /** Whether the record is that line. */
  static boolean isIn(TableRecord record) {
    return record.line() == 1
        && record.size() <= 2
        && record.get(0).regionMatches(true, 0, "sep=", 0, "sep=".length())
        && record.get(0).length() <= "sep=;".length();
  }
}
