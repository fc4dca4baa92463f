package org.ingestworkbench.drupal.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ingestworkbench.drupal.Credentials;
import org.ingestworkbench.drupal.Drafts;
import org.ingestworkbench.drupal.DrupalClient;
import org.ingestworkbench.drupal.InThread;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.TermDraft;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.Catalog.Term;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Scope;
import org.ingestworkbench.standin.Fault;
import org.ingestworkbench.standin.StandIn;
import org.ingestworkbench.standin.field.FieldSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrupalCatalogTest {
  private static final String BUNDLE = "islandora_object";
  private static final String MODULE = "/islandora_workbench_integration/node_actions/**";

  private StandIn site;
  private DrupalClient client;

  @BeforeEach
  void start() throws IOException {
    site = StandIn.builder().start();
    client = client(false);
  }

  private DrupalClient client(boolean throughModule) {
    return DrupalClient.builder(site.uri())
        .credentials(Credentials.of("admin", "password"))
        .workbenchPermissions(throughModule)
        .build();
  }

  @AfterEach
  void stop() {
    client.close();
    site.close();
  }

  /** The log has a request a moment after its answer was sent. */
  private void untilServed(int expected) {
    while (site.requests().count() < expected) {
      Thread.onSpinWait();
    }
  }

  @Test
  void onlyTheFieldsAskedForAreReadAndEachOnce() {
    var asked = List.of("field_model", "field_member_of", "field_nowhere");
    assertThat(client.fields(BUNDLE, asked)).containsOnlyKeys("field_model", "field_member_of");
    assertThat(client.fields(BUNDLE, asked)).hasSize(2);
    untilServed(6);
    assertThat(site.requests().count("GET", MODULE)).isEqualTo(5);
  }

  @Test
  void whatTheModuleDoesNotTellTheSiteDoes() {
    site.faults().add(Fault.on("GET", MODULE).answer(403));
    assertThat(client.fields(BUNDLE, List.of("field_model", "field_member_of"))).hasSize(2);
    untilServed(7);
    assertThat(site.requests().count("GET", "/entity/**")).isEqualTo(5);
    assertThat(site.requests().count("GET", MODULE)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aDefinitionHasWhatPlanningNeeds(boolean throughModule) {
    client = client(throughModule);
    var names =
        List.of("field_model", "field_linked_agent", "field_member_of", "field_local_identifier");
    var fields = client.fields(BUNDLE, names);
    assertThat(fields.get("field_model"))
        .satisfies(
            field -> {
              assertThat(field.type()).isEqualTo("entity_reference");
              assertThat(field.required()).isTrue();
              assertThat(field.cardinality()).isEqualTo(1);
              assertThat(field.target().type()).isEqualTo("taxonomy_term");
              assertThat(field.target().bundles()).containsExactly("islandora_models");
              assertThat(field.label()).isEqualTo("Model");
            });
    assertThat(fields.get("field_linked_agent").choices()).contains("relators:aut");
    assertThat(fields.get("field_linked_agent").target().bundles()).contains("person", "family");
    assertThat(fields.get("field_member_of").target().type()).isEqualTo("node");
    assertThat(fields.get("field_local_identifier").maxLength()).isEqualTo(255);
  }

  @Test
  void bundlesAndMediaTypesAreKnown() {
    assertThat(client.hasBundle(BUNDLE)).isTrue();
    assertThat(client.hasBundle("nope")).isFalse();
    assertThat(client.hasMediaBundle("image")).isTrue();
    assertThat(client.hasMediaBundle("nope")).isFalse();
    assertThat(client.extensions("image", "field_media_image")).contains("png", "jpg");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void vocabulariesAndTheirFieldsAreKnown(boolean throughModule) {
    client = client(throughModule);
    assertThat(client.hasBundle(EntityType.TERM, "subject")).isTrue();
    assertThat(client.hasBundle(EntityType.TERM, "nope")).isFalse();
    var asked = List.of("field_authority_link", "field_nowhere");
    var fields = client.fields(EntityType.TERM, "subject", asked);
    assertThat(fields).containsOnlyKeys("field_authority_link");
    assertThat(fields.get("field_authority_link").type()).isEqualTo("authority_link");
    assertThat(client.namesByLabel(EntityType.TERM, "subject"))
        .containsValue("field_authority_link");
  }

  @Test
  void fieldsOfMediaTypesAreKnown() {
    assertThat(client.fields(EntityType.MEDIA, "image", List.of("field_media_use", "x")))
        .containsOnlyKeys("field_media_use");
  }

  @Test
  void labelsLeadToNames() {
    assertThat(client.namesByLabel(BUNDLE))
        .containsEntry("Model", "field_model")
        .containsEntry("Member of", "field_member_of");
  }

  @Test
  void aTermIsFoundByItsNameInAnySpellingAndAskedForOnce() {
    var found = client.termsByName("islandora_models", "Image");
    assertThat(found).extracting(Term::name).containsExactly("Image");
    assertThat(client.termsByName("islandora_models", " \u00a0iMAGE\u200b")).isEqualTo(found);
    untilServed(2);
    assertThat(site.requests().count("GET", "/term_from_term_name")).isEqualTo(1);
  }

  @Test
  void threadsThatAskTheSameShareOneRequest() {
    client.termsByName("islandora_models", "Warm");
    var asked = IntStream.range(0, 6).mapToObj(i -> InThread.supply(this::imageModel)).toList();
    asked.forEach(CompletableFuture::join);
    untilServed(3);
    assertThat(site.requests().count("GET", "/term_from_term_name")).isEqualTo(2);
  }

  private List<Term> imageModel() {
    return client.termsByName("islandora_models", "Image");
  }

  @Test
  void aTermThatWasMadeIsKnownFromThenOn() {
    assertThat(client.termsByName("subject", "Bees & wasps")).isEmpty();
    var draft = new TermDraft("subject", "Bees & wasps");
    var made = client.create(new Creation.OfTerm(UUID.randomUUID(), draft));
    untilServed(3);
    long before = site.requests().count();
    assertThat(client.termsByName("subject", "bees & wasps"))
        .containsExactly(new Term(String.valueOf(made.id()), "subject", "Bees & wasps"));
    assertThat(site.requests().count()).isEqualTo(before);
  }

  @Test
  void aTermIsFoundByItsAddress() {
    var found = client.termsByUri("http://pcdm.org/use#OriginalFile");
    assertThat(found).extracting(Term::vocabulary).containsExactly("islandora_media_use");
    assertThat(site.requests().count("GET", "/term_from_authority_link")).isZero();
    assertThat(client.termsByUri("http://nowhere.example")).isEmpty();
    untilServed(4);
    assertThat(site.requests().count("GET", "/term_from_authority_link")).isEqualTo(1);
  }

  @Test
  void aTermIsFoundByItsId() {
    assertThat(client.term("1")).isPresent();
    assertThat(client.term("999999")).isEmpty();
    assertThat(client.term("Image")).isEmpty();
  }

  @Test
  void aNodeIsFoundByIdAddressAndAlias() {
    var made = client.create(Drafts.node());
    var id = String.valueOf(made.id());
    var alias = new Creation.OfAlias(UUID.randomUUID(), "/été/1", EntityRef.node(id, made.uuid()));
    client.create(alias);
    assertThat(client.node(id)).contains(id);
    assertThat(client.node(site.uri() + "/node/" + id)).contains(id);
    assertThat(client.node("/été/1")).contains(id);
    assertThat(client.node("999999")).isEmpty();
    assertThat(client.node("/nowhere")).isEmpty();
    assertThat(client.node("https://elsewhere.example/node/1")).isEmpty();
  }

  @Test
  void aNodeIsFoundWithItsTypeAndTitle() {
    var made = client.create(Drafts.node());
    var id = String.valueOf(made.id());
    var alias = new Creation.OfAlias(UUID.randomUUID(), "/été/1", EntityRef.node(id, made.uuid()));
    client.create(alias);
    var node = new Catalog.Node(id, BUNDLE, Drafts.node().node().title());

    assertThat(client.findNode(id)).contains(node);
    assertThat(client.findNode(site.uri() + "/node/" + id)).contains(node);
    assertThat(client.findNode("/été/1")).contains(node);
    assertThat(client.findNode("999999")).isEmpty();
    assertThat(client.findNode("/nowhere")).isEmpty();
    assertThat(client.findNode("https://elsewhere.example/node/1")).isEmpty();
  }

  @Test
  void ofANodeThatMayNotBeReadOnlyTheIdIsKnown() {
    var id = String.valueOf(client.create(Drafts.node()).id());
    site.faults().add(Fault.on("GET", "/node/" + id).answer(403));

    assertThat(client.findNode(id)).contains(new Catalog.Node(id, "", ""));
    assertThat(client.findNode("999999")).isEmpty();
  }

  @Test
  void aNodeThatIsMadeLaterIsNotForgotten() {
    assertThat(client.node("1")).isEmpty();
    var id = String.valueOf(client.create(Drafts.node()).id());
    assertThat(client.node(id)).contains(id);
  }

  @Test
  void withoutTheModuleTheMessageNamesIt() {
    site.faults().add(Fault.on("GET", "/term_from_*").answer(404));
    var refused =
        catchThrowableOfType(
            RepositoryException.class, () -> client.termsByName("islandora_models", "Image"));
    assertThat(refused.scope()).isEqualTo(Scope.JOB);
    assertThat(refused).hasMessageContaining("Islandora Workbench Integration");
    site.faults().add(Fault.on("GET", "/islandora_workbench_integration/**").answer(404));
    assertThat(client.verify().problem()).contains("Islandora Workbench Integration");
  }

  @Test
  void anAliasThatMeetsALimitOfRequestsIsNotMissing() {
    var made = client.create(Drafts.node());
    var node = EntityRef.node(made.id(), made.uuid());
    client.create(new Creation.OfAlias(UUID.randomUUID(), "/a/1", node));
    site.faults().add(Fault.on("GET", "/a/1").nth(1).answer(429));
    assertThat(thrownBy(() -> client.node("/a/1")).retryable()).isTrue();
    assertThat(client.node("/a/1")).contains(String.valueOf(made.id()));
  }

  @Test
  void aDefinitionThatMeetsALimitOfRequestsIsReadLater() {
    site.faults().add(Fault.on("GET", MODULE).answer(404));
    site.faults().add(Fault.on("GET", "/entity/entity_form_display/**").nth(1).answer(429));
    assertThat(thrownBy(() -> client.hasBundle(BUNDLE)).retryable()).isTrue();
    assertThat(client.hasBundle(BUNDLE)).isTrue();
  }

  private static RepositoryException thrownBy(ThrowingCallable call) {
    return catchThrowableOfType(RepositoryException.class, call);
  }

  @Test
  void theFieldOfAMediumThatNamesItsNodeMayBeAnother() throws IOException {
    var about = FieldSpec.reference("field_about", "node", BUNDLE).required();
    var credit = FieldSpec.of("field_credit", "string").required();
    try (var other =
            StandIn.builder()
                .bundle("media", "photo", "Photo")
                .field("media", "photo", about, credit)
                .start();
        var asking =
            DrupalClient.builder(other.uri())
                .credentials(Credentials.of("admin", "password"))
                .mediaNodeField("field_about")
                .build()) {
      assertThat(asking.mediaOwners("photo")).containsExactly(BUNDLE);
      assertThat(asking.tryOut(EntityType.MEDIA, "photo").required())
          .containsExactly("field_credit");
    }
  }
}
