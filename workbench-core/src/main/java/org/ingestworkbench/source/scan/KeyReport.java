package org.ingestworkbench.source.scan;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.source.scan.KeyFindings.Firsts;
import org.ingestworkbench.source.scan.KeyFindings.KeyFinding;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/** Reads a source again for the ids and lines of findings, as far as the last of them. */
final class KeyReport {
  private static final int EXAMPLES = 10;

  private final RowSource source;
  private final String idColumn;
  private final String parentColumn;
  private final Consumer<Problem> problems;
  private final Map<Long, Named> rows = new HashMap<>();

  private record Named(String id, long line) {
    @Override
    public String toString() {
      return Shown.value(id) + " (line " + line + ")";
    }
  }

  KeyReport(RowSource source, String idColumn, String parentColumn, Consumer<Problem> problems) {
    this.source = source;
    this.idColumn = idColumn;
    this.parentColumn = parentColumn;
    this.problems = problems;
  }

  void report(KeyFindings findings, @Nullable Consumer<Row> elsewhere, BooleanSupplier cancelled) {
    read(
        findings.rows(),
        elsewhere == null ? new BitSet() : findings.elsewhere(),
        elsewhere,
        cancelled);
    if (cancelled.getAsBoolean()) {
      return;
    }
    findings.duplicates().inOrder().forEach(this::duplicate);
    more(Code.ID_DUPLICATE, Severity.ERROR, "duplicate identifiers", findings.duplicates());
    alike(findings.alike());
    findings.early().inOrder().forEach(this::early);
    more(
        Code.PARENT_AFTER_CHILD,
        Severity.ROW_ERROR,
        "child items that come before their parents",
        findings.early());
  }

  private void read(
      Set<Long> wanted,
      BitSet childrenOfOthers,
      @Nullable Consumer<Row> elsewhere,
      BooleanSupplier cancelled) {
    long last =
        Math.max(
            wanted.stream().mapToLong(Long::longValue).max().orElse(-1),
            childrenOfOthers.length() - 1L);
    if (last < 0) {
      return;
    }
    try (var stream = source.open(problem -> {})) {
      for (long n = 0; n <= last && !cancelled.getAsBoolean() && stream.hasNext(); n++) {
        var row = stream.next();
        if (wanted.contains(n)) {
          rows.put(n, new Named(row.id(), row.line()));
        }
        if (elsewhere != null && n < childrenOfOthers.length() && childrenOfOthers.get((int) n)) {
          elsewhere.accept(row);
        }
      }
    }
  }

  private Named named(long ordinal) {
    return Objects.requireNonNull(
        rows.get(ordinal), "The input changed while it was scanned: " + source.name());
  }

  private void duplicate(KeyFinding finding) {
    var named = finding.rows().stream().map(this::named).toList();
    var id = named.get(0).id();
    var lines = named.stream().map(row -> "" + row.line()).collect(Collectors.joining(", "));
    var rest = finding.count() > named.size() ? ", \u2026 " + finding.count() + " in all" : "";
    report(
        Code.ID_DUPLICATE,
        Severity.ERROR,
        new Place(source.name(), named.get(1).line(), idColumn, id),
        String.format(
            "Duplicate identifiers in column %s found: %s (lines %s%s). Give each row an ID of its"
                + " own.",
            idColumn, Shown.value(id), lines, rest));
  }

  private void early(KeyFinding finding) {
    var child = named(finding.rows().get(0));
    var parent = named(finding.rows().get(1));
    report(
        Code.PARENT_AFTER_CHILD,
        Severity.ROW_ERROR,
        new Place(source.name(), child.line(), parentColumn, child.id()),
        String.format(
            "Child item with CSV ID \"%s\" must come after its parent (CSV ID \"%s\") in the CSV"
                + " file. The parent is in line %d.",
            Shown.value(child.id()), Shown.value(parent.id()), parent.line()));
  }

  private void alike(Firsts alike) {
    if (alike.count() == 0) {
      return;
    }
    var examples = alike.inOrder().stream().limit(EXAMPLES).map(this::spellings).toList();
    var first = named(alike.inOrder().get(0).rows().get(0));
    report(
        Code.ID_DUPLICATE,
        Severity.WARNING,
        new Place(source.name(), first.line(), idColumn, first.id()),
        String.format(
            "%d times IDs differ only by upper and lower case, leading zeros or characters that"
                + " cannot be seen; they are taken as different rows: %s%s.",
            alike.count(),
            String.join("; ", examples),
            alike.count() > EXAMPLES ? "; \u2026" : ""));
  }

  private String spellings(KeyFinding finding) {
    List<String> shown = finding.rows().stream().map(row -> named(row).toString()).toList();
    return String.join(" and ", shown);
  }

  private void more(Code code, Severity severity, String what, Firsts findings) {
    if (findings.notNamed() > 0) {
      report(
          code,
          severity,
          Place.file(source.name()),
          findings.notNamed()
              + " more "
              + what
              + "; the first "
              + KeyFindings.NAMED
              + " are listed.");
    }
  }

  private void report(Code code, Severity severity, Place place, String message) {
    problems.accept(new Problem(code, severity, place, message));
  }
}
