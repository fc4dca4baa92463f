package org.ingestworkbench.testkit.repository;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;
import org.junit.jupiter.api.Test;

/**
 * What the engine relies on in a repository. Every test makes objects of its own under new uuids,
 * so it may run against a repository that others use, and leaves them there.
 */
public abstract class RepositoryClientContract extends ChangedFieldsContract {

  @Test
  void aNodeIsMadeUnderTheUuidThatWasSent() {
    var creation = node();
    var made = client.create(creation);
    assertEquals(creation.uuid(), made.uuid());
    assertNotNull(made.id());
  }

  @Test
  void theSameUuidAgainIsRefusedAndNobodyClaimsToKnowTheEffect() {
    var creation = node();
    client.create(creation);
    var refused = assertThrows(RepositoryException.class, () -> client.create(creation));
    assertEquals(Effect.UNKNOWN, refused.effect(), refused.getMessage());
    assertFound(creation);
  }

  @Test
  void theSameUuidWithOtherContentMakesNoSecondNodeEither() {
    var creation = node();
    client.create(creation);
    var other = new NodeDraft(ground.bundle(), "Another title", ground.fields());
    assertThrows(
        RepositoryException.class,
        () -> client.create(new Creation.OfNode(creation.uuid(), other, null, Map.of())));
  }

  @Test
  void ofSeveralAtOnceWithOneUuidExactlyOneIsMade() {
    var creation = node();
    var made = atOnce(4, i -> outcome(creation));
    assertEquals(1, made.stream().filter(Confirmation.class::isInstance).count(), made::toString);
    made.stream()
        .filter(RepositoryException.class::isInstance)
        .forEach(e -> assertEquals(Effect.UNKNOWN, ((RepositoryException) e).effect()));
    assertFound(creation);
  }

  private Object outcome(Creation creation) {
    try {
      return client.create(creation);
    } catch (RepositoryException e) {
      return e;
    }
  }

  @Test
  void manyAtOnceAllGetIdsOfTheirOwn() {
    var creations = IntStream.range(0, 6).mapToObj(i -> node()).toList();
    var made = atOnce(creations.size(), i -> client.create(creations.get(i)));
    assertEquals(6, made.stream().map(Confirmation::id).distinct().count());
    assertEquals(
        creations.stream().map(Creation::uuid).collect(Collectors.toSet()),
        made.stream().map(Confirmation::uuid).collect(Collectors.toSet()));
  }

  @Test
  void aNodeThatWasNeverMadeIsAbsent() {
    assertInstanceOf(Finding.Absent.class, client.find(node()));
  }

  @Test
  void askingForANodeMakesNone() {
    var creation = node();
    client.find(creation);
    assertInstanceOf(Finding.Absent.class, client.find(creation));
    assertEquals(creation.uuid(), client.create(creation).uuid());
  }

  @Test
  void aNodeThatWasMadeIsFound() {
    var creation = node();
    var made = client.create(creation);
    var found = assertFound(creation);
    assertTrue(found.id() == null || found.id().equals(made.id()), found::toString);
  }

  @Test
  void whatIsShownWasMadeAndIsWhatWasAskedFor() {
    var made = IntStream.range(0, 14).mapToObj(i -> node()).toList();
    made.stream().limit(12).forEach(client::create);
    var uuids = made.stream().limit(12).map(Creation::uuid).collect(Collectors.toSet());
    for (var shown : answer(Capability.FIND_MANY, made)) {
      assertTrue(uuids.contains(shown.uuid()), shown::toString);
      assertNotNull(shown.id());
    }
    assertTrue(answer(Capability.FIND_MANY, List.of()).isEmpty());
  }

  @Test
  void whatIsLookedAtTogetherIsThereWithTheTimeOfItsChange() {
    var made = IntStream.range(0, 12).mapToObj(i -> client.create(node())).toList();
    var refs = new ArrayList<EntityRef>();
    made.forEach(one -> refs.add(EntityRef.node(null, one.uuid())));
    refs.add(EntityRef.node(null, UUID.randomUUID()));
    var changed = made.stream().collect(Collectors.toMap(Confirmation::uuid, one -> one));
    for (var shown : answer(Capability.LOOK_MANY, refs)) {
      var one = Objects.requireNonNull(changed.get(shown.uuid()), shown::toString);
      assertEquals(one.id(), shown.id());
      assertEquals(one.changed(), shown.changed());
    }
    assertTrue(answer(Capability.LOOK_MANY, List.of()).isEmpty());
  }

