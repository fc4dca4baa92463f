package org.ingestworkbench.plan.pages;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.Parent;
import org.ingestworkbench.model.Planned;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.PageDirectory;
import org.ingestworkbench.plan.PageFile;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.field.BaseFields;
import org.ingestworkbench.plan.field.FieldReaders;
import org.ingestworkbench.plan.field.Titles;
import org.ingestworkbench.plan.media.FileLookup;
import org.ingestworkbench.plan.media.MediaPlanner;
import org.ingestworkbench.plan.row.InputColumns;
import org.ingestworkbench.plan.row.RowProblems;
import org.ingestworkbench.plan.terms.TermQuestion;
import org.ingestworkbench.plan.terms.TermResolver;
import org.jspecify.annotations.Nullable;

/** Plans the pages of books whose files lie in directories. */
public final class PagePlanner {

  public static final String MODEL = "field_model";
  public static final String WEIGHT = "field_weight";

  private final PlanSettings settings;
  private final String inputName;
  private final Map<String, FieldDefinition> fields;
  private final Parts parts;
  private final PageTemplates templates;
  private final PageMedia media;

  /** What pages are planned with, and rows too. */
  public record Parts(
      FileLookup files,
      FieldReaders readers,
      BaseFields baseFields,
      Titles titles,
      TermResolver terms,
      MediaPlanner media) {}

  /**
   * Plans with the fields of the content type of pages that books may have something for.
   *
   * @param fields by name, in the order in which they are written
   */
  public PagePlanner(
      PlanSettings settings, String inputName, Map<String, FieldDefinition> fields, Parts parts) {
    this.settings = settings;
    this.inputName = inputName;
    this.fields = fields;
    this.parts = parts;
    templates = new PageTemplates(settings);
    media = new PageMedia(settings, parts.files(), parts.media());
  }

  /** The pages of a book; its row is refused when they cannot be made. */
  public Item.Pages of(String bookTitle, RowProblems problems) {
    ownFields(problems);
    var row = problems.row();
    var column = column();
    if (!row.has(column)) {
      if (row.cells().containsKey(column)) {
        problems.warn(
            Code.PAGE_DIRECTORY_MISSING,
            column,
            "The row names no directory of pages, so it gets none.");
      }
      return Item.Pages.NONE;
    }
    var directory = parts.files().directory(row.cell(column));
    if (directory.isEmpty()) {
      problems.refuse(
          Code.PAGE_DIRECTORY_MISSING,
          column,
          "The directory of pages " + parts.files().missing(row.cell(column)));
      return Item.Pages.NONE;
    }
    parts.files().requireInside(directory.get(), column, problems);
    return pages(directory.get(), bookTitle, column, problems);
  }

  /** Size and time of each page of a book by its name; none where there is no directory. */
  public Map<String, String> stamps(Row row) {
    var stamps = new LinkedHashMap<String, String>();
    directory(row)
        .ifPresent(
            directory ->
                PageDirectory.read(directory, settings.pages())
                    .pages()
                    .forEach(page -> stamps.put(page.key(), parts.files().stamp(page.path()))));
    return stamps;
  }

  /** The names of a book's pages in their order; none where there is no directory. */
  public List<String> names(Row row) {
    return directory(row).map(this::names).orElse(List.of());
  }

  private List<String> names(Path directory) {
    return PageDirectory.read(directory, settings.pages()).pages().stream()
        .map(PageFile::key)
        .toList();
  }

  private Optional<Path> directory(Row row) {
    return row.has(column()) ? parts.files().directory(row.cell(column())) : Optional.empty();
  }

  private Item.Pages pages(Path directory, String bookTitle, String column, RowProblems problems) {
    if (PageDirectory.read(directory, settings.pages()).pages().isEmpty()) {
      problems.warn(
          Code.PAGE_DIRECTORY_EMPTY,
          column,
          "The directory of pages " + directory + " has no pages in it.");
    }
    var row = problems.row();
    return () -> iterator(row, bookTitle, PageDirectory.read(directory, settings.pages()));
  }

