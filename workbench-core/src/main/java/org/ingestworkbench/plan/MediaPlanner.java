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
    var field = bundles.field(bundle, request.column(), remarks);
    if (field.isEmpty()) {
      return Optional.empty();
    }
    bundles.requireExtension(bundle, field.get(), request.source(), request.column(), remarks);
    var content = upload(request, bundle, field.get(), file, remarks);
    var fields = fileFields(request, bundle, file, remarks);
    return Optional.of(draft(request, bundle, content, fields, tracks, remarks));
  }

  /** The medium of a file that is fetched from elsewhere. */
  Optional<MediaDraft> ofRemote(MediaRequest request, Remarks remarks) {
    var named = request.named(Texts.fileNameOf(request.source()));
    var bundle = bundle(named);
    if (bundle.equals(TEXT_BUNDLE)) {
      remarks.refuse(
          Code.REMOTE_FILE,
          request.column(),
          "Extracted text is read from files of the input directory: put "
              + request.source()
              + " there.");
      return Optional.empty();
    }
    var field = bundles.field(bundle, request.column(), remarks);
    field.ifPresent(
        f -> bundles.requireExtension(bundle, f, named.source(), request.column(), remarks));
    return field.map(f -> download(request, named, bundle, f, remarks));
  }

  private MediaDraft download(
      MediaRequest request, MediaRequest named, String bundle, String field, Remarks remarks) {
    var file = upload(named, bundle, field, Path.of(named.source()), remarks);
    var content = new MediaDraft.Download(field, request.source(), named.source(), file.alt());
    return draft(named, bundle, content, statusFields(remarks), List.of(), remarks);
  }

  /** The medium of an address that is embedded. */
  Optional<MediaDraft> ofAddress(MediaRequest request, Remarks remarks) {
    var bundle = bundle(request);
    return bundles
        .field(bundle, request.column(), remarks)
        .map(field -> new MediaDraft.Remote(field, request.source()))
        .map(content -> draft(request, bundle, content, statusFields(remarks), List.of(), remarks));
  }

  String bundle(MediaRequest request) {
    var byUse = request.additional() ? uses.split(request.use()) : List.<String>of();
    return bundles.of(request.source(), byUse);
  }

  private MediaDraft draft(
      MediaRequest request,
      String bundle,
      MediaDraft.Content content,
      Map<String, List<Value>> fields,
      List<MediaDraft.Track> tracks,
      Remarks remarks) {
    return new MediaDraft(
        request.step(),
        request.source(),
        bundle,
        names.of(request.source(), request.title(), remarks.row()),
        names.beginWithNodeId(),
        content,
        uses.ids(request.use(), request.useColumn(), remarks),
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

  private Map<String, List<Value>> fileFields(
      MediaRequest request, String bundle, Path file, Remarks remarks) {
    var fields = statusFields(remarks);
    if (bundle.equals(TEXT_BUNDLE)) {
      requireText(request, file, remarks);
      fields.put("field_edited_text", List.of(new Value.FileText(file)));
    }
    if (hocr(request)) {
      fields.put("field_mime_type", List.of(new Value.Text("text/vnd.hocr+html")));
    }
    return fields;
  }

  private static void requireText(MediaRequest request, Path file, Remarks remarks) {
    if (!TextFiles.isUtf8(file)) {
      remarks.refuse(
          Code.FILE_ENCODING,
          request.column(),
          "The text in "
              + file
              + " is not UTF-8, so it cannot be put in a field: convert the file.");
    }
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
}
