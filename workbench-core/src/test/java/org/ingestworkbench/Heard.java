package org.ingestworkbench;

import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.listener.Boundary;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;

/** What a job told, in order. */
final class Heard implements JobListener {

  final List<Problem> problems = new ArrayList<>();
  final List<Boundary> boundaries = new ArrayList<>();
  final List<Long> inputsRead = new ArrayList<>();

  /** A row's ID, and what it had been counted as. */
  final List<String> reopened = new ArrayList<>();

  List<Problem> problems(Problem.Code code) {
    return problems.stream().filter(problem -> problem.code() == code).toList();
  }

  @Override
  public void inputRead(long rows) {
    inputsRead.add(rows);
  }

  @Override
  public void boundary(Boundary boundary) {
    boundaries.add(boundary);
  }

  @Override
  public void problem(Problem problem) {
    problems.add(problem);
  }

  @Override
  public void rowReopened(String rowId, Outcome.Kind formerly) {
    reopened.add(rowId + " " + formerly);
  }
}
