package org.ingestworkbench.plan.item;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.Parent;
import org.ingestworkbench.model.Planned;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.RowTask;
import org.ingestworkbench.plan.field.BaseFields;
import org.ingestworkbench.plan.field.FieldReaders;
import org.ingestworkbench.plan.field.Titles;
import org.ingestworkbench.plan.media.FileLookup;
import org.ingestworkbench.plan.media.MediaBundles;
import org.ingestworkbench.plan.media.MediaPlanner;
import org.ingestworkbench.plan.media.MediaUses;
import org.ingestworkbench.plan.media.RowMedia;
import org.ingestworkbench.plan.pages.PagePlanner;
import org.ingestworkbench.plan.row.InputColumns;
import org.ingestworkbench.plan.row.RowProblems;
import org.ingestworkbench.plan.row.SettingProblems;
import org.ingestworkbench.plan.terms.TermResolver;
import org.jspecify.annotations.Nullable;

/**
 * Makes items of rows. Planning has no side effects: it reads the catalog and the file system, and
 * a check plans with the same code as a run.
 *
 * <p>Safe for use by many threads at once. Nothing is ever null. What the catalog throws comes
 * through; a share of files that went away is an {@link
 * org.ingestworkbench.model.InputUnavailableException}, never a problem of a row.
 */
public final class Planner {

  private final PlanSettings settings;
  private final Catalog catalog;
  private final String inputName;
  private final Titles titles;
  private final FileLookup files;
  private final NodeFields fields;
  private final AliasReader aliases;
  private final ChangeItems changes;
  private final TermItems newTerms;
  private final RowMedia media;
  private final MediaItems additions;
  private final PagePlanner pages;
  private final List<Problem> settingProblems;
  private final InputColumns columns;
  private final CellsHash prints;
  private final CellLimits limits;

  private Planner(
      PlanSettings settings,
      Catalog catalog,
      String inputName,
      InputColumns columns,
      Map<String, FieldDefinition> pageFields,
      List<Problem> settingProblems) {
    this.settings = settings;
    this.catalog = catalog;
    this.inputName = inputName;
    titles = new Titles(settings.texts().maxTitleLength(), this::longestTitle);
    files = new FileLookup(settings.inputDirectory(), settings.filesBelow());
    var baseFields = new BaseFields(settings.clock(), settings.texts(), catalog);
    var terms = new TermResolver(settings.terms(), catalog);
    var readers = new FieldReaders(settings, terms, catalog);
    fields = new NodeFields(columns, readers, baseFields, settings.task().entity());
    newTerms = new TermItems(settings, catalog, fields, terms);
    aliases = new AliasReader(settings.subdelimiter(), catalog);
    var changedTerms = new ChangedTerms(settings, terms);
    changes = new ChangeItems(settings, catalog, columns, fields, titles, aliases, changedTerms);
    var uses = new MediaUses(terms, settings.subdelimiter());
    var bundles = new MediaBundles(settings.media().types(), catalog);
    var medium = new MediaPlanner(settings.media(), bundles, uses, baseFields);
    media = new RowMedia(settings, columns, catalog, files, medium);
    additions = new MediaItems(settings, catalog, columns, media);
    var parts = new PagePlanner.Parts(files, readers, baseFields, titles, terms, medium);
    pages = new PagePlanner(settings, inputName, pageFields, parts);
    this.settingProblems = settingProblems;
    this.columns = columns;
    prints = new CellsHash(settings.ignoredColumns());
    limits = new CellLimits(settings.subdelimiter());
  }

  /**
   * Reads the definitions of the fields that the columns name, once and together.
   *
   * @param inputName what messages call the input
   * @param columns the header of the input
   * @throws InputException when the content type does not exist, or columns and settings do not
   *     fit; names everything that is wrong
   */
  public static Planner of(
      PlanSettings settings, Catalog catalog, String inputName, List<String> columns) {
    var problems = new SettingProblems(inputName);
    var planner = planner(settings, catalog, inputName, columns, problems);
    problems.refuseErrors();
    return planner;
  }

  /**
   * The same for a check: what keeps a run from starting is among the {@link #problems}, and rows
   * are planned as far as that goes, so that all that is wrong can be told at once.
   */
  public static Planner examining(
      PlanSettings settings, Catalog catalog, String inputName, List<String> columns) {
    return planner(settings, catalog, inputName, columns, new SettingProblems(inputName));
  }

  private static Planner planner(
      PlanSettings settings,
      Catalog catalog,
      String inputName,
      List<String> header,
      SettingProblems problems) {
    var columns = columns(settings, catalog, header, problems);
    var pageFields = pageFields(settings, catalog, columns, problems);
    new ColumnRequirements(settings, columns, problems).check(pageFields);
    return new Planner(settings, catalog, inputName, columns, pageFields, problems.all());
  }

