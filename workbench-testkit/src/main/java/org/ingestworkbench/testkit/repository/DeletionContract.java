package org.ingestworkbench.testkit.repository;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.MediaView;
import org.ingestworkbench.repository.Referrers;
import org.ingestworkbench.repository.RepositoryException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a rollback relies on in a repository: looking at what there is, and deleting it. */
abstract class DeletionContract extends ContractFixture {

  @Test
  void aNodeIsShownAsItWasMade() {
    var parent = madeNode();
    var child = client.create(childOf(parent));
    var shown = client.look(byId(child)).orElseThrow();
    assertAll(
        () -> assertEquals(child.id(), shown.id()),
        () -> assertEquals(child.uuid(), shown.uuid()),
        () -> assertEquals(ground.bundle(), shown.bundle()),
        () -> assertEquals("Contract", shown.title()),
        () -> assertEquals(List.of(Objects.requireNonNull(parent.id())), shown.parents()));
  }

  @Test
  void whatNobodyChangedShowsTheTimeOfItsCreation() {
    var made = client.create(node());
    assertEquals(made.changed(), client.look(byId(made)).orElseThrow().changed());
  }

  @Test
  void aNodeThatIsNotThereIsShownAsNone() {
    assertEquals(Optional.empty(), client.look(EntityRef.node("2147483640")));
  }

  @Test
  void aNodeIsShownByItsUuidOrTheQuestionIsRefused() {
    var made = client.create(node());
    try {
      var shown = client.look(EntityRef.node(null, made.uuid())).orElseThrow();
      assertEquals(made.id(), shown.id());
      assertEquals(
          Optional.empty(), client.look(EntityRef.node(null, UUID.randomUUID())), "a strange uuid");
    } catch (RepositoryException refused) {
      assertEquals(RepositoryException.Effect.NONE, refused.effect());
    }
  }

  @Test
  void allMediaOfANodeAreShownWithTheirFiles() throws IOException {
    var node = madeNode();
    var first = client.create(medium(node, file("one.txt", "1")));
    var second = client.create(medium(node, file("two.txt", "2")));
    var shown = media(node).stream().collect(Collectors.toMap(MediaView::uuid, medium -> medium));
    assertEquals(2, shown.size(), shown::toString);
    assertShown(first, shown.get(first.uuid()));
    assertShown(second, shown.get(second.uuid()));
  }

  /** A rollback finds out by the time whether a file is still the one that it knows. */
  @Test
  void aFileWasMadeNoLaterThanItsMediumOrNobodyCanTell() throws IOException {
    var made = client.create(medium(madeNode(), file("one.txt", "1")));
    assumeTrue(makes(EntityType.FILE), "files are no objects");
    var file = new EntityRef(EntityType.FILE, made.files().get(0), null);
    try {
      var then = answer(Capability.FILE_TIME, file).orElseThrow();
      assertFalse(then.isAfter(made.changed()));
      assertTrue(client.delete(file));
      assertEquals(Optional.empty(), answer(Capability.FILE_TIME, file));
    } catch (RepositoryException refused) {
      assertEquals(RepositoryException.Effect.NONE, refused.effect());
    }
  }

  private void assertShown(Confirmation made, @Nullable MediaView shown) {
    assertNotNull(shown);
    assertAll(
        () -> assertEquals(made.id(), shown.id()),
        () -> assertEquals(made.files(), shown.files()),
        () -> assertEquals(made.changed(), shown.changed()),
        () -> assertEquals(ground.mediaBundle(), shown.bundle()));
  }

  @Test
  void aNodeWithoutMediaAndOneThatIsNotThereHaveNone() {
    assertEquals(List.of(), media(madeNode()));
    assertEquals(List.of(), media(EntityRef.node("2147483640")));
  }

  @Test
  void aDeletedNodeIsGoneAndItsUuidMayBeUsedAgain() {
    var creation = node();
    var made = client.create(creation);
    assertTrue(client.delete(byId(made)));
    assertEquals(Optional.empty(), client.look(byId(made)));
    assertInstanceOf(Finding.Absent.class, client.find(creation));
    assertEquals(creation.uuid(), client.create(creation).uuid());
  }

  @Test
  void whatIsNotThereIsDeletedToNoEffect() {
    var made = client.create(node());
    assertTrue(client.delete(byId(made)));
    assertFalse(client.delete(byId(made)));
    for (var type : EntityType.values()) {
      assertFalse(client.delete(new EntityRef(type, "2147483640", null)), type.name());
    }
  }

  @Test
  void onlyWhatIsMeantIsDeleted() throws IOException {
    var node = client.create(node());
    var other = client.create(node());
    var medium = client.create(medium(byId(node), file("a.txt", "a")));
    assertTrue(client.delete(new EntityRef(EntityType.MEDIA, medium.id(), medium.uuid())));
    assertEquals(List.of(), media(byId(node)));
    assertTrue(client.look(byId(node)).isPresent());
    assertTrue(client.delete(byId(node)));
    assertTrue(client.look(byId(other)).isPresent());
  }

