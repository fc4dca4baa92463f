package org.ingestworkbench.standin.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ingestworkbench.standin.auth.Account;
import org.ingestworkbench.standin.field.FieldSpec;
import org.ingestworkbench.standin.http.JsonNodes;
import org.ingestworkbench.standin.http.Refusal;
import org.ingestworkbench.standin.http.Request;
import org.ingestworkbench.standin.model.Bundle;
import org.ingestworkbench.standin.model.ContentModel;
import org.ingestworkbench.standin.model.DrupalEntityType;
import org.ingestworkbench.standin.route.RoutedRequest;
import org.ingestworkbench.standin.store.Content;
import org.ingestworkbench.standin.store.FileStore;
import org.ingestworkbench.standin.store.ImageSize;
import org.ingestworkbench.standin.store.MimeTypes;
import org.ingestworkbench.standin.store.StoredEntity;

/**
 * File uploads: what Drupal asks of the name and of the bytes, and the temporary file entity that
 * is made.
 */
public final class UploadResource {
  private static final Pattern FILE_NAME = Pattern.compile("\\bfilename(\\*?)=\"(.+)\"");

  private final ContentModel model;
  private final Content content;
  private final FileStore files;
  private final Clock clock;
  private final Supplier<UUID> uuids;
  private final long maxBytes;
  private final UploadLocks locks;

  public UploadResource(
      ContentModel model,
      Content content,
      FileStore files,
      Clock clock,
      Supplier<UUID> uuids,
      long maxBytes,
      UploadLocks locks) {
    this.model = model;
    this.content = content;
    this.files = files;
    this.clock = clock;
    this.uuids = uuids;
    this.maxBytes = maxBytes;
    this.locks = locks;
  }

  /**
   * Makes a file of the body of a call whose parts are the entity type, the bundle and the field.
   */
  public StoredEntity receive(RoutedRequest call) {
    FieldSpec field = field(call);
    if (!call.account().mayCreate()) {
      throw Refusal.forbidden(
          String.format(
              "The following permissions are required: 'administer media' OR 'create media' OR"
                  + " 'create %s media'.",
              call.part(1)));
    }
    String name = fileName(call.request());
    Path upload = upload(call.request());
    check(field, name, upload, call.request().body().size());
    locks.take(name);
    String uri = files.keep(upload, name);
    return content.create(
        DrupalEntityType.FILE,
        DrupalEntityType.FILE.soleBundle(),
        uuids.get().toString(),
        fields(uri, call.request().body().size(), call.account()));
  }

  private FieldSpec field(RoutedRequest call) {
    DrupalEntityType kind =
        DrupalEntityType.of(call.part(0))
            .filter(DrupalEntityType::hasBundles)
            .orElseThrow(() -> Refusal.of(404, ""));
    Bundle bundle =
        model
            .bundle(kind, call.part(1))
            .orElseThrow(() -> Refusal.of(404, "Bundle does not exist"));
    FieldSpec field =
        bundle
            .field(call.part(2))
            .orElseThrow(() -> Refusal.of(404, "Field \"" + call.part(2) + "\" does not exist"));
    if (!"file".equals(field.targetType())) {
      throw Refusal.of(403, "No field access");
    }
    return field;
  }

  /**
   * The name without directories; an extended {@code filename*} beside the plain one is not looked
   * at.
   */
  static String fileName(Request request) {
    String disposition =
        request
            .header("Content-Disposition")
            .orElseThrow(
                () ->
                    Refusal.of(
                        400,
                        "\"Content-Disposition\" header is required. A file name in the format"
                            + " \"filename=FILENAME\" must be provided."));
    Matcher matcher = FILE_NAME.matcher(utf8(disposition));
    if (!matcher.find()) {
      throw Refusal.of(
          400,
          "No filename found in \"Content-Disposition\" header. A file name in the format"
              + " \"filename=FILENAME\" must be provided.");
    }
    if (!matcher.group(1).isEmpty()) {
      throw Refusal.of(
          400,
          "The extended \"filename*\" format is currently not supported in the"
              + " \"Content-Disposition\" header.");
    }
    return safe(matcher.group(2).substring(matcher.group(2).lastIndexOf('/') + 1));
  }

  /** No file is hidden, and no name has a control character in it. */
  private static String safe(String name) {
    int from = 0;
    int to = name.length();
    while (from < to && name.charAt(from) == '.') {
      from++;
    }
    while (to > from && name.charAt(to - 1) == '.') {
      to--;
    }
    return name.substring(from, to).replaceAll("[\\x00-\\x1F]", "_");
  }

  /** Headers arrive as ISO-8859-1, one char a byte. */
  private static String utf8(String header) {
    return new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private Path upload(Request request) {
    Path file = request.body().file();
    if (file == null) {
      throw Refusal.of(415, "No route found that matches \"Content-Type: \"");
    }
    return file;
  }

  private void check(FieldSpec field, String name, Path upload, long size) {
    List<String> extensions = field.choices();
    if (!extensions.isEmpty() && !extensions.contains(MimeTypes.extension(name))) {
      throw invalid(
          "Only files with the following extensions are allowed: "
              + String.join(" ", extensions)
              + ".");
    }
    long most = field.maxFileSize() == 0 ? maxBytes : Math.min(maxBytes, field.maxFileSize());
    if (size > most) {
      throw invalid(
          "The file is "
              + megabytes(size)
              + " exceeding the maximum file size of "
              + megabytes(most)
              + ".");
    }
    if (field.type().equals("image") && !isImage(upload)) {
      throw invalid(
          "The image file is invalid or the image type is not allowed. Allowed types: png, jpeg,"
              + " jpg, jpe, gif, webp");
    }
  }

  private static Refusal invalid(String why) {
    return Refusal.unprocessable("Unprocessable Entity: file validation failed.\n" + why);
  }

  private static String megabytes(long bytes) {
    return bytes < 1 << 20 ? bytes + " bytes" : Math.round(bytes / 1048576.0) + " MB";
  }

  private static boolean isImage(Path upload) {
    try {
      return ImageSize.of(upload).isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode fields(String uri, long size, Account account) {
    String name = uri.substring(uri.lastIndexOf('/') + 1);
    long now = clock.instant().getEpochSecond();
    ObjectNode fields = JsonNodes.object();
    fields.set("langcode", JsonNodes.value("en"));
    fields.set("uid", JsonNodes.target(account.id()));
    fields.set("filename", JsonNodes.value(name));
    fields.set("uri", JsonNodes.value(uri));
    fields.set("filemime", JsonNodes.value(MimeTypes.of(name)));
    fields.set("filesize", JsonNodes.value(size));
    fields.set("status", JsonNodes.value(false));
    fields.set("created", JsonNodes.value(now));
    fields.set("changed", JsonNodes.value(now));
    return fields;
  }
}
