package org.ingestworkbench.plan.media;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.ingestworkbench.plan.Catalog.RemoteFile;
import org.ingestworkbench.plan.row.Texts;
import org.ingestworkbench.text.Shown;

/**
 * What a file of another site is called. Its address says it; where that has no extension, the
 * row's id and an extension: that of the type that the other site tells, or of the name that it
 * gives the file, or what ends the address's query.
 */
final class RemoteNames {

  private static final int LONGEST = 255;

  private static final Pattern EXTENSION = Pattern.compile("[A-Za-z0-9]{1,10}");

  /** Extensions of the programs that give a file out, not of the file. */
  private static final Set<String> PROGRAMS =
      Set.of("php", "asp", "aspx", "jsp", "cgi", "do", "pl", "exe", "dll", "cfm");

  private static final String ANY_BYTES = "application/octet-stream";

  private static final Map<String, String> BY_TYPE =
      Map.ofEntries(
          Map.entry("image/jpeg", "jpg"),
          Map.entry("image/jpg", "jpg"),
          Map.entry("image/pjpeg", "jpg"),
          Map.entry("image/jp2", "jp2"),
          Map.entry("image/png", "png"),
          Map.entry("image/gif", "gif"),
          Map.entry("image/webp", "webp"),
          Map.entry("image/bmp", "bmp"),
          Map.entry("image/svg+xml", "svg"),
          Map.entry("image/tif", "tif"),
          Map.entry("image/tiff", "tif"),
          Map.entry("audio/mpeg", "mp3"),
          Map.entry("audio/mp3", "mp3"),
          Map.entry("audio/wav", "wav"),
          Map.entry("audio/x-wav", "wav"),
          Map.entry("audio/vnd.wave", "wav"),
          Map.entry("audio/aac", "aac"),
          Map.entry("audio/flac", "flac"),
          Map.entry("audio/ogg", "ogg"),
          Map.entry("audio/mp4", "m4a"),
          Map.entry("video/mp4", "mp4"),
          Map.entry("video/quicktime", "mov"),
          Map.entry("video/x-msvideo", "avi"),
          Map.entry("video/x-ms-wmv", "wmv"),
          Map.entry("video/x-matroska", "mkv"),
          Map.entry("video/webm", "webm"),
          Map.entry("video/ogg", "ogv"),
          Map.entry("video/mpeg", "mpeg"),
          Map.entry("video/x-flv", "flv"),
          Map.entry("text/plain", "txt"),
          Map.entry("text/html", "html"),
          Map.entry("text/csv", "csv"),
          Map.entry("text/vtt", "vtt"),
          Map.entry("text/xml", "xml"),
          Map.entry("application/xml", "xml"),
          Map.entry("application/json", "json"),
          Map.entry("application/pdf", "pdf"),
          Map.entry("application/rtf", "rtf"),
          Map.entry("application/epub+zip", "epub"),
          Map.entry("application/zip", "zip"),
          Map.entry("application/x-tar", "tar"),
          Map.entry("application/msword", "doc"),
          Map.entry("application/vnd.ms-powerpoint", "ppt"),
          Map.entry("application/vnd.ms-excel", "xls"),
          Map.entry(
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
          Map.entry(
              "application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
          Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"));

  private final Map<String, String> ownTypes;

  /**
   * Names by the usual types and further ones.
   *
   * @param ownTypes extension by media type; they win
   */
  RemoteNames(Map<String, String> ownTypes) {
    this.ownTypes = ownTypes;
  }

  /** The name, of printable characters alone, without any directory. */
  String of(String address, RemoteFile file, String rowId) {
    var name = plain(Texts.fileNameOf(address));
    var own = extension(name).filter(extension -> !PROGRAMS.contains(extension));
    if (own.isPresent()) {
      return name;
    }
    return told(address, file).map(extension -> plain(rowId) + "." + extension).orElse(name);
  }

  private Optional<String> told(String address, RemoteFile file) {
    return byType(file.mediaType())
        .or(() -> extension(plain(file.name())))
        .or(() -> extension(plain(Texts.queryOf(address))))
        .or(() -> Optional.of("bin").filter(bin -> file.mediaType().equals(ANY_BYTES)));
  }

  private Optional<String> byType(String mediaType) {
    return Optional.ofNullable(ownTypes.get(mediaType))
        .or(() -> Optional.ofNullable(BY_TYPE.get(mediaType)));
  }

  private static Optional<String> extension(String name) {
    return Optional.of(MediaBundles.extension(name)).filter(e -> EXTENSION.matcher(e).matches());
  }

  private static String plain(String name) {
    var printable = new StringBuilder(name.length());
    name.codePoints()
        .filter(c -> !Shown.unfit(c) && !isHalf(c))
        .forEach(printable::appendCodePoint);
    var base = MediaNames.base(printable.toString()).strip();
    return base.length() > LONGEST || base.equals(".") || base.equals("..") ? "" : base;
  }

  /** A surrogate without the other one. */
  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /** Whether a page was answered where a file of another kind is meant. */
  static boolean isPageInstead(RemoteFile file, String name) {
    return file.mediaType().equals("text/html")
        && !MediaBundles.extension(name).matches("html?|xhtml|hocr");
  }
}
