package org.ingestworkbench.islandora.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.ingestworkbench.islandora.yaml.ConfigProblems;
import org.ingestworkbench.model.Problem.Code;

/**
 * Refuses a file that two settings name to write to: what is written first would spoil the other.
 */
record OutputPaths(WorkbenchConfig config, ToIntFunction<String> lines, ConfigProblems findings) {

  void check() {
    try {
      var taken = new LinkedHashMap<Path, String>();
      files().forEach((setting, file) -> file.ifPresent(path -> take(taken, setting, path)));
    } catch (InvalidPathException noPath) {
      // What opens it says so.
    }
  }

  private Map<String, Optional<Path>> files() {
    var files = new LinkedHashMap<String, Optional<Path>>();
    files.put("csv_id_to_node_id_map_path", Optional.of(config.idMapFile()));
    for (var setting :
        new String[] {
          "log_file_path",
          "output_csv",
          "rollback_csv_file_path",
          "rollback_config_file_path",
          "export_csv_file_path",
          "get_data_from_view_file_path"
        }) {
      files.put(setting, config.text(setting).map(Path::of));
    }
    return files;
  }

  /** What is there and no file, as /dev/null, is nothing that could be spoilt. */
  private void take(Map<Path, String> taken, String setting, Path path) {
    var file = place(path);
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return;
    }
    var other = taken.putIfAbsent(file, setting);
    if (other != null) {
      findings.error(
          Code.SETTING_INVALID,
          lines.applyAsInt(setting),
          setting + " is the file of " + other + " too (" + path + "): name a file of its own.");
    }
  }

  /** One path for all spellings of it, also by a link to its directory. */
  private static Path place(Path path) {
    var file = path.toAbsolutePath().normalize();
    var directory = file.getParent();
    try {
      return directory == null ? file : directory.toRealPath().resolve(directory.relativize(file));
    } catch (IOException notThere) {
      return file;
    }
  }
}
