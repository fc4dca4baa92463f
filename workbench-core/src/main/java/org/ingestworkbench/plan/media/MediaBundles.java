package org.ingestworkbench.plan.media;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.MediaTypes;
import org.ingestworkbench.plan.row.RowProblems;
import org.jspecify.annotations.Nullable;

/** Decides which media type a file gets, and whether the repository would take it. */
public final class MediaBundles {

  /** The media type of files whose extension says nothing. */
  private static final String OTHERWISE = "file";

  private final MediaTypes types;
  private final Catalog catalog;

  public MediaBundles(MediaTypes types, Catalog catalog) {
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
  Optional<String> field(String bundle, @Nullable String column, RowProblems problems) {
    var field = types.fileFields().get(bundle);
    if (field == null) {
      problems.refuse(
          Code.MEDIA_BUNDLE_MISSING,
          column,
          "Nothing says which field of media type \""
              + bundle
              + "\" holds the file: add it to "
              + Advice.FILE_FIELDS.words()
              + ".",
          Advice.FILE_FIELDS);
      return Optional.empty();
    }
    if (!catalog.hasMediaBundle(bundle)) {
      problems.refuse(
          Code.MEDIA_BUNDLE_MISSING,
          column,
          "Media type \"" + bundle + "\" does not exist in the repository.");
      return Optional.empty();
    }
    return Optional.of(field);
  }

  /** Refuses the row when the field does not take files with this extension. */
  void requireExtension(
      String bundle, String field, String name, @Nullable String column, RowProblems problems) {
    var allowed = catalog.extensions(bundle, field);
    var extension = extension(name);
    if (!allowed.isEmpty() && !allowed.contains(extension)) {
      problems.refuse(
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
        : types.byExtension().getOrDefault(extension(name), OTHERWISE);
  }

  /** What stands after the last dot, in lower case; empty without one. */
  static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
