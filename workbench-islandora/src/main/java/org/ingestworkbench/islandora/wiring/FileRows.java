package org.ingestworkbench.islandora.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.source.directory.DirectoryTable;

/** The files of the input directory as rows ({@code task: create_from_files}). */
final class FileRows {
  private static final Pattern OURS =
      Pattern.compile("rollback\\..*(csv|yml)|rows_not_done\\..*csv|google_sheet\\..*csv");

  /** What SQLite has beside a file. */
  private static final List<String> BESIDE_THE_MAP = List.of("", "-wal", "-shm", "-journal");

  private static final String MODEL = "field_model";

  private FileRows() {}

  static DirectoryTable of(WorkbenchConfig config) {
    var files =
        DirectoryTable.of(config.inputDirectory())
            .withIdColumn(config.text("id_field").orElseThrow())
            .withColumn("image_alt_text", DirectoryTable::stem)
            .ignoring(file -> isOurs(file, config));
    var model = config.text("model");
    var byExtension = config.groups("models");
    if (model.isPresent()) {
      return files.withColumn(MODEL, name -> model.get());
    }
    return byExtension.isEmpty()
        ? files
        : files.withColumn(MODEL, name -> model(DirectoryTable.extension(name), byExtension));
  }

  /** The model that lists the extension, else the one that lists the empty one. */
  private static String model(String extension, Map<String, List<String>> models) {
    return listing(extension, models).or(() -> listing("", models)).orElse("");
  }

  private static Optional<String> listing(String extension, Map<String, List<String>> models) {
    return models.entrySet().stream()
        .filter(model -> model.getValue().stream().map(FileRows::bare).anyMatch(extension::equals))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static String bare(String extension) {
    var lower = extension.toLowerCase(Locale.ROOT);
    return lower.startsWith(".") ? lower.substring(1) : lower;
  }

  /** What this program, or the person who runs it, may well have in the directory of the files. */
  private static boolean isOurs(Path file, WorkbenchConfig config) {
    return OURS.matcher(String.valueOf(file.getFileName())).matches()
        || own(config).anyMatch(own -> isSame(own, file));
  }

  private static Stream<Path> own(WorkbenchConfig config) {
    var map = config.idMapFile();
    var named =
        Stream.of(
                "log_file_path",
                "output_csv",
                "rollback_csv_file_path",
                "rollback_config_file_path",
                "credentials_file_path",
                "ca_file",
                "csv_rows_to_process")
            .flatMap(setting -> config.text(setting).stream())
            .map(Path::of);
    return Stream.of(
            BESIDE_THE_MAP.stream().map(end -> map.resolveSibling(map.getFileName() + end)),
            config.file().stream(),
            named)
        .flatMap(all -> all);
  }

  private static boolean isSame(Path own, Path file) {
    try {
      return Files.isSameFile(own, file);
    } catch (IOException notThere) {
      return false;
    }
  }
}
