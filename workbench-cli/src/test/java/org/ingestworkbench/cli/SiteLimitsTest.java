package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.StandIn;
import org.ingestworkbench.standin.field.FieldSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a site refuses, the check tells and a run does not send; what it takes, both let through.
 */
@Timeout(300)
class SiteLimitsTest {

  private static final String SITE = "https://example.org/";

  /**
   * Values of a field.
   *
   * @param code what the check says of the refused ones
   */
  private record Values(FieldSpec field, String code, List<String> taken, List<String> refused) {}

  private static final List<Values> TABLE =
      List.of(
          values(FieldSpec.of("field_i", "integer").min(1).max(10))
              .taken("1", "10")
              .refused("VALUE_INVALID", "0", "11", "1.5", "2147483648"),
          values(FieldSpec.of("field_int", "integer"))
              .taken("-2147483648", "2147483647")
              .refused("VALUE_INVALID", "2147483648", "-2147483649", "1e3"),
          values(FieldSpec.of("field_dec", "decimal").min(-5))
              .taken("-5.00", "99999999.99")
              .refused("VALUE_INVALID", "-5.01", "100000000"),
          values(FieldSpec.of("field_f", "float").max(2))
              .taken("2", "-.5")
              .refused("VALUE_INVALID", "2.0001"),
          values(FieldSpec.of("field_l", "link"))
              .taken(
                  SITE + "x".repeat(2028),
                  SITE + "%%" + "t".repeat(300),
                  "mailto:a@b.org%%Mail",
                  "internal:/node/1",
                  SITE + "d%20e%%100%% sure",
                  SITE + "f%%")
              .refused(
                  "LINK_INVALID",
                  SITE + "x".repeat(2029),
                  "www.example.org",
                  "htt://example.org",
                  "javascript:alert(1)",
                  "internal:node/1",
                  "/node/1"),
          values(FieldSpec.of("field_lx", "link").externalLinks())
              .taken(SITE)
              .refused("LINK_INVALID", "internal:/node/1", "entity:node/1"),
          values(FieldSpec.of("field_li", "link").internalLinks())
              .taken("internal:/node/1")
              .refused("LINK_INVALID", SITE, "mailto:a@b.org"),
          values(FieldSpec.of("field_a", "authority_link").externalLinks())
              .taken(
                  "viaf%%" + SITE,
                  "viaf%%" + SITE + "%%A%%B",
                  "viaf%%" + SITE + "%%" + "t".repeat(256))
              .refused(
                  "LINK_INVALID",
                  "viaf%%htt://example.org",
                  "none%%" + SITE,
                  "viaf%%internal:/node/1",
                  SITE),
          values(FieldSpec.of("field_d", "datetime").dateOnly())
              .taken("2024-05-21")
              .refused("VALUE_INVALID", "2024-05-21T13:00:00Z", "2024-02-31"),
          values(FieldSpec.of("field_t", "datetime"))
              .taken("2024-05-21T13:00:00Z", "2024-05-21T13:00:00+02:00")
              .refused("VALUE_INVALID", "2024-05-21", "2024-05-21T13:00:00", "2024-05-21T13:00Z"),
          values(FieldSpec.of("field_m", "email"))
              .taken("anna@example.org")
              .refused("VALUE_INVALID", "anna", "anna@example.org bert@example.org"),
          values(FieldSpec.of("field_e", "edtf"))
              .taken(
                  "193X/196X",
                  "195X-01~",
                  "1985-04/..",
                  "[1667,1668,1670..1672]",
                  "2001-33",
                  "-0099",
                  "Y17E8",
                  "2004?-06-~11",
                  "XXXX-XX-XX",
                  "1985-04-12T23:20:30+05:00",
                  "1985-04-12T23:20:30")
              .refused(
                  "EDTF_INVALID",
                  "[1930?]",
                  "1985-04-12T23:20:30-04",
                  "[1667, 1668]",
                  "Y17E12",
                  "1900-3X",
                  "1950S12",
                  "{1960~}",
                  "1985-04-12T23:20:30Z/1986",
                  "193u",
                  "ca. 1930",
                  "1990 / 1995",
                  "7/1/51"));