  @Test
  void aNodeThatThePublicCannotSeeIsNotCalledAbsent() {
    var fields = new LinkedHashMap<>(ground.fields());
    fields.putAll(ground.hidden());
    var creation = node(fields);
    assumeFalse(outcome(creation) instanceof RepositoryException, "hidden nodes may not be made");
    assertNotEquals(new Finding.Absent(), client.find(creation));
  }

  @Test
  void aChildIsMadeByItsParentsId() {
    var parent = client.create(node());
    var child = client.create(childOf(EntityRef.node(Objects.requireNonNull(parent.id()))));
    assertNotNull(child.id());
  }

  @Test
  void aChildIsMadeByItsParentsUuidAlone() {
    var parent = client.create(node());
    var child = client.create(childOf(EntityRef.node(null, parent.uuid())));
    assertNotNull(child.id());
  }

  @Test
  void aChildOfANodeThatIsNotThereIsRefusedWithoutEffect() {
    var orphan = childOf(EntityRef.node(null, UUID.randomUUID()));
    assertRefused(orphan);
    assertInstanceOf(Finding.Absent.class, client.find(orphan));
  }

  @Test
  void anInvalidValueIsRefusedWithoutEffect() {
    assumeFalse(ground.invalid().isEmpty(), "takes every value");
    var fields = new LinkedHashMap<>(ground.fields());
    fields.putAll(ground.invalid());
    var creation = node(fields);
    assertRefused(creation);
    assertInstanceOf(Finding.Absent.class, client.find(creation));
    assertEquals(
        creation.uuid(),
        client
            .create(new Creation.OfNode(creation.uuid(), draft(ground.fields()), null, Map.of()))
            .uuid());
  }

  @Test
  void aMediumIsMadeWithItsFileAndFound() throws IOException {
    var creation = medium(madeNode(), file("page one.txt", "Hello"));
    assertInstanceOf(Finding.Absent.class, client.find(creation));
    var made = client.create(creation);
    assertAll(
        () -> assertEquals(creation.uuid(), made.uuid()),
        () -> assertNotNull(made.id()),
        () -> assertEquals(makes(EntityType.FILE) ? 1 : 0, made.files().size(), made::toString));
    assertFound(creation);
  }

  @Test
  void aMediumIsMadeByItsNodesUuidAloneAndNamesTheNode() throws IOException {
    var node = client.create(node());
    var creation = medium(EntityRef.node(null, node.uuid()), file("b.txt", "By uuid"));
    assertEquals(node.id(), client.create(creation).nodeId());
  }

  @Test
  void theSameMediumAgainIsNotMadeTwice() throws IOException {
    var creation = medium(madeNode(), file("c.txt", "Once"));
    client.create(creation);
    var refused = assertThrows(RepositoryException.class, () -> client.create(creation));
    assertEquals(Effect.UNKNOWN, refused.effect(), refused.getMessage());
    assertFound(creation);
  }

  @Test
  void filesOfOneNameAndOthersWithLettersOfAllKindsAreTaken() throws IOException {
    var node = madeNode();
    for (var name : List.of("same.txt", "same.txt", "été 図 \"q\".txt")) {
      var creation = medium(node, file("local-" + UUID.randomUUID() + ".txt", name), name);
      assertEquals(creation.uuid(), client.create(creation).uuid());
    }
  }

  @Test
  void aFileThatIsGoneIsRefusedWithoutEffectAndNamed() throws IOException {
    file("stays.txt", "so that the folder is not empty");
    var gone = folder.resolve("gone.txt");
    var creation = medium(madeNode(), gone);
    var refused = assertThrows(RepositoryException.class, () -> client.create(creation));
    assertEquals(Effect.NONE, refused.effect());
    assertTrue(String.valueOf(refused.getMessage()).contains("gone.txt"), refused.getMessage());
    assertInstanceOf(Finding.Absent.class, client.find(creation));
  }