  private static InputColumns columns(
      PlanSettings settings, Catalog catalog, List<String> header, SettingProblems problems) {
    return settings.task() != RowTask.ADD_MEDIA && hasBundle(settings, catalog, problems)
        ? InputColumns.of(settings, catalog, header, problems)
        : InputColumns.withoutFields(settings, header);
  }

  private static Map<String, FieldDefinition> pageFields(
      PlanSettings settings, Catalog catalog, InputColumns columns, SettingProblems problems) {
    if (!settings.pages().fromDirectories() || !settings.task().makesNodes()) {
      return Map.of();
    }
    var bundle = PagePlanner.contentType(settings);
    if (!bundle.equals(settings.contentType())
        && !hasBundle(catalog, bundle, Advice.PAGE_CONTENT_TYPE, problems)) {
      return Map.of();
    }
    var names = new LinkedHashSet<>(columns.fields().keySet());
    names.add(PagePlanner.MODEL);
    names.add(PagePlanner.WEIGHT);
    names.add(settings.pages().viewerField());
    return new LinkedHashMap<>(catalog.fields(bundle, names));
  }

  private static boolean hasBundle(
      PlanSettings settings, Catalog catalog, SettingProblems problems) {
    return settings.task().entity() == EntityType.TERM
        ? hasVocabulary(catalog, settings.vocabulary(), problems)
        : hasBundle(catalog, settings.contentType(), Advice.CONTENT_TYPE, problems);
  }

  private static boolean hasVocabulary(
      Catalog catalog, String vocabulary, SettingProblems problems) {
    if (!vocabulary.isEmpty() && catalog.hasBundle(EntityType.TERM, vocabulary)) {
      return true;
    }
    problems.setting(
        Code.BUNDLE_MISSING,
        "Vocabulary '"
            + vocabulary
            + "' does not exist: correct "
            + Advice.VOCABULARY.words()
            + ", or make it in the repository.",
        Advice.VOCABULARY);
    return false;
  }

  private static boolean hasBundle(
      Catalog catalog, String bundle, Advice setting, SettingProblems problems) {
    if (catalog.hasBundle(bundle)) {
      return true;
    }
    problems.setting(
        Code.BUNDLE_MISSING,
        "Content type '"
            + bundle
            + "' does not exist: correct "
            + setting.words()
            + ", or make it in the repository.",
        setting);
    return false;
  }

  /** What there is to say about columns and settings, apart from any row. */
  public List<Problem> problems() {
    return settingProblems;
  }

  /** The columns of the input that are fields of the content type. */
  public Set<String> fields() {
    return columns.fields().keySet();
  }

  /** The content type of the nodes of rows. */
  public String contentType() {
    return settings.contentType();
  }

  /** What is done with each row. */
  public RowTask task() {
    return settings.task();
  }

  /** Whether rows have pages: whether a row whose node is there has to be planned all the same. */
  public boolean hasPages() {
    return settings.pages().fromDirectories() && settings.task().makesNodes();
  }

  /**
   * The keys of a row's pages in the order in which they are planned; none where it has none. Reads
   * the row's directory and asks no catalog.
   */
  public List<ItemKey> pages(Row row) {
    return hasPages()
        ? pages.names(row).stream().map(name -> new ItemKey(row.id(), name)).toList()
        : List.of();
  }

  /**
   * Plans a row. Bad input is data: this throws only when catalog or files cannot be read, which
   * their {@link org.ingestworkbench.model.WorkbenchException}s say; what else is thrown is told as
   * a problem of the row.
   */
  public Planned plan(Row row) {
    var problems = new RowProblems(inputName, row);
    requireUsableId(problems);
    var item = limits.fit(problems) ? problems.planned(() -> planned(problems)) : null;
    return new Planned(
        ItemKey.row(row.id()), row.line(), problems.refused() ? null : item, problems.all());
  }

  /** What ids of rows are compared by, see {@link RowTask#key}. */
  public String key(String rowId) {
    return settings.task().key(rowId);
  }

  /**
   * The row that has to be there before this one, or that had the node which this one is about;
   * cheap, asks no catalog.
   */
  public Optional<String> parentRowId(Row row) {
    var column =
        settings.task() == RowTask.ADD_MEDIA
            ? additions.parentColumn()
            : settings.task().parentColumn();
    var parent = row.cell(column);
    return parent.isEmpty() || settings.pages().parentsExist()
        ? Optional.empty()
        : Optional.of(parent);
  }

  /**
   * The node that the row is about, where it is about one that is there; asks the catalog where the
   * row does not name it by its number.
   */
  public Optional<String> node(Row row) {
    return settings.task() == RowTask.UPDATE ? changes.node(row) : Optional.empty();
  }

