package org.ingestworkbench.cli.create;

import java.util.Locale;
import org.ingestworkbench.cli.console.AdviceWording;
import org.ingestworkbench.cli.console.ConsoleWriter;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/** Prints each problem as it is found: one JSON object a line, its names part of the manual. */
record ProblemJson(ConsoleWriter out) implements JobListener {

  @Override
  public void problem(Problem problem) {
    out.line(line(problem));
  }

  static String line(Problem problem) {
    var place = problem.place();
    return "{\"code\":"
        + text(problem.code().name())
        + ",\"severity\":"
        + text(problem.severity().name())
        + ",\"file\":"
        + text(AdviceWording.of(place.file()))
        + ",\"line\":"
        + (place.line() > 0 ? Long.toString(place.line()) : "null")
        + ",\"column\":"
        + text(place.column())
        + ",\"row\":"
        + text(place.rowId())
        + ",\"message\":"
        + text(AdviceWording.of(problem.message()))
        + "}";
  }

  private static String text(@Nullable String text) {
    if (text == null) {
      return "null";
    }
    var out = new StringBuilder(text.length() + 2).append('"');
    text.chars().forEach(c -> append(out, (char) c));
    return out.append('"').toString();
  }

  private static void append(StringBuilder out, char c) {
    if (c == '"' || c == '\\') {
      out.append('\\').append(c);
    } else if (Shown.unfit(c) || Character.isSurrogate(c)) {
      out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
    } else {
      out.append(c);
    }
  }
}