  @Test
  void anAliasIsAbsentThenMadeThenFound() {
    var uuid = UUID.randomUUID();
    var creation = alias(uuid, madeNode());
    assertInstanceOf(Finding.Absent.class, client.find(creation));
    assertEquals(uuid, client.create(creation).uuid());
    assertFound(creation);
  }

  @Test
  void aTermIsAbsentThenMadeThenFoundWithItsId() {
    var uuid = UUID.randomUUID();
    var creation = term(uuid);
    assertInstanceOf(Finding.Absent.class, client.find(creation));
    var made = client.create(creation);
    assertEquals(uuid, made.uuid());
    assertEquals(made.id(), assertFound(creation).id());
  }

  @Test
  void theSameTermUuidAgainIsNotMadeTwice() {
    var uuid = UUID.randomUUID();
    var creation = term(uuid);
    client.create(creation);
    assertThrows(RepositoryException.class, () -> client.create(creation));
    assertFound(creation);
  }

  @Test
  void anObjectIsFoundByItsUuidAloneOrTheRepositorySaysThatItCannotTell() throws IOException {
    var node = madeNode();
    assertByUuid(node(), EntityType.NODE);
    assertByUuid(medium(node, file("d.txt", "By its uuid")), EntityType.MEDIA);
    assertByUuid(alias(UUID.randomUUID(), node), EntityType.ALIAS);
  }

  private void assertByUuid(Creation creation, EntityType type) {
    var ref = new EntityRef(type, null, creation.uuid());
    var before = client.find(ref);
    assertFalse(before instanceof Finding.Found, before::toString);
    var made = client.create(creation);
    var after = client.find(ref);
    assertEquals(before instanceof Finding.CannotTell, after instanceof Finding.CannotTell);
    if (after instanceof Finding.Found found) {
      assertEquals(creation.uuid(), found.confirmation().uuid());
      assertEquals(made.id(), found.confirmation().id());
    } else {
      assertInstanceOf(Finding.CannotTell.class, after);
    }
  }

  @Test
  void aMediumWhoseNodeIsGoneIsNotCalledAbsent() throws IOException {
    var node = madeNode();
    var creation = medium(node, file("e.txt", "Left alone"));
    client.create(creation);
    client.delete(node);
    var finding = client.find(creation);
    assertFalse(finding instanceof Finding.Absent, finding::toString);
  }

  @Test
  void aNodeShowsItsAliasAsItWasAskedFor() {
    var node = madeNode();
    var uuid = UUID.randomUUID();
    client.create(alias(uuid, node));
    var shown = Objects.requireNonNull(client.look(node).orElseThrow().alias());
    assertTrue(shown.path() == null || shown.path().equals("/contract/" + uuid), shown::toString);
  }

  @Test
  void anAddressLeadsToTheHost() {
    var address = client.address(new EntityRef(EntityType.NODE, "7", null));
    assertTrue(address.startsWith(client.host()) && address.contains("7"), address);
    assertFalse(client.host().endsWith("/"), client.host());
  }

  @Test
  void afterAnAbortEveryRequestFailsAndAbortingTwiceIsAllowed() {
    client.abort();
    client.abort();
    assertThrows(RepositoryException.class, () -> client.create(node()));
    assertThrows(RepositoryException.class, () -> client.find(node()));
  }

  @Test
  void noSecretIsReadable() {
    var refusal = outcome(childOf(EntityRef.node(null, UUID.randomUUID())));
    for (var secret : secrets()) {
      assertFalse(client.toString().contains(secret));
      assertFalse(refusal.toString().contains(secret));
    }
  }

  private void assertRefused(Creation creation) {
    var refused = assertThrows(RepositoryException.class, () -> client.create(creation));
    assertEquals(Effect.NONE, refused.effect(), refused.getMessage());
  }

  private interface Numbered<T> {
    T run(int number);
  }

  private static <T> List<T> atOnce(int threads, Numbered<T> work) {
    var start = new CyclicBarrier(threads);
    var pool = Executors.newFixedThreadPool(threads);
    try {
      var tasks = new ArrayList<Callable<T>>();
      for (int i = 0; i < threads; i++) {
        int number = i;
        tasks.add(
            () -> {
              start.await();
              return work.run(number);
            });
      }
      var results = new ArrayList<T>();
      for (var future : pool.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted.", e);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
