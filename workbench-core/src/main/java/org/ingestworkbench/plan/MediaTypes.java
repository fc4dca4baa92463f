package org.ingestworkbench.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Which media type a file gets, and which field of it holds the file. Immutable; begins with the
 * media types of Islandora's starter site.
 *
 * @param forced the media type of everything, null for none ({@code media_type})
 * @param byExtension media type by extension in lower case ({@code media_types} and {@code
 *     media_types_override})
 * @param byUse media type by media use, for additional files ({@code media_type_by_media_use})
 * @param fileFields field by media type ({@code media_type_file_fields})
 * @param trackFields field for text tracks by media type ({@code media_track_file_fields})
 * @param embedded media type to the beginnings of the addresses that are embedded ({@code
 *     oembed_providers})
 */
public record MediaTypes(
    @Nullable String forced,
    Map<String, String> byExtension,
    Map<String, String> byUse,
    Map<String, String> fileFields,
    Map<String, String> trackFields,
    Map<String, List<String>> embedded) {

  /** Islandora Workbench's own. */
  public static final MediaTypes DEFAULTS =
      new MediaTypes(
          null,
          invert(
              Map.of(
                  "image", List.of("png", "gif", "jpg", "jpeg"),
                  "document", List.of("pdf", "doc", "docx", "ppt", "pptx"),
                  "file", List.of("tif", "tiff", "jp2", "zip", "tar"),
                  "audio", List.of("mp3", "wav", "aac"),
                  "video",
                      List.of(
                          "mp4", "mov", "wmv", "avi", "mts", "flv", "f4v", "swf", "mkv", "webm",
                          "ogv", "mpeg"),
                  "extracted_text", List.of("txt"))),
          Map.of(),
          Map.of(
              "file", "field_media_file",
              "document", "field_media_document",
              "image", "field_media_image",
              "audio", "field_media_audio_file",
              "video", "field_media_video_file",
              "extracted_text", "field_media_file",
              "fits_technical_metadata", "field_media_file",
              "remote_video", "field_media_oembed_video"),
          Map.of("audio", "field_track", "video", "field_track"),
          Map.of("remote_video", List.of("https://www.youtube.com/", "https://youtu.be")));

  public MediaTypes {
    byExtension = Map.copyOf(byExtension);
    byUse = Map.copyOf(byUse);
    fileFields = Map.copyOf(fileFields);
    trackFields = Map.copyOf(trackFields);
    embedded = Map.copyOf(embedded);
  }

  public MediaTypes withForced(@Nullable String type) {
    return new MediaTypes(type, byExtension, byUse, fileFields, trackFields, embedded);
  }

  /** Replaces the whole table, given as extensions by media type. */
  public MediaTypes withExtensions(Map<String, List<String>> extensions) {
    return new MediaTypes(forced, invert(extensions), byUse, fileFields, trackFields, embedded);
  }

  /** Adds to the table, given as extensions by media type; what is added wins. */
  public MediaTypes withOverride(Map<String, List<String>> extensions) {
    var both = with(byExtension, invert(extensions));
    return new MediaTypes(forced, both, byUse, fileFields, trackFields, embedded);
  }

  public MediaTypes withByUse(Map<String, String> types) {
    return new MediaTypes(forced, byExtension, types, fileFields, trackFields, embedded);
  }

  /** Adds to the fields that hold files. */
  public MediaTypes withFileFields(Map<String, String> fields) {
    return new MediaTypes(
        forced, byExtension, byUse, with(fileFields, fields), trackFields, embedded);
  }

  /** Adds to the fields that hold tracks. */
  public MediaTypes withTrackFields(Map<String, String> fields) {
    return new MediaTypes(
        forced, byExtension, byUse, fileFields, with(trackFields, fields), embedded);
  }

  /** Replaces the beginnings of addresses that are embedded, by media type. */
  public MediaTypes withEmbedded(Map<String, List<String>> prefixes) {
    return new MediaTypes(forced, byExtension, byUse, fileFields, trackFields, prefixes);
  }

  /** The media type that an address is embedded as; null when it is not embedded. */
  public @Nullable String embeddedAs(String address) {
    return embedded.entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(address::startsWith))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  void describe(BiConsumer<String, Object> out) {
    out.accept("media_type", forced == null ? "" : forced);
    out.accept("media_types", byExtension);
    out.accept("media_type_by_media_use", byUse);
    out.accept("media_type_file_fields", fileFields);
    out.accept("media_track_file_fields", trackFields);
    out.accept("oembed_providers", embedded);
  }

  private static Map<String, String> invert(Map<String, List<String>> extensions) {
    var types = new LinkedHashMap<String, String>();
    extensions.forEach(
        (type, list) -> list.forEach(e -> types.put(e.toLowerCase(Locale.ROOT), type)));
    return types;
  }

  private static Map<String, String> with(Map<String, String> base, Map<String, String> more) {
    var both = new LinkedHashMap<>(base);
    both.putAll(more);
    return both;
  }
}
