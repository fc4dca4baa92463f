package org.ingestworkbench.islandora.files;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ingestworkbench.listener.RollbackWriter;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Problem;

/**
 * Writes what undoes a job: a CSV with the IDs of its nodes and a configuration of the task {@code
 * delete} that names it, both as Islandora Workbench writes and reads them.
 *
 * <p>Immutable; one instance serves any number of runs. A file that is there already is another
 * run's and is kept: the new one then has the time in its name, as both always have for a resumed
 * run, whose pair lists the whole job. Every line is with the operating system before the job goes
 * on, so the files are good up to the last node whenever the process dies.
 *
 * <p>Workbench overwrites the files of the run before, and leaves a configuration that cannot run
 * because its password is empty. Neither is copied: the key {@code password} stands in the file
 * with its value or not at all, so that the environment or the prompt can give it.
 */
public final class RollbackFiles implements RollbackWriter {

  private final RollbackNames names;
  private final RollbackText text;
  private final ZoneId zone;

  private final Consumer<String> told;

  private RollbackFiles(
      RollbackNames names, RollbackText text, ZoneId zone, Consumer<String> told) {
    this.names = names;
    this.text = text;
    this.zone = zone;
    this.told = told;
  }

  /** Writes {@code rollback.csv} and {@code rollback.yml} in a directory; makes it if need be. */
  public static RollbackFiles in(Path directory) {
    return builder(directory, directory).build();
  }

  /**
   * Starts to build.
   *
   * @param csvDirectory where the CSV is written: {@code rollback_dir}, else {@code input_dir}
   * @param configDirectory where the configuration is written. Workbench takes the directory of its
   *     own script, where the files of all collections meet; ours is that of the job's
   *     configuration file, where a person who wants to undo the job looks first
   */
  public static Builder builder(Path csvDirectory, Path configDirectory) {
    return new Builder(csvDirectory, configDirectory);
  }

  @Override
  public RollbackList start(JobId job, String host, Instant started, boolean resumed) {
    var time = started.atZone(zone).toLocalDateTime();
    var pair = names.claim(time, resumed, text.access().secret());
    told.accept("Writing rollback CSV to " + pair.csv().path() + ".");
    told.accept("Writing rollback configuration file to " + pair.config().path() + ".");
    var comments = text.comments(job, time);
    pair.writeConfig(text.config(comments, host, pair.csv().path()));
    return new RollbackCsv(pair, text, comments);
  }

  @Override
  public List<Problem> problems() {
    return names.problems();
  }

  @Override
  public String toString() {
    return "rollback files " + names;
  }

  /** Sets what is not usual. Used by one thread. */
  public static final class Builder {
    private final Path csvDirectory;
    private final Path configDirectory;
    private RollbackNames.Rules rules = RollbackNames.Rules.USUAL;
    private RollbackOrigin origin = RollbackOrigin.NONE;
    private RollbackAccess access = RollbackAccess.ENVIRONMENT;
    private List<String> comments = List.of();
    private List<YamlLine> settings = List.of();
    private String infoIdField = "";
    private ZoneId zone = ZoneId.systemDefault();
    private Consumer<String> told = line -> {};

    private Builder(Path csvDirectory, Path configDirectory) {
      this.csvDirectory = csvDirectory;
      this.configDirectory = configDirectory;
    }

    /** The time of the start stands in the names of every run ({@code timestamp_rollback}). */
    public Builder timestamped(boolean always) {
      rules = rules.timestamped(always);
      return this;
    }

    /** The CSV's path, exactly ({@code rollback_csv_file_path}). */
    public Builder csvPath(Path path) {
      rules = rules.withCsvPath(path);
      return this;
    }

    /** The configuration's path, exactly ({@code rollback_config_file_path}). */
    public Builder configPath(Path path) {
      rules = rules.withConfigPath(path);
      return this;
    }

    /**
     * What stands in place of {@code rollback} in the CSV's name ({@code
     * rollback_csv_filename_template}), its variables filled in already.
     */
    public Builder csvStem(String stem) {
      rules = rules.withCsvStem(stem);
      return this;
    }

    /** The same for the configuration ({@code rollback_config_filename_template}). */
    public Builder configStem(String stem) {
      rules = rules.withConfigStem(stem);
      return this;
    }

    /** What the comments say the job was: the configuration file and the name of its input. */
    public Builder origin(String configFile, String inputCsv) {
      origin = new RollbackOrigin(configFile, inputCsv);
      return this;
    }

    /** Lines of the user's own ({@code rollback_file_comments}). */
    public Builder comments(List<String> lines) {
      comments = List.copyOf(lines);
      return this;
    }

    /**
     * The CSV says more than the node's ID ({@code rollback_file_include_node_info}).
     *
     * @param idField the name of the id column
     */
    public Builder nodeInfo(String idField) {
      infoIdField = idField;
      return this;
    }

    /** The account that deletes; its password comes from the environment or a prompt. */
    public Builder username(String name) {
      access = new RollbackAccess(name, "", "");
      return this;
    }

    /** The account with its password ({@code include_password_in_rollback_config_file}). */
    public Builder username(String name, String password) {
      access = new RollbackAccess(name, password, "");
      return this;
    }

    /** The file with the account and its password ({@code credentials_file_path}). */
    public Builder credentialsFile(String path) {
      access = new RollbackAccess("", "", path);
      return this;
    }

    /** A further setting that the configuration carries over, after those before it. */
    public Builder setting(String key, Object value) {
      var longer = new ArrayList<>(settings);
      longer.add(new YamlLine(key, value));
      settings = List.copyOf(longer);
      return this;
    }

    /** The time zone of names and comments; the system's otherwise. */
    public Builder zone(ZoneId zone) {
      this.zone = zone;
      return this;
    }

    /** Is told where each file is written, in a line of its own, when a run starts. */
    public Builder told(Consumer<String> lines) {
      this.told = lines;
      return this;
    }

    public RollbackFiles build() {
      return new RollbackFiles(
          new RollbackNames(csvDirectory, configDirectory, rules),
          new RollbackText(origin, access, comments, settings, infoIdField),
          zone,
          told);
    }
  }
}