  /**
   * What the row changes of an object that is there, as messages call it: {@code field_note of node
   * 12}. Asks the catalog where the row names a node by something else than its number.
   */
  public List<String> changed(Row row) {
    return settings.task().rowsShareObjects() ? changes.changed(row) : List.of();
  }

  /**
   * A fingerprint of the row's cells and of the size and time of its files, and of the pages of a
   * book that the row makes, lower-case hexadecimal. Asks no catalog.
   */
  public String fingerprint(Row row) {
    var lines = new TreeMap<String, String>();
    row.cells().forEach((name, value) -> lines.put("cell " + name, value));
    lines.values().removeIf(String::isEmpty);
    settings.ignoredColumns().forEach(column -> lines.remove("cell " + column));
    filesOf(row).forEach(name -> lines.put("file " + name, files.stamp(name)));
    if (makesBooks()) {
      pages.stamps(row).forEach((name, stamp) -> lines.put("page " + name, stamp));
    }
    var out = new StringBuilder();
    lines.forEach((name, value) -> out.append(name).append('\u001f').append(value).append('\n'));
    return Item.sha256(out.toString());
  }

  /**
   * A print of the row's cells alone, equal for rows that are planned alike. Asks no catalog and no
   * file system; cheap enough for every row of an input.
   */
  public long cells(Row row) {
    return prints.of(row.cells());
  }

  /** The title that the row's node will have; empty when it has none. Asks no catalog. */
  public String title(Row row) {
    return new Titles(settings.texts().maxTitleLength(), () -> null)
        .of(new RowProblems(inputName, row));
  }

  private @Nullable Integer longestTitle() {
    return catalog.tryOut(EntityType.NODE, settings.contentType()).maxTitle();
  }

  /** Whether the row names files whose size and time are part of its fingerprint. */
  public boolean namesFiles(Row row) {
    return makesBooks() || !filesOf(row).isEmpty();
  }

  private Collection<String> filesOf(Row row) {
    return settings.task().rowsShareObjects() ? List.of() : media.named(row);
  }

  /** Pages of a book that is there already are looked for by every run. */
  private boolean makesBooks() {
    return hasPages() && !settings.pages().parentsExist();
  }

  private @Nullable Item planned(RowProblems problems) {
    if (settings.task().rowsShareObjects()) {
      return changes.of(problems);
    } else if (settings.task() == RowTask.CREATE_TERMS) {
      return newTerms.of(problems);
    } else if (settings.task() == RowTask.ADD_MEDIA) {
      return additions.of(problems);
    }
    return settings.pages().parentsExist() ? pagesOnly(problems) : item(problems);
  }

  private Item item(RowProblems problems) {
    var row = problems.row();
    var title = titleOf(problems);
    return new Item(
        ItemKey.row(row.id()),
        row.line(),
        new NodeDraft(settings.contentType(), title, fields.read(problems)),
        aliases.of(problems),
        media.of(new Catalog.Node("", settings.contentType(), title), problems),
        parentRowId(row).<Parent>map(Parent.OfRow::new).orElseGet(Parent.None::new),
        pages(title, problems));
  }

  /** Where the input has no titles that is said once, and not of each row. */
  private String titleOf(RowProblems problems) {
    return columns.has(InputColumns.TITLE) ? titles.of(problems) : "";
  }

  private Item.Pages pages(String title, RowProblems problems) {
    return settings.pages().fromDirectories() ? pages.of(title, problems) : Item.Pages.NONE;
  }

  /** A book that is there already: nothing is made but its pages. */
  private @Nullable Item pagesOnly(RowProblems problems) {
    var row = problems.row();
    var book =
        row.has(InputColumns.MEMBER_OF) ? catalog.node(row.cell(InputColumns.MEMBER_OF)) : noNode();
    if (!columns.has(InputColumns.MEMBER_OF)) {
      return null; // which was said of the column
    } else if (book.isEmpty()) {
      problems.refuse(
          Code.PARENT_MISSING,
          InputColumns.MEMBER_OF,
          "Node "
              + row.cell(InputColumns.MEMBER_OF)
              + " identified in the \"field_member_of\" column in your input CSV doesn't exist,"
              + " skipping adding children.");
      return null;
    }
    var title = titleOf(problems);
    var its = new Item.Existing(EntityRef.node(book.get()));
    var found = pages.of(title, problems);
    return new Item(
        ItemKey.row(row.id()), row.line(), its, null, List.of(), new Parent.None(), found);
  }

  private static Optional<String> noNode() {
    return Optional.empty();
  }

  /** Ids go into logs, maps and rollback files, one a line. */
  private static void requireUsableId(RowProblems problems) {
    if (hasControls(problems.row().id())) {
      problems.refuse(
          Code.ID_INVALID,
          null,
          "The row's id has a line break, tab or other control character in it: take it out.");
    }
  }

  private static boolean hasControls(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (Character.isISOControl(id.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
