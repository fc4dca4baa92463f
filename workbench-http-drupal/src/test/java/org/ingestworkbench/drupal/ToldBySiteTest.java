package org.ingestworkbench.drupal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.UUID;
import org.ingestworkbench.drupal.EndlessSite.Said;
import org.ingestworkbench.drupal.request.Json;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a site tells is looked at before it is used. */
class ToldBySiteTest {

  private static final String PASSWORD = "correct-horse";
  private static final String LOGIN = "{\"csrf_token\":\"%s\",\"logout_token\":\"l\"}";

  private static DrupalClient client(EndlessSite site) {
    return DrupalClient.connect(site.uri(), Credentials.of("admin", PASSWORD));
  }

  private static Said json(int status, String text) {
    return Said.json(status, text, " ", 0, "");
  }

  private static String stackTrace(Throwable fault) {
    var text = new StringWriter();
    fault.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"5\\n1\\n2", "0", "05", "-5", "5/edit", "5?x", "", "five", "12345678901234567890"})
  void anIdThatIsNoneIsNotTaken(String id) throws IOException {
    var creation = Drafts.node();
    var node =
        "{\"nid\":[{\"value\":\"" + id + "\"}],\"uuid\":[{\"value\":\"" + creation.uuid() + "\"}]}";
    try (var site =
            new EndlessSite(
                asked -> asked.startsWith("POST /node") ? json(201, node) : json(404, "{}"));
        var client = client(site)) {
      var refusal = catchThrowableOfType(RepositoryException.class, () -> client.create(creation));
      assertThat(refusal).hasMessageContaining("as ID, which is none");
      assertThat(refusal.effect()).isEqualTo(Effect.UNKNOWN);
      assertThat(refusal.getMessage()).doesNotContain("\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "5", "9223372036854775807"})
  void anIdIsTaken(String id) {
    assertThat(Json.id(TextNode.valueOf(id))).isEqualTo(id);
  }

  @Test
  void aUuidThatIsNoneIsAFaultOfTheRow() {
    assertThat(catchThrowable(() -> Json.uuid(TextNode.valueOf("x\u001b"))))
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining("\"x\\u001b\" as uuid");
    var uuid = UUID.randomUUID();
    assertThat(Json.uuid(TextNode.valueOf(uuid.toString()))).isEqualTo(uuid);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tok\\r\\nX-Evil: 1", "tok\\u00e9n", "t\\u0000"})
  void aTokenThatNoHeaderCanCarryIsNotSentAndNotTold(String token) throws IOException {
    try (var site =
            new EndlessSite(
                asked ->
                    asked.startsWith("POST /user/login")
                        ? new Said(
                            200,
                            "application/json\r\nSet-Cookie: SESSabc=topsecret; path=/",
                            LOGIN.formatted(token),
                            " ",
                            0,
                            "")
                        : json(404, "{}"));
        var client = client(site)) {
      var refusal = catchThrowable(() -> client.create(Drafts.node()));
      assertThat(refusal)
          .isInstanceOf(RepositoryException.class)
          .hasMessageContaining("a cookie or a token that no request can carry");
      assertThat(stackTrace(refusal)).doesNotContain("topsecret", "X-Evil", PASSWORD);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 422, 500})
  void aSiteThatRepeatsWhatWasSentTellsNoSecret(int status) throws IOException {
    var authorization = Credentials.of("admin", PASSWORD).login().basic();
    try (var site =
            new EndlessSite(
                asked ->
                    json(
                        status,
                        "{\"message\":\"You sent "
                            + PASSWORD
                            + " and "
                            + authorization
                            + " here\"}"));
        var client = client(site)) {
      var refusal = catchThrowable(() -> client.create(Drafts.node()));
      assertThat(refusal).isInstanceOf(RepositoryException.class);
      assertThat(stackTrace(refusal)).doesNotContain(PASSWORD, authorization.substring(6));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/o}", "/a b", "/%", "//["})
  void aRedirectToNoAddressIsNotFollowed(String place) throws IOException {
    var address = new String[1];
    try (var site =
            new EndlessSite(
                asked ->
                    asked.startsWith("GET /taxonomy/term/1")
                        ? new Said(
                            302, "text/html\r\nLocation: " + address[0] + place, "", " ", 0, "")
                        : json(404, "{}"));
        var client = client(site)) {
      address[0] = site.uri().toString();
      assertThat(catchThrowable(() -> client.term("1")))
          .isInstanceOf(RepositoryException.class)
          .hasMessageContaining("redirects");
    }
  }
}
