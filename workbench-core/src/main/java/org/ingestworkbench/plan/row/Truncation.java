package org.ingestworkbench.plan.row;

/** Says that a value was cut, in the words that people search their logs for. */
public final class Truncation {

  private Truncation() {}

  public static String message(String value, String field, String rowId, int characters) {
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
