package org.ingestworkbench.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.Parent;
import org.ingestworkbench.model.Planned;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.Value;

/**
 * Makes items of rows. Planning has no side effects: it reads the catalog and the file system, and
 * a check plans with the same code as a run.
 *
 * <p>Safe for use by many threads at once. Nothing is ever null. Whatever the catalog throws comes
 * through; a share of files that went away is an {@link
 * org.ingestworkbench.model.InputUnavailableException}, never a problem of a row.
 */
public final class Planner {

  private final PlanSettings settings;
  private final String inputName;
  private final Columns columns;
  private final FileLookup files;
  private final FieldReaders readers;
  private final BaseFields baseFields;
  private final Titles titles;
  private final RowMedia media;
  private final List<Problem> problems;

  private Planner(PlanSettings settings, Catalog catalog, String inputName, Columns columns) {
    this.settings = settings;
    this.inputName = inputName;
    this.columns = columns;
    files = new FileLookup(settings.inputDirectory());
    readers = new FieldReaders(settings);
    baseFields = new BaseFields(settings.clock());
    titles = new Titles(settings.texts().maxTitleLength());
    problems = List.of();
    var terms = new TermResolver(settings.terms(), catalog);
    var mediaPlanner =
        new MediaPlanner(
            settings.media(),
            new MediaBundles(settings.media().types(), catalog),
            new MediaUses(terms, settings.subdelimiter()),
            baseFields);
    media = new RowMedia(settings, columns, files, mediaPlanner);
  }

  /**
   * Reads the definitions of the fields that the columns name, once and together.
   *
   * @param inputName what messages call the input
   * @param columns the header of the input
   * @throws InputException when the content type does not exist or columns are wrong; names all of
   *     them
   */
  public static Planner of(
      PlanSettings settings, Catalog catalog, String inputName, List<String> columns) {
    if (!catalog.hasBundle(settings.contentType())) {
      throw new InputException(
          "Content type '"
              + settings.contentType()
              + "' does not exist: correct content_type, or make it in the repository.");
    }
    var sorted = Columns.of(settings, catalog, inputName, columns);
    return new Planner(settings, catalog, inputName, sorted);
  }

  /** What there is to say about columns and settings, apart from any row. */
  public List<Problem> problems() {
    return problems;
  }

  /** Plans a row. Bad input is data: this throws only when catalog or files cannot be read. */
  public Planned plan(Row row) {
    var remarks = new Remarks(inputName, row);
    var item = itemOf(row, remarks);
    return new Planned(
        ItemKey.row(row.id()), row.line(), remarks.refused() ? null : item, remarks.problems());
  }

  /** The row that has to be there before this one; cheap, asks nobody. */
  public Optional<String> parentRowId(Row row) {
    var parent = row.cell(Columns.PARENT);
    return parent.isEmpty() ? Optional.empty() : Optional.of(parent);
  }

  /**
   * A fingerprint of the row's cells and of the size and time of its files, lower-case hexadecimal.
   * Asks no catalog.
   */
  public String fingerprint(Row row) {
    var out = new StringBuilder();
    new java.util.TreeMap<>(row.cells())
        .forEach((name, value) -> out.append(name).append('\u001f').append(value).append('\n'));
    for (var name : media.named(row)) {
      out.append(name).append('\u001f').append(files.stamp(name)).append('\n');
    }
    return Item.sha256(out.toString());
  }

  private Item itemOf(Row row, Remarks remarks) {
    var title = titles.of(remarks);
    return new Item(
        ItemKey.row(row.id()),
        row.line(),
        new NodeDraft(settings.contentType(), title, fields(remarks)),
        null,
        media.of(title, remarks),
        parent(row),
        Item.Pages.NONE);
  }

  private Map<String, List<Value>> fields(Remarks remarks) {
    var fields = new LinkedHashMap<String, List<Value>>();
    baseFields.read(fields, remarks);
    for (var field : columns.fields().values()) {
      var values = readers.read(field, remarks.row().cell(field.name()), remarks);
      if (!values.isEmpty()) {
        fields.put(field.name(), values);
      }
    }
    return fields;
  }

  private Parent parent(Row row) {
    return parentRowId(row).<Parent>map(Parent.OfRow::new).orElseGet(Parent.None::new);
  }
}
