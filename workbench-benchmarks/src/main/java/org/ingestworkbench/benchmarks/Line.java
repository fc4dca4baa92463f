package org.ingestworkbench.benchmarks;

/**
 * A line of the table.
 *
 * @param what what was measured
 * @param ours what it came to
 * @param limit what it is compared with, measured in the same run
 * @param reached the comparison
 * @param aim what it should be
 * @param met whether it is; what has no aim is
 */
record Line(String what, String ours, String limit, String reached, String aim, boolean met) {

  /** A rate of ours in percent of a limit's. */
  static Line share(String what, Pairs pairs, String limit, int aim) {
    return share(what, pairs, limit, aim, "rows/s");
  }

  private static Line share(String what, Pairs pairs, String limit, int aim, String unit) {
    double percent = 100 * pairs.ratio();
    return new Line(
        what,
        String.format("%,.0f %s", pairs.ours(), unit),
        String.format("%s: %,.0f %s", limit, pairs.limit(), unit),
        String.format("%.0f %%", percent),
        ">= " + aim + " %",
        percent >= aim);
  }

  /** Our time as a multiple of a limit's. */
  static Line times(String what, Pairs pairs, String limit, int aim) {
    return new Line(
        what,
        String.format("%.2f s", pairs.ours()),
        String.format("%s: %.2f s", limit, pairs.limit()),
        String.format("%.1fx", pairs.ratio()),
        "<= " + aim + "x",
        pairs.ratio() <= aim);
  }

  @Override
  public String toString() {
    return String.format(
        "| %s | %s | %s | %s | %s | %s |", what, ours, limit, reached, aim, met ? "yes" : "**no**");
  }
}
