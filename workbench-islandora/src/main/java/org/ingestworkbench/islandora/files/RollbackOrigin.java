package org.ingestworkbench.islandora.files;

/**
 * What the comments of rollback files say the job was.
 *
 * @param configFile the configuration file's absolute path; empty for a job that has none
 * @param inputCsv as the configuration names it
 */
record RollbackOrigin(String configFile, String inputCsv) {
  static final RollbackOrigin NONE = new RollbackOrigin("", "");

  boolean known() {
    return !configFile.isEmpty();
  }
}
