package org.ingestworkbench;

import java.util.function.Predicate;
import org.ingestworkbench.repository.Creation;

/** Names for what a repository is asked to make. */
final class Creations {

  private Creations() {}

  /** A node's title; empty for everything else. */
  static String title(Creation creation) {
    return creation instanceof Creation.OfNode node ? node.node().title() : "";
  }

  static Predicate<Creation> node(String title) {
    return creation -> title(creation).equals(title);
  }

  /** Nodes whose titles match. */
  static Predicate<Creation> nodes(String pattern) {
    return creation -> title(creation).matches(pattern);
  }

  static Predicate<Creation> media() {
    return Creation.OfMedia.class::isInstance;
  }

  static Predicate<Creation> everything() {
    return creation -> true;
  }
}
