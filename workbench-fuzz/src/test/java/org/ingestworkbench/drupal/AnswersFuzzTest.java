package org.ingestworkbench.drupal;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.model.WorkbenchException;
import org.ingestworkbench.repository.Creation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/**
 * What a site answers. The first byte chooses what the client does; each answer is a line of the
 * status, lines of the headers, an empty line, the body; a line of two dashes ends it.
 */
@Tag("heavy")
@Timeout(60)
class AnswersFuzzTest {

  private static final String HOST = "http://h";
  private static final UUID ID = new UUID(0x40008000L, 1L << 63);
  private static final EntityRef NODE = new EntityRef(EntityType.NODE, "1", ID);
  private static final EntityRef MEDIUM = new EntityRef(EntityType.MEDIA, "1", ID);
  private static final Path FILE = file();
  private static final List<Consumer<DrupalClient>> WORK =
      List.of(
          client -> client.create(node()),
          client -> client.create(medium()),
          client -> client.find(node()),
          client -> client.find(medium()),
          client -> client.find(NODE),
          client -> client.look(NODE),
          client -> client.medium(MEDIUM),
          client -> client.delete(NODE),
          client -> client.delete(MEDIUM),
          DrupalClient::verify,
          client -> client.fields("islandora_object", List.of("field_model", "title")),
          client -> client.namesByLabel("islandora_object"),
          client -> client.extensions("file", "field_media_file"),
          client -> client.termsByName("genre", "Map"),
          client -> client.termsByUri("http://id.example.org/1"),
          client -> client.term("1"),
          client -> client.node("/a/path"),
          client -> client.remoteFile("http://h/x"),
          client -> client.hasUser("1"),
          client -> client.hasLanguage("de"),
          client -> client.tryOut(EntityType.NODE, "islandora_object"));

  @FuzzTest
  void answers(byte[] input) {
    int choice = input.length == 0 ? 0 : input[0] & 0xff;
    var answers = ToldAnswers.of(input, 1);
    try (var client = client(answers)) {
      WORK.get(choice % WORK.size()).accept(client);
    } catch (WorkbenchException e) {
      if (e.getMessage() == null || e.getMessage().isBlank()) {
        throw new AssertionError("It does not say what is wrong", e);
      }
    }
  }

  private static DrupalClient client(ToldAnswers answers) {
    return DrupalClient.builder(URI.create(HOST))
        .credentials(Credentials.of("user", "password"))
        .workbenchPermissions(true)
        .transport(answers)
        .build();
  }

  private static Creation.OfNode node() {
    return new Creation.OfNode(
        ID, new NodeDraft("islandora_object", "A node", Map.of()), null, Map.of());
  }

  private static Creation.OfMedia medium() {
    var draft =
        new MediaDraft(
            StepKey.media("1", "file"),
            "a.txt",
            "file",
            "a.txt",
            false,
            new MediaDraft.Upload("field_media_file", FILE, "a.txt", null),
            List.of(),
            Map.of(),
            List.of());
    return new Creation.OfMedia(ID, draft, NODE);
  }

  private static Path file() {
    try {
      var file = Files.createTempFile("fuzz", ".txt");
      file.toFile().deleteOnExit();
      return Files.writeString(file, "a");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
