package org.ingestworkbench.islandora.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ingestworkbench.islandora.output.OutputFile;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.jspecify.annotations.Nullable;

/** Finds names for a pair of files that no other run has. */
record RollbackNames(Path csvDirectory, Path configDirectory, Rules rules) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy_MM_dd_HH_mm_ss", Locale.ROOT);

  /** What the settings say of the names. */
  record Rules(
      boolean timestamped,
      @Nullable Path csvPath,
      @Nullable Path configPath,
      String csvStem,
      String configStem) {

    static final Rules USUAL = new Rules(false, null, null, "rollback", "rollback");

    Rules timestamped(boolean always) {
      return new Rules(always, csvPath, configPath, csvStem, configStem);
    }

    Rules withCsvPath(Path path) {
      return new Rules(timestamped, path, configPath, csvStem, configStem);
    }

    Rules withConfigPath(Path path) {
      return new Rules(timestamped, csvPath, path, csvStem, configStem);
    }

    Rules withCsvStem(String stem) {
      return new Rules(timestamped, csvPath, configPath, stem, configStem);
    }

    Rules withConfigStem(String stem) {
      return new Rules(timestamped, csvPath, configPath, csvStem, stem);
    }
  }

  /**
   * Makes both files, empty. Each has its name as it is where that is free; a run that is resumed
   * has the time in both names always.
   *
   * @param secret whether the configuration will have a password in it
   */
  RollbackPair claim(LocalDateTime started, boolean resumed, boolean secret) {
    var time = "." + TIME.format(started) + (resumed ? ".recovery_mode" : "");
    boolean plain = !resumed && !rules.timestamped;
    var csv = free(plain, time, middle -> create(csv(middle), false));
    try {
      return new RollbackPair(csv, free(plain, time, middle -> create(config(middle), secret)));
    } catch (InputException e) {
      close(csv);
      throw e;
    }
  }

  /** Two runs within one second are told apart by a number. */
  private static OutputFile free(
      boolean plain, String time, Function<String, @Nullable OutputFile> creation) {
    var file = creation.apply(plain ? "" : time);
    if (file == null && plain) {
      file = creation.apply(time);
    }
    for (int number = 2; file == null; number++) {
      file = creation.apply(time + "." + number);
    }
    return file;
  }

  private static void close(OutputFile empty) {
    try {
      empty.writer().close();
    } catch (IOException e) {
      throw new InputException("The rollback file " + empty.path() + " cannot be closed.", e);
    }
  }

  private Path csv(String middle) {
    return rules.csvPath == null
        ? csvDirectory.resolve(rules.csvStem + middle + ".csv").toAbsolutePath()
        : inserted(rules.csvPath, middle);
  }

  private Path config(String middle) {
    return rules.configPath == null
        ? configDirectory.resolve(rules.configStem + middle + ".yml").toAbsolutePath()
        : inserted(rules.configPath, middle);
  }

  /** {@code name.ext} becomes {@code name.MIDDLE.ext}. */
  private static Path inserted(Path path, String middle) {
    var name = path.getFileName().toString();
    int dot = name.lastIndexOf('.');
    var stem = dot > 0 ? name.substring(0, dot) : name;
    var extension = dot > 0 ? name.substring(dot) : "";
    return path.toAbsolutePath().resolveSibling(stem + middle + extension);
  }

  /** Null when the name is taken. */
  private static @Nullable OutputFile create(Path file, boolean secret) {
    try {
      Files.createDirectories(file.getParent());
      return new OutputFile(file, secret ? OutputFile.createSecret(file) : OutputFile.create(file));
    } catch (FileAlreadyExistsException taken) {
      return null;
    } catch (IOException e) {
      throw new InputException(
          "The rollback file "
              + file
              + " cannot be written ("
              + e
              + "). Make its directory writable, or set rollback_dir, rollback_csv_file_path or"
              + " rollback_config_file_path.",
          e);
    }
  }

  /**
   * The files that could not be made; the directories of a file are made, so one above is enough.
   */
  List<Problem> problems() {
    return Stream.of(csv(""), config(""))
        .filter(file -> !Writable.file(file))
        .map(
            file ->
                new Problem(
                    Code.ROLLBACK_UNWRITABLE,
                    Severity.ERROR,
                    Place.file(file.toString()),
                    "The rollback file cannot be written. Make its directory writable, or set"
                        + " rollback_dir, rollback_csv_file_path or rollback_config_file_path."))
        .toList();
  }

  @Override
  public String toString() {
    return csv("") + " and " + config("");
  }
}
