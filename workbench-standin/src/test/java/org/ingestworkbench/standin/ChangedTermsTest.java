package org.ingestworkbench.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What core REST does with terms, their parents and their changes, as it was recorded. */
final class ChangedTermsTest {
  private static final String TERMS = "/taxonomy/term?_format=json";
  private static final String VOCABULARY = "\"vid\":[{\"target_id\":\"subject\"}]";

  private StandIn site;
  private Client client;
  private long root;

  @BeforeEach
  void start() throws IOException {
    site = StandIn.builder().jsonApi(true).start();
    client = new Client(site, "ingester", "ingester");
    root = make("Root", Client.uuid("root"));
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private HttpResponse<String> post(String name, String more) throws IOException {
    return client.post(
        TERMS, "{" + VOCABULARY + ",\"name\":[{\"value\":\"" + name + "\"}]," + more + "}");
  }

  private long make(String name, String more) throws IOException {
    return Client.json(post(name, more)).at("/tid/0/value").asLong();
  }

  private static String under(long... parents) {
    StringBuilder items = new StringBuilder();
    for (long parent : parents) {
      items.append(items.isEmpty() ? "" : ",").append("{\"target_id\":" + parent + "}");
    }
    return "\"parent\":[" + items + "]";
  }

  private static String path(long term) {
    return "/taxonomy/term/" + term + "?_format=json";
  }

  private HttpResponse<String> change(long term, String fields) throws IOException {
    return client.patch(path(term), "{" + VOCABULARY + "," + fields + "}");
  }

  private JsonNode parents(long term) throws IOException {
    return Client.json(client.get(path(term))).path("parent");
  }

  private static String message(HttpResponse<String> answer) {
    return Client.json(answer).path("message").asText();
  }

  @Test
  void aTermIsMadeUnderItsParentByIdOrByUuid() throws IOException {
    long byId = make("A", under(root));
    long byUuid = make("B", "\"parent\":[{\"target_uuid\":\"root\"}]");

    assertThat(parents(byId).toString())
        .isEqualTo(
            "[{\"target_id\":"
                + root
                + ",\"target_type\":\"taxonomy_term\",\"target_uuid\":\"root\","
                + "\"url\":\"/taxonomy/term/"
                + root
                + "\"}]");
    assertThat(parents(byUuid)).isEqualTo(parents(byId));
  }

  @Test
  void aRootIsReadAsAParentWithoutAnId() throws IOException {
    assertThat(parents(root).toString()).isEqualTo("[{\"target_id\":null}]");
  }

  @Test
  void jsonApiTellsTheParents() throws IOException {
    String uuid = "6616a162-d163-4705-9055-476453561913";
    make("A", under(root) + "," + Client.uuid(uuid));
    JsonNode term = Client.json(client.get("/jsonapi/taxonomy_term/subject/" + uuid));

    assertThat(term.at("/data/relationships/parent/data/0/id").asText()).isEqualTo("root");
  }

  @Test
  void aTermIsMovedUnderSeveralParentsAndToTheRoot() throws IOException {
    long other = make("Other", under());
    long term = make("A", under(root));

    change(term, under(root, other));
    assertThat(site.terms().get(site.terms().size() - 1).targets("parent"))
        .containsExactly(root, other);
    change(term, under(0));
    assertThat(parents(term).toString()).isEqualTo("[{\"target_id\":null}]");
    change(term, under(root));
    change(term, "\"parent\":[]");
    assertThat(parents(term).toString()).isEqualTo("[{\"target_id\":null}]");
  }

  @Test
  void aTermMayBeItsOwnParent() throws IOException {
    assertThat(change(root, under(root)).statusCode()).isEqualTo(200);
    assertThat(client.delete(path(root)).statusCode()).isEqualTo(204);
  }

  @Test
  void aParentThatIsNotThereOrOfAnotherVocabularyIsRefused() throws IOException {
    assertThat(message(post("A", under(9999))))
        .contains(
            "parent.0.target_id: The referenced entity (taxonomy_term: 9999) does not exist.");
    assertThat(message(post("A", under(1))))
        .contains("parent.0.target_id: This entity (taxonomy_term: 1) cannot be referenced.");
    assertThat(message(post("A", "\"parent\":[{\"target_uuid\":\"none\"}]")))
        .isEqualTo("No \"\" entity found with UUID \"none\" for field \"0\".");
  }

  @Test
  void theSameUuidAgainIsAnUnexplainedError() throws IOException {
    assertThat(post("Root", Client.uuid("root")).statusCode()).isEqualTo(500);
  }

  @Test
  void aChangeOfATermIsNoRevision() throws IOException {
    Entity before = newest();
    HttpResponse<String> answer =
        change(
            root, "\"name\":[{\"value\":\"New\"}],\"revision_log_message\":[{\"value\":\"why\"}]");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Client.json(answer)).isEqualTo(Client.json(client.get(path(root))));
    assertThat(newest().title()).isEqualTo("New");
    assertThat(newest().text("revision_log_message")).isEqualTo("why");
    assertThat(newest().revision()).isEqualTo(before.revision());
  }

  private Entity newest() {
    return site.terms().get(site.terms().size() - 1);
  }

  @Test
  void anEmptiedDescriptionIsAnsweredOtherwiseThanItIsRead() throws IOException {
    change(root, "\"description\":[{\"value\":\"d\",\"format\":\"basic_html\"}]");
    HttpResponse<String> answer = change(root, "\"description\":[]");

    assertThat(Client.json(answer).path("description").toString()).isEqualTo("[]");
    assertThat(Client.json(client.get(path(root))).path("description").toString())
        .isEqualTo("[{\"value\":null,\"format\":null,\"processed\":\"\"}]");
  }

  @Test
  void theVocabularyIsNeededAndTheNameToo() throws IOException {
    assertThat(message(client.patch(path(root), "{\"name\":[{\"value\":\"x\"}]}")))
        .isEqualTo("Could not determine entity type bundle: \"vid\" field is missing.");
    assertThat(message(change(root, "\"name\":[{\"value\":\"\"}]")))
        .contains("name: This value should not be null.");
    assertThat(message(change(root, "\"tid\":[{\"value\":9999}]")))
        .isEqualTo("Access denied on updating field 'tid'. The entity ID cannot be changed.");
  }

  @Test
  void aDeletedTermTakesTheChildrenAlongThatHaveNoOtherParent() throws IOException {
    long other = make("Other", under());
    long child = make("Child", under(root));
    long grandchild = make("Grandchild", under(child));
    long shared = make("Shared", under(child, other));

    client.delete(path(root));

    assertThat(client.get(path(child)).statusCode()).isEqualTo(404);
    assertThat(client.get(path(grandchild)).statusCode()).isEqualTo(404);
    assertThat(parents(shared).at("/0/target_id").asLong()).isEqualTo(other);
    assertThat(parents(shared)).hasSize(1);
  }

  @Test
  void theTermsOfOneNameComeTenAPage() throws IOException {
    for (int i = 0; i < 12; i++) {
      make("Same", under(root));
    }
    make("Same", "\"status\":[{\"value\":false}]");
    String view = "/term_from_term_name?_format=json&vocab=subject&name=same";

    assertThat(Client.json(client.get(view))).hasSize(10);
    assertThat(Client.json(client.get(view + "&page=1"))).hasSize(2);
    assertThat(Client.json(client.get("/vocabulary/subject?_format=json"))).hasSize(14);
    assertThat(client.get("/term_from_term_name?_format=json&name=same").statusCode())
        .isEqualTo(404);
  }
}
