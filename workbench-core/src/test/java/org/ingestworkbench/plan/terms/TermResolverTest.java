package org.ingestworkbench.plan.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ingestworkbench.plan.item.Bench.bench;
import static org.ingestworkbench.plan.item.Bench.codes;
import static org.ingestworkbench.plan.item.Bench.message;

import java.util.List;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.TermDraft;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.item.Bench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermResolverTest {

  private static Bench adding() {
    return bench().with(b -> b.terms(t -> t.withAdding(true)));
  }

  private static Bench withAgents(Bench bench) {
    bench.catalog.field(
        new FieldDefinition(
            "field_linked_agent",
            "Agent",
            "typed_relation",
            -1,
            false,
            FieldDefinition.Limits.NONE,
            new FieldDefinition.Target(null, List.of("person", "corporate_body")),
            List.of("relators:aut", "relators:art", "relators:pht")));
    return bench;
  }

  private static Value term(String id) {
    return new Value.Reference(new Value.Existing(id), "taxonomy_term");
  }

  private static Value added(String vocabulary, String name) {
    return new Value.Reference(new Value.NewTerm(new TermDraft(vocabulary, name)), "taxonomy_term");
  }

  @ParameterizedTest
  @ValueSource(strings = {"25", "http://example.org/maps", "Maps", "maps", "genre:Maps", " MAPS "})
  void aTermIsFoundByIdUriAndName(String cell) {
    assertThat(bench().values("field_genre", cell)).containsExactly(term("25"));
  }

  @Test
  void aTermThatWasMadeMeanwhileIsNoChange() {
    var found = bench().values("field_genre", " MAPS ").get(0);
    assertThat(found.canonical()).isEqualTo(added("genre", "Maps").canonical());
    assertThat(bench().values("field_genre", "25").get(0).canonical())
        .isEqualTo(term("25").canonical())
        .isNotEqualTo(found.canonical());
  }

  @Test
  void spellingsThatLookAlikeAreOneTermAndItIsSaid() {
    var planned = bench().plan("field_genre", "maps\u200b|Maps");
    assertThat(planned.item().node().fields()).containsEntry("field_genre", List.of(term("25")));
    assertThat(message(planned, Code.TERM_SPELLING))
        .isEqualTo("\"maps\" is taken for the term \"Maps\".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          field_genre ~ XNewspapers ~ TERM_MISSING
          field_genre ~ 1000000 ~ TERM_MISSING
          field_genre ~ http://example.org/nothing ~ TERM_MISSING
          field_genre ~ 30 ~ TERM_WRONG_VOCABULARY
          field_genre ~ http://example.org/smith ~ TERM_WRONG_VOCABULARY
          field_subject ~ Smith, John ~ VOCABULARY_NEEDED
          field_subject ~ place:Smith, John ~ VOCABULARY_NEEDED
          field_subject ~ person:Nobody ~ TERM_MISSING
          """)
  void aTermThatIsNotThereRefusesItsRow(String column, String cell, String code) {
    var planned = bench().plan(column, cell);
    assertThat(planned.item()).isNull();
    assertThat(codes(planned)).containsExactly("ROW_ERROR " + code);
  }

  @Test
  void aMissingTermIsPlannedWhereTheSettingsAllowIt() {
    var planned = adding().plan("field_genre", "Plans & sections: old, new");
    assertThat(planned.item().node().fields())
        .containsEntry("field_genre", List.of(added("genre", "Plans & sections: old, new")));
    assertThat(planned.item().node().newTerms())
        .containsExactly(new TermDraft("genre", "Plans & sections: old, new"));
    assertThat(message(planned, Code.TERM_WILL_BE_ADDED)).contains("That term will be created.");
  }

  @Test
  void twoSpellingsOfANewTermAreOneAndItIsSaid() {
    var planned = adding().plan("field_genre", "Atlases|atlases");
    assertThat(planned.item().node().fields())
        .containsEntry("field_genre", List.of(added("genre", "Atlases")));
    assertThat(message(planned, Code.TERM_SPELLING)).contains("\"Atlases\"");
  }

  @Test
  void aPrefixThatIsNoVocabularyIsPartOfTheNameAndSaid() {
    var planned = adding().plan("field_genre", "gnre:Maps");
    assertThat(planned.item().node().fields())
        .containsEntry("field_genre", List.of(added("genre", "gnre:Maps")));
    assertThat(codes(planned)).contains("NOTE VOCABULARY_UNKNOWN");
  }

  @Test
  void aProtectedVocabularyGetsNoTerms() {
    var bench = adding().with(b -> b.terms(t -> t.withProtectedVocabularies(List.of("genre"))));
    assertThat(message(bench.plan("field_genre", "Atlases"), Code.TERM_MISSING))
        .contains(Advice.PROTECTED_VOCABULARIES.words());
  }

  @Test
  void digitsMayBeNames() {
    var bench = adding().with(b -> b.terms(t -> t.withColumnsWithNames(List.of("field_genre"))));
    assertThat(bench.values("field_genre", "1984")).containsExactly(added("genre", "1984"));
  }

  @Test
  void aNameTooLongForATermIsCut() {
    var planned = adding().plan("field_genre", "x".repeat(300));
    assertThat(planned.item().node().fields())
        .containsEntry("field_genre", List.of(added("genre", "x".repeat(255))));
    assertThat(codes(planned)).contains("WARNING VALUE_TRUNCATED");
  }

  @Test
  void ofSeveralTermsTheFirstIsTakenAndSaid() {
    var bench = bench();
    bench.catalog.term("26", "genre", "Maps", "http://example.org/other");
    var planned = bench.plan("field_genre", "Maps");
    assertThat(planned.item().node().fields()).containsEntry("field_genre", List.of(term("25")));
    assertThat(message(planned, Code.TERM_AMBIGUOUS)).contains("(25, 26)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "relators:aut:person:Smith, John",
        "relators:aut:30",
        "relators:aut:http://example.org/smith"
      })
  void aRelationHasARelatorAndATerm(String cell) {
    assertThat(withAgents(bench()).values("field_linked_agent", cell))
        .containsExactly(
            new Value.Reference(new Value.Existing("30"), "taxonomy_term", "relators:aut"));
  }

  @Test
  void theSameTermInTwoRelationsIsTwoValues() {
    assertThat(
            withAgents(bench())
                .values("field_linked_agent", "relators:aut:30|relators:pht:30|relators:aut:30"))
        .hasSize(2);
  }

  @Test
  void aRelationMayAddItsTerm() {
    assertThat(
            withAgents(adding()).values("field_linked_agent", "relators:aut:person:Kirk, James T."))
        .containsExactly(
            new Value.Reference(
                new Value.NewTerm(new TermDraft("person", "Kirk, James T.")),
                "taxonomy_term",
                "relators:aut"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          relatorsaut:1000 ~ RELATOR_INVALID
          relators:xyz:30 ~ RELATOR_INVALID
          Smith, John ~ RELATOR_INVALID
          http://example.org/smith ~ RELATOR_INVALID
          relators:aut:foo ~ VOCABULARY_NEEDED
          relators:aut:Newman, Alfred E. ~ VOCABULARY_NEEDED
          relators:aut:http://example.com ~ TERM_MISSING
          """)
  void aWrongRelationRefusesItsRow(String cell, String code) {
    var planned = withAgents(bench()).plan("field_linked_agent", cell);
    assertThat(codes(planned)).containsExactly("ROW_ERROR " + code);
  }

  @Test
  void anUnknownRelatorNamesTheNearest() {
    var planned = withAgents(bench()).plan("field_linked_agent", "relators:atu:30");
    assertThat(message(planned, Code.RELATOR_INVALID)).contains("\"relators:aut\"");
  }
}
