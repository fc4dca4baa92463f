package org.ingestworkbench.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ingestworkbench.input.JobRequirements;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.WorkbenchException;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.RowTask;
import org.ingestworkbench.plan.item.Planner;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.retry.Retry;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.source.scan.InputScan;
import org.ingestworkbench.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * Looks for every problem of a job, one part after the other: the site, the ID map, the rows. A
 * part that cannot be looked at is one more problem, and the others are looked at all the same.
 */
public final class Check {

  private final Parts parts;
  private final Consumer<Problem> problems;
  private final RequestFaults faults;
  private final Catalog catalog;
  private boolean mapUnusable;

  /**
   * What is looked at, and how.
   *
   * @param host what messages call the site
   * @param watch sees the rows too; made of what plans them
   * @param threads how many rows are planned, and how many questions asked, at once
   */
  public record Parts(
      RowSource source,
      PlanSettings settings,
      Catalog catalog,
      String host,
      MapView map,
      int threads,
      Function<Planner, RowWatch> watch,
      Retry retry) {}

  /** How many rows and columns were looked at. */
  public record Size(long rows, int columns) {
    public static final Size NONE = new Size(0, 0);
  }

  /**
   * @param problems told of every problem, by the thread that calls {@link #run}
   */
  public Check(Parts parts, Consumer<Problem> problems) {
    this.parts = parts;
    this.problems = problems;
    this.faults = new RequestFaults(parts.host());
    this.catalog = new AskedOnce(parts.catalog(), parts.retry());
  }

  /**
   * Looks at everything.
   *
   * @throws WorkbenchException for what is neither the input's, the site's nor the store's fault
   */
  public Size run() {
    var columns = columns();
    var planner = columns.isEmpty() ? Optional.<Planner>empty() : planner(columns);
    mapped(() -> new MapLook(parts.map()).tell(problems));
    long rows = planner.map(one -> rows(one, columns)).orElseGet(this::scanOnly);
    faults.problem().ifPresent(problems);
    return new Size(rows, columns.size());
  }

  /** The header; empty when it cannot be read, which the scan tells. */
  private List<String> columns() {
    try {
      return parts.source().columns();
    } catch (InputException unreadable) {
      return List.of();
    } catch (WorkbenchException fault) {
      faults.take(fault);
      return List.of();
    }
  }

  private Optional<Planner> planner(List<String> columns) {
    try {
      var name = parts.source().name();
      var required = new JobRequirements(parts.settings(), catalog, parts.host(), name, columns);
      return Optional.of(required.planner(problems, Check::fail));
    } catch (InputException e) {
      problems(e).forEach(problems);
    } catch (WorkbenchException fault) {
      faults.take(fault);
    }
    return Optional.empty();
  }

  private static void fail(RepositoryException untried) {
    throw untried;
  }

  private List<Problem> problems(InputException e) {
    return e.problems().isEmpty()
        ? List.of(
            new Problem(
                Code.SETTING_INVALID,
                Severity.ERROR,
                Place.file(parts.source().name()),
                String.valueOf(e.getMessage()),
                e.advice()))
        : e.problems();
  }

  private long rows(Planner planner, List<String> columns) {
    var name = parts.source().name();
    var aliases = new AliasCheck(catalog, name, parts.map()::made);
    var uses = new MediaUseLook(catalog, parts.settings(), name);
    asked(() -> uses.look(columns, problems));
    var nodes = new NodesLook(catalog, planner.contentType(), name, planner.task().idColumn());
    var fixity =
        parts.settings().media().fixityInCheck()
            ? new FixityCheck(name, parts.retry()::stopping)
            : null;
    var check = new RowCheck(planner, name, aliases, fixity, faults, parts.retry()::stopping);
    try (var rows = new RowChecks(check, parts.threads(), problems);
        var watch = parts.watch().apply(planner)) {
      var parents = parents(parts.settings().idField(), rows::noticed);
      var scan =
          scan(rows::noticed, planner)
              .each(
                  row -> {
                    aliases.compare(row, rows::noticed);
                    asked(() -> uses.look(row, rows::noticed));
                    asked(() -> look(planner, row, nodes, rows::noticed));
                    watch.see(row);
                    if (planner.task() == RowTask.ADD_MEDIA) {
                      planner.parentRowId(row).ifPresent(parent -> mapped(() -> parents.look(row)));
                    }
                    rows.row(row);
                  });
      var result = scan.run(rows::noticed);
      if (!result.cancelled()) {
        watch.end(rows::noticed);
      }
      asked(() -> nodes.end(rows::noticed));
      rows.end();
      return result.rows();
    }
  }

  private long scanOnly() {
    try {
      return scan(problems, null).run(problems).rows();
    } catch (WorkbenchException fault) {
      faults.take(fault);
      return 0;
    }
  }

  private InputScan scan(Consumer<Problem> told, @Nullable Planner planner) {
    var task = parts.settings().task();
    var scan =
        InputScan.of(parts.source())
            .idColumn(parts.settings().idField())
            .parentColumn(task.parentColumn())
            .keys(task::key)
            .cancelled(parts.retry()::stopping);
    if (task.changes()) {
      return planner == null ? scan : scan.alone(row -> changed(row, planner));
    }
    if (parts.settings().pages().parentsExist()) {
      return scan;
    }
    var name = parts.source().name();
    if (task == RowTask.CREATE_TERMS) {
      var above = new TermsAbove(catalog, parts.settings(), name, told);
      return scan.parentsElsewhere(child -> asked(() -> above.look(child)));
    }
    var parents = parents(task.parentColumn(), told);
    return scan.parentsElsewhere(child -> mapped(() -> parents.look(child)));
  }

  private static void look(Planner planner, Row row, NodesLook nodes, Consumer<Problem> problems) {
    if (planner.task() == RowTask.UPDATE) {
      planner.node(row).ifPresent(node -> nodes.look(row, node, problems));
    }
  }

  private List<String> changed(Row row, Planner planner) {
    var changed = new ArrayList<String>();
    asked(() -> changed.addAll(planner.changed(row)));
    return changed;
  }

  private ParentsElsewhere parents(String column, Consumer<Problem> told) {
    return new ParentsElsewhere(parts.map(), catalog, parts.source().name(), column, told);
  }

  /** Something that asks the site, as long as there is use in that. */
  private void asked(Runnable look) {
    try {
      if (!faults.any()) {
        look.run();
      }
    } catch (WorkbenchException fault) {
      if (!RequestFaults.ofRow(fault)) {
        faults.take(fault);
      }
    }
  }

  /** Something that asks the ID map and perhaps the site. */
  private void mapped(Runnable look) {
    try {
      if (!mapUnusable) {
        look.run();
      }
    } catch (StoreException unusable) {
      mapUnusable = true;
      problems.accept(
          new Problem(
              Code.MAP_UNUSABLE,
              Severity.ERROR,
              Place.file(parts.map().place()),
              String.valueOf(unusable.getMessage())));
    } catch (WorkbenchException fault) {
      faults.take(fault);
    }
  }
}
