package org.ingestworkbench.islandora.config;

/** What becomes of a setting that stands in a configuration. */
enum Support {
  /** Does what Islandora Workbench does with it. */
  SUPPORTED("supported"),
  /** It changes what is made, in a way that is not supported: nothing starts. */
  REFUSED("refused"),
  /** A user might miss its effect: a warning. */
  IGNORED("ignored, with a warning"),
  /** It has nothing to act on here, or belongs to another task; nothing is lost. */
  IRRELEVANT("ignored");

  private final String words;

  Support(String words) {
    this.words = words;
  }

  /** As the manual says it. */
  String words() {
    return words;
  }
}
