package org.ingestworkbench.islandora.export;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ingestworkbench.CheckReport;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.reading.ReadingEnd;
import org.ingestworkbench.reading.ReadingTask;
import org.ingestworkbench.repository.RepositoryException;
import org.jspecify.annotations.Nullable;

/** Looks whether the nodes that are to be exported can be read, and keeps what it finds. */
final class ExportCheck implements ReadingTask<Wanted, String> {

  /** How many problems the report keeps; all are counted and told. */
  private static final int KEPT = 1000;

  private final String place;
  private final Consumer<Problem> told;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<Code, Long> counts = new EnumMap<>(Code.class);
  private final Map<Severity, Long> severities = new EnumMap<>(Severity.class);
  private @Nullable Nodes nodes;
  private @Nullable NodeReader reader;
  private long looked;

  ExportCheck(String place, Consumer<Problem> told) {
    this.place = place;
    this.told = told;
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
    add(new Problem(code, severity, Place.file(place), message));
  }

  void add(Problem problem) {
    counts.merge(problem.code(), 1L, Long::sum);
    severities.merge(problem.severity(), 1L, Long::sum);
    if (problems.size() < KEPT) {
      problems.add(problem);
    }
    told.accept(problem);
  }

  CheckReport report(int columns, ReadingEnd end) {
    if (end.fault() != null) {
      add(Code.SITE_UNAVAILABLE, Severity.ERROR, end.stopped());
    }
    return new CheckReport(looked, columns, counts, severities, problems, !end.whole());
  }
}
