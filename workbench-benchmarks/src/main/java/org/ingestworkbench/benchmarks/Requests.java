package org.ingestworkbench.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PageSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.standin.StandIn;

/** What one more row, or page, costs a job that is warm, in requests. */
final class Requests implements Benchmark {

  private static final int FEW = 5;
  private static final int MORE = 20;

  @Override
  public String name() {
    return "requests";
  }

  @Override
  public List<Line> measure(Place place, boolean full) {
    return List.of(
        line("row, node only", 1, rows -> nodesOnly(place, rows)),
        line("row, one file", 3, rows -> oneFile(place, rows)),
        line("row, files in two columns", 5, rows -> twoFiles(place, rows)),
        line("row, URL alias", 2, rows -> alias(place, rows)),
        line("row, child of another row", 1, rows -> child(place, rows)),
        line("row, known term", 1, rows -> knownTerm(place, rows)),
        line("row, new term of its own", 3, rows -> newTerm(place, rows, i -> "Motif " + i)),
        line("row, term that an earlier row made", 1, rows -> newTerm(place, rows, i -> "Motif")),
        line("page", 3, pages -> pages(place, pages)));
  }

  private static Line line(String what, int limit, ToLongFunction<Integer> requests) {
    double each = (double) (requests.applyAsLong(MORE) - requests.applyAsLong(FEW)) / (MORE - FEW);
    return new Line(
        "requests per " + what,
        String.format("%.2f", each),
        Integer.toString(limit),
        String.format("%+.2f", each - limit),
        "equal",
        each == limit);
  }

  private static long nodesOnly(Place place, int rows) {
    var csv = Input.nodesOnly(place.fresh("requests"), rows, term("Image"));
    return requests(place, csv, SiteRun.plan(csv));
  }

  private static long oneFile(Place place, int rows) {
    var csv = Input.withFiles(place.fresh("requests"), rows);
    return requests(place, csv, SiteRun.plan(csv));
  }

  /** A row's node, and a file and a medium for each column. */
  private static long twoFiles(Place place, int rows) {
    var directory = place.fresh("requests");
    for (int i = 1; i <= rows; i++) {
      Input.file(directory, Input.fileName("scan", i));
      Input.file(directory, Input.fileName("back", i));
    }
    var csv =
        Input.write(
            directory,
            rows,
            Input.MODEL,
            ",file,back",
            i -> "," + Input.fileName("scan", i) + "," + Input.fileName("back", i));
    return requests(
        place,
        csv,
        PlanSettings.builder()
            .inputDirectory(directory)
            .media(MediaSettings.builder().additionalFiles("back", "Thumbnail Image").build())
            .build());
  }

  private static long alias(Place place, int rows) {
    var csv =
        Input.write(
            place.fresh("requests"), rows, term("Image"), ",url_alias", i -> ",/letter-" + i);
    return requests(place, csv, SiteRun.plan(csv));
  }

  /** All rows but the first are its children. */
  private static long child(Place place, int rows) {
    var csv =
        Input.write(
            place.fresh("requests"),
            rows,
            term("Image"),
            ",parent_id,field_weight",
            i -> i == 1 ? ",," : ",item-0000001," + i);
    return requests(place, csv, SiteRun.plan(csv));
  }

  /** A term is looked for before it is made. */
  private static long newTerm(Place place, int rows, IntFunction<String> name) {
    var csv =
        Input.write(
            place.fresh("requests"),
            rows,
            term("Image"),
            ",field_subject",
            i -> ",subject:" + name.apply(i));
    return requests(
        place,
        csv,
        PlanSettings.builder()
            .inputDirectory(csv.resolveSibling(""))
            .terms(terms -> terms.withAdding(true))
            .build());
  }

  private static long knownTerm(Place place, int rows) {
    var csv = Input.nodesOnly(place.fresh("requests"), rows);
    return requests(place, csv, SiteRun.plan(csv));
  }

  private static long pages(Place place, int pages) {
    var csv = Input.nodesOnly(place.fresh("requests"), 1);
    writePages(csv.resolveSibling("item-0000001"), pages);
    return requests(
        place,
        csv,
        PlanSettings.builder()
            .inputDirectory(csv.resolveSibling(""))
            .pages(PageSettings.builder().fromDirectories(true).model(term("Page")).build())
            .build());
  }

  /** The ID of a term that every stand-in has. */
  private static String term(String name) {
    try (var site = SiteRun.standIn(Duration.ZERO, Duration.ZERO, Integer.MAX_VALUE)) {
      return site.terms().stream()
          .filter(term -> term.title().equals(name))
          .map(term -> Long.toString(term.id()))
          .findFirst()
          .orElseThrow();
    }
  }

  private static void writePages(Path directory, int pages) {
    try {
      Files.createDirectories(directory);
      for (int i = 1; i <= pages; i++) {
        Files.writeString(directory.resolve(String.format("page-%03d.tif", i)), "page " + i);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long requests(Place place, Path csv, PlanSettings plan) {
    try (var site = SiteRun.standIn(Duration.ZERO, Duration.ZERO, Integer.MAX_VALUE)) {
      SiteRun.seconds(place, site.uri(), csv, plan, 1, false);
      return count(site);
    }
  }

  private static long count(StandIn site) {
    return site.requests().count();
  }
}
