package org.ingestworkbench.drupal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.MediaDraft.Fixity;
import org.ingestworkbench.model.MediaDraft.Fixity.Algorithm;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;
import org.ingestworkbench.standin.Fault;
import org.ingestworkbench.standin.StandIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is not the one the input means, or not the one the site stored, gets no medium. */
class FileFixityTest {

  private static final String HASH = "/islandora_workbench_integration/file_hash";
  private static final String MD5 = "900150983cd24fb0d6963f7d28e17f72";
  private static final String OTHER = "d41d8cd98f00b204e9800998ecf8427e";

  @TempDir Path folder;
  private final List<String> warnings = new ArrayList<>();
  private StandIn site;
  private DrupalClient client;
  private EntityRef node;

  @BeforeEach
  void start() throws IOException {
    site = StandIn.builder().start();
    client =
        DrupalClient.builder(site.uri())
            .credentials(Credentials.of("admin", "password"))
            .warnings(warnings::add)
            .build();
    var made = client.create(Drafts.node());
    node = EntityRef.node(made.id(), made.uuid());
    Files.writeString(folder.resolve("a.txt"), "abc");
  }

  @AfterEach
  void stop() {
    client.close();
    site.close();
  }

  private Creation.OfMedia medium(@Nullable Fixity fixity) {
    return medium(
        new MediaDraft.Upload("field_media_file", folder.resolve("a.txt"), "a.txt", null, fixity));
  }

  private Creation.OfMedia medium(MediaDraft.Content content) {
    var draft =
        new MediaDraft(
            StepKey.media("1", "file"),
            "a.txt",
            "file",
            "a.txt",
            false,
            content,
            List.of(),
            Map.of(),
            List.of());
    return new Creation.OfMedia(UUID.randomUUID(), draft, node);
  }

  private RepositoryException refused(Creation creation) {
    var refusal = catchThrowableOfType(RepositoryException.class, () -> client.create(creation));
    assertThat(refusal).as("refused").isNotNull();
    return refusal;
  }

  private long asked() {
    return site.requests().count("GET", HASH);
  }

  private void siteSays(String checksum) {
    site.faults()
        .add(
            Fault.on("GET", HASH)
                .answer(200)
                .body("application/json", "[{\"checksum\":\"" + checksum + "\"}]"));
  }

  @Test
  void aFileThatIsTheOneMeantAndStoredGetsItsMedium() {
    client.create(medium(new Fixity(Algorithm.MD5, MD5)));
    assertThat(site.media()).hasSize(1);
    assertThat(asked()).isEqualTo(1);
    assertThat(warnings).isEmpty();
  }

  @Test
  void nothingIsAskedUnlessFilesAreCompared() {
    client.create(medium((Fixity) null));
    assertThat(site.media()).hasSize(1);
    assertThat(asked()).isZero();
  }

  @Test
  void ofAFileThatTheInputDoesNotMeanNothingIsSent() {
    var refusal = refused(medium(new Fixity(Algorithm.MD5, OTHER)));
    assertThat(refusal)
        .hasMessageStartingWith("CHECKSUM_MISMATCH: ")
        .hasMessageContainingAll("a.txt", MD5, OTHER);
    assertThat(refusal.effect()).isEqualTo(Effect.NONE);
    assertThat(refusal.concernsTheObjectAlone()).isTrue();
    assertThat(site.files()).isEmpty();
    assertThat(site.media()).isEmpty();
  }

  @Test
  void aFileThatTheSiteStoredOtherwiseGetsNoMediumAndIsSentAgainByTheNextTry() {
    siteSays(OTHER);
    var medium = medium(new Fixity(Algorithm.MD5, null));
    assertThat(refused(medium))
        .hasMessageStartingWith("CHECKSUM_MISMATCH: ")
        .hasMessageContainingAll("a.txt", MD5, OTHER, "file ID");
    assertThat(site.media()).isEmpty();

    site.faults().clear();
    client.create(medium);
    assertThat(site.media()).hasSize(1);
    assertThat(site.files()).hasSize(2);
  }

  @Test
  void aFileOfWhichTheSiteTellsNothingThoughItTellsOfOthersGetsNoMedium() {
    site.faults()
        .add(
            Fault.on("GET", HASH)
                .answer(200)
                .body("application/json", "{\"error\":\"No file found with UUID x.\"}"));
    assertThat(refused(medium(new Fixity(Algorithm.MD5, MD5))))
        .hasMessageContaining("No file found with UUID x.");
    assertThat(site.media()).isEmpty();
  }

  @Test
  void aSiteThatTellsNoChecksumsIsAskedOnceAndSaysSoOnce() {
    site.faults().add(Fault.on("GET", HASH).answer(404));
    client.create(medium(new Fixity(Algorithm.MD5, MD5)));
    client.create(medium(new Fixity(Algorithm.MD5, MD5)));
    assertThat(site.media()).hasSize(2);
    assertThat(asked()).isEqualTo(1);
    assertThat(warnings).singleElement().asString().contains("tells no checksums", "404");
  }

  @Test
  void aQuestionThatFailsForTheMomentIsAskedAgainWithoutASecondUpload() {
    site.faults().add(Fault.on("GET", HASH).first(1).answer(503));
    var medium = medium(new Fixity(Algorithm.SHA256, null));
    assertThat(refused(medium).retryable()).isTrue();
    client.create(medium);
    assertThat(site.files()).hasSize(1);
    assertThat(site.media()).hasSize(1);
  }

  @Test
  void aFileThatIsFetchedFromElsewhereIsComparedToo() {
    site.faults().add(Fault.on("GET", "/other/a.txt").answer(200).body("text/plain", "abc"));
    var address = site.uri() + "/other/a.txt";
    assertThat(refused(medium(download(address, OTHER)))).hasMessageContainingAll(MD5, OTHER);
    assertThat(site.files()).isEmpty();

    client.create(medium(download(address, MD5)));
    assertThat(site.media()).hasSize(1);
    assertThat(asked()).isEqualTo(1);
  }

  private static MediaDraft.Download download(String address, String checksum) {
    return new MediaDraft.Download(
        "field_media_file", address, "a.txt", null, new Fixity(Algorithm.MD5, checksum));
  }
}
