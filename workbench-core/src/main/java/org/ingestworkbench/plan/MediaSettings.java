package org.ingestworkbench.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.ingestworkbench.model.MediaDraft.Fixity;
import org.jspecify.annotations.Nullable;

/** Which media a row gets. Immutable; built with {@link #builder()}. */
public final class MediaSettings {

  /** The media use of a row's file when nothing else is said. */
  public static final String ORIGINAL_FILE = "http://pcdm.org/use#OriginalFile";

  /** Islandora Workbench's own. */
  public static final MediaSettings DEFAULTS = builder().build();

  private final boolean nodesOnly;
  private final boolean allowMissingFiles;
  private final String use;
  private final int maxAltTextLength;
  private final Map<String, String> additionalFiles;
  private final MediaTypes types;
  private final MediaNameSettings naming;
  private final Fixity.@Nullable Algorithm fixity;
  private final boolean fixityInCheck;

  private MediaSettings(Builder builder) {
    nodesOnly = builder.nodesOnly;
    allowMissingFiles = builder.allowMissingFiles;
    use = builder.use;
    maxAltTextLength = builder.maxAltTextLength;
    additionalFiles = Collections.unmodifiableMap(new LinkedHashMap<>(builder.additionalFiles));
    types = builder.types;
    naming = builder.naming;
    fixity = builder.fixity;
    fixityInCheck = builder.fixityInCheck;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Whether rows get no media at all ({@code nodes_only}). */
  public boolean nodesOnly() {
    return nodesOnly;
  }

  /** Whether a row whose file is missing is made without it ({@code allow_missing_files}). */
  public boolean allowMissingFiles() {
    return allowMissingFiles;
  }

  /**
   * The media use of a row's file: term ID, URI or name, several joined by the subdelimiter ({@code
   * media_use_tid}).
   */
  public String use() {
    return use;
  }

  /** Alternative texts are cut at this many characters ({@code max_image_alt_text_length}). */
  public int maxAltTextLength() {
    return maxAltTextLength;
  }

  /** Columns that name further files, in order, with their media use ({@code additional_files}). */
  public Map<String, String> additionalFiles() {
    return additionalFiles;
  }

  public MediaTypes types() {
    return types;
  }

  public MediaNameSettings naming() {
    return naming;
  }

  /**
   * How the bytes of files are compared ({@code fixity_algorithm}); null when they are not. It may
   * change between the runs of a job.
   */
  public Fixity.@Nullable Algorithm fixity() {
    return fixity;
  }

  /**
   * Whether a check reads every file to compare it with the column {@code checksum} ({@code
   * validate_fixity_during_check}); needs {@link #fixity}.
   */
  public boolean fixityInCheck() {
    return fixityInCheck;
  }

  void describe(BiConsumer<String, Object> out) {
    out.accept("nodes_only", nodesOnly);
    out.accept("media_use_tid", use);
    out.accept("max_image_alt_text_length", maxAltTextLength);
    out.accept("additional_files", additionalFiles);
    types.describe(out);
    naming.describe(out);
  }

  @Override
  public String toString() {
    return "MediaSettings" + SettingsText.differences(this::describe, DEFAULTS::describe);
  }

  /** Builds the settings; begins with the defaults. */
  public static final class Builder {
    private boolean nodesOnly;
    private boolean allowMissingFiles;
    private String use = ORIGINAL_FILE;
    private int maxAltTextLength = 255;
    private final Map<String, String> additionalFiles = new LinkedHashMap<>();
    private MediaTypes types = MediaTypes.DEFAULTS;
    private MediaNameSettings naming = MediaNameSettings.DEFAULTS;
    private Fixity.@Nullable Algorithm fixity;
    private boolean fixityInCheck;

    private Builder() {}

    public Builder nodesOnly(boolean only) {
      nodesOnly = only;
      return this;
    }

    public Builder allowMissingFiles(boolean allow) {
      allowMissingFiles = allow;
      return this;
    }

    public Builder use(String termOrTerms) {
      use = termOrTerms;
      return this;
    }

    public Builder maxAltTextLength(int characters) {
      maxAltTextLength = characters;
      return this;
    }

    /** Adds a column that names a further file; media are made in the order of these calls. */
    public Builder additionalFiles(String column, String mediaUse) {
      additionalFiles.put(column, mediaUse);
      return this;
    }

    public Builder types(UnaryOperator<MediaTypes> change) {
      types = change.apply(types);
      return this;
    }

    public Builder naming(UnaryOperator<MediaNameSettings> change) {
      naming = change.apply(naming);
      return this;
    }

    /**
     * Compares the bytes of files: with the column {@code checksum} before a file is sent, and with
     * what the repository stored, where it tells, before the medium is made. A file that differs
     * gets no medium, and its row is not done.
     *
     * @param algorithm null to compare nothing
     */
    public Builder fixity(Fixity.@Nullable Algorithm algorithm) {
      fixity = algorithm;
      return this;
    }

    /** Lets a check read every file to compare it with the column {@code checksum} too. */
    public Builder fixityInCheck(boolean read) {
      fixityInCheck = read;
      return this;
    }

    public MediaSettings build() {
      return new MediaSettings(this);
    }
  }
}