  private record Begun(FieldSpec field, List<String> taken) {
    Begun taken(String... values) {
      return new Begun(field, List.of(values));
    }

    Values refused(String code, String... values) {
      return new Values(field, code, taken, List.of(values));
    }
  }

  private static Begun values(FieldSpec field) {
    return new Begun(field, List.of());
  }

  @TempDir Path directory;

  private static String row(String id, Values of, String value) {
    var cells =
        TABLE.stream().map(other -> other == of ? '"' + value + '"' : "").toArray(String[]::new);
    return id + "," + id + ",Image," + String.join(",", cells);
  }

  private static Stream<String> rows(String id, Values of, List<String> values) {
    return IntStream.range(0, values.size())
        .mapToObj(i -> row(id + "-" + of.field().name() + "-" + i, of, values.get(i)));
  }

  private static List<String> csv() {
    var names = TABLE.stream().map(of -> of.field().name()).toList();
    return Stream.concat(
            Stream.of("id,title,field_model," + String.join(",", names)),
            TABLE.stream()
                .flatMap(
                    of ->
                        Stream.concat(
                            rows("taken", of, of.taken()), rows("refused", of, of.refused()))))
        .toList();
  }

  private static List<String> ids(List<String> csv, String begin) {
    return csv.stream()
        .filter(line -> line.startsWith(begin))
        .map(line -> line.substring(0, line.indexOf(',')))
        .toList();
  }

  @Test
  void theCheckAndTheSiteTakeAndRefuseTheSame() throws IOException {
    try (var site =
        StandIn.builder()
            .field(
                "node",
                "islandora_object",
                TABLE.stream().map(Values::field).toArray(FieldSpec[]::new))
            .start()) {
      var room = new CheckFixture(directory, site);
      var csv = csv();
      room.csv(csv.toArray(String[]::new));

      var errors = room.problems().filter(line -> line.contains("\"ROW_ERROR\"")).sorted().toList();

      assertThat(errors.stream().map(SiteLimitsTest::rowAndCode).sorted())
          .isEqualTo(
              TABLE.stream()
                  .flatMap(
                      of ->
                          IntStream.range(0, of.refused().size())
                              .mapToObj(
                                  i -> "refused-" + of.field().name() + "-" + i + " " + of.code()))
                  .sorted()
                  .toList());
      assertThat(room.runChecked()).isEqualTo(1);
      assertThat(site.nodes().stream().map(Entity::title))
          .containsExactlyInAnyOrderElementsOf(ids(csv, "taken"));
      assertThat(room.command.err() + room.command.out()).doesNotContain("HTTP 4", "HTTP 5");
    }
  }

  private static String rowAndCode(String line) {
    return line.replaceFirst(".*\"code\":\"([A-Z_]+)\".*\"row\":\"([^\"]+)\".*", "$2 $1");
  }

  /** Checks, then runs: the row fails in both, and nothing of it is made. */
  private void fails(CheckFixture room, String code, String words) throws IOException {
    var site = room.site;
    var told = room.problems().filter(line -> line.contains("\"ROW_ERROR\"")).toList();
    assertThat(told).singleElement().asString().contains("\"" + code + "\"", words);
    assertThat(room.runChecked()).isEqualTo(1);
    assertThat(room.command.err() + Files.readString(room.command.log())).contains(words);
    assertThat(site.nodes()).extracting(Entity::title).containsExactly("Fine");
    assertThat(site.media()).isEmpty();
    assertThat(site.files()).isEmpty();
  }

  @Test
  void aTitleLongerThanTheSiteTakesFailsItsRowWhereTheSettingAllowsIt() throws IOException {
    try (var site = StandIn.builder().start()) {
      var room = new CheckFixture(directory, site).config("max_node_title_length: 500");
      room.csv("id,title,field_model", "1," + "x".repeat(256) + ",Image", "2,Fine,Image");
      fails(room, "VALUE_INVALID", "the site takes 255");
    }
  }

