package org.ingestworkbench.drupal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ingestworkbench.model.ChangeDraft;
import org.ingestworkbench.model.ChangeDraft.Mode;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.model.TermDraft;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.ChangeRequest;
import org.ingestworkbench.repository.ChangeView;
import org.ingestworkbench.repository.ChangeView.State;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;
import org.ingestworkbench.repository.RepositoryException.Scope;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.Fault;
import org.ingestworkbench.standin.ServedRequest;
import org.ingestworkbench.standin.StandIn;
import org.ingestworkbench.standin.StandInBuilder;
import org.ingestworkbench.standin.field.FieldSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes over the wire when nodes, media and terms are changed, and what comes of it. */
class ChangedEntitiesTest {

  @TempDir Path folder;
  private StandIn site;
  private DrupalClient client;

  @BeforeEach
  void start() throws IOException {
    start(StandIn.builder());
  }

  private void start(StandInBuilder builder) throws IOException {
    site =
        builder
            .field("node", "islandora_object", FieldSpec.of("field_price", "decimal").unlimited())
            .start();
    client = as("admin", "password");
  }

  private DrupalClient as(String user, String password) {
    return DrupalClient.connect(site.uri(), Credentials.of(user, password));
  }

  @AfterEach
  void stop() {
    site.faults().release();
    client.close();
    site.close();
  }

  private EntityRef node(Map<String, List<Value>> more) {
    var fields = new LinkedHashMap<>(more);
    fields.put("field_model", List.of(Drafts.term("1")));
    var draft = new NodeDraft("islandora_object", "First", fields);
    var made = client.create(new Creation.OfNode(UUID.randomUUID(), draft, null, Map.of()));
    return EntityRef.node(made.id(), made.uuid());
  }

  private static List<Value> texts(String... texts) {
    return Stream.of(texts).<Value>map(Value.Text::new).toList();
  }

  private Entity stored() {
    return site.nodes().get(0);
  }

  private static Change plan(
      RepositoryClient client, EntityRef ref, Mode mode, Map<String, List<Value>> fields) {
    return found(client, new ChangeDraft(ref, "", fields, mode, false)).orElseThrow();
  }

  private static Optional<Change> found(RepositoryClient client, ChangeDraft draft) {
    var request = new ChangeRequest(draft, Map.of());
    return client.capabilities().ask(Capability.CHANGE, request).orElseThrow();
  }

  private Change plan(EntityRef ref, String field, String... values) {
    return plan(client, ref, Mode.REPLACE, Map.of(field, texts(values)));
  }

  private Confirmation update(Change change) {
    return client.update(change, () -> {});
  }

  private ChangeView view(Change change) {
    return client.capabilities().ask(Capability.CHANGE_VIEW, change).orElseThrow();
  }

  private static RepositoryException thrownBy(ThrowingCallable call) {
    return catchThrowableOfType(RepositoryException.class, call);
  }

  /** The log has a request a moment after its answer was sent. */
  private List<ServedRequest> served(int expected) {
    while (site.requests().count() < expected) {
      Thread.onSpinWait();
    }
    return site.requests().list();
  }

  @Test
  void aChangeIsOneReadAndOneWrite() {
    var node = node(Map.of());
    update(plan(node, "title", "Second"));
    site.requests().clear();
    update(plan(node, "title", "Third"));
    assertThat(served(2))
        .extracting(ServedRequest::method, ServedRequest::path, ServedRequest::query)
        .containsExactly(
            tuple("GET", "/node/1", "_format=json"), tuple("PATCH", "/node/1", "_format=json"));
  }

  @Test
  void aChangeTellsWhenItWasMadeAndOfWhichRevision() {
    var node = node(Map.of());
    var change = plan(node, "title", "Second");
    assertThat(change.revision()).isEqualTo("1");
    var confirmed = update(change);
    assertThat(confirmed.changed()).isNotNull().isEqualTo(view(change).changed());
    assertThat(plan(node, "title", "Third").revision()).isEqualTo("2");
  }

  @Test
  void theTextOfAChangeIsWhatIsKept() {
    var node = node(Map.of("field_local_identifier", texts("a")));
    var change = plan(node, "field_local_identifier", "b");
    assertThat(change.before())
        .isEqualTo(
            "{\"bundle\":\"islandora_object\",\"log\":\"Changed back by Ingest Workbench.\","
                + "\"fields\":{\"field_local_identifier\":{\"type\":\"string\","
                + "\"items\":[{\"value\":\"a\"}]}}}");
    assertThat(change.after())
        .isEqualTo(
            "{\"bundle\":\"islandora_object\",\"log\":\"Changed by Ingest Workbench.\","
                + "\"fields\":{\"field_local_identifier\":{\"type\":\"string\","
                + "\"items\":[{\"value\":\"b\"}]}}}");
  }

