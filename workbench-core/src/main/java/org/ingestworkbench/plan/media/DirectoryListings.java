package org.ingestworkbench.plan.media;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ingestworkbench.model.InputUnavailableException;
import org.ingestworkbench.text.Folding;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the names in a few directories under the form that makes spellings alike. Safe for many
 * threads; a directory that changed is read again.
 */
final class DirectoryListings {

  private static final int DIRECTORIES = 32;

  private static final int NAMES = 200_000;

  /** The one that was asked for longest ago comes first. */
  private final Map<Path, Listing> listings = new LinkedHashMap<>(DIRECTORIES, 0.75f, true);

  /** What the directory has under a name that means the same; null for nothing. */
  @Nullable Path similar(Path directory, String name) {
    var listing = of(directory);
    var found = listing == null ? null : listing.names().get(key(name));
    return found == null ? null : directory.resolve(found);
  }

  private synchronized @Nullable Listing of(Path directory) {
    var attributes = FileLookup.attributes(directory);
    if (attributes == null || !attributes.isDirectory()) {
      return null;
    }
    var known = listings.get(directory);
    if (known != null && known.time().equals(attributes.lastModifiedTime())) {
      return known;
    }
    var read = new Listing(attributes.lastModifiedTime(), names(directory));
    listings.put(directory, read);
    forget();
    return read;
  }

  /** Keeps no more than a few directories, and fewer large ones; always the last. */
  private void forget() {
    long names = listings.values().stream().mapToLong(listing -> listing.names().size()).sum();
    var eldest = listings.entrySet().iterator();
    while (listings.size() > 1 && (listings.size() > DIRECTORIES || names > NAMES)) {
      names -= eldest.next().getValue().names().size();
      eldest.remove();
    }
  }

  private static Map<String, String> names(Path directory) {
    var names = new HashMap<String, String>();
    try (var entries = Files.newDirectoryStream(directory)) {
      for (var entry : entries) {
        var name = String.valueOf(entry.getFileName());
        names.merge(key(name), name, DirectoryListings::first);
      }
    } catch (NotDirectoryException e) {
      return names;
    } catch (IOException | DirectoryIteratorException e) {
      throw new InputUnavailableException(directory, "cannot be listed", e);
    }
    return names;
  }

  /** Of two names alike the same one is taken, in any order in which the directory lists them. */
  private static String first(String one, String other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  /** The name, composed, without what cannot be seen, its extension in lower case. */
  static String key(String name) {
    var visible = Folding.visible(name);
    int dot = visible.lastIndexOf('.');
    return dot < 0
        ? visible
        : visible.substring(0, dot) + visible.substring(dot).toLowerCase(Locale.ROOT);
  }

  private record Listing(FileTime time, Map<String, String> names) {}
}
