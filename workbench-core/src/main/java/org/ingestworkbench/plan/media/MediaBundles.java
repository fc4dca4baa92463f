package org.ingestworkbench.plan.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.MediaTypes;
import org.ingestworkbench.plan.row.RowProblems;
import org.jspecify.annotations.Nullable;

/** Decides which media type a file gets, and whether the repository would take it. */
public final class MediaBundles {

  /** The media type of files whose extension says nothing. */
  private static final String OTHERWISE = "file";

  /** What media are given besides their files. */
  private static final Set<String> GIVEN =
      Set.of("field_media_of", "field_media_use", "field_edited_text");

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
  Optional<String> field(String bundle, MediaRequest request, RowProblems problems) {
    var field = types.fileFields().get(bundle);
    if (field == null) {
      problems.refuse(
          Code.MEDIA_BUNDLE_MISSING,
          request.column(),
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
          request.column(),
          "Media type \"" + bundle + "\" does not exist in the repository.");
      return Optional.empty();
    }
    return owned(bundle, request, problems) && creatable(bundle, field, request, problems)
        ? Optional.of(field)
        : Optional.empty();
  }

  /** Whether media of the type may belong to nodes of the content type. */
  private boolean owned(String bundle, MediaRequest request, RowProblems problems) {
    var owners = catalog.mediaOwners(bundle);
    if (owners.isEmpty() || request.owner().isEmpty() || owners.contains(request.owner())) {
      return true;
    }
    problems.refuse(
        Code.MEDIA_BUNDLE_MISSING,
        request.column(),
        "Media type \""
            + bundle
            + "\" belongs to no nodes of type "
            + request.owner()
            + ", only to those of type "
            + String.join(", ", owners.stream().sorted().toList())
            + ".");
    return false;
  }

  /** Whether the account may make such media, and nothing is wanted for them that no row has. */
  private boolean creatable(
      String bundle, String field, MediaRequest request, RowProblems problems) {
    var trial = catalog.tryOut(EntityType.MEDIA, bundle);
    if (trial.refusal() != null) {
      problems.refuse(
          Code.CREATION_FORBIDDEN,
          request.column(),
          "The account may not create media of type " + bundle + ": " + trial.refusal());
      return false;
    }
    var missing =
        trial.required().stream()
            .filter(one -> !one.equals(field) && !GIVEN.contains(one))
            .sorted()
            .toList();
    if (!missing.isEmpty()) {
      problems.refuse(
          Code.VALUE_MISSING,
          request.column(),
          "The site wants a value for "
              + String.join(", ", missing)
              + " in every medium of type "
              + bundle
              + ", and rows have none to give: take the field's requirement off.");
      return false;
    }
    return true;
  }

  /**
   * Refuses the row when the field does not take files with this extension.
   *
   * @param file the file under the name that it will have
   * @param written how the input names it
   */
  void requireExtension(
      String bundle, String field, MediaRequest file, String written, RowProblems problems) {
    var allowed = catalog.extensions(bundle, field);
    var extension = extension(file.source());
    if (!allowed.isEmpty() && !allowed.contains(extension)) {
      problems.refuse(
          Code.FILE_EXTENSION,
          file.column(),
          "Media type \""
              + bundle
              + "\" takes no files with the extension \""
              + extension
              + "\" ("
              + written
              + "), only "
              + String.join(", ", allowed.stream().sorted().toList())
              + ".");
    }
  }

  /** Refuses the row when the field does not take files of this size. */
  void requireSize(
      String bundle, String field, Path file, @Nullable String column, RowProblems problems) {
    var limit = catalog.maxFileSize(bundle, field);
    var size = size(file);
    if (limit.isPresent() && size > limit.getAsLong()) {
      problems.refuse(
          Code.FILE_TOO_LARGE,
          column,
          file
              + " has "
              + size
              + " bytes, but media of type "
              + bundle
              + " take files of at most "
              + limit.getAsLong()
              + " bytes.");
    }
  }

  /** A file that cannot be looked at is told by others. */
  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException unreadable) {
      return 0;
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
