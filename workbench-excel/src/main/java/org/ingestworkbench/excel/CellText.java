package org.ingestworkbench.excel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Set;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/**
 * What a cell says.
 *
 * @param wrong why it says nothing that could be taken, going on from "cell D5"; else null
 */
record CellText(String shown, @Nullable String wrong) {
  private static final CellText EMPTY = new CellText("", null);

  /** A formula without its value. */
  static final CellText NOT_KEPT =
      new CellText(
          "",
          "has a formula whose value was not kept. Open the workbook in a spreadsheet and save it.");

  /** How Excel tells that a formula has no value. */
  private static final Set<String> ERRORS =
      Set.of(
          "#NULL!",
          "#DIV/0!",
          "#VALUE!",
          "#REF!",
          "#NAME?",
          "#NUM!",
          "#N/A",
          "#GETTING_DATA",
          "#SPILL!",
          "#CALC!",
          "#FIELD!",
          "#BLOCKED!",
          "#CONNECT!",
          "#UNKNOWN!",
          "#BUSY!");

  /** A character that XML cannot have is written so, and what looks like it too. */
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  /** As many digits as Excel keeps of a number. */
  private static final MathContext DIGITS = new MathContext(15);

  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,400}");

  private static CellText shown(String text) {
    return text.isEmpty() ? EMPTY : new CellText(text, null);
  }

  private static CellText wrong(String why) {
    return new CellText("", why);
  }

  static boolean isEmpty(@Nullable Cell cell) {
    return cell == null
        || (cell.getFormula() == null
            && (cell.getRawValue() == null || cell.getRawValue().isEmpty()));
  }

  /**
   * The text of a cell.
   *
   * @param from1904 whether days are counted from 1904, as old workbooks of a Mac do
   */
  static CellText of(@Nullable Cell cell, boolean from1904) {
    if (cell == null || isEmpty(cell)) {
      return EMPTY;
    } else if (cell.getType() == CellType.ERROR) {
      return wrong("has the error " + cell.getRawValue() + ". Mend its formula, or empty it.");
    }
    var raw = cell.getRawValue();
    if (raw == null) {
      return NOT_KEPT;
    }
    var value = cell.getValue();
    if (value instanceof BigDecimal) {
      return number(
          raw, CellFormat.of(cell.getDataFormatId(), cell.getDataFormatString()), from1904);
    } else if (value instanceof Boolean truth) {
      return shown(truth ? "1" : "0");
    }
    var text = unescaped(raw);
    return cell.getType() == CellType.FORMULA && ERRORS.contains(text)
        ? wrong("has the error " + text + ". Mend its formula, or empty it.")
        : shown(text);
  }

  private static CellText number(String raw, CellFormat format, boolean from1904) {
    double value = Double.parseDouble(raw);
    if (Double.isInfinite(value)) {
      return wrong("has a number that is too large: " + raw + ".");
    }
    if (format.isDate()) {
      var text = new ExcelDate(value, from1904).text(format);
      return text == null
          ? wrong("has " + raw + " in the format of a date, which is none.")
          : shown(text);
    }
    return shown(format.padded(plain(raw, value)));
  }

  /** Whole numbers in full, others as Excel shows them, never with an exponent. */
  private static String plain(String raw, double value) {
    if (WHOLE.matcher(raw).matches()) {
      return raw;
    }
    if (Math.abs(value) < 1e-300) {
      return "0";
    }
    return new BigDecimal(raw).round(DIGITS).stripTrailingZeros().toPlainString();
  }

  private static String unescaped(String text) {
    return text.contains("_x")
        ? ESCAPED
            .matcher(text)
            .replaceAll(
                found ->
                    java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(found.group(1), 16))))
        : text;
  }
}
