package org.ingestworkbench.testkit.repository;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.ingestworkbench.model.ChangeDraft;
import org.ingestworkbench.model.ChangeDraft.Mode;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.ChangeRequest;
import org.ingestworkbench.repository.ChangeView.State;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.RepositoryException;
import org.junit.jupiter.api.Test;

/**
 * What a job that changes objects relies on. Skipped where {@link Capability#CHANGE} is not
 * declared.
 */
abstract class ChangedFieldsContract extends DeletionContract {

  private static final String TITLE = "title";

  /**
   * Values for further fields of a node, of every type that the repository has; none unless told.
   * Each field is given its values, and then what it had before.
   */
  protected Map<String, List<Value>> changes() {
    return Map.of();
  }

  @Test
  void whatIsChangedHoldsTheNewValueAndEverythingElseStays() {
    var node = nodeAbout(term());
    var subject = subjects(node).before();
    var change = title(node, "Second");
    var confirmed = update(change);
    assertAll(
        () -> assertEquals(node.uuid(), confirmed.uuid()),
        () -> assertEquals(node.id(), confirmed.id()),
        () -> assertEquals("Second", client.look(node).orElseThrow().title()),
        () -> assertEquals(State.AFTER, state(change)),
        () -> assertEquals(subject, subjects(node).before()));
  }

  @Test
  void planningAChangeChangesNothing() {
    var node = madeNode();
    var change = title(node, "Second");
    assertEquals(State.BEFORE, state(change));
    assertEquals("Contract", client.look(node).orElseThrow().title());
    assertEquals(change.before(), title(node, "Third").before());
  }

  @Test
  void whatIsAsItIsToBeNeedsNoChange() {
    var node = madeNode();
    assertFalse(title(node, "Contract").needed());
    update(title(node, "Second"));
    assertFalse(title(node, "Second").needed());
    assertTrue(title(node, "Contract").needed());
  }

  @Test
  void aValueThatIsAppendedTwiceIsThereOnce() {
    var first = term();
    var second = term();
    var node = nodeAbout(first);
    var change = subjects(node, Mode.APPEND, second);
    update(change);
    assertFalse(subjects(node, Mode.APPEND, second).needed());
    assertFalse(subjects(node, Mode.REPLACE, first, second).needed());
    assertTrue(subjects(node, Mode.REPLACE, second).needed());
  }

  @Test
  void whatIsAppendedToAFieldOfOneValueTakesItsPlace() {
    var node = madeNode();
    update(plan(node, ground.bundle(), Map.of(TITLE, text("Second")), Mode.APPEND));
    assertEquals("Second", client.look(node).orElseThrow().title());
  }

  @Test
  void aFieldWhoseValuesAreTakenAwayIsEmpty() {
    var node = nodeAbout(term());
    var change = subjects(node, Mode.DELETE);
    assertTrue(change.needed());
    update(change);
    assertEquals(State.AFTER, state(change));
    assertFalse(subjects(node, Mode.DELETE).needed());
    assertFalse(subjects(node, Mode.REPLACE).needed());
  }

  @Test
  void whatOthersMadeOfAFieldIsNeitherBeforeNorAfter() {
    var node = madeNode();
    var change = title(node, "Second");
    update(title(node, "By others"));
    assertEquals(State.OTHER, state(change));
    assertEquals("By others", client.look(node).orElseThrow().title());
  }

  @Test
  void aChangeThatIsTakenBackLeavesWhatWasThere() {
    var node = nodeAbout(term(), term());
    for (var change : List.of(title(node, "Second"), subjects(node, Mode.REPLACE, term()))) {
      update(change);
      update(change.reversed());
      assertEquals(State.BEFORE, state(change));
    }
    assertEquals("Contract", client.look(node).orElseThrow().title());
  }

  @Test
  void aChangeThatIsSentAgainChangesNothing() {
    var node = nodeAbout(term());
    var change = subjects(node, Mode.APPEND, term());
    update(change);
    update(change);
    assertEquals(State.AFTER, state(change));
  }

  @Test
  void aChangeOfOneFieldKeepsWhatOthersMadeOfAnotherSinceItWasPlanned() {
    var node = madeNode();
    var change = title(node, "Second");
    var others = subjects(node, Mode.REPLACE, term());
    update(others);
    update(change);
    assertEquals(State.AFTER, state(change));
    assertEquals(State.AFTER, state(others));
  }

  @Test
  void severalFieldsAreChangedTogether() {
    var node = madeNode();
    var fields = Map.of(TITLE, text("Second"), ground.termField(), List.of(reference(term())));
    var change = plan(node, ground.bundle(), fields, Mode.REPLACE);
    update(change);
    assertEquals(State.AFTER, state(change));
    assertEquals("Second", client.look(node).orElseThrow().title());
    assertNotEquals(subjects(node, Mode.DELETE).before(), subjects(node, Mode.DELETE).after());
  }

  @Test
  void ofAnObjectThatIsNotThereNoChangeIsPlanned() {
    assertEquals(Optional.empty(), planned(EntityRef.node("2147483640"), "", Map.of()));
  }

