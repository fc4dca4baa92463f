package org.ingestworkbench.source.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.LeftOut;
import org.ingestworkbench.source.RowSource;

/** Everything one reading of a source gives; files in problems without their folder. */
public record Reading(List<Row> rows, List<Problem> problems, LeftOut leftOut) {

  public static Reading of(RowSource source) {
    var rows = new ArrayList<Row>();
    var problems = new ArrayList<Problem>();
    try (var stream = source.open(problem -> problems.add(local(problem)))) {
      stream.forEachRemaining(rows::add);
      return new Reading(rows, problems, stream.leftOut());
    }
  }

  public Row row() {
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  public Problem problem() {
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

  private static Problem local(Problem problem) {
    var place = problem.place();
    var name = place.file().substring(place.file().lastIndexOf('/') + 1);
    return new Problem(
        problem.code(),
        problem.severity(),
        new Place(name, place.line(), place.column(), place.rowId()),
        problem.message());
  }
}
