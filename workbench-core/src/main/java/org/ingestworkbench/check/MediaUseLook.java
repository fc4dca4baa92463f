package org.ingestworkbench.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.PlanSettings;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the files of rows are original files, as they usually are: Islandora makes its
 * derivatives of those. Said once for each distinct use. Used by the thread that reads.
 */
final class MediaUseLook {

  private static final String COLUMN = "media_use_tid";
  private static final String FILE = "file";
  private static final String VOCABULARY = "islandora_media_use";
  private static final String ORIGINAL = "http://pcdm.org/use#OriginalFile";

  /** How many distinct uses are looked at; there are some ten on a site. */
  private static final int LOOKED_AT = 1_000;

  private final Catalog catalog;
  private final PlanSettings settings;
  private final String input;
  private final Set<String> seen = new HashSet<>();
  private @Nullable Set<String> originals;

  MediaUseLook(Catalog catalog, PlanSettings settings, String input) {
    this.catalog = catalog;
    this.settings = settings;
    this.input = input;
  }

  /** The setting, which is the use of every row that names none. */
  void look(List<String> columns, Consumer<Problem> problems) {
    if (!settings.media().nodesOnly() && columns.contains(FILE)) {
      told(
          settings.media().use(),
          Place.file(input),
          "The setting " + Advice.MEDIA_USE.words(),
          problems);
    }
  }

  void look(Row row, Consumer<Problem> problems) {
    if (!settings.media().nodesOnly() && row.has(COLUMN) && row.has(FILE)) {
      told(row.cell(COLUMN), Place.cell(input, row, COLUMN), "The row", problems);
    }
  }

  private void told(String uses, Place place, String who, Consumer<Problem> problems) {
    for (var use : uses.split(Pattern.quote(settings.subdelimiter()), -1)) {
      if (seen.size() < LOOKED_AT && seen.add(use.strip())) {
        isUnusual(use.strip())
            .ifPresent(name -> problems.accept(problem(place, who, use.strip(), name)));
      }
    }
  }

  private static Problem problem(Place place, String who, String use, String name) {
    return new Problem(
        Code.MEDIA_USE_UNUSUAL,
        Severity.WARNING,
        place,
        who
            + " gives files the media use "
            + (name.equals(use) ? "\"" + use + "\"" : use + " (\"" + name + "\")")
            + ", not \"Original File\", of which derivatives are made. Further rows with it are not"
            + " named.");
  }

  /** The use's name when it is there and not that of original files. */
  private Optional<String> isUnusual(String use) {
    return term(use)
        .filter(term -> !originals().contains(term.id()))
        .map(Catalog.Term::name)
        .findFirst();
  }

  private Stream<Catalog.Term> term(String use) {
    if (use.isEmpty()) {
      return Stream.empty();
    } else if (use.chars().allMatch(Character::isDigit)) {
      return catalog.term(use).stream();
    }
    return use.startsWith("http")
        ? catalog.termsByUri(use).stream()
        : catalog.termsByName(VOCABULARY, use).stream();
  }

  private Set<String> originals() {
    var known = originals;
    if (known == null) {
      known =
          catalog.termsByUri(ORIGINAL).stream()
              .map(Catalog.Term::id)
              .collect(Collectors.toUnmodifiableSet());
      originals = known;
    }
    return known;
  }
}
