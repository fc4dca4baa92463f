package org.ingestworkbench.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.ingestworkbench.model.Advice;
import org.jspecify.annotations.Nullable;

/**
 * How the files of a directory become pages of a book. Immutable; built with {@link #builder()}.
 */
public final class PageSettings {

  /** No pages; otherwise Islandora Workbench's own. */
  public static final PageSettings DEFAULTS = builder().build();

  private final boolean fromDirectories;
  private final boolean parentsExist;
  private final @Nullable String directoryColumn;
  private final String separator;
  private final @Nullable String model;
  private final @Nullable String contentType;
  private final @Nullable String imageExtension;
  private final Map<String, String> additionalMedia;
  private final @Nullable String viewer;
  private final String viewerField;
  private final String titleTemplate;
  private final long weightMultiplier;
  private final List<String> ignoredFiles;
  private final Map<String, String> valueTemplates;
  private final Set<String> templatesForEmpty;
  private final int randomLength;

  private PageSettings(Builder builder) {
    fromDirectories = builder.fromDirectories;
    parentsExist = builder.parentsExist;
    directoryColumn = builder.directoryColumn;
    separator = builder.separator;
    model = builder.model;
    contentType = builder.contentType;
    imageExtension = builder.imageExtension;
    additionalMedia = Collections.unmodifiableMap(new LinkedHashMap<>(builder.additionalMedia));
    viewer = builder.viewer;
    viewerField = builder.viewerField;
    titleTemplate = builder.titleTemplate;
    weightMultiplier = builder.weightMultiplier;
    ignoredFiles = List.copyOf(builder.ignoredFiles);
    valueTemplates = Collections.unmodifiableMap(new LinkedHashMap<>(builder.valueTemplates));
    templatesForEmpty = Set.copyOf(builder.templatesForEmpty);
    randomLength = builder.randomLength;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Whether rows are books with directories of pages ({@code paged_content_from_directories}). */
  public boolean fromDirectories() {
    return fromDirectories;
  }

  /**
   * Whether the books are there already, named by {@code field_member_of}, and only pages are made
   * ({@code paged_content_from_directories_parents_exist}).
   */
  public boolean parentsExist() {
    return fromDirectories && parentsExist;
  }

  /**
   * The column that names a book's directory; null for the id column ({@code
   * page_files_source_dir_field}).
   */
  public @Nullable String directoryColumn() {
    return directoryColumn;
  }

  /**
   * What stands before the page number in a file's name ({@code paged_content_sequence_separator}).
   */
  public String separator() {
    return separator;
  }

  /** The term that is the model of pages, by ID or URI ({@code paged_content_page_model_tid}). */
  public @Nullable String model() {
    return model;
  }

  /**
   * The content type of pages, null for that of the books ({@code
   * paged_content_page_content_type}).
   */
  public @Nullable String contentType() {
    return contentType;
  }

  /**
   * The extension of the files that are pages, without a dot; has a meaning only together with
   * {@link #additionalMedia} ({@code paged_content_image_file_extension}).
   */
  public @Nullable String imageExtension() {
    return imageExtension;
  }

  /**
   * Media use to the extension of the file beside a page's own ({@code
   * paged_content_additional_page_media}).
   */
  public Map<String, String> additionalMedia() {
    return additionalMedia;
  }

  /** The viewer of pages, by ID, URI or name ({@code paged_content_page_viewer_override}). */
  public @Nullable String viewer() {
    return viewer;
  }

  /** The field that names the viewer ({@code viewer_override_fieldname}). */
  public String viewerField() {
    return viewerField;
  }

  /** A template with {@code $parent_title} and {@code $weight} ({@code page_title_template}). */
  public String titleTemplate() {
    return titleTemplate;
  }

  /** Page number times this is a page's weight ({@code paged_content_page_weight_multiplier}). */
  public long weightMultiplier() {
    return weightMultiplier;
  }

  /** Names, {@code *.ext} or {@code name.*}, in any case ({@code paged_content_ignore_files}). */
  public List<String> ignoredFiles() {
    return ignoredFiles;
  }

  /** Templates by field ({@code csv_value_templates_for_paged_content}). */
  public Map<String, String> valueTemplates() {
    return valueTemplates;
  }

  /**
   * Fields whose template counts for empty cells too ({@code
   * allow_csv_value_templates_if_field_empty}).
   */
  public Set<String> templatesForEmpty() {
    return templatesForEmpty;
  }

  /** How long random values of templates are ({@code csv_value_templates_rand_length}). */
  public int randomLength() {
    return randomLength;
  }

  void describe(BiConsumer<String, Object> out) {
    out.accept("paged_content_from_directories", fromDirectories);
    out.accept("paged_content_from_directories_parents_exist", parentsExist);
    out.accept("page_files_source_dir_field", orEmpty(directoryColumn));
    out.accept("paged_content_sequence_separator", separator);
    out.accept("paged_content_page_model_tid", orEmpty(model));
    out.accept("paged_content_page_content_type", orEmpty(contentType));
    out.accept("paged_content_image_file_extension", orEmpty(imageExtension));
    out.accept("paged_content_additional_page_media", additionalMedia);
    out.accept("paged_content_page_viewer_override", orEmpty(viewer));
    out.accept("viewer_override_fieldname", viewerField);
    out.accept("page_title_template", titleTemplate);
    out.accept("paged_content_page_weight_multiplier", weightMultiplier);
    out.accept("paged_content_ignore_files", ignoredFiles);
    out.accept("csv_value_templates_for_paged_content", valueTemplates);
    out.accept("allow_csv_value_templates_if_field_empty", templatesForEmpty);
    out.accept("csv_value_templates_rand_length", randomLength);
  }

  @Override
  public String toString() {
    return "PageSettings" + SettingsText.differences(this::describe, DEFAULTS::describe);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Builds the settings; begins with the defaults. */
  public static final class Builder {
    private boolean fromDirectories;
    private boolean parentsExist;
    private @Nullable String directoryColumn;
    private String separator = "-";
    private @Nullable String model;
    private @Nullable String contentType;
    private @Nullable String imageExtension;
    private final Map<String, String> additionalMedia = new LinkedHashMap<>();
    private @Nullable String viewer;
    private String viewerField = "field_viewer_override";
    private String titleTemplate = "$parent_title, page $weight";
    private long weightMultiplier = 1;
    private List<String> ignoredFiles = List.of("Thumbs.db");
    private final Map<String, String> valueTemplates = new LinkedHashMap<>();
    private Set<String> templatesForEmpty = Set.of();
    private int randomLength = 5;

    private Builder() {}

    public Builder fromDirectories(boolean on) {
      fromDirectories = on;
      return this;
    }

    public Builder parentsExist(boolean exist) {
      parentsExist = exist;
      return this;
    }

    public Builder directoryColumn(@Nullable String column) {
      directoryColumn = column;
      return this;
    }

    /**
     * Sets what stands before the page number.
     *
     * @throws IllegalArgumentException for an empty separator
     */
    public Builder separator(String text) {
      if (text.isEmpty()) {
        throw new IllegalArgumentException(Advice.PAGE_SEPARATOR.words() + " must not be empty.");
      }
      separator = text;
      return this;
    }

    public Builder model(@Nullable String idOrUri) {
      model = idOrUri;
      return this;
    }

    public Builder contentType(@Nullable String bundle) {
      contentType = bundle;
      return this;
    }

    public Builder imageExtension(@Nullable String extension) {
      imageExtension = extension;
      return this;
    }

    /** Adds a medium that pages get of the file with this extension beside their own. */
    public Builder additionalMedia(String mediaUse, String extension) {
      additionalMedia.put(mediaUse, extension);
      return this;
    }

    public Builder viewer(@Nullable String term) {
      viewer = term;
      return this;
    }

    public Builder viewerField(String field) {
      viewerField = field;
      return this;
    }

    public Builder titleTemplate(String template) {
      titleTemplate = template;
      return this;
    }

    public Builder weightMultiplier(long factor) {
      weightMultiplier = factor;
      return this;
    }

    public Builder ignoredFiles(List<String> patterns) {
      ignoredFiles = patterns;
      return this;
    }

    public Builder valueTemplate(String field, String template) {
      valueTemplates.put(field, template);
      return this;
    }

    public Builder templatesForEmpty(Set<String> fields) {
      templatesForEmpty = fields;
      return this;
    }

    public Builder randomLength(int characters) {
      randomLength = characters;
      return this;
    }

    public PageSettings build() {
      return new PageSettings(this);
    }
  }
}
