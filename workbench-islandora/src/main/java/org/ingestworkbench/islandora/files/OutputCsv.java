package org.ingestworkbench.islandora.files;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.ingestworkbench.islandora.csv.CsvLine;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.StoreException;
import org.ingestworkbench.text.Formulas;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists every node of a job with what the site holds of it, in the form of Workbench's {@code
 * output_csv}: the columns of its own, the URL alias, then every field as a CSV writes it, then the
 * further columns of the input if they are asked for.
 *
 * <p>A node is listed when its row ends, or its page. What the site said when it made the node is
 * told by {@link #made}; of a node that an earlier run made and did not list, the site is asked. So
 * a resumed job completes the list, and no node is in it twice. A file that is there is added to if
 * it is empty or begins with columns of such a list; another one is refused and left as it is. A
 * page's id is its book's, an underscore and the name of its file. Called by one job's threads one
 * at a time, {@link #made} by any; each line is with the operating system when the call returns.
 */
public final class OutputCsv implements JobListener {

  private static final Logger LOG = LoggerFactory.getLogger("org.ingestworkbench.job");

  private static final List<String> OWN =
      List.of("node_id", "content_type", "published", "promote", "langcode", "uuid", "title");

  /** Fields of a node that a column of its own tells, or that say nothing of its content. */
  private static final Set<String> UNLISTED =
      Set.of(
          "nid",
          "vid",
          "uuid",
          "type",
          "title",
          "status",
          "promote",
          "langcode",
          "created",
          "changed",
          "default_langcode",
          "uid",
          "sticky",
          "revision_timestamp",
          "revision_translation_affected",
          "revision_uid",
          "revision_log",
          "content_translation_source",
          "content_translation_outdated");

  private final ListFile file;
  private final Form form;
  private final Function<EntityRef, Optional<Map<String, List<String>>>> site;
  private final Map<UUID, Map<String, List<String>>> made = new ConcurrentHashMap<>();
  private final Map<String, Row> underWay = new HashMap<>();
  private final Map<String, String> aliases = new HashMap<>();

  /** What earlier runs listed and this one has not come to yet. */
  private final Set<String> listed = new HashSet<>();

  private List<String> columns = List.of();
  private boolean guarded;
  private @Nullable Writer out;

  /**
   * What the list looks like.
   *
   * @param idField the column with the row's id
   * @param subdelimiter stands between the values of a field
   * @param input further columns, with the input's values; empty for none
   * @param pagesAlone whether the nodes of rows were there before the job
   */
  public record Form(String idField, String subdelimiter, List<String> input, boolean pagesAlone) {
    public Form {
      input = List.copyOf(input);
    }

    /** The columns that such a list begins with. */
    List<String> start() {
      var columns = new ArrayList<>(List.of(idField));
      columns.addAll(OWN);
      return columns;
    }
  }

  private OutputCsv(ListFile file, Function<EntityRef, Optional<Map<String, List<String>>>> site) {
    this.file = file;
    this.form = file.form();
    this.site = site;
  }

  /** Whether the file could be made or added to; nothing is tried. */
  public static boolean writable(Path file) {
    var directory = file.toAbsolutePath().getParent();
    return directory != null && Files.isDirectory(directory) && Writable.file(file);
  }

  /**
   * A list of the nodes.
   *
   * @param site gives the values of a node's fields by their names, as {@link #made} does; empty
   *     when the node is not there. It is asked of nodes that {@link #made} did not tell of
   * @throws InputException when the file has something in it and does not begin with the columns of
   *     such a list, or is a link; it is left as it is
   */
  public static OutputCsv to(
      Path file, Form form, Function<EntityRef, Optional<Map<String, List<String>>>> site) {
    var list = new ListFile(file, form);
    list.refuseForeign();
    return new OutputCsv(list, site);
  }

  /**
   * Has an apostrophe written before each cell that a spreadsheet would take for a formula; for a
   * list that no program reads.
   *
   * @return this list
   */
  public OutputCsv guardingFormulas() {
    guarded = true;
    return this;
  }

  private String shown(String cell) {
    return guarded ? Formulas.guarded(cell) : cell;
  }

  /**
   * What keeps the file from being added to, in words; empty when nothing does. It is only read.
   */
  public static Optional<String> hindrance(Path file, Form form) {
    return new ListFile(file, form).hindrance();
  }

  /**
   * The site made a node; the line comes with the row's end. For any thread.
   *
   * @param values of each field by its name, as a CSV writes them
   */
  public void made(UUID node, Map<String, List<String>> values) {
    made.put(node, values);
  }

  @Override
  public void jobStarted(JobRecord job, boolean resumed) {
    try {
      columns = file.goOn(row -> listed.add(key(row.cell(0), row.cell(1))));
      out = file.open();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void rowStarted(Row row) {
    if (!form.input().isEmpty()) {
      underWay.put(row.id(), row);
    }
  }

  @Override
  public void stepCompleted(StepCompleted event) {
    var item = event.item();
    if (event.key().kind() == Kind.ALIAS && item != null && item.alias() != null) {
      aliases.put(event.key().rowId(), item.alias());
    }
  }

  @Override
  public void pageEnded(ItemKey page, Outcome outcome) {
    list(page.rowId() + "_" + page.page(), outcome, Map.of());
  }

  @Override
  public void rowEnded(RowEnded event) {
    var cells = new HashMap<String, String>();
    var row = underWay.remove(event.rowId());
    if (row != null) {
      form.input().forEach(column -> cells.put(column, row.cell(column)));
    }
    var alias = aliases.remove(event.rowId());
    if (alias != null) {
      cells.put("path", alias);
    }
    if (!form.pagesAlone()) {
      list(event.rowId(), event.outcome(), cells);
    }
  }

  /**
   * @param known cells that tell more than the site did when it made the node
   */
  private void list(String id, Outcome outcome, Map<String, String> known) {
    var node = outcome.node();
    if (node == null) {
      return;
    }
    var nodeId = node.id();
    if (nodeId == null) {
      return; // a resumed run lists it, when its ID is known
    }
    var values = node.uuid() == null ? null : made.remove(node.uuid());
    if (!listed.remove(key(shown(id), nodeId))) {
      Optional.ofNullable(values)
          .or(() -> asked(node))
          .ifPresent(all -> write(id, nodeId, all, known));
    }
  }

  private static String key(String id, String nodeId) {
    return id + '\0' + nodeId;
  }

  private Optional<Map<String, List<String>>> asked(EntityRef node) {
    try {
      return site.apply(node);
    } catch (RepositoryException e) {
      LOG.warn(
          Shown.line(
              "Node " + node.id() + " not listed in " + file.path() + ": " + e.getMessage()));
      return Optional.empty();
    }
  }

  private void write(
      String id, String nodeId, Map<String, List<String>> values, Map<String, String> known) {
    var cells = new HashMap<String, String>();
    values.forEach((field, all) -> cells.put(field, String.join(form.subdelimiter(), all)));
    cells.put("content_type", cells.getOrDefault("type", ""));
    cells.put("published", cells.getOrDefault("status", ""));
    cells.putAll(known);
    cells.put("node_id", nodeId);
    cells.put(form.idField(), id);
    if (columns.isEmpty()) {
      columns = columns(values);
      write(columns);
    }
    write(columns.stream().map(column -> shown(cells.getOrDefault(column, ""))).toList());
  }

  private List<String> columns(Map<String, List<String>> values) {
    var all = new ArrayList<>(form.start());
    values.keySet().stream().filter(field -> !UNLISTED.contains(field)).forEach(all::add);
    form.input().stream().filter(column -> !all.contains(column)).forEach(all::add);
    return all;
  }

  @Override
  public void jobEnded(JobState state) {
    underWay.clear();
    aliases.clear();
    made.clear();
    try (var last = out) {
      out = null;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void write(List<String> cells) {
    try {
      var writer = Objects.requireNonNull(out, "The job has not started.");
      writer.write(CsvLine.lf(cells));
      writer.flush();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private StoreException failed(IOException cause) {
    return new StoreException(
        "The CSV of created nodes (output_csv) cannot be written: "
            + file.path()
            + " ("
            + cause
            + "). Make room and mend it, then resume the job.",
        cause);
  }

  @Override
  public String toString() {
    return "output CSV " + file.path();
  }
}
