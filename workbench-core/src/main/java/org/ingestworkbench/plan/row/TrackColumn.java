package org.ingestworkbench.plan.row;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.ingestworkbench.plan.MediaTypes;

/**
 * A column with text tracks for media, called {@code media:video:field_track}.
 *
 * @param name the column's name
 * @param bundle the media type that gets the tracks
 * @param field the field of that media type
 */
public record TrackColumn(String name, String bundle, String field) {

  static final String PREFIX = "media:";

  /** The columns among these that name a media type and its field for tracks. */
  static List<TrackColumn> all(Collection<String> columns, MediaTypes types) {
    var found = new ArrayList<TrackColumn>();
    for (var column : columns) {
      var parts = column.split(":", -1);
      if (parts.length == 3
          && column.startsWith(PREFIX)
          && parts[2].equals(types.trackFields().get(parts[1]))) {
        found.add(new TrackColumn(column, parts[1], parts[2]));
      }
    }
    return found;
  }

  static boolean is(List<TrackColumn> tracks, String column) {
    return tracks.stream().anyMatch(track -> track.name().equals(column));
  }
}
