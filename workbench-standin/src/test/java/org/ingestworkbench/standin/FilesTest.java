package org.ingestworkbench.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FilesTest {
  private static final String TEXTS =
      "/file/upload/media/document/field_media_document?_format=json";
  private static final String MEDIUM =
      "{\"bundle\":[{\"target_id\":\"document\"}],\"field_media_document\":[{\"target_id\":%d}],"
          + "\"field_media_of\":[{\"target_id\":%d}],\"field_media_use\":[{\"target_id\":12}]%s}";

  private StandIn site;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    site =
        StandIn.builder()
            .maxUpload(1000)
            .clock(Clock.fixed(Instant.parse("2026-11-22T05:00:00Z"), ZoneOffset.UTC))
            .start();
    client = Client.admin(site);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private HttpResponse<String> medium(int file, int node, String more) throws IOException {
    return client.post("/entity/media?_format=json", MEDIUM.formatted(file, node, more));
  }

  @Test
  void aFileIsTemporaryUntilAMediumRefersToIt() throws IOException {
    client.post("/node?_format=json", Client.node("A"));
    client.upload(TEXTS, "used.txt", "used");
    client.upload(TEXTS, "unused.txt", "unused");
    HttpResponse<String> made = medium(1, 1, "");

    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(site.ageTemporaryFiles()).isEqualTo(1);
    assertThat(site.files()).extracting(Entity::title).containsExactly("used.txt");
    assertThat(site.media())
        .singleElement()
        .satisfies(
            medium -> {
              assertThat(medium.title()).isEqualTo("used.txt");
              assertThat(medium.targets("field_media_of")).containsExactly(1L);
              assertThat(medium.text("field_mime_type")).isEqualTo("text/plain");
            });
  }

  @Test
  void aMediumWithATakenUuidIsRefusedAndItsFileStaysTemporary() throws IOException {
    client.post("/node?_format=json", Client.node("A"));
    client.upload(TEXTS, "a.txt", "a");
    client.upload(TEXTS, "b.txt", "b");

    assertThat(medium(1, 1, "," + Client.uuid("m")).statusCode()).isEqualTo(201);
    assertThat(medium(2, 1, "," + Client.uuid("m")).statusCode()).isEqualTo(500);
    assertThat(site.files().get(1).values("status")).containsExactly(false);
  }

  @Test
  void aMediumCanGetMoreUses() throws IOException {
    client.post("/node?_format=json", Client.node("A"));
    client.upload(TEXTS, "a.txt", "a");
    medium(1, 1, "");
    String uses =
        "{\"bundle\":[{\"target_id\":\"document\"}],"
            + "\"field_media_use\":[{\"target_id\":12},{\"target_id\":15}]}";

    assertThat(client.patch("/media/1/edit?_format=json", uses).statusCode()).isEqualTo(200);
    assertThat(site.media().get(0).targets("field_media_use")).containsExactly(12L, 15L);
    assertThat(site.media().get(0).targets("field_media_of")).containsExactly(1L);
  }

  @Test
  void theSameNameAgainGetsANumber() throws IOException {
    client.upload(TEXTS, "a.txt", "1");
    client.upload(TEXTS, "a.txt", "2");
    client.upload(TEXTS, "a.txt", "3");

    assertThat(site.files())
        .extracting(Entity::title)
        .containsExactly("a.txt", "a_0.txt", "a_1.txt");
    assertThat(Files.readString(site.bytes(site.files().get(2)))).isEqualTo("3");
    assertThat(client.get("/sites/default/files/2026-11/a_0.txt").body()).isEqualTo("2");
  }

  @Test
  void aFileThatIsTooLargeForTheFieldIsRefused() throws IOException {
    HttpResponse<String> answer = client.upload(TEXTS, "big.txt", "x".repeat(1001));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("exceeding the maximum file size of 1000 bytes");
    assertThat(site.files()).isEmpty();
  }

  @Test
  void anImageThatIsNoneIsRefused() throws IOException {
    String path = "/file/upload/media/image/field_media_image?_format=json";

    assertThat(client.upload(path, "a.jpg", "text").statusCode()).isEqualTo(422);
  }

  @Test
  void aDeletedFileIsGoneWithItsBytes() throws IOException {
    client.upload(TEXTS, "a.txt", "1");
    var bytes = site.bytes(site.files().get(0));

    assertThat(client.delete("/entity/file/1?_format=json").statusCode()).isEqualTo(204);
    assertThat(bytes).doesNotExist();
    assertThat(site.files()).isEmpty();
  }

  @Test
  void nothingOutsideTheFilesIsServed() throws IOException {
    assertThat(client.get("/sites/default/files/..%2F..%2Fcontent.log").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aCaptionBelongsToAFieldOfItsMedium() throws IOException {
    client.post("/node?_format=json", Client.node("A"));
    client.upload("/file/upload/media/audio/field_media_audio_file?_format=json", "a.mp3", "sound");
    client.upload("/file/upload/media/audio/field_track?_format=json", "a.vtt", "WEBVTT");
    HttpResponse<String> made =
        client.post(
            "/entity/media",
            "{\"bundle\":[{\"target_id\":\"audio\"}],\"field_media_audio_file\":[{\"target_id\":1}],"
                + "\"field_track\":[{\"target_id\":2,\"label\":\"T\",\"kind\":\"subtitles\","
                + "\"srclang\":\"en\",\"default\":true}]}");

    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(Client.json(made).at("/field_track/0/srclang").asText()).isEqualTo("en");
    assertThat(site.ageTemporaryFiles()).isZero();
  }

  @Test
  void standaloneMediaAddressesAreAnswered() throws IOException {
    site.close();
    site = StandIn.builder().standaloneMediaUrl(true).start();
    client = Client.admin(site);
    client.post("/node?_format=json", Client.node("A"));
    client.upload(TEXTS, "a.txt", "a");

    assertThat(medium(1, 1, "").headers().firstValue("Location")).contains(site.uri() + "/media/1");
    assertThat(client.get("/media/1?_format=json").statusCode()).isEqualTo(200);
    assertThat(client.get("/media/1/edit?_format=json").statusCode()).isEqualTo(404);
  }

  @Test
  void aRequestThatIsTooLargeIsRefusedBeforeTheSiteHearsOfIt() throws IOException {
    try (StandIn small = StandIn.builder().maxBody(100).start()) {
      HttpResponse<String> refused = Client.admin(small).upload(TEXTS, "a.txt", "x".repeat(101));
      assertThat(refused.statusCode()).isEqualTo(413);
      assertThat(refused.body()).contains("<title>413 Request Entity Too Large</title>");
      assertThat(small.files()).isEmpty();
    }
  }

  @Test
  void uploadsOfOneNameAtOnceMayBeLockedOut() throws IOException {
    Instant[] now = {Instant.parse("2026-11-22T05:00:00Z")};
    Clock clock =
        new Clock() {
          @Override
          public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now[0];
          }
        };
    try (StandIn locking =
        StandIn.builder().clock(clock).uploadLock(Duration.ofSeconds(1)).start()) {
      Client one = Client.admin(locking);
      assertThat(one.upload(TEXTS, "a.txt", "1").statusCode()).isEqualTo(201);
      assertThat(one.upload(TEXTS, "b.txt", "1").statusCode()).isEqualTo(201);
      HttpResponse<String> busy = one.upload(TEXTS, "a.txt", "2");
      assertThat(busy.statusCode()).isEqualTo(503);
      assertThat(busy.headers().firstValue("Retry-After")).contains("1");
      now[0] = now[0].plusSeconds(1);
      assertThat(one.upload(TEXTS, "a.txt", "2").statusCode()).isEqualTo(201);
    }
  }
}
