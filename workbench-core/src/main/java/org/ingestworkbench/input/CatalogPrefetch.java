package org.ingestworkbench.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.item.Planner;
import org.ingestworkbench.source.RowSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks early what the first row will need: of its files, such as media types and media uses, while
 * the definitions of fields are asked for; of its terms while the input is read. The catalog
 * remembers it. These are questions alone: an input that is refused has changed nothing by them.
 */
public final class CatalogPrefetch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogPrefetch.class);

  private final PlanSettings plan;
  private final Catalog catalog;
  private final RowSource source;
  private final CompletableFuture<Optional<Planner>> whole = new CompletableFuture<>();
  private final Thread thread = new Thread(this::ask, "planning-ahead");

  private CatalogPrefetch(PlanSettings plan, Catalog catalog, RowSource source) {
    this.plan = plan;
    this.catalog = catalog;
    this.source = source;
    thread.setDaemon(true);
  }

  /** Begins to ask; returns at once. */
  public static CatalogPrefetch of(PlanSettings plan, Catalog catalog, RowSource source) {
    var ahead = new CatalogPrefetch(plan, catalog, source);
    ahead.thread.start();
    return ahead;
  }

  /** The caller that needs the answer meets the same fault again, and reports it. */
  private void ask() {
    try (var rows = source.open(toldByTheScan -> {})) {
      if (rows.hasNext()) {
        ask(rows.next());
      }
    } catch (RuntimeException e) {
      LOG.debug("Asking ahead came to nothing", e);
    }
  }

  /** What a file's own server is asked is not remembered. */
  private void ask(Row first) {
    var columns = filesOf(first);
    if (columns.stream().noneMatch(column -> first.cell(column).contains("://"))) {
      columns.addAll(List.of("title", "media_use_tid"));
      columns.retainAll(source.columns());
      Planner.examining(plan, catalog, source.name(), columns).plan(first);
      whole.join().ifPresent(planner -> planner.plan(first));
    }
  }

  private List<String> filesOf(Row first) {
    var columns = new ArrayList<>(List.of("file"));
    columns.addAll(plan.media().additionalFiles().keySet());
    columns.removeIf(column -> !first.has(column));
    return columns;
  }

  /** Goes on with the planner of the run, now that the definitions of fields are known. */
  public void with(Planner planner) {
    whole.complete(Optional.of(planner));
  }

  /** Waits for its end: nothing is asked behind the back of a job that has ended. */
  @Override
  public void close() {
    whole.complete(Optional.empty());
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
