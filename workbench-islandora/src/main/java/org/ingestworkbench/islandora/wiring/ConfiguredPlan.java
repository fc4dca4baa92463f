package org.ingestworkbench.islandora.wiring;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ingestworkbench.islandora.config.ExportKind;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.model.ChangeDraft;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.MediaDraft.Fixity;
import org.ingestworkbench.plan.MediaNameSettings;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.MediaTypes;
import org.ingestworkbench.plan.PageSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.RowTask;
import org.ingestworkbench.plan.TermSettings;
import org.ingestworkbench.plan.TextSettings;
import org.jspecify.annotations.Nullable;

/** Makes the settings of planning of a configuration's. */
public final class ConfiguredPlan {
  private final WorkbenchConfig config;

  private ConfiguredPlan(WorkbenchConfig config) {
    this.config = config;
  }

  /**
   * The settings of planning.
   *
   * @throws InputException when the task plans nothing
   */
  public static PlanSettings of(WorkbenchConfig config, Clock clock) {
    var task = config.text("task").orElseThrow();
    if (ExportKind.of(task).isPresent()) {
      throw new InputException(
          "task: " + task + " writes nothing to the site, so it is no job: run it by itself.");
    }
    return new ConfiguredPlan(config).plan(clock);
  }

  /**
   * The columns that tell rows apart that are about one object; none where no row makes anything.
   */
  static List<String> idDetails(WorkbenchConfig config) {
    return ExportKind.of(config.text("task").orElseThrow()).isPresent()
        ? List.of()
        : List.copyOf(new ConfiguredPlan(config).plan(Clock.systemUTC()).idDetails());
  }

  private PlanSettings plan(Clock clock) {
    var plan = PlanSettings.builder();
    if (config.has("files_below")) {
      plan.filesBelow(config.list("files_below").stream().map(Path::of).toList());
    } else {
      plan.filesAnywhere();
    }
    return plan.task(RowTask.of(text("task")).orElse(RowTask.CREATE))
        .updateMode(ChangeDraft.Mode.valueOf(text("update_mode").toUpperCase(Locale.ROOT)))
        .overEdits(config.flag("overwrite_edits"))
        .contentType(text("content_type"))
        .vocabulary(config.text("vocab_id").orElse(""))
        .inputDirectory(config.inputDirectory())
        .idField(text("id_field"))
        .subdelimiter(text("subdelimiter"))
        .ignoredColumns(config.list("ignore_csv_columns"))
        .terms(this::terms)
        .texts(this::texts)
        .media(media())
        .pages(pages())
        .clock(clock)
        .build();
  }

  private TermSettings terms(TermSettings terms) {
    return terms
        .withAdding(config.flag("allow_adding_terms"))
        .withProtectedVocabularies(config.list("protected_vocabularies"))
        .withColumnsWithNames(config.list("columns_with_term_names"));
  }

  private TextSettings texts(TextSettings texts) {
    return texts
        .withMaxTitleLength(config.number("max_node_title_length").orElseThrow())
        .withFormat(text("text_format_id"))
        .withFormats(config.pairs("field_text_format_ids"));
  }

  private MediaSettings media() {
    var media =
        MediaSettings.builder()
            .nodesOnly(config.flag("nodes_only"))
            .allowMissingFiles(config.flag("allow_missing_files"))
            .use(text("media_use_tid"))
            .maxAltTextLength(config.number("max_image_alt_text_length").orElseThrow())
            .fixity(fixity())
            .fixityInCheck(config.flag("validate_fixity_during_check"))
            .types(this::types)
            .naming(this::naming);
    config.pairs("additional_files").forEach(media::additionalFiles);
    return media.build();
  }

  private Fixity.@Nullable Algorithm fixity() {
    return config
        .text("fixity_algorithm")
        .map(word -> Fixity.Algorithm.valueOf(word.toUpperCase(Locale.ROOT)))
        .orElse(null);
  }

  private MediaTypes types(MediaTypes usual) {
    var types = usual.withForced(config.text("media_type").orElse(null));
    if (config.has("media_types")) {
      types = types.withExtensions(withoutDots("media_types"));
    }
    if (config.has("oembed_providers")) {
      types = types.withEmbedded(config.groups("oembed_providers"));
    }
    return types
        .withOverride(withoutDots("media_types_override"))
        .withByUse(config.pairs("media_type_by_media_use"))
        .withFileFields(config.pairs("media_file_fields"))
        .withFileFields(config.pairs("media_type_file_fields"))
        .withTrackFields(config.pairs("media_track_file_fields"));
  }

  private Map<String, List<String>> withoutDots(String setting) {
    var types = new LinkedHashMap<String, List<String>>();
    config.groups(setting).forEach((type, all) -> types.put(type, withoutDots(all)));
    return types;
  }

  private static List<String> withoutDots(List<String> extensions) {
    return extensions.stream().map(extension -> extension.replaceFirst("^\\.", "")).toList();
  }

  private MediaNameSettings naming(MediaNameSettings naming) {
    return naming
        .withNodeTitle(config.flag("use_node_title_for_media_title"))
        .withNodeId(config.flag("use_nid_in_media_title"))
        .withColumn(config.text("field_for_media_title").orElse(null))
        .withKeepDirectory(config.flag("keep_filename_parent_directory"));
  }

  private PageSettings pages() {
    var pages =
        PageSettings.builder()
            .fromDirectories(config.flag("paged_content_from_directories"))
            .parentsExist(config.flag("paged_content_from_directories_parents_exist"))
            .directoryColumn(config.text("page_files_source_dir_field").orElse(null))
            .separator(text("paged_content_sequence_separator"))
            .model(config.text("paged_content_page_model_tid").orElse(null))
            .contentType(config.text("paged_content_page_content_type").orElse(null))
            .imageExtension(config.text("paged_content_image_file_extension").orElse(null))
            .viewer(config.text("paged_content_page_viewer_override").orElse(null))
            .viewerField(text("viewer_override_fieldname"))
            .titleTemplate(text("page_title_template"))
            .weightMultiplier(config.number("paged_content_page_weight_multiplier").orElseThrow())
            .ignoredFiles(config.list("paged_content_ignore_files"))
            .templatesForEmpty(Set.copyOf(config.list("allow_csv_value_templates_if_field_empty")));
    config.pairs("paged_content_additional_page_media").forEach(pages::additionalMedia);
    config.pairs("csv_value_templates_for_paged_content").forEach(pages::valueTemplate);
    return pages.build();
  }

  private String text(String setting) {
    return config.text(setting).orElseThrow();
  }
}
