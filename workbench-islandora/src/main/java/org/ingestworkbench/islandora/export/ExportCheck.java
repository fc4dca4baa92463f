package org.ingestworkbench.islandora.export;

import java.util.function.Consumer;
import org.ingestworkbench.CheckReport;
import org.ingestworkbench.islandora.wiring.FoundProblems;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.reading.ReadingEnd;
import org.ingestworkbench.reading.ReadingTask;
import org.ingestworkbench.repository.RepositoryException;
import org.jspecify.annotations.Nullable;

/** Looks whether the nodes that are to be exported can be read, and keeps what it finds. */
final class ExportCheck implements ReadingTask<Wanted, String> {

  private final String place;
  private final FoundProblems found;
  private @Nullable Nodes nodes;
  private @Nullable NodeReader reader;
  private long looked;

  ExportCheck(String place, Consumer<Problem> told) {
    this.place = place;
    this.found = new FoundProblems(told);
  }

  /** The same with nodes to be looked at. */
  ExportCheck of(Nodes wanted, NodeReader by) {
    this.nodes = wanted;
    this.reader = by;
    return this;
  }

  @Override
  public @Nullable Wanted next() {
    return nodes == null ? null : nodes.next();
  }

  @Override
  public String read(Wanted wanted) {
    if (reader == null) {
      return wanted.named();
    }
    var id = reader.id(wanted);
    return reader.texts(id, wanted).isEmpty() ? "" : id;
  }

  @Override
  public void done(Wanted wanted, String id) {
    looked++;
  }

  @Override
  public void failed(Wanted wanted, RepositoryException fault) {
    looked++;
    add(Code.NODE_MISSING, Severity.ROW_ERROR, String.valueOf(fault.getMessage()));
  }

  void add(Code code, Severity severity, String message) {
    found.add(code, severity, place, message);
  }

  void add(Problem problem) {
    found.add(problem);
  }

  CheckReport report(int columns, ReadingEnd end) {
    if (end.fault() != null) {
      add(Code.SITE_UNAVAILABLE, Severity.ERROR, end.stopped());
    }
    return found.report(looked, columns, !end.whole());
  }
}
