package org.ingestworkbench.plan.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the first bytes of a file say of its format, where its name says another. */
final class FileBeginning {
  private static final Set<String> IMAGES = Set.of("gif", "jpe", "jpeg", "jpg", "png", "webp");

  /** Formats that images are kept in, and that most sites do not show; by their first bytes. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "II*\0", "TIFF",
          "MM\0*", "TIFF",
          "\0\0\0\fjP  ", "JPEG 2000",
          "%PDF-", "PDF");

  private static final int LONGEST = 8;

  private FileBeginning() {}

  /** The other format, if the file's extension is that of an image which browsers show. */
  static Optional<String> otherThanItsName(Path file) {
    var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (!IMAGES.contains(name.substring(name.lastIndexOf('.') + 1))) {
      return Optional.empty();
    }
    var start = start(file);
    return OTHERS.entrySet().stream()
        .filter(other -> start.startsWith(other.getKey()))
        .map(Map.Entry::getValue)
        .findAny();
  }

  /** Empty where the file cannot be read: the upload tells that. */
  private static String start(Path file) {
    if (!Files.isRegularFile(file)) {
      return "";
    }
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
    } catch (IOException cannotBeRead) {
      return "";
    }
  }
}
