package org.ingestworkbench.plan;

/** Says that a value was cut, in the words that people search their logs for. */
final class Truncation {

  private Truncation() {}

  static String message(String value, String field, String rowId, int characters) {
    return "CSV field value \""
        + value
        + "\" in field \""
        + field
        + "\" (record ID "
        + rowId
        + ") truncated at "
        + characters
        + " characters as required by the field's configuration.";
  }
}
