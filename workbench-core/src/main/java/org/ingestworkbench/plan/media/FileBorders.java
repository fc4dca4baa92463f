package org.ingestworkbench.plan.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.plan.row.RowProblems;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether files lie below the directories from which they may come, by their real paths: a
 * name may lead up, and a link anywhere. Safe for many threads.
 */
final class FileBorders {

  private final Path inputDirectory;
  private final @Nullable List<Path> below;
  private final Set<String> told = RecentSet.told();

  /**
   * Borders round the input directory and further ones.
   *
   * @param below further directories; null when files may lie anywhere, which is told
   */
  FileBorders(Path inputDirectory, @Nullable List<Path> below) {
    this.inputDirectory = inputDirectory;
    this.below = below;
  }

  /** Refuses the row of a file that lies elsewhere, or tells it once for each directory. */
  void look(Path found, @Nullable String column, RowProblems problems) {
    var file = real(found);
    if (isInside(file)) {
      return;
    }
    var shown = file.equals(found) ? file.toString() : found + ", which is " + file + ",";
    if (below != null) {
      problems.refuse(
          Code.FILE_OUTSIDE_INPUT,
          column,
          shown
              + " lies outside the input directory ("
              + inputDirectory
              + "): put it there, or name its directory in "
              + Advice.FILES_BELOW.words()
              + ".",
          Advice.FILES_BELOW);
    } else if (told.add(String.valueOf(file.getParent()))) {
      problems.warn(
          Code.FILE_OUTSIDE_INPUT,
          column,
          shown
              + " lies outside the input directory ("
              + inputDirectory
              + "); this is told once for each directory. If files may come from a few directories"
              + " only, name these in "
              + Advice.FILES_BELOW.words()
              + ".",
          Advice.FILES_BELOW);
    }
  }

  private boolean isInside(Path file) {
    return Stream.concat(Stream.of(inputDirectory), below == null ? Stream.of() : below.stream())
        .anyMatch(directory -> file.startsWith(real(directory)));
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      // What is gone is told by what reads it.
      return path.toAbsolutePath().normalize();
    }
  }
}
