package org.ingestworkbench.plan.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ingestworkbench.plan.item.Bench.bench;
import static org.ingestworkbench.plan.item.Bench.codes;
import static org.ingestworkbench.plan.item.Bench.message;

import java.math.BigDecimal;
import java.util.List;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.FieldDefinition.Form;
import org.ingestworkbench.plan.FieldDefinition.Limits;
import org.ingestworkbench.plan.item.Bench;
import org.ingestworkbench.plan.item.FakeCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldReadersTest {

  private static FieldDefinition field(String type, int cardinality) {
    return FieldDefinition.of("field_x", type, cardinality);
  }

  private static FieldDefinition list(String... allowed) {
    return new FieldDefinition(
        "field_x",
        "X",
        "list_string",
        -1,
        false,
        Limits.NONE,
        FieldDefinition.Target.NONE,
        List.of(allowed));
  }

  private static FieldDefinition authority(String... sources) {
    return new FieldDefinition(
        "field_x",
        "X",
        "authority_link",
        -1,
        false,
        Limits.NONE,
        FieldDefinition.Target.NONE,
        List.of(sources));
  }

  private static Bench with(FieldDefinition field) {
    var bench = bench();
    bench.catalog.field(field);
    return bench;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          string ~ a text ~ Text[text=a text, format=null]
          string_long ~ a:text ~ Text[text=a:text, format=null]
          text ~ a ~ Text[text=a, format=basic_html]
          text_long ~ a ~ Text[text=a, format=basic_html]
          text_with_summary ~ a ~ Text[text=a, format=basic_html]
          datetime ~ 2020-01-01 ~ Text[text=2020-01-01, format=null]
          boolean ~ 1 ~ Text[text=1, format=null]
          something_new ~ a ~ Text[text=a, format=null]
          integer ~ 5 ~ Whole[number=5]
          integer ~ -5 ~ Whole[number=-5]
          integer ~ 007 ~ Whole[number=7]
          decimal ~ -5.10 ~ Text[text=-5.10, format=null]
          decimal ~ .5 ~ Text[text=.5, format=null]
          float ~ 2 ~ Floating[number=2.0]
          float ~ -1.5 ~ Floating[number=-1.5]
          edtf ~ 1927/.. ~ Text[text=1927/.., format=null]
          link ~ http://a.org/x ~ Link[uri=http://a.org/x, title=http://a.org/x]
          link ~ https://a.org/x y%%A title ~ Link[uri=https://a.org/x y, title=A title]
          link ~ internal:/node/5%%Five ~ Link[uri=internal:/node/5, title=Five]
          link ~ ftp://a.org/x ~ Link[uri=ftp://a.org/x, title=ftp://a.org/x]
          link ~ https://a.org/d%20e%%100%% sure ~ Link[uri=https://a.org/d%20e, title=100%% sure]
          link ~ mailto:a@b.org%%Mail ~ Link[uri=mailto:a@b.org, title=Mail]
          email ~ anna@example.org ~ Text[text=anna@example.org, format=null]
          uri ~ urn:isbn:1 ~ Text[text=urn:isbn:1, format=null]
          datetime ~ 2024-05-21T13:00:00Z ~ Text[text=2024-05-21T13:00:00Z, format=null]
          timestamp ~ 1716296400 ~ Text[text=1716296400, format=null]
          linked_data_field ~ http://a.org%%A ~ LinkedData[url=http://a.org, value=A]
          authority_link ~ viaf%%http://v.org/1 ~ Authority[source=viaf, uri=http://v.org/1, title=]
          authority_link ~ viaf%%http://v.org/1%%T ~ Authority[source=viaf, uri=http://v.org/1, title=T]
          geolocation ~ 49.16,-123.93 ~ Geolocation[latitude=49.16, longitude=-123.93]
          geolocation ~ \\+49.16, \\-123.93 ~ Geolocation[latitude=+49.16, longitude=-123.93]
          geolocation ~ -90,180 ~ Geolocation[latitude=-90, longitude=180]
          """)
  void aValueIsReadAfterItsType(String type, String cell, String value) {
    assertThat(with(field(type, 1)).values("field_x", cell)).singleElement().hasToString(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          integer ~ five ~ VALUE_INVALID
          integer ~ 5.0 ~ VALUE_INVALID
          integer ~ 99999999999999999999 ~ VALUE_INVALID
          integer ~ - ~ VALUE_INVALID
          decimal ~ 1,5 ~ VALUE_INVALID
          decimal ~ . ~ VALUE_INVALID
          float ~ NaN ~ VALUE_INVALID
          float ~ 1e5 ~ VALUE_INVALID
          edtf ~ May 1927 ~ EDTF_INVALID
          link ~ a.org ~ LINK_INVALID
          link ~ http:// ~ LINK_INVALID
          link ~ htt://a.org ~ LINK_INVALID
          link ~ javascript:alert(1) ~ LINK_INVALID
          link ~ internal:node/5 ~ LINK_INVALID
          authority_link ~ viaf%%htt://v.org/1 ~ LINK_INVALID
          email ~ anna at example.org ~ VALUE_INVALID
          email ~ a@example.org, b@example.org ~ VALUE_INVALID
          uri ~ example.org/a ~ VALUE_INVALID
          datetime ~ 2024-05-21T13:00+00:00 ~ VALUE_INVALID
          datetime ~ 2024-05-21T13:00:00.5Z ~ VALUE_INVALID
          timestamp ~ 2024-05-21 ~ VALUE_INVALID
          link ~ /node/5%%Five ~ LINK_INVALID
          linked_data_field ~ http://a.org ~ LINK_INVALID
          authority_link ~ http://v.org/1 ~ LINK_INVALID
          authority_link ~ viaf%%v.org ~ LINK_INVALID
          geolocation ~ +43.45-123.17 ~ GEOLOCATION_INVALID
          geolocation ~ 91,0 ~ GEOLOCATION_INVALID
          geolocation ~ 0,181 ~ GEOLOCATION_INVALID
          geolocation ~ 49 ~ GEOLOCATION_INVALID
          """)
  void aValueThatIsNoneRefusesItsRow(String type, String cell, String code) {
    var planned = with(field(type, -1)).plan("field_x", cell);
    assertThat(planned.item()).isNull();
    assertThat(codes(planned)).containsExactly("ROW_ERROR " + code);
    assertThat(planned.problems().get(0).place())
        .hasToString("metadata.csv line 2, column field_x (row ID r1)");
  }

  @Test
  void aListTakesOnlyItsValuesAndNamesTheNearest() {
    var bench = with(list("book", "map"));
    assertThat(bench.values("field_x", "map|book"))
        .containsExactly(new Value.Text("map"), new Value.Text("book"));
    assertThat(message(bench.plan("field_x", "boook"), Code.VALUE_INVALID))
        .contains("is not in the field's list of allowed values. Did you mean \"book\"?");
  }

  private static Bench limited(String type, Limits limits) {
    return with(
        new FieldDefinition(
            "field_x", "X", type, -1, false, limits, FieldDefinition.Target.NONE, List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "integer, 0, 'less than 1,'",
    "integer, 11, 'more than 10,'",
    "decimal, 0.99, 'less than 1,'",
    "decimal, 10.01, 'more than 10,'",
    "float, -3, 'less than 1,'",
    "float, 1000, 'more than 10,'"
  })
  void aNumberOutsideItsFieldRefusesItsRow(String type, String text, String why) {
    var bench = limited(type, Limits.ofNumbers(BigDecimal.ONE, BigDecimal.TEN));
    assertThat(bench.values("field_x", "1|10")).hasSize(2);
    assertThat(message(bench.plan("field_x", text), Code.VALUE_INVALID)).contains(why);
  }

  @ParameterizedTest
  @CsvSource({
    "datetime, DAY, 2024-05-21, 2024-05-21T13:00:00Z",
    "datetime, TIME, 2024-05-21T13:00:00Z, 2024-05-21",
    "datetime, TIME, 2024-05-21T13:00:00+02:00, 2024-05-21T13:00:00",
    "link, EXTERNAL, https://example.org, internal:/node/5",
    "link, INTERNAL, entity:node/5, https://example.org",
    "authority_link, EXTERNAL, viaf%%https://example.org, viaf%%internal:/node/5"
  })
  void aFieldMayTakeOneFormAlone(String type, Form form, String taken, String refused) {
    var bench = limited(type, Limits.ofForm(form));
    assertThat(bench.values("field_x", taken)).hasSize(1);
    assertThat(bench.plan("field_x", refused).item()).isNull();
  }

  @Test
  void anAddressThatIsTooLongRefusesItsRowAndATitleIsCut() {
    var bench = with(field("link", 1));
    var address = "https://example.org/" + "x".repeat(2028);
    assertThat(bench.values("field_x", address))
        .containsExactly(new Value.Link(address, address.substring(0, 255)));
    assertThat(message(bench.plan("field_x", address + "x"), Code.LINK_INVALID))
        .contains("longer than the 2048 characters");
    var titled = bench.plan("field_x", "https://example.org%%" + "t".repeat(256));
    assertThat(titled.item().node().fields())
        .containsEntry("field_x", List.of(new Value.Link("https://example.org", "t".repeat(255))));
    assertThat(codes(titled)).containsExactly("WARNING VALUE_TRUNCATED");
  }

  @Test
  void aDateOrAnAddressLongerThanItsFieldIsNotCut() {
    assertThat(codes(limited("edtf", Limits.ofLength(4)).plan("field_x", "1927-05")))
        .containsExactly("ROW_ERROR EDTF_INVALID");
    assertThat(codes(limited("email", Limits.ofLength(4)).plan("field_x", "a@b.org")))
        .containsExactly("ROW_ERROR VALUE_INVALID");
  }

  @Test
  void anAuthorityHasToBeOneOfTheField() {
    var planned = with(authority("viaf", "lcnaf")).plan("field_x", "viav%%http://v.org/1");
    assertThat(message(planned, Code.LINK_INVALID)).contains("Did you mean \"viaf\"?");
  }

  @Test
  void doublesAreLeftOutKeepingTheOrder() {
    var planned = bench().plan("field_note", "b|a|b| a ");
    assertThat(planned.item().node().fields())
        .containsEntry("field_note", List.of(new Value.Text("b"), new Value.Text("a")));
    assertThat(codes(planned)).containsExactly("NOTE VALUE_DUPLICATE", "NOTE VALUE_DUPLICATE");
  }

  @Test
  void valuesBeyondTheFieldsRoomAreCutAndSaid() {
    var planned = with(field("string", 2)).plan("field_x", "a|b|a|c|d");
    assertThat(planned.item().node().fields())
        .containsEntry("field_x", List.of(new Value.Text("a"), new Value.Text("b")));
    assertThat(message(planned, Code.VALUES_CUT))
        .isEqualTo(
            "Adding all values in CSV field field_x for record r1 would exceed maximum number of"
                + " allowed values (2). Skipping adding extra values.");
  }

  @Test
  void aTextTooLongIsCutByCharactersAndSaid() {
    var field =
        new FieldDefinition(
            "field_x",
            "X",
            "string",
            1,
            false,
            Limits.ofLength(3),
            FieldDefinition.Target.NONE,
            List.of());
    var planned = with(field).plan("field_x", "𝒜𝒷𝒸𝒹");
    assertThat(planned.item().node().fields())
        .containsEntry("field_x", List.of(new Value.Text("𝒜𝒷𝒸")));
    assertThat(message(planned, Code.VALUE_TRUNCATED))
        .isEqualTo(
            "CSV field value \"𝒜𝒷𝒸𝒹\" in field \"field_x\" (record ID r1) truncated at 3 characters"
                + " as required by the field's configuration.");
  }

  @Test
  void theSubdelimiterMayBeSeveralCharacters() {
    assertThat(bench().with(b -> b.subdelimiter("^|^")).values("field_note", "a^|^b|c"))
        .containsExactly(new Value.Text("a"), new Value.Text("b|c"));
  }

  @Test
  void aFieldMayHaveATextFormatOfItsOwn() {
    var bench =
        bench()
            .with(
                b ->
                    b.texts(
                        t ->
                            t.withFormat("plain")
                                .withFormats(java.util.Map.of("field_description", "full_html"))));
    assertThat(bench.values("field_description", "a"))
        .containsExactly(new Value.Text("a", "full_html"));
  }

  @Test
  void anEmptyRequiredFieldRefusesTheRow() {
    var required =
        new FieldDefinition(
            "field_x", "X", "string", 1, true, Limits.NONE, FieldDefinition.Target.NONE, List.of());
    assertThat(codes(with(required).plan("field_x", "")))
        .containsExactly("ROW_ERROR VALUE_MISSING");
  }

  @Test
  void allProblemsOfARowAreSaidTogether() {
    var planned =
        bench().plan("title", "", "field_weight", "x", "field_edtf_date", "May", "langcode", "?");
    assertThat(codes(planned))
        .containsExactlyInAnyOrder(
            "ROW_ERROR TITLE_MISSING",
            "ROW_ERROR VALUE_INVALID",
            "ROW_ERROR EDTF_INVALID",
            "ROW_ERROR LANGCODE_INVALID");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          12 ~ 12
          /my-collection ~ 12
          """)
  void aNodeIsNamedByIdOrAlias(String cell, String id) {
    assertThat(bench().values("field_member_of", cell))
        .containsExactly(new Value.Reference(new Value.Existing(id), "node_type"));
  }

  @Test
  void aNodeThatIsNotThereRefusesTheRow() {
    var planned = bench().plan("field_member_of", "12|999");
    assertThat(message(planned, Code.PARENT_MISSING))
        .isEqualTo(
            "Node identified in \"field_member_of\" (999) in CSV row with ID \"r1\" cannot be found"
                + " or accessed.");
  }

  @Test
  void otherReferencesAreIds() {
    var bench = bench();
    bench.catalog.field(FakeCatalog.reference("field_x", "media", 1));
    bench.catalog.field(FakeCatalog.reference("field_domain", "domain", 1));
    assertThat(bench.values("field_x", "7"))
        .containsExactly(new Value.Reference(new Value.Existing("7"), "media_type"));
    assertThat(bench.values("field_domain", "repo_example"))
        .containsExactly(new Value.Reference(new Value.Existing("repo_example"), "domain"));
    assertThat(codes(bench.plan("field_x", "cover"))).containsExactly("ROW_ERROR VALUE_INVALID");
  }
}
