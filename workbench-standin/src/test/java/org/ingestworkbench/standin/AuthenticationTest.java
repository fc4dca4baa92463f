package org.ingestworkbench.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AuthenticationTest {
  private static final String NODES = "/node?_format=json";
  private static final String UPLOADS =
      "/file/upload/media/document/field_media_document?_format=json";

  private StandIn site;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    site = StandIn.builder().start();
    client = Client.admin(site);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private HttpResponse<String> login(String password) throws IOException {
    return client.send(
        "POST",
        "/user/login?_format=json",
        "{\"name\":\"ingester\",\"pass\":\"" + password + "\"}",
        Map.of("Content-Type", "application/json"));
  }

  /** The headers of a live session, with a content type. */
  private Map<String, String> session(String contentType) throws IOException {
    HttpResponse<String> login = login("ingester");
    JsonNode body = Client.json(login);
    Map<String, String> headers = new HashMap<>();
    headers.put("Cookie", login.headers().firstValue("Set-Cookie").orElseThrow().split(";", -1)[0]);
    headers.put("X-CSRF-Token", body.path("csrf_token").asText());
    headers.put("Content-Type", contentType);
    return headers;
  }

  @Test
  void aSessionMakesANodeButNotAnUpload() throws IOException {
    Map<String, String> json = session("application/json");
    Map<String, String> bytes = new HashMap<>(json);
    bytes.put("Content-Type", "application/octet-stream");
    bytes.put("Content-Disposition", "file; filename=\"a.txt\"");

    assertThat(client.send("POST", NODES, Client.node("A"), json).statusCode()).isEqualTo(201);
    HttpResponse<String> upload = client.send("POST", UPLOADS, "x", bytes);
    assertThat(upload.statusCode()).isEqualTo(403);
    assertThat(upload.body())
        .contains("The used authentication method is not allowed on this route.");
  }

  @Test
  void aSiteCanTakeUploadsByCookie() throws IOException {
    site.close();
    site = StandIn.builder().cookieUploads(true).start();
    client = Client.admin(site);
    Map<String, String> bytes = session("application/octet-stream");
    bytes.put("Content-Disposition", "file; filename=\"a.txt\"");

    assertThat(client.send("POST", UPLOADS, "x", bytes).statusCode()).isEqualTo(201);
  }

  @Test
  void anEndedSessionIsAnonymous() throws IOException {
    Map<String, String> json = session("application/json");
    site.endSessions();

    assertThat(client.send("POST", NODES, Client.node("A"), json).body())
        .isEqualTo("{\"message\":\"\"}");
    assertThat(client.send("GET", "/user/login_status?_format=json", "", json).body())
        .isEqualTo("0");
  }

  @Test
  void aSessionEndsWithItsLogoutToken() throws IOException {
    HttpResponse<String> login = login("ingester");
    String cookie = login.headers().firstValue("Set-Cookie").orElseThrow().split(";", -1)[0];
    JsonNode body = Client.json(login);
    Map<String, String> headers =
        Map.of("Cookie", cookie, "X-CSRF-Token", body.path("csrf_token").asText());

    assertThat(client.send("POST", "/user/logout?_format=json", "", headers).statusCode())
        .isEqualTo(403);
    String path = "/user/logout?_format=json&token=" + body.path("logout_token").asText();
    assertThat(client.send("POST", path, "", headers).statusCode()).isEqualTo(204);
    assertThat(client.send("GET", "/user/login_status?_format=json", "", headers).body())
        .isEqualTo("0");
  }

  @Test
  void fiveWrongLoginsLockTheAccountAgainstTheRightPassword() throws IOException {
    for (int i = 0; i < 5; i++) {
      assertThat(login("wrong").statusCode()).isEqualTo(400);
    }

    HttpResponse<String> right = login("ingester");
    assertThat(right.statusCode()).isEqualTo(403);
    assertThat(right.body()).contains("more than 5 failed login attempts");
  }

  @Test
  void aChangedPasswordCountsAtOnce() throws IOException {
    site.changePassword("ingester", "new");

    assertThat(new Client(site, "ingester", "ingester").post(NODES, Client.node("A")).statusCode())
        .isEqualTo(403);
    assertThat(new Client(site, "ingester", "new").post(NODES, Client.node("A")).statusCode())
        .isEqualTo(201);
  }

  @Test
  void onlyAnAdministratorSetsTheAuthorAndTheStatus() throws IOException {
    Client ingester = new Client(site, "ingester", "ingester");
    String node = Client.node("A", "\"uid\":[{\"target_id\":1}]");

    assertThat(ingester.post(NODES, node).body())
        .isEqualTo("{\"message\":\"Access denied on creating field 'uid'.\"}");
    assertThat(client.post(NODES, node).statusCode()).isEqualTo(201);
  }

  @Test
  void theLogTellsWhichCredentialsWereShown() throws IOException {
    client.post(NODES, Client.node("A"));

    assertThat(site.requests().list())
        .singleElement()
        .satisfies(r -> assertThat(r.basic()).isTrue());
    assertThat(site.requests().count("POST", "/node")).isEqualTo(1);
    assertThat(site.requests().count("*", "/media/**")).isZero();
    site.requests().clear();
    assertThat(site.requests().count()).isZero();
  }
}
