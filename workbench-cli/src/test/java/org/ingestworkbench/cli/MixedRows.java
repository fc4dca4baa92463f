package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.StandIn;

/**
 * A collection with every kind of row, and what a site must have of it: plain rows, one file,
 * several files, aliases, children, new terms that several rows share, books with pages.
 */
final class MixedRows {

  private static final int PAGES = 3;
  private static final String HEADER =
      "id,title,field_model,parent_id,field_member_of,file,extra,url_alias,field_genre,directory";

  /** One row, and what it comes to beside its node. */
  private record Kind(String parent, String file, String extra, String alias, String genre) {
    static final Kind PLAIN = new Kind("", "", "", "", "");
  }

  private final int rows;
  private final List<String> lines = new ArrayList<>(List.of(HEADER));

  /** Title of a node to what hangs on it. */
  private final Map<String, String> expected = new TreeMap<>();

  private MixedRows(int rows) {
    this.rows = rows;
  }

  /** Writes the files and makes up the rows. */
  static MixedRows in(Path directory, int rows) throws IOException {
    var mixed = new MixedRows(rows);
    for (int i = 1; i <= rows; i++) {
      mixed.add(directory, i, mixed.kind(i));
    }
    return mixed;
  }

  private Kind kind(int i) {
    return switch (i % 8) {
      case 1 -> new Kind("", i + ".txt", "", "", "");
      case 2 -> new Kind("", i + ".txt", i + "x.txt", "", "");
      case 3 -> new Kind("", "", "", "/row-" + i, "");
      case 4 -> new Kind(String.valueOf(i - 1), "", "", "", "");
      case 5 -> new Kind(String.valueOf(i - 1), i + ".txt", "", "", "New " + i % 3);
      case 6 -> new Kind("", "", "", "/row-" + i, "New " + i % 3 + "|Only " + i);
      default -> Kind.PLAIN;
    };
  }

  private void add(Path directory, int i, Kind kind) throws IOException {
    for (var file : List.of(kind.file, kind.extra)) {
      if (!file.isEmpty()) {
        Files.writeString(directory.resolve(file), "content of " + file);
      }
    }
    var pages = i % 8 == 7 ? "book" + i : "";
    lines.add(
        "%d,Row %<d,Image,%s,,%s,%s,%s,%s,%s"
            .formatted(i, kind.parent, kind.file, kind.extra, kind.alias, kind.genre, pages));
    int media = (kind.file.isEmpty() ? 0 : 1) + (kind.extra.isEmpty() ? 0 : 1);
    var parent = kind.parent.isEmpty() ? "" : "Row " + kind.parent;
    expected.put("Row " + i, words(media, kind.alias, parent, genres(kind)));
    if (!pages.isEmpty()) {
      addPages(Files.createDirectories(directory.resolve(pages)), "Row " + i);
    }
  }

  private static List<String> genres(Kind kind) {
    return Stream.of(kind.genre.split("\\|")).filter(name -> !name.isEmpty()).sorted().toList();
  }

  private void addPages(Path directory, String book) throws IOException {
    for (int page = 1; page <= PAGES; page++) {
      Files.writeString(directory.resolve("page-00" + page + ".txt"), book + " " + page);
      expected.put(book + ", page " + page, words(1, "", book, List.of()));
    }
  }

  private static String words(int media, String alias, String parent, List<String> genres) {
    return "%d media, alias \"%s\", part of \"%s\", %s".formatted(media, alias, parent, genres);
  }

  String[] csv() {
    return lines.toArray(String[]::new);
  }

  /** What a configuration needs for these rows. */
  static String[] settings() {
    return new String[] {
      "media_type: file",
      "additional_files: [extra: 'http://pcdm.org/use#Transcript']",
      "allow_adding_terms: true",
      "paged_content_from_directories: true",
      "page_files_source_dir_field: directory",
      "paged_content_page_model_tid: http://id.loc.gov/ontologies/bibframe/part"
    };
  }

  int rows() {
    return rows;
  }

  int nodes() {
    return expected.size();
  }

  /** Exactly one node per row and page, and exactly what belongs to it. */
  void mustBe(StandIn site) {
    assertThat(site.nodes()).extracting(Entity::title).doesNotHaveDuplicates();
    assertThat(made(site)).isEqualTo(expected);
    assertThat(site.terms().stream().filter(term -> term.bundle().equals("genre")))
        .extracting(Entity::title)
        .as("each new term once")
        .doesNotHaveDuplicates();
  }

  private static Map<String, String> made(StandIn site) {
    var titles = labels(site.nodes());
    var genres = labels(site.terms());
    var media =
        site.media().stream()
            .flatMap(medium -> medium.targets("field_media_of").stream())
            .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
    var aliases =
        site.aliases().stream()
            .collect(
                Collectors.toMap(
                    alias -> alias.text("path"), Entity::title, (one, two) -> one + " " + two));
    var made = new TreeMap<String, String>();
    for (var node : site.nodes()) {
      var parents = node.targets("field_member_of").stream().map(titles::get).toList();
      made.put(
          node.title(),
          words(
              media.getOrDefault(node.id(), 0L).intValue(),
              aliases.getOrDefault("/node/" + node.id(), ""),
              String.join(" ", parents),
              node.targets("field_genre").stream().map(genres::get).sorted().toList()));
    }
    return made;
  }

  private static Map<Long, String> labels(List<Entity> entities) {
    return entities.stream().collect(Collectors.toMap(Entity::id, Entity::title));
  }
}
