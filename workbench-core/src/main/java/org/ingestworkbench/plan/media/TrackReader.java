package org.ingestworkbench.plan.media;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.row.RowProblems;
import org.ingestworkbench.plan.row.Texts;
import org.ingestworkbench.plan.row.TrackColumn;

/** Reads text tracks, written as {@code label:kind:language:file.vtt}. */
final class TrackReader {

  private static final Set<String> KINDS =
      Set.of("subtitles", "captions", "descriptions", "chapters", "metadata");
  private static final Pattern TRACK =
      Pattern.compile("(?<label>[^:]+):(?<kind>[^:]+):\\s*(?<language>[A-Za-z-]+)\\s*:(?<file>.+)");

  private final PlanSettings settings;
  private final FileLookup files;

  TrackReader(PlanSettings settings, FileLookup files) {
    this.settings = settings;
    this.files = files;
  }

  /** The tracks of a cell in their order. */
  List<MediaDraft.Track> read(TrackColumn column, RowProblems problems) {
    var tracks = new ArrayList<MediaDraft.Track>();
    for (var text : parts(column, problems.row())) {
      read(column, text, problems).ifPresent(tracks::add);
    }
    return tracks;
  }

  /** The names of the files in a cell, as far as it can be read. */
  List<String> files(TrackColumn column, Row row) {
    var names = new ArrayList<String>();
    for (var text : parts(column, row)) {
      var matcher = TRACK.matcher(text);
      if (matcher.matches()) {
        names.add(matcher.group("file").strip());
      }
    }
    return names;
  }

  private List<String> parts(TrackColumn column, Row row) {
    return Texts.split(row.cell(column.name()), settings.subdelimiter());
  }

  private Optional<MediaDraft.Track> read(TrackColumn column, String text, RowProblems problems) {
    var matcher = TRACK.matcher(text);
    if (!matcher.matches() || !valid(matcher.group("kind"), matcher.group("file"))) {
      problems.refuse(
          Code.TRACK_INVALID,
          column.name(),
          "\""
              + text
              + "\" is not a track: write label:kind:language:file.vtt with one of the"
              + " kinds "
              + String.join(", ", KINDS.stream().sorted().toList())
              + ".");
      return Optional.empty();
    }
    var name = matcher.group("file").strip();
    var file = files.file(name);
    if (file.isEmpty()) {
      sayMissing(column, name, problems);
    } else if (!Files.isReadable(file.get())) {
      problems.refuse(
          Code.FILE_UNREADABLE,
          column.name(),
          file.get() + " may not be read: correct its permissions.");
      return Optional.empty();
    }
    file.ifPresent(found -> files.requireInside(found, column.name(), problems));
    return file.map(
        path ->
            new MediaDraft.Track(
                column.field(),
                matcher.group("label").strip(),
                matcher.group("kind").strip(),
                matcher.group("language"),
                path));
  }

  private static boolean valid(String kind, String file) {
    return KINDS.contains(kind.strip()) && file.strip().toLowerCase(Locale.ROOT).endsWith(".vtt");
  }

  private void sayMissing(TrackColumn column, String name, RowProblems problems) {
    var message = "The text track " + files.missing(name);
    if (settings.media().allowMissingFiles()) {
      problems.warn(Code.FILE_MISSING, column.name(), message);
    } else {
      problems.refuse(Code.FILE_MISSING, column.name(), message);
    }
  }
}
