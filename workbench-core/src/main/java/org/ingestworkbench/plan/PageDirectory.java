package org.ingestworkbench.plan;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ingestworkbench.model.InputUnavailableException;

/**
 * What a book's directory holds: its pages in order, and the names that are left out.
 *
 * @param pages in the order of {@link PageFile#ORDER}
 * @param ignored names of files that are no pages by rule, sorted
 */
public record PageDirectory(List<PageFile> pages, List<String> ignored) {

  /**
   * Lists the directory once.
   *
   * @throws InputUnavailableException when it cannot be listed
   */
  public static PageDirectory read(Path directory, PageSettings settings) {
    var ignore = new IgnoredFiles(settings.ignoredFiles());
    var candidates = new ArrayList<PageFile>();
    var ignored = new TreeSet<String>();
    try (var entries = Files.newDirectoryStream(directory)) {
      for (var entry : entries) {
        var name = String.valueOf(entry.getFileName());
        if (ignore.matches(name)) {
          ignored.add(name);
        } else if (!Files.isDirectory(entry)) {
          candidates.add(PageFile.of(entry, settings.separator()));
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw new InputUnavailableException(directory, "cannot be listed", e);
    }
    return new PageDirectory(pages(candidates, settings), List.copyOf(ignored));
  }

  private static List<PageFile> pages(List<PageFile> candidates, PageSettings settings) {
    var pages = new ArrayList<>(candidates);
    if (!settings.additionalMedia().isEmpty()) {
      pages.removeIf(companion(candidates, settings));
    }
    pages.sort(PageFile.ORDER);
    return pages;
  }

  /**
   * Files beside a page's own are no pages. Which file is the page's own only the extension tells,
   * so the setting for it has a meaning only here: without further media of pages, Islandora
   * Workbench pays no heed to it either, and its users have jobs where it names another extension
   * than their pages have.
   */
  private static Predicate<PageFile> companion(List<PageFile> candidates, PageSettings settings) {
    var own = settings.imageExtension();
    if (own != null) {
      var end = '.' + PageFile.bare(own);
      return file -> !file.key().toLowerCase(Locale.ROOT).endsWith(end);
    }
    var further =
        settings.additionalMedia().values().stream()
            .map(PageFile::bare)
            .collect(Collectors.toSet());
    var bases = ownBases(candidates, further);
    return file -> isFurther(file, further) && bases.contains(file.base());
  }

  private static Set<String> ownBases(List<PageFile> candidates, Set<String> further) {
    var bases = new HashSet<String>();
    candidates.stream()
        .filter(file -> !isFurther(file, further))
        .forEach(file -> bases.add(file.base()));
    return bases;
  }

  private static boolean isFurther(PageFile file, Set<String> further) {
    return further.contains(file.extension());
  }
}
