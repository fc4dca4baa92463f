package org.ingestworkbench.plan.media;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.Catalog.RemoteFile;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.field.BaseFields;
import org.ingestworkbench.plan.row.InputColumns;
import org.ingestworkbench.plan.row.RowProblems;
import org.ingestworkbench.plan.row.Texts;
import org.ingestworkbench.plan.row.Truncation;
import org.jspecify.annotations.Nullable;

/** Plans one medium: what it holds, what it is for, what it is called. */
public final class MediaPlanner {

  private static final String TEXT_BUNDLE = "extracted_text";

  private final MediaSettings settings;
  private final MediaBundles bundles;
  private final MediaNames names;
  private final RemoteNames remoteNames;
  private final MediaUses uses;
  private final BaseFields baseFields;

  public MediaPlanner(
      MediaSettings settings, MediaBundles bundles, MediaUses uses, BaseFields baseFields) {
    this.settings = settings;
    this.bundles = bundles;
    this.names = new MediaNames(settings.naming());
    this.remoteNames = new RemoteNames(Map.of());
    this.uses = uses;
    this.baseFields = baseFields;
  }

  /** The medium of a file that was found. */
  public Optional<MediaDraft> ofFile(
      MediaRequest request, Path file, List<MediaDraft.Track> tracks, RowProblems problems) {
    if (!Files.isReadable(file)) {
      problems.refuse(
          Code.FILE_UNREADABLE,
          request.column(),
          file + " may not be read: correct its permissions.");
      return Optional.empty();
    }
    var bundle = bundle(request);
    var field = bundles.field(bundle, request, problems);
    if (field.isEmpty()) {
      return Optional.empty();
    }
    bundles.requireExtension(bundle, field.get(), request, request.source(), problems);
    bundles.requireSize(bundle, field.get(), file, request.column(), problems);
    sayOtherContent(request, file, problems);
    var content = upload(request, bundle, field.get(), file, problems);
    var fields = fileFields(request, bundle, file, problems);
    return Optional.of(draft(request, bundle, content, fields, tracks, problems));
  }

  /** Some sites read more formats than others, so the row is sent all the same. */
  private static void sayOtherContent(MediaRequest request, Path file, RowProblems problems) {
    FileBeginning.otherThanItsName(file)
        .ifPresent(
            format ->
                problems.warn(
                    Code.FILE_CONTENT,
                    request.column(),
                    file
                        + " begins like a file of format "
                        + format
                        + ", not like what its extension says. Many sites refuse it: convert the"
                        + " file, or correct its extension."));
  }

  /** The medium of a file that is fetched from elsewhere. */
  Optional<MediaDraft> ofRemote(MediaRequest request, RemoteFile file, RowProblems problems) {
    var named = request.named(remoteNames.of(request.source(), file, problems.row().id()));
    var bundle = bundle(named);
    if (bundle.equals(TEXT_BUNDLE)) {
      problems.refuse(
          Code.REMOTE_FILE,
          request.column(),
          "Extracted text is read from files of the input directory: put "
              + request.source()
              + " there.");
      return Optional.empty();
    }
    if (RemoteNames.isPageInstead(file, named.source())) {
      problems.warn(
          Code.REMOTE_FILE,
          request.column(),
          request.source()
              + " leads to an HTML page, not to a file of this kind: see whether it is the right"
              + " address, and whether one has to sign in there.");
    }
    var field = bundles.field(bundle, request, problems);
    field.ifPresent(f -> bundles.requireExtension(bundle, f, named, request.source(), problems));
    return field.map(f -> download(request, named, bundle, f, problems));
  }

  private MediaDraft download(
      MediaRequest request, MediaRequest named, String bundle, String field, RowProblems problems) {
    var alt = altFor(named, bundle, field, problems);
    var content =
        new MediaDraft.Download(
            field, request.source(), named.source(), alt, fixity(named, problems));
    return draft(named, bundle, content, statusFields(problems), List.of(), problems);
  }

