package org.ingestworkbench.plan;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Value;

/** Reads the columns that every node has: owner, creation, language, published, promoted. */
final class BaseFields {

  private static final Pattern CREATED_FORM =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}[+-]\\d{2}:\\d{2}");
  private static final Pattern LANGUAGE =
      Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*(-x(-[a-z0-9]+)+)?");

  private final Clock clock;
  private final Catalog catalog;

  BaseFields(Clock clock, Catalog catalog) {
    this.clock = clock;
    this.catalog = catalog;
  }

  /** Puts the values of these columns under the names that the repository has for them. */
  void read(Map<String, List<Value>> fields, Remarks remarks) {
    readUid(fields, remarks);
    readCreated(fields, remarks);
    readLangcode(fields, remarks);
    readSwitch(Columns.PUBLISHED, "status", fields, remarks);
    readSwitch(Columns.PROMOTE, Columns.PROMOTE, fields, remarks);
  }

  /** Only the columns that pages take from their book. */
  void readForPage(Map<String, List<Value>> fields, Remarks remarks) {
    readUid(fields, remarks);
    readCreated(fields, remarks);
  }

  /** Puts whether the row is published, which media take from their node. */
  void readStatus(Map<String, List<Value>> fields, Remarks remarks) {
    var text = remarks.row().cell(Columns.PUBLISHED);
    if (zeroOrOne(text)) {
      fields.put("status", List.of(new Value.Text(text)));
    }
  }

  private void readUid(Map<String, List<Value>> fields, Remarks remarks) {
    var text = remarks.row().cell(Columns.UID);
    if (Texts.digits(text)) {
      requireUser(text, remarks);
      fields.put(Columns.UID, List.of(new Value.Reference(new Value.Existing(text), "user")));
    } else if (!text.isEmpty()) {
      remarks.refuse(
          Code.VALUE_INVALID,
          Columns.UID,
          "\"" + text + "\" is not the ID of a user: write its number.");
    }
  }

  private void requireUser(String id, Remarks remarks) {
    if (!catalog.hasUser(id)) {
      remarks.refuse(
          Code.USER_MISSING, Columns.UID, "There is no user with the ID " + id + " on the site.");
    }
  }

  private void readCreated(Map<String, List<Value>> fields, Remarks remarks) {
    var text = remarks.row().cell(Columns.CREATED);
    if (text.isEmpty()) {
      return;
    }
    try {
      var time = OffsetDateTime.parse(text);
      if (!CREATED_FORM.matcher(text).matches()) {
        refuseCreated(text, "is not of the form YYYY-MM-DDThh:mm:ss+hh:mm", remarks);
      } else if (time.toInstant().isAfter(clock.instant())) {
        refuseCreated(text, "lies in the future", remarks);
      } else {
        fields.put(Columns.CREATED, List.of(new Value.Text(text)));
      }
    } catch (DateTimeParseException e) {
      refuseCreated(text, "is not of the form YYYY-MM-DDThh:mm:ss+hh:mm", remarks);
    }
  }

  private static void refuseCreated(String text, String why, Remarks remarks) {
    remarks.refuse(Code.CREATED_INVALID, Columns.CREATED, "The date \"" + text + "\" " + why + ".");
  }

  private void readLangcode(Map<String, List<Value>> fields, Remarks remarks) {
    var text = remarks.row().cell(Columns.LANGCODE);
    if (text.isEmpty()) {
      return;
    }
    if (LANGUAGE.matcher(text).matches()) {
      requireLanguage(text, remarks);
      fields.put(Columns.LANGCODE, List.of(new Value.Text(text)));
    } else {
      remarks.refuse(
          Code.LANGCODE_INVALID,
          Columns.LANGCODE,
          "\"" + text + "\" is not a language code such as en or pt-br.");
    }
  }

  private void requireLanguage(String code, Remarks remarks) {
    if (!catalog.hasLanguage(code)) {
      remarks.refuse(
          Code.LANGCODE_INVALID,
          Columns.LANGCODE,
          "The language \"" + code + "\" is not installed on the site.");
    }
  }

  private static void readSwitch(
      String column, String field, Map<String, List<Value>> fields, Remarks remarks) {
    var text = remarks.row().cell(column);
    if (zeroOrOne(text)) {
      fields.put(field, List.of(new Value.Text(text)));
    } else if (!text.isEmpty()) {
      remarks.refuse(Code.VALUE_INVALID, column, "\"" + text + "\" is neither 1 (yes) nor 0 (no).");
    }
  }

  private static boolean zeroOrOne(String text) {
    return text.equals("0") || text.equals("1");
  }
}
