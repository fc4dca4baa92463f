package org.ingestworkbench.islandora.wiring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.output.OutputFile;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.source.table.TableErrors;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * The CSV of a Google Sheet. A run fetches it once and keeps a copy when it begins to read rows; a
 * resume reads that copy, so that it sees the same rows. A check fetches it and keeps nothing.
 *
 * <p>Safe for use by several threads.
 */
public final class SheetCopy {
  private static final int HEAD = 1_024;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private static final String SHARE =
      " Share the sheet so that all who have the link may view it, or publish it.";

  private final WorkbenchConfig config;
  private final @Nullable Function<String, Path> fetch;
  private final ZoneId zone;
  private boolean toKeep;
  private boolean prefersKept;
  private boolean kept;
  private @Nullable Path file;

  private SheetCopy(
      WorkbenchConfig config,
      @Nullable Function<String, Path> fetch,
      boolean keeps,
      boolean prefersKept,
      ZoneId zone) {
    this.config = config;
    this.fetch = fetch;
    this.toKeep = keeps;
    this.prefersKept = prefersKept;
    this.zone = zone;
  }

  /** The copy that an earlier run kept, which is read where there is no site to fetch it with. */
  static SheetCopy keptOnly(WorkbenchConfig config) {
    return new SheetCopy(config, null, false, true, ZoneId.systemDefault());
  }

  /**
   * The sheet for a run or a check.
   *
   * @param fetch fetches what is at an address; the file stays as long as the job
   * @param keeps whether a copy is kept of what is fetched
   * @param prefersKept whether the copy of an earlier run is read where there is one
   * @param zone in which the time of a copy is told
   */
  public static SheetCopy of(
      WorkbenchConfig config,
      Function<String, Path> fetch,
      boolean keeps,
      boolean prefersKept,
      ZoneId zone) {
    return new SheetCopy(config, fetch, keeps, prefersKept, zone);
  }

  /** The copy of an earlier run is read where there is one. Called before anything is read. */
  public synchronized void preferKept() {
    prefersKept = true;
  }

  /**
   * The file with its rows, always the same.
   *
   * @throws InputException when it cannot be fetched, or is no CSV
   */
  synchronized Path file() {
    if (file == null) {
      kept = prefersKept && Files.exists(config.inputCsv());
      file = kept ? config.inputCsv() : fetched();
    }
    return file;
  }

  private Path fetched() {
    if (fetch == null) {
      throw wrong(
          Code.INPUT_MISSING,
          "there is no copy of the sheet yet (" + config.inputCsv() + "); a run keeps one.",
          null);
    }
    try {
      var fetched = fetch.apply(config.googleSheet().orElseThrow().csv());
      refusePage(fetched);
      return fetched;
    } catch (RepositoryException e) {
      var message = e.getMessage() + advice(e);
      throw TableErrors.of(Code.INPUT_UNREADABLE, Place.file(name()), message, e.advice(), e);
    } catch (IOException e) {
      throw wrong(Code.INPUT_UNREADABLE, "cannot be read: " + Shown.reason(e) + ".", e);
    }
  }

  private static String advice(RepositoryException e) {
    return switch (e.status()) {
      case 400, 404, 410 -> " Is the address right, and google_sheets_gid?";
      case 401, 403 -> SHARE;
      default -> "";
    };
  }

  /** To those who may not see a sheet, Google answers with a page to sign in. */
  private void refusePage(Path fetched) throws IOException {
    try (var in = Files.newInputStream(fetched)) {
      var head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
      var begin = head.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
      if (begin.startsWith("<!doctype html") || begin.startsWith("<html")) {
        throw wrong(
            Code.INPUT_UNREADABLE,
            "the answer is no CSV but a web page, as for a sheet that only some may view." + SHARE,
            null);
      }
    }
  }

  /** Reading of rows begins. */
  synchronized void opened(Consumer<Problem> problems) {
    var rows = file();
    if (kept) {
      problems.accept(
          new Problem(
              Code.SHEET_KEPT,
              Problem.Severity.NOTE,
              Place.file(name()),
              "the rows are those of the copy that was fetched on "
                  + fetchedAt(rows)
                  + ", "
                  + rows
                  + "; a new run fetches the sheet anew."));
    } else if (toKeep) {
      keep(rows);
    }
  }

  private String fetchedAt(Path copy) {
    try {
      return TIME.format(Files.getLastModifiedTime(copy).toInstant().atZone(zone));
    } catch (IOException e) {
      return "an unknown day";
    }
  }

  private void keep(Path fetched) {
    try {
      OutputFile.put(config.inputCsv(), fetched);
      toKeep = false;
    } catch (IOException e) {
      throw wrong(
          Code.INPUT_UNREADABLE,
          "the copy of the sheet cannot be kept beside the ID map, where a resume needs it: "
              + Shown.reason(e)
              + ".",
          e);
    }
  }

  private InputException wrong(Code code, String message, @Nullable Exception cause) {
    return TableErrors.of(code, Place.file(name()), message, cause);
  }

  private String name() {
    return config.inputAsGiven();
  }
}
