package org.ingestworkbench.cli.create;

import org.ingestworkbench.cli.console.AdviceWording;
import org.ingestworkbench.cli.console.ConsoleWriter;
import org.ingestworkbench.cli.console.JsonText;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.Problem;

/** Prints each problem as it is found: one JSON object a line, its names part of the manual. */
record ProblemJson(ConsoleWriter out) implements JobListener {

  @Override
  public void problem(Problem problem) {
    out.line(line(problem));
  }

  static String line(Problem problem) {
    var place = problem.place();
    return "{\"code\":"
        + JsonText.of(problem.code().name())
        + ",\"severity\":"
        + JsonText.of(problem.severity().name())
        + ",\"file\":"
        + JsonText.of(AdviceWording.of(place.file()))
        + ",\"line\":"
        + (place.line() > 0 ? Long.toString(place.line()) : "null")
        + ",\"column\":"
        + JsonText.of(place.column())
        + ",\"row\":"
        + JsonText.of(place.rowId())
        + ",\"message\":"
        + JsonText.of(AdviceWording.of(problem.message()))
        + "}";
  }
}
