package org.ingestworkbench.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Sends what a real Drupal was asked, in the same order, and compares the answers: status, the
 * headers that matter, and the shape of the body. Ids and uuids that a site gives are learnt from
 * the answers and put into later requests.
 */
final class ReplayTest {
  /** Cases left out, and why. A name is the beginning of a recording's. */
  private static final Map<String, String> LEFT_OUT =
      Map.ofEntries(
          Map.entry("a-file-upload-500", "a broken server's disk; a fault says it: answer(500)"),
          Map.entry("a18h", "a format that no route of ours has: PagesTest"),
          Map.entry("a30-wbint-21", "recorded before the view of a node's media was installed"),
          Map.entry("a80d", "compared but for the cookie that a command-line login left"),
          Map.entry("a81-", "an outage of PHP; a fault says it: answer(502)"),
          Map.entry("a82-", "an outage of the database; a fault says it: answer(500)"),
          Map.entry("a82b-", "an outage of the database; a fault says it: answer(500)"),
          Map.entry("a90-", "hundreds of megabytes: FilesTest has the limit with a small file"),
          Map.entry("b90-", "hundreds of megabytes: FilesTest has the limit with a small file"),
          Map.entry("b21-", "uploads onto an existing medium are not imitated"),
          Map.entry("b23-", "relationship resources are not imitated"),
          Map.entry("b24-", "shows what b23 did to the revision"),
          Map.entry("b30-", "a collection of thousands, recorded after a load test"),
          Map.entry("d-", "not one request each: NodesTest and FaultsTest do the same"));

  private static final Set<String> WRONG_PASSWORD =
      Set.of(
          "a17b",
          "a70-flood-wrong-0",
          "a70-flood-wrong-5",
          "a72-flood-ingester-wrong-0",
          "a72-flood-ingester-wrong-5",
          "b10c");

  private static final Pattern PATH_ID =
      Pattern.compile("(/node/|/media/|/entity/file/|/taxonomy/term/)(\\d+)");
  private static final Map<String, String> PATH_KINDS =
      Map.of("/node/", "nid", "/media/", "mid", "/entity/file/", "fid", "/taxonomy/term/", "tid");

  private static StandIn site;
  private final MovingClock clock = new MovingClock();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, String> ids = new HashMap<>();
  private final Map<String, String> uuids = new HashMap<>();
  private String cookie = "";
  private String token = "";

