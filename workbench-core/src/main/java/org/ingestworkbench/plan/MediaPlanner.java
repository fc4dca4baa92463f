package org.ingestworkbench.plan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Value;

/** Plans one medium: what it holds, what it is for, what it is called. */
final class MediaPlanner {

  private static final String TEXT_BUNDLE = "extracted_text";
  private static final Pattern TAG = Pattern.compile("<[^>]*>");

  private final MediaSettings settings;
  private final MediaBundles bundles;
  private final MediaNames names;
  private final MediaUses uses;
  private final BaseFields baseFields;

  MediaPlanner(
      MediaSettings settings, MediaBundles bundles, MediaUses uses, BaseFields baseFields) {
    this.settings = settings;
    this.bundles = bundles;
    this.names = new MediaNames(settings.naming());
    this.uses = uses;
    this.baseFields = baseFields;
  }

  /** The medium of a file that was found. */
  Optional<MediaDraft> ofFile(
      MediaRequest request, Path file, List<MediaDraft.Track> tracks, Remarks remarks) {
    if (!Files.isReadable(file)) {
      remarks.refuse(
          Code.FILE_UNREADABLE,
          request.column(),
          file + " may not be read: correct its permissions.");
      return Optional.empty();
    }
    var bundle = bundle(request);
    return bundles
        .field(bundle, request.column(), remarks)
        .map(
            field -> {
              bundles.requireExtension(bundle, field, request.source(), request.column(), remarks);
              return draft(request, bundle, upload(request, bundle, field, file, remarks), remarks)
                  .fields(textFields(request, bundle, file, remarks), tracks);
            });
  }

  /** The medium of an address that is embedded. */
  Optional<MediaDraft> ofAddress(MediaRequest request, Remarks remarks) {
    var bundle = bundle(request);
    return bundles
        .field(bundle, request.column(), remarks)
        .map(
            field ->
                draft(request, bundle, new MediaDraft.Remote(field, request.source()), remarks)
                    .fields(statusFields(remarks), List.of()));
  }

  String bundle(MediaRequest request) {
    var byUse = request.additional() ? uses.split(request.use()) : List.<String>of();
    return bundles.of(request.source(), byUse);
  }

  private Draft draft(
      MediaRequest request, String bundle, MediaDraft.Content content, Remarks remarks) {
    var name = names.of(request.source(), request.title(), remarks.row());
    var ids = uses.ids(request.use(), request.useColumn(), remarks);
    return (fields, tracks) ->
        new MediaDraft(
            request.step(),
            request.source(),
            bundle,
            name,
            names.beginWithNodeId(),
            content,
            ids,
            fields,
            tracks);
  }

  private MediaDraft.Upload upload(
      MediaRequest request, String bundle, String field, Path file, Remarks remarks) {
    var alt =
        bundle.equals("image") || field.equals("field_media_image") ? alt(request, remarks) : null;
    return new MediaDraft.Upload(field, file, names.filename(request.source()), alt);
  }

  private String alt(MediaRequest request, Remarks remarks) {
    var written = remarks.row().cell(Columns.ALT_TEXT);
    var text =
        written.isEmpty() ? names.of(request.source(), request.title(), remarks.row()) : written;
    var plain = TAG.matcher(text).replaceAll("").strip();
    int limit = settings.maxAltTextLength();
    if (Texts.length(plain) > limit && !written.isEmpty()) {
      remarks.warn(
          Code.ALT_TEXT_TRUNCATED,
          Columns.ALT_TEXT,
          Truncation.message(plain, Columns.ALT_TEXT, remarks.row().id(), limit));
    }
    return Texts.cut(plain, limit);
  }

  private Map<String, List<Value>> textFields(
      MediaRequest request, String bundle, Path file, Remarks remarks) {
    var fields = statusFields(remarks);
    if (bundle.equals(TEXT_BUNDLE)) {
      fields.put("field_edited_text", List.of(new Value.FileText(file)));
    }
    if (hocr(request)) {
      fields.put("field_mime_type", List.of(new Value.Text("text/vnd.hocr+html")));
    }
    return fields;
  }

  private Map<String, List<Value>> statusFields(Remarks remarks) {
    var fields = new LinkedHashMap<String, List<Value>>();
    baseFields.readStatus(fields, remarks);
    return fields;
  }

  /** Whether the file is text with its places on the page, which its extension cannot tell. */
  private static boolean hocr(MediaRequest request) {
    var name = request.source().toLowerCase(Locale.ROOT);
    return request.use().toLowerCase(Locale.ROOT).endsWith("#hocr") || name.endsWith(".hocr");
  }

  /** Lets the two kinds of content share everything but their last details. */
  @FunctionalInterface
  private interface Draft {
    MediaDraft fields(Map<String, List<Value>> fields, List<MediaDraft.Track> tracks);
  }
}