  @Test
  void aChangeOfWhatIsGoneIsRefusedWithoutEffect() {
    var node = madeNode();
    var change = title(node, "Second");
    assertTrue(client.delete(node));
    assertEquals(State.GONE, state(change));
    var refused = assertThrows(RepositoryException.class, () -> update(change));
    assertEquals(RepositoryException.Effect.NONE, refused.effect());
    assertTrue(refused.concernsTheObjectAlone(), refused::getMessage);
  }

  @Test
  void anObjectOfAnotherBundleIsRefused() {
    assumeChanges();
    var node = madeNode();
    var refused =
        assertThrows(
            RepositoryException.class, () -> planned(node, "nope", Map.of(TITLE, text("Second"))));
    assertEquals(RepositoryException.Effect.NONE, refused.effect());
    assertTrue(refused.concernsTheObjectAlone(), refused::getMessage);
  }

  @Test
  void aMediumIsChanged() throws IOException {
    var made = client.create(medium(madeNode(), file("one.txt", "1")));
    var medium = new EntityRef(EntityType.MEDIA, made.id(), made.uuid());
    assertNameIsChanged(medium, ground.mediaBundle());
    assertEquals(made.files(), client.medium(medium).orElseThrow().files());
  }

  @Test
  void aTermIsChanged() {
    assertNameIsChanged(term(), ground.vocabulary());
  }

  private void assertNameIsChanged(EntityRef ref, String bundle) {
    var change = plan(ref, bundle, Map.of("name", text("Named anew")), Mode.REPLACE);
    var confirmed = update(change);
    assertEquals(ref.uuid(), confirmed.uuid());
    assertEquals(State.AFTER, state(change));
    update(change.reversed());
    assertEquals(State.BEFORE, state(change));
  }

  @Test
  void everyTypeOfFieldIsToldFromWhatItWas() {
    var node = madeNode();
    changes().forEach((name, values) -> assertIsChanged(node, Map.of(name, values)));
  }

  private void assertIsChanged(EntityRef node, Map<String, List<Value>> fields) {
    var change = plan(node, ground.bundle(), fields, Mode.REPLACE);
    update(change);
    assertEquals(State.AFTER, state(change), change::toString);
    var again = plan(node, ground.bundle(), fields, Mode.REPLACE);
    assertFalse(again.needed(), again::toString);
    update(change.reversed());
    assertEquals(State.BEFORE, state(change), change::toString);
    var appended = plan(node, ground.bundle(), fields, Mode.APPEND);
    update(appended);
    assertEquals(State.AFTER, state(appended), appended::toString);
    var deleted = plan(node, ground.bundle(), fields, Mode.DELETE);
    update(deleted);
    assertEquals(State.AFTER, state(deleted), deleted::toString);
    update(deleted.reversed());
    assertEquals(State.BEFORE, state(deleted), deleted::toString);
  }

  private Confirmation update(Change change) {
    return client.update(change, () -> {});
  }

  private State state(Change change) {
    return answer(Capability.CHANGE_VIEW, change).state();
  }

  private Change title(EntityRef node, String title) {
    return plan(node, ground.bundle(), Map.of(TITLE, text(title)), Mode.REPLACE);
  }

  /** Tells what the field holds. */
  private Change subjects(EntityRef node) {
    return subjects(node, Mode.DELETE);
  }

  private Change subjects(EntityRef node, Mode mode, EntityRef... terms) {
    var values = Stream.of(terms).map(ChangedFieldsContract::reference).toList();
    return plan(node, ground.bundle(), Map.of(ground.termField(), values), mode);
  }

  private Change plan(EntityRef ref, String bundle, Map<String, List<Value>> fields, Mode mode) {
    var draft = new ChangeDraft(ref, bundle, fields, mode, false);
    var change = answer(Capability.CHANGE, new ChangeRequest(draft, Map.of())).orElseThrow();
    assertNotNull(change.entity().id());
    return change;
  }

  private Optional<Change> planned(EntityRef ref, String bundle, Map<String, List<Value>> fields) {
    var draft = new ChangeDraft(ref, bundle, fields, Mode.REPLACE, false);
    return answer(Capability.CHANGE, new ChangeRequest(draft, Map.of()));
  }

  private void assumeChanges() {
    assumeTrue(client.capabilities().has(Capability.CHANGE), "changes nothing");
  }

  private EntityRef term() {
    assumeChanges();
    var uuid = UUID.randomUUID();
    var made = client.create(term(uuid));
    return new EntityRef(EntityType.TERM, made.id(), uuid);
  }

  private EntityRef nodeAbout(EntityRef... terms) {
    var fields = new LinkedHashMap<>(ground.fields());
    fields.put(ground.termField(), Stream.of(terms).map(ChangedFieldsContract::reference).toList());
    var made = client.create(new Creation.OfNode(UUID.randomUUID(), draft(fields), null, Map.of()));
    return EntityRef.node(made.id(), made.uuid());
  }

  private static List<Value> text(String text) {
    return List.of(new Value.Text(text));
  }

  private static Value reference(EntityRef term) {
    var target = new Value.Existing(Objects.requireNonNull(term.id()));
    return new Value.Reference(target, "taxonomy_term");
  }
}
