package org.ingestworkbench.islandora.config;

import java.util.Map;
import java.util.Optional;

/** Names that settings of Islandora Workbench had, and what took their place. */
final class RetiredSettings {

  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("strict_check", "perform_soft_checks"),
          Map.entry("validate_title_length", "max_node_title_length"),
          Map.entry("validate_term_existence", "validate_terms_exist"),
          Map.entry("paged_content_page_display_hints", "paged_content_page_viewer_override"),
          Map.entry("paged_content_sequence_seprator", "paged_content_sequence_separator"),
          Map.entry("published", "the CSV column published"),
          Map.entry(
              "allow_csv_value_templates_if_empty", "allow_csv_value_templates_if_field_empty"),
          Map.entry("csv_id_to_node_id_map_enforce_host", "csv_id_to_node_id_map_allowed_hosts"),
          Map.entry("secondary_tasks_data_file", "csv_id_to_node_id_map_path"),
          Map.entry("standalone_media", "standalone_media_url"),
          Map.entry("sqlite_db_path", "csv_id_to_node_id_map_path"),
          Map.entry("include_input_csv", "output_csv_include_input_csv"),
          Map.entry("media_bundle_file_fields", "media_type_file_fields"),
          Map.entry("mimetypes_to_extensions", "mimetype_extensions"),
          Map.entry("oembed_media_types", "oembed_providers"),
          Map.entry("recovery_mode", "recovery_mode_starting_from_node_id"),
          Map.entry("text_output_id", "text_format_id"),
          Map.entry("throttle_requests", "adaptive_pause"),
          Map.entry("throttle_requests_pause", "adaptive_pause"),
          Map.entry("throttle_requests_threshold", "adaptive_pause_threshold"),
          Map.entry("use_workbench_integration_routes", "use_workbench_permissions"));

  private RetiredSettings() {}

  /** What is set instead of a setting of that name; empty when there was none. */
  static Optional<String> instead(String name) {
    return Optional.ofNullable(INSTEAD.get(name));
  }
}
