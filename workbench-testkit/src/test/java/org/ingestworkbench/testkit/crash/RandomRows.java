package org.ingestworkbench.testkit.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PageSettings;
import org.ingestworkbench.plan.PlanSettings;

/** A collection of any rows in any order. */
record RandomRows(List<Spec> specs) implements Rows {

  /**
   * One row.
   *
   * @param mark makes its id odd
   * @param parent how many rows above it its parent stands; none where there is no such row
   * @param terms which of a few terms it has, shared with other rows; bits
   */
  record Spec(
      String mark, boolean file, boolean extra, boolean alias, int parent, int pages, int terms) {}

  private static final List<String> NAMES = List.of("cats", "Dogs", "a, b", "\u00c9tude");

  private String id(int row) {
    return row + specs.get(row).mark();
  }

  private boolean hasParent(int row) {
    return parent(row) >= 0;
  }

  private int parent(int row) {
    return specs.get(row).parent() == 0 ? -1 : row - specs.get(row).parent();
  }

  @Override
  public int rows() {
    return specs.size();
  }

  @Override
  public int nodes() {
    return rows() + pages();
  }

  private int pages() {
    return specs.stream().mapToInt(Spec::pages).sum();
  }

  @Override
  public int media() {
    return pages() + count(Spec::file) + count(Spec::extra);
  }

  @Override
  public int aliases() {
    return count(Spec::alias);
  }

  private int count(java.util.function.Predicate<Spec> which) {
    return (int) specs.stream().filter(which).count();
  }

  /** Spellings that differ by case are one term. */
  @Override
  public int terms() {
    return (int)
        IntStream.range(0, rows())
            .boxed()
            .flatMap(this::termsOf)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .distinct()
            .count();
  }

  private Stream<String> termsOf(int row) {
    return IntStream.range(0, NAMES.size())
        .filter(bit -> (specs.get(row).terms() >> bit & 1) == 1)
        .mapToObj(NAMES::get)
        .map(name -> row % 2 == 0 ? name : name.toUpperCase(Locale.ROOT));
  }

  @Override
  public int members() {
    return pages() + (int) IntStream.range(0, rows()).filter(this::hasParent).count();
  }

  @Override
  public Path writeTo(Path directory) {
    var csv =
        new StringBuilder(
            "id,title,file,extra,url_alias,parent_id,field_member_of,field_subject,pages\n");
    for (int row = 0; row < rows(); row++) {
      csv.append(String.join(",", cells(directory, row))).append('\n');
    }
    return write(directory.resolve("metadata.csv"), csv.toString());
  }

  private List<String> cells(Path directory, int row) {
    var spec = specs.get(row);
    return List.of(
        quoted(id(row)),
        "Title " + row,
        spec.file() ? file(directory, row + "-a.jpg") : "",
        spec.extra() ? file(directory, row + "-b.txt") : "",
        spec.alias() ? "/row-" + row : "",
        hasParent(row) ? quoted(id(parent(row))) : "",
        "",
        quoted(String.join("|", termsOf(row).toList())),
        spec.pages() > 0 ? book(directory, row, spec.pages()) : "");
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private static String file(Path directory, String name) {
    write(directory.resolve(name), "content of " + name);
    return name;
  }

  private static String book(Path directory, int row, int pages) {
    var name = "book" + row;
    for (int page = 1; page <= pages; page++) {
      write(directory.resolve(name).resolve("page-" + page + ".jpg"), "page " + page);
    }
    return name;
  }

  private static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public PlanSettings settings(Path directory) {
    return PlanSettings.builder()
        .inputDirectory(directory)
        .terms(terms -> terms.withAdding(true))
        .media(MediaSettings.builder().use("1").additionalFiles("extra", "1").build())
        .pages(
            PageSettings.builder()
                .fromDirectories(true)
                .directoryColumn("pages")
                .model("2")
                .build())
        .build();
  }
}
