package org.ingestworkbench.text;

/** Tells what a spreadsheet takes for a formula. */
public final class Formulas {

  private Formulas() {}

  /**
   * Whether a cell begins like a formula: with an equals sign or an at sign, or with a plus or
   * minus sign where no number follows.
   */
  public static boolean begins(String cell) {
    if (cell.isEmpty()) {
      return false;
    }
    return switch (cell.charAt(0)) {
      case '=', '@', '\t', '\r' -> true;
      case '+', '-' -> !isNumbers(cell);
      default -> false;
    };
  }

  /** The cell as a spreadsheet shows it and works nothing out: with an apostrophe before it. */
  public static String guarded(String cell) {
    return begins(cell) ? "'" + cell : cell;
  }

  /** Numbers, also several, such as those of a place on earth or of a telephone. */
  private static boolean isNumbers(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      if ("+-0123456789., ".indexOf(cell.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