  @TestFactory
  Stream<DynamicTest> everyAnswerIsTheRecordedOne() throws IOException {
    Path folder = Path.of(System.getProperty("workbench.shared", ""), "drupal-wire");
    if (!Files.isDirectory(folder)) {
      String why = "no recordings at " + folder;
      return Stream.of(DynamicTest.dynamicTest(why, () -> assumeTrue(false, why)));
    }
    start();
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .filter(file -> !isLeftOut(file.getFileName().toString()))
          .map(Recording::read)
          .toList()
          .stream()
          .map(r -> DynamicTest.dynamicTest(r.name(), () -> replay(r)));
    }
  }

  @AfterAll
  static void stop() {
    if (site != null) {
      site.close();
    }
  }

  private static boolean isLeftOut(String name) {
    return LEFT_OUT.keySet().stream().anyMatch(name::startsWith);
  }

  /** The recorded site had these terms and a first node before the first recording. */
  private void start() throws IOException {
    site =
        StandIn.builder()
            .jsonApi(true)
            .clock(clock)
            .account("ingester", "password")
            .account("limited", "password")
            .term("person", "Smith, Jane", "")
            .term("subject", "Birds", "")
            .term("subject", "Boats", "")
            .term("subject", "Cats", "")
            .term("subject", "Dogs", "")
            .start();
    Client.admin(site).post("/node?_format=json", Client.node("t1"));
    ids.put("tid 1", "1");
    ids.put("tid 12", "12");
  }

  private void replay(Recording recording) throws IOException, InterruptedException {
    prepare(recording.name());
    HttpResponse<String> answer = send(recording);
    if (recording.name().startsWith("a80c")) {
      site.maintenance(false);
    }
    remember(recording, answer);
    compare(recording, answer);
  }

  private void prepare(String name) throws IOException, InterruptedException {
    if (name.equals("a80-maintenance-rest-post")) {
      site.maintenance(true);
    }
    if (name.startsWith("a70-flood-wrong-5") || name.startsWith("a72-flood-ingester-wrong-5")) {
      for (int i = 0; i < 4; i++) {
        new Client(site, name.startsWith("a70") ? "limited" : "ingester", "wrong").get("/node/1");
      }
    }
    if (name.startsWith("a74") || name.startsWith("b")) {
      clock.move(Duration.ofHours(7)); // the flood locks of a70 and a72 are over
    }
  }

  private HttpResponse<String> send(Recording recording) throws IOException, InterruptedException {
    String path =
        translated(recording.path()).replace("[", "%5B").replace("]", "%5D").replace(" ", "%20");
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site.uri() + path));
    for (Map.Entry<String, String> header : recording.requestHeaders().entrySet()) {
      if (!Set.of("Host", "Connection", "Content-Length", "Authorization")
          .contains(header.getKey())) {
        request.header(header.getKey(), secret(recording, header.getKey(), header.getValue()));
      }
    }
    if (recording.name().startsWith("c-")
        && recording.requestHeaders().get("Content-Type") == null) {
      request.header("Content-Type", "application/json");
    }
    recording.user().ifPresent(user -> request.header("Authorization", basic(recording, user)));
    byte[] body =
        recording
            .file()
            .orElseGet(() -> translatedBody(recording).getBytes(StandardCharsets.UTF_8));
    request.method(
        recording.method(),
        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private String secret(Recording recording, String name, String value) {
    if (value.equals("<cookie>")) {
      return recording.name().startsWith("a65-") ? cookie.replaceAll("=.*", "=gone") : cookie;
    }
    return name.equals("X-CSRF-Token") && value.equals("<csrf>") ? token : value;
  }

  private static String basic(Recording recording, String user) {
    boolean wrong = WRONG_PASSWORD.stream().anyMatch(recording.name()::startsWith);
    String pair = user + ":" + (wrong ? "wrong" : "password");
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private String translated(String text) {
    String result = text;
    for (Map.Entry<String, String> uuid : uuids.entrySet()) {
      result = result.replace(uuid.getKey(), uuid.getValue());
    }
    Matcher matcher = PATH_ID.matcher(result);
    return matcher.replaceAll(
        m ->
            m.group(1)
                + ids.getOrDefault(PATH_KINDS.get(m.group(1)) + " " + m.group(2), m.group(2)));
  }

  private String translatedBody(Recording recording) {
    String text = translated(recording.text());
    Matcher matcher = Pattern.compile("\"(field_\\w+|parent)\": \\[([^\\]]*)\\]").matcher(text);
    return matcher.replaceAll(
        m ->
            Matcher.quoteReplacement(
                m.group().replace(m.group(2), targets(m.group(1), m.group(2)))));
  }

  private String targets(String field, String items) {
    String kind =
        switch (field) {
          case "field_media_of", "field_member_of" -> "nid";
          case "field_media_image", "field_media_file" -> "fid";
          default -> "tid";
        };
    return Pattern.compile("\"target_id\": \"?(\\d+)\"?")
        .matcher(items)
        .replaceAll(m -> "\"target_id\": " + ids.getOrDefault(kind + " " + m.group(1), m.group(1)));
  }

  /** Learns ids and uuids, and the session that a login started. */
  private void remember(Recording recording, HttpResponse<String> answer) {
    Optional<JsonNode> theirs = json(recording.body());
    Optional<JsonNode> ours = json(answer.body());
    if (theirs.isPresent() && ours.isPresent() && recording.status() < 300) {
      learn(first(theirs.get()), first(ours.get()));
    }
    if (recording.name().equals("a60-login")) {
      cookie = answer.headers().firstValue("Set-Cookie").orElse("").split(";", -1)[0];
      token = ours.map(json -> json.path("csrf_token").asText()).orElse("");
    }
  }

  private static JsonNode first(JsonNode json) {
    JsonNode data = json.has("data") ? json.get("data") : json;
    return data.isArray() && !data.isEmpty() ? data.get(0) : data;
  }

  private void learn(JsonNode theirs, JsonNode ours) {
    for (String key : List.of("nid", "mid", "fid", "tid", "id")) {
      if (theirs.at("/" + key + "/0").has("value")) {
        ids.put(
            key + " " + theirs.at("/" + key + "/0/value").asText(),
            ours.at("/" + key + "/0/value").asText());
      }
    }
    String uuid = theirs.at("/uuid/0/value").asText(theirs.path("id").asText());
    if (uuid.length() == 36) {
      uuids.put(uuid, ours.at("/uuid/0/value").asText(ours.path("id").asText()));
    }
  }

  private static Optional<JsonNode> json(String body) {
    try {
      return body.startsWith("{") || body.startsWith("[")
          ? Optional.of(Client.JSON.readTree(body))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void compare(Recording recording, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(recording.status());
    assertThat(answer.headers().firstValue("Content-Type"))
        .isEqualTo(recording.header("Content-Type"));
    for (String header : List.of("Retry-After", "Set-Cookie", "WWW-Authenticate", "Allow")) {
      assertThat(answer.headers().firstValue(header).isPresent())
          .as(header)
          .isEqualTo(recording.header(header).isPresent());
    }
    assertThat(answer.headers().firstValue("Location").map(Shape::plain).map(ReplayTest::address))
        .isEqualTo(recording.header("Location").map(Shape::plain).map(ReplayTest::address));
    Optional<JsonNode> theirs = json(recording.body());
    if (theirs.isPresent()) {
      assertThat(Shape.differences(theirs.get(), json(answer.body()).orElseThrow())).isEmpty();
    } else if (!recording.body().startsWith("<!DOCTYPE")
        && !recording.name().equals("a63-session-token")) {
      assertThat(Shape.plain(answer.body())).isEqualTo(Shape.plain(recording.body()));
    } else {
      assertThat(title(answer.body())).isEqualTo(title(recording.body()));
    }
  }

  private static String address(String location) {
    return location.replaceAll("id%3A\\d+", "id%3AN");
  }

  private static String title(String html) {
    Matcher title = Pattern.compile("<title>(.*?)</title>").matcher(html);
    return title.find() ? Shape.plain(title.group(1)) : "";
  }

  /** A clock that goes on only when told. */
  private static final class MovingClock extends Clock {
    private Instant now = Instant.parse("2026-11-22T05:21:34Z");

    void move(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
