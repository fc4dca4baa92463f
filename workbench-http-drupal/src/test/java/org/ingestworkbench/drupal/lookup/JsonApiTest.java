package org.ingestworkbench.drupal.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ingestworkbench.drupal.Credentials;
import org.ingestworkbench.drupal.Drafts;
import org.ingestworkbench.drupal.DrupalClient;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.TermDraft;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.Referrers;
import org.ingestworkbench.standin.Fault;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a site has JSON:API on, it is what is asked; counted by path. */
class JsonApiTest {

  @TempDir Path folder;
  private StandIn site;
  private DrupalClient client;

  @BeforeEach
  void start() throws IOException {
    site = StandIn.builder().jsonApi(true).start();
    client = DrupalClient.connect(site.uri(), Credentials.of("admin", "password"));
  }

  @AfterEach
  void stop() {
    client.close();
    site.close();
  }

  private EntityRef node() {
    var made = client.create(Drafts.node());
    return EntityRef.node(made.id(), made.uuid());
  }

  /** Absent, made, found with its ID: by JSON:API alone, and no question that posts. */
  private void assertSettledAt(String path, Creation creation) {
    site.requests().clear();
    assertThat(client.find(creation)).isInstanceOf(Finding.Absent.class);
    assertThat(site.requests().count("GET", "/jsonapi/" + path + "/*")).isPositive();
    assertThat(site.requests().count("POST", "/node")).isZero();
    var made = client.create(creation);
    site.requests().clear();
    var found = (Finding.Found) client.find(creation);
    assertThat(found.confirmation().id()).isEqualTo(made.id());
    assertThat(site.requests().count("GET", "/jsonapi/" + path + "/*")).isEqualTo(1);
    assertThat(site.requests().count("POST", "/**")).isZero();
  }

  @Test
  void aNodeIsSettledByJsonApi() {
    assertSettledAt("node/islandora_object", Drafts.node());
    assertThat(site.requests().count("GET", "/jsonapi")).as("asked once, before").isZero();
  }

  @Test
  void theAddressOfAnotherBundleSaysNothingOfANode() {
    var creation = Drafts.node();
    client.create(creation);
    var gone =
        "{\"errors\":[{\"title\":\"Not Found\",\"status\":\"404\",\"detail\":\"The \\\"entity\\\""
            + " parameter was not converted for the path \\\"x\\\"\"}]}";
    site.faults()
        .add(
            Fault.on("GET", "/jsonapi/node/page/**")
                .answer(404)
                .body("application/vnd.api+json", gone));
    site.faults().add(Fault.on("GET", "/jsonapi/node/islandora_object/**").answer(403));
    var page = new NodeDraft("page", "", Map.of());
    assertThat(client.find(new Creation.OfNode(creation.uuid(), page, null, Map.of())))
        .isNotInstanceOf(Finding.Absent.class);
  }

  @Test
  void aMediumThatJsonApiRefusesAndTheListLeavesOutCannotBeTold() throws IOException {
    var medium = Drafts.medium(node(), Files.writeString(folder.resolve("h.txt"), "hidden"));
    client.create(medium);
    site.faults().add(Fault.on("GET", "/jsonapi/media/file/**").answer(403));
    site.faults().add(Fault.on("GET", "/node/*/media").answer(200).body("application/json", "[]"));
    assertThat(client.find(medium)).isInstanceOf(Finding.CannotTell.class);
  }

  @Test
  void aMediumIsSettledByJsonApi() throws IOException {
    var file = Files.writeString(folder.resolve("a.txt"), "a");
    assertSettledAt("media/file", Drafts.medium(node(), file));
    assertThat(site.requests().count("GET", "/node/*/media")).isZero();
  }

  @Test
  void anAliasIsSettledByJsonApi() {
    assertSettledAt(
        "path_alias/path_alias", new Creation.OfAlias(UUID.randomUUID(), "/a/1", node()));
  }

  @Test
  void aTermIsAbsentOnlyByJsonApi() {
    var term = new Creation.OfTerm(UUID.randomUUID(), new TermDraft("subject", "Owls"));
    assertThat(client.find(term)).isInstanceOf(Finding.Absent.class);
    assertThat(site.requests().count("GET", "/jsonapi/taxonomy_term/subject/*")).isEqualTo(1);
  }

