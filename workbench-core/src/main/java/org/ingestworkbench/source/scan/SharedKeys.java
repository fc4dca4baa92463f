package org.ingestworkbench.source.scan;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.source.scan.KeyFindings.Firsts;
import org.ingestworkbench.text.Shown;

/** Rows that have a key together that only one of them may have. */
final class SharedKeys implements KeyHashes.Group {

  private final Function<Row, ? extends Collection<String>> keys;
  private final Firsts shared = new Firsts();

  private record Named(String id, long line, Set<String> keys) {
    @Override
    public String toString() {
      return Shown.value(id) + " (line " + line + ")";
    }
  }

  /**
   * @param keys of a row, as messages call them
   */
  SharedKeys(Function<Row, ? extends Collection<String>> keys) {
    this.keys = keys;
  }

  @Override
  public void accept(List<KeyHash> mentions) {
    int start = 0;
    for (int end = 1; end <= mentions.size(); end++) {
      if (end == mentions.size() || !mentions.get(end).isSpelledLike(mentions.get(start))) {
        if (end - start > 1) {
          var rows = mentions.subList(start, end).stream().map(KeyHash::ordinal).toList();
          shared.add(KeyFindings.finding(rows));
        }
        start = end;
      }
    }
  }

  /** Reads the source again and names the rows; those that share several keys once. */
  void report(RowSource source, Consumer<Problem> problems, BooleanSupplier cancelled) {
    var rows = new LinkedHashSet<List<Long>>();
    shared.inOrder().forEach(finding -> rows.add(finding.rows()));
    var named = read(source, rows, cancelled);
    if (cancelled.getAsBoolean()) {
      return;
    }
    rows.forEach(these -> problems.accept(problem(source.name(), these, named)));
    if (shared.notNamed() > 0) {
      var more = shared.notNamed() + " more fields that several rows change.";
      var place = Place.file(source.name());
      problems.accept(new Problem(Code.FIELD_TWICE, Severity.ERROR, place, more));
    }
  }

  private Map<Long, Named> read(RowSource source, Set<List<Long>> rows, BooleanSupplier cancelled) {
    var wanted = rows.stream().flatMap(List::stream).collect(Collectors.toSet());
    var named = new HashMap<Long, Named>();
    if (wanted.isEmpty()) {
      return named;
    }
    try (var stream = source.open(problem -> {})) {
      for (long n = 0;
          named.size() < wanted.size() && !cancelled.getAsBoolean() && stream.hasNext();
          n++) {
        var row = stream.next();
        if (wanted.contains(n)) {
          named.put(n, new Named(row.id(), row.line(), new LinkedHashSet<>(keys.apply(row))));
        }
      }
    }
    return named;
  }

  private static Problem problem(String input, List<Long> rows, Map<Long, Named> named) {
    var these =
        rows.stream()
            .map(
                row ->
                    Objects.requireNonNull(
                        named.get(row), "The input changed while it was scanned: " + input))
            .toList();
    var both = new LinkedHashSet<>(these.get(0).keys());
    these.forEach(row -> both.retainAll(row.keys()));
    var second = these.get(1);
    return new Problem(
        Code.FIELD_TWICE,
        Severity.ERROR,
        new Place(input, second.line(), null, second.id()),
        String.format(
            "Rows %s change the same: %s. Write it in one row alone.",
            these.stream().map(Named::toString).collect(Collectors.joining(", ")),
            String.join(", ", both)));
  }
}
