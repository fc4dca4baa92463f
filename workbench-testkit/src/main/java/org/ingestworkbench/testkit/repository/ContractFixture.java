package org.ingestworkbench.testkit.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.model.TermDraft;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.RepositoryClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A client, and things to make with it, for the tests of the contract. */
abstract class ContractFixture {

  @TempDir Path folder;
  RepositoryClient client;
  Ground ground;

  /** A client that no other test uses; closed after the test. */
  protected abstract RepositoryClient newClient();

  /** What the tests build on; asked after {@link #newClient}. */
  protected abstract Ground ground();

  /**
   * Whether the repository makes objects of a type; all of them unless told. The tests of other
   * types are skipped.
   */
  protected boolean makes(EntityType type) {
    return true;
  }

  /** What must not be readable anywhere, such as the password. */
  protected List<String> secrets() {
    return List.of();
  }

  @BeforeEach
  void openClient() {
    client = newClient();
    ground = ground();
  }

  @AfterEach
  void closeClient() {
    // An assumption of newClient() may have ended the test before there was one.
    if (client != null) {
      client.close();
    }
  }

  /** Asks what not every repository answers; where this one does not, the test is skipped. */
  final <Q, A> A answer(Capability<Q, A> capability, Q question) {
    assumeTrue(client.capabilities().has(capability), () -> "does not declare " + capability);
    return client.capabilities().ask(capability, question).orElseThrow();
  }

  final Creation.OfNode node() {
    return node(ground.fields());
  }

  final Creation.OfNode node(Map<String, List<Value>> fields) {
    return new Creation.OfNode(UUID.randomUUID(), draft(fields), null, Map.of());
  }

  final NodeDraft draft(Map<String, List<Value>> fields) {
    return new NodeDraft(ground.bundle(), "Contract", fields);
  }

  final Creation.OfNode childOf(EntityRef parent) {
    return new Creation.OfNode(UUID.randomUUID(), draft(ground.fields()), parent, Map.of());
  }

  final EntityRef madeNode() {
    var made = client.create(node());
    return EntityRef.node(made.id(), made.uuid());
  }

  final Creation.OfMedia medium(EntityRef node, Path file) {
    return medium(node, file, String.valueOf(file.getFileName()));
  }

  final Creation.OfMedia medium(EntityRef node, Path file, String name) {
    var content = new MediaDraft.Upload(ground.fileField(), file, name, null);
    var draft =
        new MediaDraft(
            StepKey.media("contract", "file"),
            name,
            ground.mediaBundle(),
            name,
            false,
            content,
            List.of(),
            Map.of(),
            List.of());
    return new Creation.OfMedia(UUID.randomUUID(), draft, node);
  }

  final Creation.OfAlias alias(UUID uuid, EntityRef node) {
    assumeTrue(makes(EntityType.ALIAS), "makes no aliases");
    return new Creation.OfAlias(uuid, "/contract/" + uuid, node);
  }

  final Creation.OfTerm term(UUID uuid) {
    assumeTrue(makes(EntityType.TERM), "makes no terms");
    return new Creation.OfTerm(uuid, new TermDraft(ground.vocabulary(), "Term " + uuid));
  }

  final Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  final Confirmation assertFound(Creation creation) {
    var found = assertInstanceOf(Finding.Found.class, client.find(creation)).confirmation();
    assertEquals(creation.uuid(), found.uuid());
    return found;
  }
}