  @Test
  void contentTypesOfManyNodesAreReadWithOneRequestWhereJsonApiIsOn() {
    var node = node(Map.of());
    var asked = List.of(String.valueOf(node.id()), "4711");
    var types = Map.of(String.valueOf(node.id()), "islandora_object");
    assertThat(client.contentTypes(asked, "islandora_object")).isEqualTo(types);
    site.jsonApi(true);
    try (var other = as("admin", "password")) {
      long alone = site.requests().count("GET", "/node/*");
      assertThat(other.contentTypes(asked, "islandora_object")).isEqualTo(types);
      assertThat(site.requests().count("GET", "/node/*"))
          .as("the missing one")
          .isEqualTo(alone + 1);
      assertThat(other.contentTypes(asked, "page")).isEqualTo(types);
    }
  }

  @Test
  void eachRevisionHasItsOwnNote() {
    var node = node(Map.of());
    var fields = Map.of("title", texts("Second"));
    var draft = new ChangeDraft(node, "", fields, Mode.APPEND, false, "Because");
    var change = found(client, draft).orElseThrow();
    update(change);
    assertThat(stored().text("revision_log")).isEqualTo("Because");
    update(change.reversed());
    assertThat(stored().text("revision_log")).isEqualTo("Changed back by Ingest Workbench.");
    update(plan(node, "title", "Third"));
    assertThat(stored().text("revision_log")).isEqualTo("Changed by Ingest Workbench.");
  }

  @Test
  void aTextThatIsTheSameNumberIsWrittenWhereThereIsRoom() {
    var node = node(Map.of("field_local_identifier", texts("007")));
    var change = plan(node, "field_local_identifier", "7");
    assertThat(change.needed()).isTrue();
    update(change);
    assertThat(stored().values("field_local_identifier")).containsExactly("7");
    update(change.reversed());
    assertThat(stored().values("field_local_identifier")).containsExactly("007");
  }

  @Test
  void aTextThatIsTheSameNumberIsRefusedBeforeItIsSentWhereThereIsNone() {
    var node = node(Map.of("field_pid", texts("007")));
    site.requests().clear();
    var refused = thrownBy(() -> plan(node, "field_pid", "7"));
    assertThat(refused)
        .hasMessage(
            "Field \"field_pid\" of node 1 keeps \"007\": Drupal takes it for equal to \"7\","
                + " because both are the same number. To have it written so, give the field another"
                + " text first.");
    assertThat(refused.effect()).isEqualTo(Effect.NONE);
    assertThat(refused.concernsTheObjectAlone()).isTrue();
    assertThat(site.requests().list()).noneMatch(one -> one.method().equals("PATCH"));
  }

