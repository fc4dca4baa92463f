package org.ingestworkbench.islandora.remaining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The media that logs tell of, by the names of their files. Used by one thread. */
final class MediaEvidence {

  private final Map<String, Map<String, Name>> byBase = new HashMap<>();
  private boolean remade;

  private record Medium(@Nullable String row, long at) {}

  /** A name that media were told under, and how many are needed of it. */
  private static final class Name {
    private final List<Medium> media = new ArrayList<>();
    private int needs;
  }

  void add(String name, @Nullable String row, long at) {
    byBase
        .computeIfAbsent(base(name), key -> new HashMap<>())
        .computeIfAbsent(name, key -> new Name())
        .media
        .add(new Medium(row, at));
  }

  /** Some media are of a node that is not there any more. */
  void remade() {
    remade = true;
  }

  /** A row with a node has such a file. */
  void needed(String file) {
    var name = find(file);
    if (name != null) {
      name.needs++;
    }
  }

  /**
   * Takes a medium for a file.
   *
   * @param since when its row's node was told of; a medium from before belonged to another
   */
  boolean take(String file, String row, long since, boolean inOrder) {
    var name = find(file);
    if (name == null) {
      return false;
    } else if (name.needs <= 1) {
      return name.media.stream().anyMatch(medium -> medium.at > since);
    }
    return inOrder ? takeOwn(name, row, since) : !remade && name.media.size() >= name.needs;
  }

  private static boolean takeOwn(Name name, String row, long since) {
    var own =
        name.media.stream()
            .filter(medium -> medium.at > since && Objects.equals(medium.row, row))
            .findFirst();
    own.ifPresent(name.media::remove);
    return own.isPresent();
  }

  /** One of the same name, or of the same file in a longer or a shorter path. */
  private @Nullable Name find(String file) {
    var candidates = byBase.getOrDefault(base(file), Map.of());
    var same = candidates.get(file);
    return same != null ? same : similar(candidates, file);
  }

  private static @Nullable Name similar(Map<String, Name> candidates, String file) {
    for (var candidate : candidates.entrySet()) {
      if (endsWith(candidate.getKey(), file) || endsWith(file, candidate.getKey())) {
        return candidate.getValue();
      }
    }
    return null;
  }

  private static boolean endsWith(String path, String end) {
    return path.replace('\\', '/').endsWith('/' + end.replace('\\', '/'));
  }

  private static String base(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
