package org.ingestworkbench.islandora.remaining;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.plan.PageDirectory;
import org.ingestworkbench.plan.PageFile;
import org.ingestworkbench.plan.PageSettings;
import org.ingestworkbench.plan.PlanSettings;

/** What a row needs beside its node to be done: media of its files, and pages. */
final class ExpectedFiles {

  private final WorkbenchConfig config;
  private final PageSettings pages;
  private final String pageColumn;
  private final boolean media;
  private final boolean allFiles;

  ExpectedFiles(WorkbenchConfig config, PlanSettings plan) {
    this.config = config;
    this.pages = plan.pages();
    var named = pages.directoryColumn();
    this.pageColumn = named == null ? plan.idField() : named;
    this.media = !config.flag("nodes_only");
    this.allFiles = !config.flag("allow_missing_files");
  }

  /** The files of which the row gets media, pages not among them. */
  List<String> files(Row row) {
    var files = new ArrayList<String>();
    if (media) {
      if (pageFiles(row).isEmpty()) {
        files.add(row.cell("file"));
      }
      config.pairs("additional_files").keySet().forEach(column -> files.add(row.cell(column)));
      files.removeIf(file -> file.isEmpty() || leftOut(file));
    }
    return files;
  }

  private boolean leftOut(String file) {
    return !allFiles
        && !file.startsWith("http")
        && path(file).filter(path -> Files.exists(config.inputDirectory().resolve(path))).isEmpty();
  }

  /** The names of the files that become pages of the row. */
  List<String> pageFiles(Row row) {
    return directory(row)
        .map(config.inputDirectory()::resolve)
        .filter(Files::isDirectory)
        .map(there -> PageDirectory.read(there, pages).pages().stream().map(PageFile::key).toList())
        .orElse(List.of());
  }

  /** As a log may call the file of a page. */
  List<String> pageMedia(Row row) {
    return directory(row)
        .filter(there -> media)
        .map(there -> pageFiles(row).stream().map(page -> there.resolve(page).toString()).toList())
        .orElse(List.of());
  }

  private Optional<Path> directory(Row row) {
    return pages.fromDirectories() && row.has(pageColumn)
        ? path(row.cell(pageColumn))
        : Optional.empty();
  }

  /** A cell may be no path at all. */
  private static Optional<Path> path(String cell) {
    try {
      return Optional.of(Path.of(cell));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