  @Test
  void aDeletedMediumLeavesItsFilesWhichAreDeletedByThemselves() throws IOException {
    var medium = client.create(medium(madeNode(), file("kept.txt", "kept")));
    assumeTrue(makes(EntityType.FILE), "files are no objects");
    var uploaded = new EntityRef(EntityType.FILE, medium.files().get(0), null);
    assertTrue(client.delete(new EntityRef(EntityType.MEDIA, medium.id(), medium.uuid())));
    assertTrue(client.delete(uploaded));
    assertFalse(client.delete(uploaded));
  }

  /** A node that was shown before may go on being shown as it was: sites keep their answers. */
  @Test
  void anAliasIsShownWithItsNodeAndDeleted() {
    var node = madeNode();
    var uuid = UUID.randomUUID();
    var creation = alias(uuid, node);
    var made = client.create(creation);
    assertEquals(made.id(), Objects.requireNonNull(client.look(node).orElseThrow().alias()).id());
    assertTrue(client.delete(new EntityRef(EntityType.ALIAS, made.id(), uuid)));
    assertInstanceOf(Finding.Absent.class, client.find(creation));
  }

  @Test
  void anAliasIsShownByItsIdUntilItIsDeletedOrTheQuestionIsRefused() {
    var node = madeNode();
    var uuid = UUID.randomUUID();
    var creation = alias(uuid, node);
    var made = client.create(creation);
    var ref = new EntityRef(EntityType.ALIAS, made.id(), uuid);
    try {
      var shown = answer(Capability.ALIAS, ref).orElseThrow();
      assertEquals(uuid, shown.uuid());
      assertEquals(creation.alias(), shown.path());
      assertEquals(node.id(), shown.nodeId());
      assertTrue(client.delete(ref));
      assertEquals(Optional.empty(), answer(Capability.ALIAS, ref));
    } catch (RepositoryException refused) {
      assertEquals(RepositoryException.Effect.NONE, refused.effect());
    }
  }

  @Test
  void aTermIsDeleted() {
    var uuid = UUID.randomUUID();
    var creation = term(uuid);
    var made = client.create(creation);
    assertTrue(client.delete(new EntityRef(EntityType.TERM, made.id(), uuid)));
    assertInstanceOf(Finding.Absent.class, client.find(creation));
  }

  /** Whose users are told by its uuid must not be deleted by an ID that may be another's. */
  @Test
  void aTermWhoseUsersAreToldIsDeletedByItsUuid() {
    var term = madeTerm();
    assumeTrue(users(term).told());
    assertTrue(client.delete(new EntityRef(EntityType.TERM, null, term.uuid())));
    assertFalse(client.delete(term));
  }

  @Test
  void aNodesChildrenAreToldWhereTheRepositoryCanTell() {
    var parent = madeNode();
    var told = children(parent);
    assumeTrue(told instanceof Referrers.Told, "children cannot be told");
    assertTrue(told.surelyNone());
    var child = client.create(childOf(parent));
    assertEquals(List.of(child.uuid()), uuids(children(parent)));
    assertTrue(children(byId(child)).surelyNone());
  }

  @Test
  void whatUsesATermIsToldWhereTheRepositoryCanTell() {
    var term = madeTerm();
    var told = users(term);
    assumeTrue(told instanceof Referrers.Told, "users of a term cannot be told");
    assertTrue(told.surelyNone());
    var user = client.create(nodeAbout(term));
    assertEquals(List.of(user.uuid()), uuids(users(term)));
    client.delete(byId(user));
    assertTrue(users(term).surelyNone());
  }

  private EntityRef madeTerm() {
    var uuid = UUID.randomUUID();
    var made = client.create(term(uuid));
    return new EntityRef(EntityType.TERM, made.id(), uuid);
  }

  private Creation.OfNode nodeAbout(EntityRef term) {
    var target = new Value.Existing(Objects.requireNonNull(term.id()));
    var fields = new java.util.LinkedHashMap<>(ground.fields());
    fields.put(ground.termField(), List.of(new Value.Reference(target, "taxonomy_term")));
    return new Creation.OfNode(UUID.randomUUID(), draft(fields), null, Map.of());
  }

  private List<MediaView> media(EntityRef node) {
    return answer(Capability.MEDIA_OF_NODE, node);
  }

  private Referrers children(EntityRef node) {
    return answer(Capability.CHILDREN, node);
  }

  private Referrers users(EntityRef term) {
    return answer(Capability.TERM_USERS, term);
  }

  private static List<UUID> uuids(Referrers referrers) {
    return ((Referrers.Told) referrers)
        .some().stream().map(EntityRef::uuid).map(Objects::requireNonNull).toList();
  }

  @Test
  void afterAnAbortNothingIsShownOrDeleted() {
    var made = client.create(node());
    client.abort();
    assertThrows(RepositoryException.class, () -> client.look(byId(made)));
    assertThrows(RepositoryException.class, () -> media(byId(made)));
    assertThrows(RepositoryException.class, () -> client.delete(byId(made)));
  }

  private static EntityRef byId(Confirmation made) {
    return EntityRef.node(made.id(), made.uuid());
  }
}
