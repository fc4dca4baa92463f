package org.ingestworkbench.islandora.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.ingestworkbench.text.Spelling;

/** Finds what the author probably meant to write. */
public final class NearestName {

  private NearestName() {}

  /** The name that differs least, if it differs little enough to be meant. */
  public static Optional<String> to(String written, Collection<String> names) {
    int limit = Math.max(2, written.length() / 4);
    return names.stream()
        .filter(name -> distance(written, name) <= limit)
        .min(Comparator.comparingInt(name -> distance(written, name)));
  }

  private static int distance(String written, String name) {
    return Spelling.distance(fold(written), fold(name));
  }

  private static String fold(String name) {
    return name.replace('-', '_').replace(' ', '_');
  }
}
