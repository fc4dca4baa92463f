package org.ingestworkbench.islandora.job;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ingestworkbench.drupal.DrupalClient;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.files.OutputCsv;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.source.RowSource;

/** The list of created nodes that a configuration asks for. */
record ConfiguredOutput(WorkbenchConfig config, RowSource source) {

  /** Columns that are no field of the node, or that the list tells under its own. */
  private static final Set<String> NO_FIELDS =
      Set.of(
          "file",
          "parent_id",
          "url_alias",
          "image_alt_text",
          "checksum",
          "published",
          "promote",
          "langcode");

  Optional<Path> file() {
    return config.text("output_csv").map(Path::of);
  }

  /** Writes the list while the job runs; hears nothing when none is asked for. */
  JobListener listener(DrupalClient site) {
    return file()
        .map(file -> OutputCsv.to(file, form(), site::fieldTexts))
        .map(list -> config.flag("csv_formula_guard") ? list.guardingFormulas() : list)
        .map(list -> told(site, list))
        .orElse(JobListener.NONE);
  }

  private static JobListener told(DrupalClient site, OutputCsv list) {
    site.nodeListener(list::made);
    return list;
  }

  OutputCsv.Form form() {
    return new OutputCsv.Form(
        idField(),
        config.text("subdelimiter").orElseThrow(),
        config.flag("output_csv_include_input_csv") ? input() : List.of(),
        config.flag("paged_content_from_directories_parents_exist"));
  }

  private String idField() {
    return config.text("id_field").orElseThrow();
  }

  private List<String> input() {
    var without = new HashSet<>(NO_FIELDS);
    without.add(idField());
    without.addAll(config.pairs("additional_files").keySet());
    return source.columns().stream().filter(column -> !without.contains(column)).toList();
  }
}