  @Test
  void aValueThatTheSiteKeptAllTheSameIsNoSuccess() {
    var node = node(Map.of("field_pid", texts("7.0")));
    var change = plan(node, "field_pid", "x");
    var others = change.before().replace("7.0", "other");
    var planned =
        new Change(change.entity(), others, change.after().replace("\"x\"", "\"7\""), "1");
    var refused = thrownBy(() -> update(planned));
    assertThat(refused).hasMessageContaining("holds other values than were sent");
    assertThat(refused.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(stored().text("field_pid")).isEqualTo("7.0");
  }

  @Test
  void whatFailsAfterTheChangeWasSentTakesItNotBack() {
    var node = node(Map.of("field_pid", texts("7.0")));
    var change = plan(node, "field_pid", "x");
    var planned = new Change(change.entity(), "{}", change.after().replace("\"x\"", "\"7\""), "1");
    site.faults().add(Fault.on("GET", "/node/1").every().answer(503));
    assertThat(thrownBy(() -> update(planned)).effect()).isEqualTo(Effect.UNKNOWN);
    site.faults()
        .add(Fault.on("PATCH", "/node/1").answerAfterWork(200).body("application/json", "{}"));
    assertThat(thrownBy(() -> update(change)).effect()).isEqualTo(Effect.UNKNOWN);
  }

  @Test
  void aTextThatCouldNotBeReadAgainIsNotSent() {
    var node = node(Map.of());
    site.requests().clear();
    var refused = thrownBy(() -> plan(node, "field_description", "\u00fc".repeat(800_000)));
    assertThat(refused).hasMessageContaining("are longer than what is read of an answer");
    assertThat(site.requests().list()).noneMatch(one -> one.method().equals("PATCH"));
  }

  @Test
  void noAlternativeTextIsTheSameAsAnEmptyOne() throws IOException {
    var medium = image(null);
    var none = Map.of("field_media_image", texts(""));
    assertThat(plan(client, medium, Mode.APPEND, none).needed()).isFalse();
    assertThat(plan(client, medium, Mode.REPLACE, none).needed()).isFalse();
  }

  @Test
  void aDecimalIsTheSameInTheDigitsOfTheSite() {
    var node = node(Map.of());
    var change = plan(node, "field_price", "1.5", "2.345");
    update(change);
    assertThat(view(change).state()).isEqualTo(State.AFTER);
    assertThat(plan(node, "field_price", "1.50", "2.345").needed()).isFalse();
    assertThat(plan(node, "field_price", "1.51", "2.345").needed()).isTrue();
  }

  @Test
  void moreValuesThanAFieldHoldsAreRefusedWithTheNumber() {
    var node = node(Map.of("field_pid", texts("a")));
    assertThat(thrownBy(() -> plan(client, node, Mode.APPEND, Map.of("field_pid", texts("b")))))
        .hasMessage(
            "Field \"field_pid\" of node 1 holds 1 values and takes 1, so that 1 more are too"
                + " many.");
    assertThat(plan(client, node, Mode.APPEND, Map.of("field_pid", texts("a"))).needed()).isFalse();
  }

  @Test
  void aFieldThatIsNotThereIsNamedAndNothingIsSent() {
    var node = node(Map.of());
    site.requests().clear();
    assertThat(thrownBy(() -> plan(node, "field_nope", "x")))
        .hasMessage(
            "node 1 has no field \"field_nope\", or the account may not see it: correct the column,"
                + " or leave it out.");
    assertThat(site.requests().list()).noneMatch(one -> one.method().equals("PATCH"));
  }

  @Test
  void anObjectOfAnotherTypeIsNamed() {
    var node = node(Map.of());
    var draft = new ChangeDraft(node, "page", Map.of("title", texts("x")), Mode.REPLACE, false);
    assertThat(thrownBy(() -> found(client, draft)))
        .hasMessage("node 1 is of type islandora_object, not page.");
  }

  @Test
  void aFieldThatTheAccountMayNotChangeIsTheRowsFault() throws IOException {
    var node = node(Map.of());
    try (var ingester = as("ingester", "ingester")) {
      var change = plan(ingester, node, Mode.REPLACE, Map.of("sticky", texts("1")));
      var refused = thrownBy(() -> ingester.update(change, () -> {}));
      assertThat(refused).hasMessageContaining("Access denied on updating field 'sticky'.");
      assertThat(refused.effect()).isEqualTo(Effect.NONE);
      assertThat(refused.scope()).isEqualTo(Scope.ROW);
      assertThat(refused.status()).isEqualTo(403);
    }
  }

  @Test
  void anInvalidValueIsTheRowsFault() {
    var node = node(Map.of());
    var refused = thrownBy(() -> update(plan(node, "field_edtf_date", "no date")));
    assertThat(refused).hasMessageContaining("field_edtf_date.0");
    assertThat(refused.effect()).isEqualTo(Effect.NONE);
    assertThat(refused.concernsTheObjectAlone()).isTrue();
  }

  @Test
  void whatTheAccountMayNotSeeButChangeIsReadAndChanged() {
    var node = node(Map.of("status", texts("0")));
    try (var ingester = as("ingester", "ingester")) {
      var draft =
          new ChangeDraft(
              node, "islandora_object", Map.of("title", texts("Second")), Mode.REPLACE, false);
      var change = found(ingester, draft).orElseThrow();
      assertThat(stored().revision()).isEqualTo(1);
      ingester.update(change, () -> {});
      assertThat(stored().title()).isEqualTo("Second");
      assertThat(ingester.capabilities().ask(Capability.CHANGE_VIEW, change).orElseThrow().state())
          .isEqualTo(State.AFTER);
    }
  }

  @Test
  void aLostAnswerIsSentOnceAndSeenAfterwards() {
    var node = node(Map.of());
    var change = plan(node, "title", "Second");
    site.faults().add(Fault.on("PATCH", "/node/1").nth(1).loseAnswer());
    var lost = thrownBy(() -> update(change));
    assertThat(lost.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(lost.retryable()).isTrue();
    assertThat(view(change).state()).isEqualTo(State.AFTER);
    assertThat(site.requests().list().stream().filter(one -> one.method().equals("PATCH")))
        .hasSize(1);
  }

  @Test
  void anObjectInThePlaceOfTheOneThatWasChangedIsAnother() {
    var node = node(Map.of());
    var change = plan(node, "title", "Second");
    var other =
        new Change(
            new EntityRef(EntityType.NODE, node.id(), UUID.randomUUID()),
            change.before(),
            change.after(),
            null);
    assertThat(view(other).state()).isEqualTo(State.GONE);
  }

  private EntityRef image(@Nullable String alt) throws IOException {
    var gif = "GIF89a" + (char) 3 + "\0" + (char) 2 + "\0\0\0\0;";
    var file = Files.writeString(folder.resolve("a.gif"), gif, StandardCharsets.ISO_8859_1);
    var draft =
        new MediaDraft(
            StepKey.media("1", "file"),
            "a.gif",
            "image",
            "Its own name",
            false,
            new MediaDraft.Upload("field_media_image", file, "a.gif", alt),
            List.of("12"),
            Map.of(),
            List.of());
    var made = client.create(new Creation.OfMedia(UUID.randomUUID(), draft, node(Map.of())));
    return new EntityRef(EntityType.MEDIA, made.id(), made.uuid());
  }

  @Test
  void anAlternativeTextIsChangedAndTheImageAndItsNameStay() throws IOException {
    var medium = image("old");
    var before = site.media().get(0);
    var change = plan(medium, "field_media_image", "new");
    update(change);
    var after = site.media().get(0);
    assertThat(after.field("field_media_image").get(0)).containsEntry("alt", "new");
    assertThat(after.title()).isEqualTo("Its own name");
    assertThat(after.targets("field_media_image")).isEqualTo(before.targets("field_media_image"));
    assertThat(after.text("revision_log_message")).isEqualTo("Changed by Ingest Workbench.");
    assertThat(plan(medium, "field_media_image", "new").needed()).isFalse();
    update(change.reversed());
    assertThat(site.media().get(0).field("field_media_image").get(0)).containsEntry("alt", "old");
    assertThat(site.media().get(0).title()).isEqualTo("Its own name");
  }

  @Test
  void aMediumIsFoundAtEitherAddress() throws IOException {
    stop();
    start(StandIn.builder().standaloneMediaUrl(true));
    var medium = image("old");
    try (var fresh = as("admin", "password")) {
      var change = plan(fresh, medium, Mode.REPLACE, Map.of("name", texts("Second")));
      fresh.update(change, () -> {});
      assertThat(site.media().get(0).title()).isEqualTo("Second");
    }
  }

  private EntityRef term(String name, Map<String, List<Value>> fields, @Nullable EntityRef parent) {
    var made =
        client.create(
            new Creation.OfTerm(
                UUID.randomUUID(), new TermDraft("subject", name), fields, parent, Map.of()));
    return new EntityRef(EntityType.TERM, made.id(), made.uuid());
  }

  private Entity storedTerm(EntityRef term) {
    return site.terms().stream()
        .filter(one -> Long.toString(one.id()).equals(term.id()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aTermIsMadeWithItsFieldsBelowItsParent() {
    var parent = term("Insects", Map.of(), null);
    var child =
        term(
            "Bees",
            Map.of(
                "description", List.of(new Value.Text("They fly.", "basic_html")),
                "weight", List.of(new Value.Whole(3)),
                "field_authority_link",
                    List.of(new Value.Authority("lcsh", "http://id.loc.gov/1", "Bees"))),
            parent);
    var stored = storedTerm(child);
    assertThat(stored.targets("parent")).containsExactly(Long.valueOf(parent.id()));
    assertThat(stored.text("description")).isEqualTo("They fly.");
    assertThat(stored.text("weight")).isEqualTo("3");
    assertThat(stored.field("field_authority_link").get(0))
        .containsEntry("uri", "http://id.loc.gov/1");
  }

  @Test
  void aTermIsMovedAndDescribedAndBack() {
    var parent = term("Insects", Map.of(), null);
    var term = term("Bees", Map.of(), null);
    var change =
        plan(
            client,
            term,
            Mode.REPLACE,
            Map.of(
                "parent",
                List.of(
                    new Value.Reference(
                        new Value.Existing(String.valueOf(parent.id())), "taxonomy_term")),
                "description",
                List.of(new Value.Text("They fly.", "basic_html")),
                "name",
                texts("Wild bees")));
    update(change);
    assertThat(view(change).state()).isEqualTo(State.AFTER);
    assertThat(storedTerm(term).targets("parent")).containsExactly(Long.valueOf(parent.id()));
    update(change.reversed());
    assertThat(view(change).state()).isEqualTo(State.BEFORE);
    assertThat(storedTerm(term).targets("parent")).isEmpty();
    assertThat(storedTerm(term).title()).isEqualTo("Bees");
  }
}