  private Iterator<Planned> iterator(Row row, String bookTitle, PageDirectory directory) {
    var order = new PageOrder(directory, settings.pages().separator());
    return new RepeatingIterator<>(
        directory.pages().iterator(), page -> page(row, bookTitle, page, order));
  }

  private Planned page(Row book, String bookTitle, PageFile page, PageOrder order) {
    var row = pageRow(book, page);
    var problems = new RowProblems(inputName, row);
    order.remark(page, problems);
    var item = problems.planned(() -> item(row, bookTitle, page, problems));
    var key = new ItemKey(book.id(), page.key());
    order.passed(page);
    return new Planned(key, row.line(), problems.refused() ? null : item, problems.all());
  }

  private Row pageRow(Row book, PageFile page) {
    var weight = page.sequence() > 0 ? weight(page) : "";
    return templates.filled(book.with(InputColumns.FILE, page.key()).with(WEIGHT, weight), page);
  }

  private Item item(Row row, String bookTitle, PageFile page, RowProblems problems) {
    var title = parts.titles().cut(templates.title(bookTitle, page), problems);
    var bundle = contentType(settings);
    return new Item(
        new ItemKey(row.id(), page.key()),
        row.line(),
        new NodeDraft(bundle, title, fields(row, page, problems)),
        null,
        media(page, title, problems),
        new Parent.Book(),
        Item.Pages.NONE);
  }

  private List<MediaDraft> media(PageFile page, String title, RowProblems problems) {
    return settings.media().nodesOnly() ? List.of() : media.of(page, title, problems);
  }

  private Map<String, List<Value>> fields(Row row, PageFile page, RowProblems problems) {
    var values = new LinkedHashMap<String, List<Value>>();
    parts.baseFields().readForPage(values, problems);
    values.putAll(ownFields(problems));
    var weight = fields.get(WEIGHT);
    if (page.sequence() > 0 && weight != null) {
      values.put(WEIGHT, parts.readers().read(weight, weight(page), problems));
    }
    for (var field : inherited()) {
      var read = parts.readers().read(field, row.cell(field.name()), problems);
      if (!read.isEmpty()) {
        values.put(field.name(), read);
      }
    }
    return values;
  }

  /** The fields that every page has alike: its model and its viewer. */
  private Map<String, List<Value>> ownFields(RowProblems problems) {
    var values = new LinkedHashMap<String, List<Value>>();
    var pages = settings.pages();
    term(MODEL, pages.model(), problems).ifPresent(term -> values.put(MODEL, List.of(term)));
    term(pages.viewerField(), pages.viewer(), problems)
        .ifPresent(term -> values.put(pages.viewerField(), List.of(term)));
    return values;
  }

  private Optional<Value> term(String name, @Nullable String text, RowProblems problems) {
    var field = fields.get(name);
    if (field == null || text == null) {
      return Optional.empty();
    }
    var question =
        new TermQuestion(null, field.target().bundles(), Code.TERM_MISSING, false, false);
    return parts
        .terms()
        .resolve(question, text, problems)
        .map(term -> new Value.Reference(term, "taxonomy_term"));
  }

  /** What Drupal requires of a page, and what the settings have a template for. */
  private List<FieldDefinition> inherited() {
    var inherited = new ArrayList<FieldDefinition>();
    for (var field : fields.values()) {
      boolean templated = settings.pages().valueTemplates().containsKey(field.name());
      if (templated || (field.required() && !ownOrEngines(field.name()))) {
        inherited.add(field);
      }
    }
    return inherited;
  }

  private boolean ownOrEngines(String field) {
    return field.equals(MODEL)
        || field.equals(WEIGHT)
        || field.equals(InputColumns.MEMBER_OF)
        || field.equals(settings.pages().viewerField());
  }

  /** Read as a cell would be: a number may be more than the field takes. */
  private String weight(PageFile page) {
    return BigInteger.valueOf(page.sequence())
        .multiply(BigInteger.valueOf(settings.pages().weightMultiplier()))
        .toString();
  }

  private String column() {
    var column = settings.pages().directoryColumn();
    return column == null ? settings.idField() : column;
  }

  public static String contentType(PlanSettings settings) {
    var own = settings.pages().contentType();
    return own == null ? settings.contentType() : own;
  }
}
