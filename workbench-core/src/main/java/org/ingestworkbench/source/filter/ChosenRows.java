package org.ingestworkbench.source.filter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.RowSource;
import org.jspecify.annotations.Nullable;

/** Only the rows with the ids asked for ({@code csv_rows_to_process}). */
public final class ChosenRows extends RowDecorator {
  private static final int SHOWN = 20;

  private final Set<String> ids = new LinkedHashSet<>();

  public ChosenRows(RowSource from, Collection<String> ids, CellCleaner cleaner) {
    super(from);
    ids.forEach(id -> this.ids.add(cleaner.clean(KeySpelling.of(id))));
    this.ids.remove("");
  }

  @Override
  RowStep step(Consumer<Problem> problems) {
    return new Choice(problems);
  }

  private final class Choice implements RowStep {
    private final Consumer<Problem> problems;
    private final Set<String> missing = new LinkedHashSet<>(ids);

    Choice(Consumer<Problem> problems) {
      this.problems = problems;
    }

    @Override
    public @Nullable Row apply(Row row) {
      missing.remove(row.id());
      return ids.contains(row.id()) ? row : null;
    }

    @Override
    public void ended() {
      if (!missing.isEmpty()) {
        problems.accept(
            new Problem(
                Code.ID_MISSING,
                Severity.WARNING,
                Place.file(name()),
                notFound(),
                Advice.CHOSEN_ROWS));
      }
    }

    private String notFound() {
      List<String> first = new ArrayList<>(missing);
      return String.format(
          "%d of the %d IDs in %s are not in the CSV: %s%s.",
          missing.size(),
          ids.size(),
          Advice.CHOSEN_ROWS.words(),
          String.join(", ", first.subList(0, Math.min(SHOWN, first.size()))),
          first.size() > SHOWN ? ", \u2026" : "");
    }
  }
}
