package org.ingestworkbench.plan;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ingestworkbench.model.ChangeDraft;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Item;
import org.jspecify.annotations.Nullable;

/**
 * What decides how a row becomes an item, in groups. Immutable and safe for many threads; the
 * defaults are Islandora Workbench's, whose names of settings stand in brackets.
 */
public final class PlanSettings {

  private static final String FILE = "file";

  private static final PlanSettings DEFAULTS = builder().build();

  private final RowTask task;
  private final ChangeDraft.Mode updateMode;
  private final boolean overEdits;
  private final String contentType;
  private final String vocabulary;
  private final Path inputDirectory;
  private final @Nullable List<Path> filesBelow;
  private final String idField;
  private final String subdelimiter;
  private final Set<String> ignoredColumns;
  private final TermSettings terms;
  private final TextSettings texts;
  private final MediaSettings media;
  private final PageSettings pages;
  private final Clock clock;
  private final String seed;

  private PlanSettings(Builder builder) {
    task = builder.task;
    updateMode = builder.updateMode;
    overEdits = builder.overEdits;
    contentType = builder.contentType;
    vocabulary = builder.vocabulary;
    inputDirectory = builder.inputDirectory;
    filesBelow = builder.filesBelow;
    idField = builder.idField;
    subdelimiter = builder.subdelimiter;
    ignoredColumns = Set.copyOf(builder.ignoredColumns);
    terms = builder.terms;
    texts = builder.texts;
    media = builder.media;
    pages = task.makesNodes() ? builder.pages : PageSettings.DEFAULTS;
    clock = builder.clock;
    seed = builder.seed;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** What is done with each row ({@code task}). */
  public RowTask task() {
    return task;
  }

  /** What the values of a row do to those that are there ({@code update_mode}). */
  public ChangeDraft.Mode updateMode() {
    return updateMode;
  }

  /** Whether what others changed while a change was under way is changed all the same. */
  public boolean overEdits() {
    return overEdits;
  }

  /** The content type of the nodes ({@code content_type}). */
  public String contentType() {
    return contentType;
  }

  /** The vocabulary of terms that rows describe ({@code vocab_id}); empty for none. */
  public String vocabulary() {
    return vocabulary;
  }

  /** The content type or vocabulary of what rows are about. */
  public String bundle() {
    return task.entity() == EntityType.TERM ? vocabulary : contentType;
  }

  /** What relative names of files are relative to ({@code input_dir}). */
  public Path inputDirectory() {
    return inputDirectory;
  }

  /**
   * Directories beside {@link #inputDirectory} in which files of rows may lie ({@code
   * files_below}); null when they may lie anywhere, which is told.
   */
  public @Nullable List<Path> filesBelow() {
    return filesBelow;
  }

  /** The column with the ids of rows ({@code id_field}). */
  public String idField() {
    return idField;
  }

  /**
   * The columns of which the first that has content tells rows about one object apart; see {@code
   * TableBuilder.idDetails}. Empty where each object has one row.
   */
  public List<String> idDetails() {
    if (task != RowTask.ADD_MEDIA) {
      return List.of();
    }
    return Stream.concat(Stream.of(FILE), media.additionalFiles().keySet().stream()).toList();
  }

  /** What stands between several values of a cell ({@code subdelimiter}). */
  public String subdelimiter() {
    return subdelimiter;
  }

  /** Columns that are not looked at ({@code ignore_csv_columns}). */
  public Set<String> ignoredColumns() {
    return ignoredColumns;
  }

  public TermSettings terms() {
    return terms;
  }

  public TextSettings texts() {
    return texts;
  }

  public MediaSettings media() {
    return media;
  }

  public PageSettings pages() {
    return pages;
  }

  /** Tells whether a date of creation lies in the future. */
  public Clock clock() {
    return clock;
  }

  /** What random values of templates are drawn from, so that a run and its resume draw the same. */
  public String seed() {
    return seed;
  }

  /** The same settings with another seed. */
  public PlanSettings withSeed(String text) {
    return new Builder(this).seed(text).build();
  }

  /**
   * A fingerprint of the settings that change what is made. Where the files are, what time it is
   * and whether files may be missing are not among them.
   */
  public String fingerprint() {
    return Item.sha256(SettingsText.everything(this::describe));
  }

  /**
   * A short fingerprint of each of these settings, by its name: enough to name those that changed,
   * without their values.
   */
  public Map<String, String> fingerprints() {
    var prints = new TreeMap<String, String>();
    SettingsText.each(this::describe, (name, value) -> prints.put(name, shortened(value)));
    return prints;
  }

  private static String shortened(String value) {
    return Item.sha256(value).substring(0, 16);
  }

  /** Only what differs from the defaults, under Workbench's names. */
  @Override
  public String toString() {
    var differences = SettingsText.differences(this::describe, DEFAULTS::describe);
    return "PlanSettings" + differences + " for files in " + inputDirectory;
  }

  /** What came later is left out as long as it is not used: fingerprints are stored. */
  private void describe(BiConsumer<String, Object> out) {
    if (task != RowTask.CREATE) {
      out.accept("task", task);
    }
    if (updateMode != ChangeDraft.Mode.REPLACE) {
      out.accept("update_mode", updateMode);
    }
    if (!vocabulary.isEmpty()) {
      out.accept("vocab_id", vocabulary);
    }
    out.accept("content_type", contentType);
    out.accept("id_field", idField);
    out.accept("subdelimiter", subdelimiter);
    out.accept("ignore_csv_columns", ignoredColumns);
    terms.describe(out);
    texts.describe(out);
    media.describe(out);
    pages.describe(out);
  }

  /** Builds the settings; begins with the defaults. Used by one thread. */
  public static final class Builder {
    private RowTask task = RowTask.CREATE;
    private ChangeDraft.Mode updateMode = ChangeDraft.Mode.REPLACE;
    private boolean overEdits;
    private String contentType = "islandora_object";
    private String vocabulary = "";
    private Path inputDirectory = Path.of("input_data");
    private @Nullable List<Path> filesBelow = List.of();
    private String idField = "id";
    private String subdelimiter = "|";
    private Set<String> ignoredColumns = Set.of();
    private TermSettings terms = TermSettings.DEFAULTS;
    private TextSettings texts = TextSettings.DEFAULTS;
    private MediaSettings media = MediaSettings.DEFAULTS;
    private PageSettings pages = PageSettings.DEFAULTS;
    private Clock clock = Clock.systemUTC();
    private String seed = "";

    private Builder() {}

    private Builder(PlanSettings settings) {
      task = settings.task;
      updateMode = settings.updateMode;
      overEdits = settings.overEdits;
      contentType = settings.contentType;
      vocabulary = settings.vocabulary;
      inputDirectory = settings.inputDirectory;
      filesBelow = settings.filesBelow;
      idField = settings.idField;
      subdelimiter = settings.subdelimiter;
      ignoredColumns = settings.ignoredColumns;
      terms = settings.terms;
      texts = settings.texts;
      media = settings.media;
      pages = settings.pages;
      clock = settings.clock;
      seed = settings.seed;
    }

    /** Sets what is done with each row; a node is made of it unless told. */
    public Builder task(RowTask rows) {
      task = rows;
      return this;
    }

    /** Sets what the values of a row do to those that are there; they replace them unless told. */
    public Builder updateMode(ChangeDraft.Mode mode) {
      updateMode = mode;
      return this;
    }

    /**
     * Sets whether a field is changed all the same when a person or another program has changed it
     * since an interrupted run began to change it. Unless told, such a row stays unresolved.
     */
    public Builder overEdits(boolean all) {
      overEdits = all;
      return this;
    }

    public Builder contentType(String bundle) {
      contentType = bundle;
      return this;
    }

    /** Sets the vocabulary of terms that rows describe, by its machine name; none unless told. */
    public Builder vocabulary(String name) {
      vocabulary = name;
      return this;
    }

    public Builder inputDirectory(Path directory) {
      inputDirectory = directory;
      return this;
    }

    /**
     * Sets where files of rows may lie beside the input directory; nowhere unless told. A row that
     * names another file, by an absolute path, {@code ..} or a link, fails before anything of it is
     * written. Real paths count.
     */
    public Builder filesBelow(Collection<Path> directories) {
      filesBelow = List.copyOf(directories);
      return this;
    }

    /**
     * Lets files of rows lie anywhere, for inputs that are trusted. It is told of each directory.
     */
    public Builder filesAnywhere() {
      filesBelow = null;
      return this;
    }

    public Builder idField(String column) {
      idField = column;
      return this;
    }

    /**
     * Sets what stands between values; one character or several.
     *
     * @throws IllegalArgumentException for an empty one
     */
    public Builder subdelimiter(String text) {
      if (text.isEmpty()) {
        throw new IllegalArgumentException("subdelimiter must not be empty.");
      }
      subdelimiter = text;
      return this;
    }

    public Builder ignoredColumns(Collection<String> columns) {
      ignoredColumns = Set.copyOf(columns);
      return this;
    }

    public Builder terms(UnaryOperator<TermSettings> change) {
      terms = change.apply(terms);
      return this;
    }

    public Builder texts(UnaryOperator<TextSettings> change) {
      texts = change.apply(texts);
      return this;
    }

    public Builder media(MediaSettings settings) {
      media = settings;
      return this;
    }

    public Builder pages(PageSettings settings) {
      pages = settings;
      return this;
    }

    public Builder clock(Clock source) {
      clock = source;
      return this;
    }

    public Builder seed(String text) {
      seed = text;
      return this;
    }

    public PlanSettings build() {
      return new PlanSettings(this);
    }
  }
}