  /** The medium of an address that is embedded. */
  Optional<MediaDraft> ofAddress(MediaRequest request, RowProblems problems) {
    var bundle = bundle(request);
    return bundles
        .field(bundle, request, problems)
        .map(field -> new MediaDraft.Remote(field, request.source()))
        .map(
            content ->
                draft(request, bundle, content, statusFields(problems), List.of(), problems));
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
      RowProblems problems) {
    return new MediaDraft(
        request.step(),
        request.source(),
        bundle,
        names.of(request.source(), request.title(), problems.row()),
        names.beginWithNodeId(),
        content,
        uses.ids(request.use(), request.useColumn(), problems),
        fields,
        tracks);
  }

  private MediaDraft.Upload upload(
      MediaRequest request, String bundle, String field, Path file, RowProblems problems) {
    var alt = altFor(request, bundle, field, problems);
    var name = names.filename(request.source());
    return new MediaDraft.Upload(field, file, name, alt, fixity(request, problems));
  }

  /** The input has a checksum of the row's own file alone, of no other. */
  private MediaDraft.@Nullable Fixity fixity(MediaRequest request, RowProblems problems) {
    var algorithm = settings.fixity();
    if (algorithm == null) {
      return null;
    }
    boolean own = InputColumns.FILE.equals(request.column()) && !request.additional();
    return new MediaDraft.Fixity(algorithm, own ? checksum(algorithm, problems) : null);
  }

  private static @Nullable String checksum(
      MediaDraft.Fixity.Algorithm algorithm, RowProblems problems) {
    var written = problems.row().cells().get(InputColumns.CHECKSUM);
    if (written == null) {
      return null;
    }
    var checksum = written.strip();
    if (checksum.isEmpty()) {
      problems.note(
          Code.VALUE_MISSING,
          InputColumns.CHECKSUM,
          "The cell of column \"checksum\" is empty: the input does not say which file is meant.");
      return null;
    }
    if (!algorithm.fits(checksum)) {
      problems.refuse(
          Code.VALUE_INVALID,
          InputColumns.CHECKSUM,
          "Value \"" + checksum + "\" in column \"checksum\" is no " + algorithm.word() + ".",
          Advice.FIXITY);
    }
    return checksum;
  }

  private @Nullable String altFor(
      MediaRequest request, String bundle, String field, RowProblems problems) {
    return bundle.equals("image") || field.equals("field_media_image")
        ? alt(request, problems)
        : null;
  }

  private String alt(MediaRequest request, RowProblems problems) {
    var written = problems.row().cell(InputColumns.ALT_TEXT);
    var text =
        written.isEmpty() ? names.of(request.source(), request.title(), problems.row()) : written;
    var plain = Texts.withoutTags(text).strip();
    int limit = settings.maxAltTextLength();
    if (Texts.length(plain) > limit && !written.isEmpty()) {
      problems.warn(
          Code.ALT_TEXT_TRUNCATED,
          InputColumns.ALT_TEXT,
          Truncation.message(plain, InputColumns.ALT_TEXT, problems.row().id(), limit));
    }
    return Texts.cut(plain, limit);
  }

  private Map<String, List<Value>> fileFields(
      MediaRequest request, String bundle, Path file, RowProblems problems) {
    var fields = statusFields(problems);
    if (bundle.equals(TEXT_BUNDLE)) {
      requireText(request, file, problems);
      fields.put("field_edited_text", List.of(new Value.FileText(file)));
    }
    if (hocr(request)) {
      fields.put("field_mime_type", List.of(new Value.Text("text/vnd.hocr+html")));
    }
    return fields;
  }

  private static void requireText(MediaRequest request, Path file, RowProblems problems) {
    if (!TextFiles.isUtf8(file)) {
      problems.refuse(
          Code.FILE_ENCODING,
          request.column(),
          "The text in "
              + file
              + " is not UTF-8, so it cannot be put in a field: convert the file.");
    }
  }

  private Map<String, List<Value>> statusFields(RowProblems problems) {
    var fields = new LinkedHashMap<String, List<Value>>();
    baseFields.readStatus(fields, problems);
    return fields;
  }

  /** Whether the file is text with its places on the page, which its extension cannot tell. */
  private static boolean hocr(MediaRequest request) {
    var name = request.source().toLowerCase(Locale.ROOT);
    return request.use().toLowerCase(Locale.ROOT).endsWith("#hocr") || name.endsWith(".hocr");
  }
}