  @Test
  void theSiteMayTakeLongerTitles() throws IOException {
    try (var site = StandIn.builder().start()) {
      var room = new CheckFixture(directory, site).config("max_node_title_length: 500");
      room.csv("id,title,field_model", "1," + "\uD834\uDD1E".repeat(255) + ",Image");
      assertThat(room.told()).isEmpty();
      assertThat(room.runChecked()).isZero();
    }
  }

  @Test
  void aNewTermThatLacksWhatItsVocabularyRequiresFailsItsRow() throws IOException {
    try (var site =
        StandIn.builder()
            .bundle("taxonomy_term", "strict", "Strict")
            .field("taxonomy_term", "strict", FieldSpec.of("field_code", "string").required())
            .field(
                "node",
                "islandora_object",
                FieldSpec.reference("field_strict", "taxonomy_term", "strict"))
            .start()) {
      var room = new CheckFixture(directory, site).config("allow_adding_terms: true");
      room.csv("id,title,field_model,field_strict", "1,One,Image,New", "2,Fine,Image,");
      int terms = site.terms().size();
      fails(room, "TERM_MISSING", "the site wants a value for field_code in every term");
      assertThat(site.terms()).hasSize(terms);
    }
  }

  @Test
  void aMediumThatLacksWhatItsTypeRequiresFailsItsRow() throws IOException {
    try (var site =
        StandIn.builder()
            .field("media", "image", FieldSpec.of("field_credit", "string").required())
            .start()) {
      var room = new CheckFixture(directory, site).file("a.jpg", "x").media();
      room.csv("id,title,field_model,file", "1,One,Image,a.jpg", "2,Fine,Image,");
      fails(room, "VALUE_MISSING", "field_credit in every medium of type image");
    }
  }

  @Test
  void aMediumOfANodeThatItsTypeDoesNotBelongToFailsItsRow() throws IOException {
    try (var site =
        StandIn.builder()
            .bundle("node", "letter", "Letter")
            .field("node", "letter", FieldSpec.reference("field_member_of", "node"))
            .start()) {
      var room = new CheckFixture(directory, site).file("a.jpg", "x").media("content_type: letter");
      room.csv("id,title,file", "1,One,a.jpg", "2,Fine,");
      fails(room, "MEDIA_BUNDLE_MISSING", "belongs to no nodes of type letter");
    }
  }

  @Test
  void oneCauseOfManyProblemsIsSaidOnceOnTheConsole() throws IOException {
    try (var site = StandIn.builder().start()) {
      var room = new CheckFixture(directory, site);
      room.csv(
          "id,parent_id,field_weight,title,field_model",
          "1,gone,1,One,Image",
          "2,gone,2,Two,Image",
          "3,lost,1,Three,Image",
          "4,gone,3,Four,Image");

      assertThat(room.command.create("--check")).isEqualTo(2);

      assertThat(room.command.out().lines().filter(line -> line.contains("parent row")))
          .hasSize(2)
          .anySatisfy(
              line -> assertThat(line).contains("\"gone\"", "same in 2 more rows: lines 3, 5."));
      assertThat(room.command.out()).contains("PARENT_MISSING (ROW_ERROR, 4):");
      assertThat(room.problems()).hasSize(4);
    }
  }

  @Test
  void whatTheSiteRequiresOfEveryPageKeepsARunFromStarting() throws IOException {
    try (var site =
        StandIn.builder()
            .bundle("node", "leaf", "Leaf")
            .field("node", "leaf", FieldSpec.reference("field_member_of", "node"))
            .field("node", "leaf", FieldSpec.of("field_shelf", "string").required())
            .start()) {
      var room =
          new CheckFixture(directory, site)
              .file("1/a-1.jpg", "x")
              .pages("paged_content_page_content_type: leaf");
      assertThat(room.problems())
          .anyMatch(
              line ->
                  line.contains("\"COLUMN_REQUIRED\",\"severity\":\"ERROR\"")
                      && line.contains("field_shelf in every node of type leaf"));
      assertThat(room.runChecked()).isEqualTo(2);
      assertThat(site.nodes()).isEmpty();
    }
  }
}
