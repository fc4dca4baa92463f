package org.ingestworkbench.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What core REST does with a PATCH of a medium, as it was recorded on a site. */
final class ChangedMediaTest {
  private static final String MEDIUM = "/media/1/edit?_format=json";
  private static final String BUNDLE = "\"bundle\":[{\"target_id\":\"image\"}]";
  private static final String IMAGES = "/file/upload/media/image/field_media_image?_format=json";

  private StandIn site;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    site = StandIn.builder().start();
    client = new Client(site, "ingester", "ingester");
    client.post("/node?_format=json", Client.node("A"));
    client.upload(IMAGES, "a.gif", gif(3, 2));
    client.post(
        "/entity/media?_format=json",
        "{"
            + BUNDLE
            + ",\"name\":[{\"value\":\"mine\"}],"
            + "\"field_media_image\":[{\"target_id\":1,\"alt\":\"al\"}],"
            + "\"field_media_of\":[{\"target_id\":1}],\"field_media_use\":[{\"target_id\":12}]}");
  }

  @AfterEach
  void stop() {
    site.close();
  }

  /** The head of a picture, all of it ASCII: the sizes are told in its first ten bytes. */
  private static String gif(int width, int height) {
    return "GIF89a" + (char) width + "\0" + (char) height + "\0\0\0\0;";
  }

  private HttpResponse<String> change(String fields) throws IOException {
    return client.patch(MEDIUM, "{" + BUNDLE + "," + fields + "}");
  }

  private JsonNode read() throws IOException {
    return Client.json(client.get(MEDIUM));
  }

  private static String message(HttpResponse<String> answer) {
    return Client.json(answer).path("message").asText();
  }

  @Test
  void aChangeIsANewRevisionWithItsLogMessage() throws IOException {
    HttpResponse<String> answer =
        change("\"name\":[{\"value\":\"other\"}],\"revision_log_message\":[{\"value\":\"why\"}]");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Client.json(answer)).isEqualTo(read());
    assertThat(site.media().get(0).title()).isEqualTo("other");
    assertThat(site.media().get(0).text("revision_log_message")).isEqualTo("why");
    assertThat(site.media().get(0).revision()).isEqualTo(2);
  }

  @Test
  void theBundleIsNeeded() throws IOException {
    assertThat(message(client.patch(MEDIUM, "{\"name\":[{\"value\":\"x\"}]}")))
        .isEqualTo("Could not determine entity type bundle: \"bundle\" field is missing.");
  }

  @Test
  void aMediumIsChangedAtItsOneAddress() throws IOException {
    assertThat(client.patch("/media/1?_format=json", "{" + BUNDLE + "}").statusCode())
        .isEqualTo(404);
    assertThat(message(client.patch("/media/9/edit?_format=json", "{" + BUNDLE + "}")))
        .isEqualTo(
            "The \"media\" parameter was not converted for the path \"/media/{media}/edit\" (route"
                + " name: \"rest.entity.media.PATCH\")");
  }

  @Test
  void anAltTextAloneIsNoImage() throws IOException {
    HttpResponse<String> answer = change("\"field_media_image\":[{\"alt\":\"x\"}]");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(message(answer)).contains("field_media_image: This value should not be null.");
  }

  @Test
  void anAltTextWithTheFileAsATextLeavesTheNameAndTheThumbnail() throws IOException {
    change("\"field_media_image\":[{\"target_id\":\"1\",\"alt\":\"new\"}]");
    JsonNode medium = read();

    assertThat(medium.at("/field_media_image/0/alt").asText()).isEqualTo("new");
    assertThat(medium.at("/field_media_image/0/width").asInt()).isEqualTo(3);
    assertThat(medium.at("/name/0/value").asText()).isEqualTo("mine");
    assertThat(medium.at("/thumbnail/0/alt").asText()).isEqualTo("al");
  }

  @Test
  void anAltTextWithTheFileAsANumberRenamesTheMediumLikeTheFile() throws IOException {
    change(
        "\"name\":[{\"value\":\"sent\"}],"
            + "\"field_media_image\":[{\"target_id\":1,\"alt\":\"new\"}]");
    JsonNode medium = read();

    assertThat(medium.at("/name/0/value").asText()).isEqualTo("a.gif");
    assertThat(medium.at("/thumbnail/0/alt").asText()).isEqualTo("new");
  }

  @Test
  void theSameAltTextInTheFormThatIsSentIsSavedAgainAndInTheFormThatIsReadIsNot()
      throws IOException {
    change("\"field_media_image\":[{\"target_id\":\"1\",\"alt\":\"al\"}]");
    assertThat(site.media().get(0).revision()).isEqualTo(2);

    change("\"field_media_image\":" + read().path("field_media_image"));
    assertThat(site.media().get(0).revision()).isEqualTo(2);
    String image = read().path("field_media_image").toString().replace("al", "new");
    change("\"field_media_image\":" + image);
    assertThat(site.media().get(0).title()).isEqualTo("mine");
  }

  @Test
  void anotherFileTakesThePlaceOfTheOldOneWhichStays() throws IOException {
    client.upload(IMAGES, "b.gif", gif(9, 7));
    HttpResponse<String> answer =
        change(
            "\"name\":[{\"value\":\"sent\"}],"
                + "\"field_media_image\":[{\"target_id\":\"2\",\"alt\":\"al\"}]");
    JsonNode medium = Client.json(answer);

    assertThat(medium.at("/name/0/value").asText()).isEqualTo("b.gif");
    assertThat(medium.at("/field_width/0/value").asInt()).isEqualTo(9);
    assertThat(medium.at("/thumbnail/0/target_id").asInt()).isEqualTo(2);
    assertThat(site.files()).extracting(f -> f.values("status").get(0)).containsOnly(true);
    assertThat(site.bytes(site.files().get(0))).exists();
  }

  @Test
  void aFileThatIsNotThereIsRefused() throws IOException {
    assertThat(message(change("\"field_media_image\":[{\"target_id\":99,\"alt\":\"x\"}]")))
        .contains(
            "field_media_image.0.target_id: The referenced entity (file: 99) does not exist.");
  }

  @Test
  void anotherKindOfFileIsRefused() throws IOException {
    client.upload("/file/upload/media/document/field_media_document?_format=json", "a.txt", "text");

    assertThat(message(change("\"field_media_image\":[{\"target_id\":2,\"alt\":\"x\"}]")))
        .contains(
            "field_media_image.0: Only files with the following extensions are allowed: png gif jpg"
                + " jpeg.");
  }

  @Test
  void aTemporaryFileOfAnotherAccountIsRefused() throws IOException {
    Client.admin(site).upload(IMAGES, "b.gif", gif(9, 7));

    assertThat(message(change("\"field_media_image\":[{\"target_id\":2,\"alt\":\"x\"}]")))
        .contains("field_media_image.0.target_id: This entity (file: 2) cannot be referenced.");
  }

  @Test
  void aMediumWhoseFileIsGoneCanBeChanged() throws IOException {
    client.delete("/entity/file/1?_format=json");

    assertThat(change("\"name\":[{\"value\":\"x\"}]").statusCode()).isEqualTo(200);
    assertThat(read().at("/field_media_image/0").has("target_uuid")).isFalse();
    assertThat(read().at("/field_media_image/0/target_id").asInt()).isEqualTo(1);
  }

  @Test
  void anAccountThatMayNotEditIsToldThePermissions() throws IOException {
    client = new Client(site, "limited", "limited");

    assertThat(message(change("\"name\":[{\"value\":\"x\"}]")))
        .isEqualTo(
            "The following permissions are required: 'update any media' OR 'update own media' OR"
                + " 'image: edit any media' OR 'image: edit own media'.");
  }
}
