package org.ingestworkbench.model;

/**
 * What a person can do about what a message tells, as a code that a program can act on. The message
 * names it in the words of this API: a method, or the act itself. A program that has another way to
 * do it (a setting, an option of a command) finds the words of each code in a text and puts its own
 * in their place; a text that was stored has the same words. So that nothing that a user wrote is
 * taken for them, all words have a name of code in them, and none stand in a longer name or a path.
 * Constants may be added; the words of one change only together with what reads them.
 */
public enum Advice {
  // The input
  INPUT_FILE("the path that CsvRowSource.of was given"),
  ID_COLUMN("CsvRowSource.Builder.idColumn"),
  START_ROW("CsvRowSource.Builder.startRow"),
  STOP_ROW("CsvRowSource.Builder.stopRow"),
  FIRST_SKIPPED_ROW("CsvRowSource.Builder.skipRows (first)"),
  LAST_SKIPPED_ROW("CsvRowSource.Builder.skipRows (last)"),
  CHOSEN_ROWS("CsvRowSource.Builder.onlyRows"),
  ROW_FILTERS("CsvRowSource.Builder.filter"),
  IGNORED_COLUMNS("CsvRowSource.Builder.ignoreColumns"),
  COLUMN_NAMES("CsvRowSource.Builder.labels"),
  CONSTANT_COLUMNS("CsvRowSource.Builder.constant"),
  VALUE_TEMPLATES("CsvRowSource.Builder.valueTemplates"),
  RANDOM_LENGTH("ValueTemplates.Builder.randomLength"),
  SKIPPED_CLEANING("CsvRowSource.Builder.skipCleaning"),
  TEMPORARY_FOLDER("another folder for temporary files (java.io.tmpdir)"),
  // The plan
  CONTENT_TYPE("PlanSettings.Builder.contentType"),
  VOCABULARY("PlanSettings.Builder.vocabulary"),
  PAGE_CONTENT_TYPE("PageSettings.Builder.contentType"),
  TITLE_LENGTH("TextSettings.withMaxTitleLength"),
  FILES_BELOW("PlanSettings.Builder.filesBelow"),
  NEW_TERMS("TermSettings.withAdding(true)"),
  PROTECTED_VOCABULARIES("TermSettings.withProtectedVocabularies"),
  NODES_ONLY("MediaSettings.Builder.nodesOnly(true)"),
  MEDIA_USE("MediaSettings.Builder.use"),
  ADDITIONAL_FILES("MediaSettings.Builder.additionalFiles"),
  FILE_FIELDS("MediaTypes.withFileFields"),
  FIXITY("MediaSettings.Builder.fixity"),
  MEDIA_TITLE_COLUMN("MediaNameSettings.withColumn"),
  PAGES_OF_EXISTING_BOOKS("PageSettings.Builder.parentsExist"),
  PAGE_DIRECTORIES("PageSettings.Builder.directoryColumn"),
  PAGE_MODEL("PageSettings.Builder.model"),
  PAGE_TITLES("PageSettings.Builder.titleTemplate"),
  PAGE_SEPARATOR("PageSettings.Builder.separator"),
  PAGE_ADDITIONAL_MEDIA("PageSettings.Builder.additionalMedia"),
  OVER_EDITS("PlanSettings.Builder.overEdits"),
  // The ID map
  MAP_PLACE("Choose a place for the ID map (IdMapStore) other"),
  MAP_HOSTS("IdMapUse.withAllowedHosts"),
  PARENTS_IN_MAP("IdMapUse.queryingForParents"),
  NEWEST_PARENT("IdMapUse.ignoringDuplicateParents"),
  // Jobs
  RESUME("run the job with Recovery.resume()"),
  RESUME_UNDER_ITS_NAME("resume it under its own name with Recovery.resume()"),
  ACCEPT_CHANGES("Recovery.resume().acceptingChanges()"),
  ADOPT_OR_CREATE_ANEW(
      "Take them for these rows, Recovery.startingFrom(...).adopting(), or make the rows all the"
          + " same, Recovery.startingFrom(...).creatingAnew()"),
  INSIST("Recovery.startingFrom(...).insisting()"),
  COMPLETE_MEDIA("Recovery.resume().completingMedia()"),
  FINISH_ROLLBACK("a rollback of job {} (JobRollback.of)"),
  FINISH_MAP("the map of job {} (IngestJob.rebuildMap)"),
  MORE_ROLLBACKS("(RebuildOptions.rollbacks)"),
  // Rollbacks
  ROLL_BACK_WHOLE_JOB("a rollback of the whole job {} with {} (JobRollback.of)"),
  ROLL_BACK_SLICES("a rollback of each of them (JobRollback.of)"),
  FORCE("RollbackOptions.force"),
  WITH_ADOPTED("RollbackOptions.withAdopted"),
  WITH_ALL_MEDIA("RollbackOptions.withAllMedia"),
  // The repository
  SHOW_BY_UUID("let RepositoryClient.find show objects by their uuid"),
  REMOTE_FILES_FROM("remoteFiles(withFrom) of the client"),
  REMOTE_FILE_SIZE("remoteFiles(withLargest) of the client"),
  REMOTE_FILE_TIME("remoteFiles(withLongest) of the client"),
  REMOTE_FILE_DIRECTORY("another remoteFiles(withDirectory) of the client"),
  UNVERIFIED_CERTIFICATE("verifyTls of the client"),
  CERTIFICATE_AUTHORITY("caFile of the client"),
  DEFINITIONS_BY_MODULE("workbenchPermissions of the client");

  private static final String GAP = "{}";

  private final String words;

  Advice(String words) {
    this.words = words;
  }

  /** The words with which messages name it; {@code {}} stands for each fact. */
  public String words() {
    return words;
  }

  /**
   * The words with their facts.
   *
   * @param facts as many as there are gaps, in their order
   */
  public String words(Object... facts) {
    var text = words;
    for (var fact : facts) {
      int gap = text.indexOf(GAP);
      text = text.substring(0, gap) + fact + text.substring(gap + GAP.length());
    }
    return text;
  }
}
