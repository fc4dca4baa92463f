package org.ingestworkbench.plan.field;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.TextSettings;
import org.ingestworkbench.plan.row.InputColumns;
import org.ingestworkbench.plan.row.RowProblems;
import org.ingestworkbench.plan.row.Texts;

/** Reads the columns that every node has: owner, creation, language, published, promoted. */
public final class BaseFields {

  private static final Pattern CREATED_FORM =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}[+-]\\d{2}:\\d{2}");
  private static final Pattern LANGUAGE =
      Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*(-x(-[a-z0-9]+)+)?");

  /** Longer than what a site can store; the pattern's groups are not for any length. */
  private static final int LONGEST_LANGUAGE = 100;

  private static final int LONGEST_ID = 18;

  private static final Pattern WEIGHT = Pattern.compile("-?[0-9]{1,9}");

  private final Clock clock;
  private final TextSettings texts;
  private final Catalog catalog;

  public BaseFields(Clock clock, TextSettings texts, Catalog catalog) {
    this.clock = clock;
    this.texts = texts;
    this.catalog = catalog;
  }

  /** Puts the values of these columns under the names that the repository has for them. */
  public void read(Map<String, List<Value>> fields, RowProblems problems) {
    readUid(fields, problems);
    readCreated(fields, problems);
    readLangcode(fields, problems);
    readSwitch(InputColumns.PUBLISHED, "status", fields, problems);
    readSwitch(InputColumns.PROMOTE, InputColumns.PROMOTE, fields, problems);
  }

  /** The same of a term, which has no owner, but a description and a place among others. */
  public void readForTerm(Map<String, List<Value>> fields, RowProblems problems) {
    readLangcode(fields, problems);
    readSwitch(InputColumns.PUBLISHED, "status", fields, problems);
    readDescription(fields, problems);
    readWeight(fields, problems);
  }

  private void readDescription(Map<String, List<Value>> fields, RowProblems problems) {
    var column = InputColumns.DESCRIPTION;
    if (problems.row().has(column)) {
      var text = new Value.Text(problems.row().cell(column), texts.formats().get(column));
      fields.put(column, List.of(text));
    }
  }

  private static void readWeight(Map<String, List<Value>> fields, RowProblems problems) {
    var text = problems.row().cell(InputColumns.WEIGHT);
    if (WEIGHT.matcher(text).matches()) {
      fields.put(InputColumns.WEIGHT, List.of(new Value.Whole(Long.parseLong(text))));
    } else if (!text.isEmpty()) {
      problems.refuse(
          Code.VALUE_INVALID,
          InputColumns.WEIGHT,
          "\"" + text + "\" is not a whole number of up to nine digits.");
    }
  }

  /** Only the columns that pages take from their book. */
  public void readForPage(Map<String, List<Value>> fields, RowProblems problems) {
    readUid(fields, problems);
    readCreated(fields, problems);
  }

  /** Puts whether the row is published, which media take from their node. */
  public void readStatus(Map<String, List<Value>> fields, RowProblems problems) {
    var text = problems.row().cell(InputColumns.PUBLISHED);
    if (zeroOrOne(text)) {
      fields.put("status", List.of(new Value.Text(text)));
    }
  }

  private void readUid(Map<String, List<Value>> fields, RowProblems problems) {
    var text = problems.row().cell(InputColumns.UID);
    if (Texts.digits(text)) {
      requireUser(text, problems);
      fields.put(InputColumns.UID, List.of(new Value.Reference(new Value.Existing(text), "user")));
    } else if (!text.isEmpty()) {
      problems.refuse(
          Code.VALUE_INVALID,
          InputColumns.UID,
          "\"" + text + "\" is not the ID of a user: write its number.");
    }
  }

  private void requireUser(String id, RowProblems problems) {
    if (id.length() > LONGEST_ID || !catalog.hasUser(id)) {
      problems.refuse(
          Code.USER_MISSING,
          InputColumns.UID,
          "There is no user with the ID " + id + " on the site.");
    }
  }

  private void readCreated(Map<String, List<Value>> fields, RowProblems problems) {
    var text = problems.row().cell(InputColumns.CREATED);
    if (text.isEmpty()) {
      return;
    }
    try {
      var time = OffsetDateTime.parse(text);
      if (!CREATED_FORM.matcher(text).matches()) {
        refuseCreated(text, "is not of the form YYYY-MM-DDThh:mm:ss+hh:mm", problems);
      } else if (time.toInstant().isAfter(clock.instant())) {
        refuseCreated(text, "lies in the future", problems);
      } else {
        fields.put(InputColumns.CREATED, List.of(new Value.Text(text)));
      }
    } catch (DateTimeParseException e) {
      refuseCreated(text, "is not of the form YYYY-MM-DDThh:mm:ss+hh:mm", problems);
    }
  }

  private static void refuseCreated(String text, String why, RowProblems problems) {
    problems.refuse(
        Code.CREATED_INVALID, InputColumns.CREATED, "The date \"" + text + "\" " + why + ".");
  }

  private void readLangcode(Map<String, List<Value>> fields, RowProblems problems) {
    var text = problems.row().cell(InputColumns.LANGCODE);
    if (text.isEmpty()) {
      return;
    }
    if (text.length() <= LONGEST_LANGUAGE && LANGUAGE.matcher(text).matches()) {
      requireLanguage(text, problems);
      fields.put(InputColumns.LANGCODE, List.of(new Value.Text(text)));
    } else {
      problems.refuse(
          Code.LANGCODE_INVALID,
          InputColumns.LANGCODE,
          "\"" + text + "\" is not a language code such as en or pt-br.");
    }
  }

  private void requireLanguage(String code, RowProblems problems) {
    if (!catalog.hasLanguage(code)) {
      problems.refuse(
          Code.LANGCODE_INVALID,
          InputColumns.LANGCODE,
          "The language \"" + code + "\" is not installed on the site.");
    }
  }

  private static void readSwitch(
      String column, String field, Map<String, List<Value>> fields, RowProblems problems) {
    var text = problems.row().cell(column);
    if (zeroOrOne(text)) {
      fields.put(field, List.of(new Value.Text(text)));
    } else if (!text.isEmpty()) {
      problems.refuse(
          Code.VALUE_INVALID, column, "\"" + text + "\" is neither 1 (yes) nor 0 (no).");
    }
  }

  private static boolean zeroOrOne(String text) {
    return text.equals("0") || text.equals("1");
  }
}