  @Test
  void whatTheAccountMayNotSeeIsNotAbsent() {
    var creation = Drafts.node();
    client.create(creation);
    site.faults().add(Fault.on("GET", "/jsonapi/node/**").answer(403));
    assertThat(client.find(creation)).isInstanceOf(Finding.Found.class);
    assertThat(site.requests().count("POST", "/node")).as("made, then probed").isEqualTo(2);
  }

  @Test
  void anAddressThatHasNoResourceIsNotAbsent() {
    var creation = Drafts.node();
    client.create(creation);
    site.faults().add(Fault.on("GET", "/jsonapi/node/**").answer(404));
    assertThat(client.find(creation)).isInstanceOf(Finding.Found.class);
  }

  @Test
  void aTermThatNothingUsesIsProvedUnusedInEveryField() {
    var uuid = UUID.randomUUID();
    var made = client.create(new Creation.OfTerm(uuid, new TermDraft("subject", "Owls")));
    var term = new EntityRef(EntityType.TERM, made.id(), uuid);
    site.requests().clear();
    assertThat(client.capabilities().ask(Capability.TERM_USERS, term).orElseThrow().surelyNone())
        .isTrue();
    assertThat(site.requests().count("GET", "/jsonapi/node/islandora_object")).isGreaterThan(10);
    assertThat(site.requests().count("GET", "/jsonapi/media/*")).isPositive();
    assertThat(site.requests().count("GET", "/jsonapi/taxonomy_term/*")).isPositive();
  }

  @Test
  void anAccountThatMayNotSeeFieldsCannotTellWhatUsesATerm() {
    site.faults().add(Fault.on("GET", "/jsonapi/field_storage_config/**").answer(403));
    var term = new EntityRef(EntityType.TERM, "1", null);
    assertThat(client.capabilities().ask(Capability.TERM_USERS, term).orElseThrow())
        .isInstanceOf(Referrers.CannotTell.class);
  }

  @Test
  void withoutTheListOfMediaJsonApiShowsThem() throws IOException {
    var node = node();
    var file = Files.writeString(folder.resolve("a.txt"), "a");
    var made = client.create(Drafts.medium(node, file));
    var listed = client.capabilities().ask(Capability.MEDIA_OF_NODE, node).orElseThrow();
    site.faults().add(Fault.on("GET", "/node/*/media").answer(404));
    assertThat(client.capabilities().ask(Capability.MEDIA_OF_NODE, node).orElseThrow())
        .isEqualTo(listed);
    assertThat(listed.get(0).files()).isEqualTo(made.files());
  }

  @Test
  void manyAreShownFiftyARequest() throws IOException {
    var asked = new ArrayList<Creation>();
    for (int i = 0; i < 120; i++) {
      asked.add(Drafts.node());
    }
    var file = Files.writeString(folder.resolve("a.txt"), "a");
    var medium = Drafts.medium(node(), file);
    asked.add(medium);
    client.create(asked.get(3));
    client.create(asked.get(119));
    client.create(medium);
    site.requests().clear();
    var shown = client.capabilities().ask(Capability.FIND_MANY, asked).orElseThrow();
    assertThat(shown)
        .extracting(Confirmation::uuid)
        .containsExactly(asked.get(3).uuid(), asked.get(119).uuid(), medium.uuid());
    assertThat(shown).extracting(Confirmation::id).containsExactly("2", "3", "1");
    assertThat(site.requests().count("GET", "/jsonapi/node/islandora_object")).isEqualTo(3);
    assertThat(site.requests().count("GET", "/jsonapi/media/file")).isEqualTo(1);
  }

  @Test
  void whatIsNotListedIsNotShownAndNoError() {
    var creation = Drafts.node();
    client.create(creation);
    site.faults().add(Fault.on("GET", "/jsonapi/node/*").answer(403));
    assertThat(client.capabilities().ask(Capability.FIND_MANY, List.of(creation)).orElseThrow())
        .isEmpty();
    site.jsonApi(false);
    var another = DrupalClient.connect(site.uri(), Credentials.of("admin", "password"));
    assertThat(another.capabilities().ask(Capability.FIND_MANY, List.of(creation)).orElseThrow())
        .isEmpty();
    another.close();
  }
}
