package org.ingestworkbench.cli.create;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.ingestworkbench.drupal.Credentials;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.files.RollbackFiles;

/** Makes a writer of rollback files of a configuration's settings. */
record ConfiguredRollbackFiles(
    WorkbenchConfig config, Map<String, String> environment, ZoneId zone) {

  private static final String MAP_PATH = "csv_id_to_node_id_map_path";
  private static final String MAP_NAME = "csv_id_to_node_id_map.db";
  private static final String CONFIG_PATH = "rollback_config_file_path";

  /**
   * @param told is told where they are written
   */
  RollbackFiles files(Consumer<String> told) {
    var files =
        RollbackFiles.builder(csvDirectory(), Objects.requireNonNull(configFile().getParent()))
            .timestamped(config.flag("timestamp_rollback"))
            .origin(configFile().toString(), config.inputAsGiven())
            .comments(config.list("rollback_file_comments"))
            .zone(zone)
            .told(told);
    paths(files);
    names(files);
    access(files);
    settings(files);
    if (config.flag("rollback_file_include_node_info")) {
      files.nodeInfo(config.text("id_field").orElseThrow());
    }
    return files.build();
  }

  private Path csvDirectory() {
    return config.text("rollback_dir").map(Path::of).orElseGet(config::inputDirectory);
  }

  private Path configFile() {
    return config.file().orElseThrow().toAbsolutePath().normalize();
  }

  private void paths(RollbackFiles.Builder files) {
    config.text("rollback_csv_file_path").map(Path::of).ifPresent(files::csvPath);
    config.text("rollback_config_file_path").map(Path::of).ifPresent(files::configPath);
  }

  private void names(RollbackFiles.Builder files) {
    var variables =
        Map.of(
            "config_filename", stem(configFile()),
            "input_csv_filename", stem(config.inputCsv()),
            "csv_start_row", config.number("csv_start_row").orElse(0).toString(),
            "csv_stop_row", config.number("csv_stop_row").map(Object::toString).orElse("None"));
    template("rollback_csv_filename_template", variables).ifPresent(files::csvStem);
    template("rollback_config_filename_template", variables).ifPresent(files::configStem);
  }

  private Optional<String> template(String setting, Map<String, String> variables) {
    return config.text(setting).map(text -> new NameTemplate(setting, text).fill(variables));
  }

  private static String stem(Path path) {
    var name = Objects.requireNonNull(path.getFileName()).toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private void access(RollbackFiles.Builder files) {
    var user = config.text("username");
    if (user.isEmpty()) {
      config
          .text("credentials_file_path")
          .map(path -> Path.of(path).toAbsolutePath().toString())
          .ifPresent(files::credentialsFile);
    } else if (config.flag("include_password_in_rollback_config_file")) {
      files.username(user.get(), password());
    } else {
      files.username(user.get());
    }
  }

  private String password() {
    return config
        .text("password")
        .orElseGet(() -> environment.getOrDefault(Credentials.PASSWORD_VARIABLE, ""));
  }

  private void settings(RollbackFiles.Builder files) {
    files
        .setting("use_workbench_permissions", config.flag("use_workbench_permissions"))
        .setting("input_dir", config.inputDirectory().toString())
        .setting("standalone_media_url", config.flag("standalone_media_url"))
        .setting("secure_ssl_only", config.flag("secure_ssl_only"));
    idMap(files);
  }

  /** Where the map is, unless it is where a rollback looks for it. */
  private void idMap(RollbackFiles.Builder files) {
    var map = config.idMapFile().toAbsolutePath().normalize();
    if (!config.usesIdMap()) {
      files.setting(MAP_PATH, false);
    } else if (!map.endsWith(MAP_NAME) || config.has(CONFIG_PATH) || !isBesideConfig(map)) {
      files.setting(MAP_PATH, map.toString());
    }
  }

  private boolean isBesideConfig(Path map) {
    try {
      return Files.isSameFile(
          Objects.requireNonNull(map.getParent()),
          Objects.requireNonNull(configFile().getParent()));
    } catch (IOException unknown) {
      return false; // then it is said where the map is
    }
  }

  @Override
  public String toString() {
    return "rollback of " + config.file().map(Path::toString).orElse("");
  }
}
