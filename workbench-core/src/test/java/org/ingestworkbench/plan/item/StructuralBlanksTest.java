package org.ingestworkbench.plan.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.FieldDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blanks round what separates the parts of a value mean nothing. */
class StructuralBlanksTest {

  private final Bench bench =
      Bench.bench().with(builder -> builder.terms(terms -> terms.withAdding(true)));

  StructuralBlanksTest() {
    bench
        .catalog
        .field(relation("field_agent"))
        .field(FieldDefinition.of("field_place", "geolocation", -1))
        .field(FieldDefinition.of("field_link", "link", -1))
        .field(FieldDefinition.of("field_authority", "authority_link", -1));
  }

  private List<Value> values(String column, String cell) {
    return bench.values(column, cell);
  }

  private static FieldDefinition relation(String name) {
    return new FieldDefinition(
        name,
        name,
        "typed_relation",
        -1,
        false,
        null,
        new FieldDefinition.Target("taxonomy_term", List.of("person", "corporate_body")),
        List.of("relators:art"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "field_genre; genre:Alpha; genre: Alpha",
        "field_genre; genre:Alpha; genre : Alpha",
        "field_genre; Alpha; ' Alpha '",
        "field_subject; person:Beta; person: Beta",
        "field_subject; person:Beta|corporate_body:Co; person: Beta | corporate_body : Co",
        "field_agent; relators:art:person:Gamma; relators:art:person: Gamma",
        "field_agent; relators:art:person:Gamma; relators : art : person : Gamma",
        "field_place; '49.1,-123.9|50.2,-120.1'; '49.1 , -123.9 | 50.2, -120.1'",
        "field_link; https://a.org%%A|https://b.org%%B; https://a.org %% A | https://b.org%%B",
        "field_authority; viaf%%http://v.org/1%%T; viaf %% http://v.org/1 %% T",
        "field_weight; 3; ' 3 '",
      })
  void theSameIsReadWithAndWithoutThem(String column, String plain, String blanks) {
    assertThat(values(column, blanks)).isEqualTo(values(column, plain)).isNotEmpty();
  }

  @Test
  void aColonInANameStaysWhereNoVocabularyStandsBeforeIt() {
    assertThat(values("field_genre", "maps: old ones").toString()).contains("maps: old ones");
  }

  @Test
  void aLineBreakInANameIsTakenForABlankWithANote() {
    assertThat(values("field_genre", "New\n York")).isEqualTo(values("field_genre", "New York"));
    assertThat(bench.plan("field_genre", "New\r\nYork").problems())
        .filteredOn(problem -> problem.code() == Problem.Code.TERM_SPELLING)
        .isNotEmpty();
  }
}
