package org.ingestworkbench.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ingestworkbench.model.Problem.Code;
import org.jspecify.annotations.Nullable;

/** Decides which media type a file gets, and whether the repository would take it. */
final class MediaBundles {

  private final MediaTypes types;
  private final Catalog catalog;

  MediaBundles(MediaTypes types, Catalog catalog) {
    this.types = types;
    this.catalog = catalog;
  }

  /**
   * The media type of a file.
   *
   * @param name the file's name or address
   * @param uses the media uses of an additional file as they are written; empty for a row's own
   */
  String of(String name, List<String> uses) {
    if (types.forced() != null) {
      return types.forced();
    }
    return uses.stream()
        .filter(types.byUse()::containsKey)
        .map(types.byUse()::get)
        .findFirst()
        .orElseGet(() -> ofName(name));
  }

  /** The field that holds the file; empty when the media type cannot be used, which is said. */
  Optional<String> field(String bundle, @Nullable String column, Remarks remarks) {
    var field = types.fileFields().get(bundle);
    if (field == null) {
      remarks.refuse(
          Code.MEDIA_BUNDLE_MISSING,
          column,
          "Nothing says which field of media type \""
              + bundle
              + "\" holds the file: add it to media_type_file_fields.");
      return Optional.empty();
    }
    if (!catalog.hasMediaBundle(bundle)) {
      remarks.refuse(
          Code.MEDIA_BUNDLE_MISSING,
          column,
          "Media type \"" + bundle + "\" does not exist in the repository.");
      return Optional.empty();
    }
    return Optional.of(field);
  }

  /** Refuses the row when the field does not take files with this extension. */
  void requireExtension(
      String bundle, String field, String name, @Nullable String column, Remarks remarks) {
    var allowed = catalog.extensions(bundle, field);
    var extension = extension(name);
    if (!allowed.isEmpty() && !allowed.contains(extension)) {
      remarks.refuse(
          Code.FILE_EXTENSION,
          column,
          "Media type \""
              + bundle
              + "\" takes no files with the extension \""
              + extension
              + "\" ("
              + name
              + "), only "
              + String.join(", ", allowed.stream().sorted().toList())
              + ".");
    }
  }

  private String ofName(String name) {
    var embedded = types.embeddedAs(name);
    return embedded != null
        ? embedded
        : types.byExtension().getOrDefault(extension(name), MediaTypes.OTHERWISE);
  }

  /** What stands after the last dot, in lower case; empty without one. */
  static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
