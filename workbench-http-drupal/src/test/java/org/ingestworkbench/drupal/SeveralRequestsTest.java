package org.ingestworkbench.drupal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.drupal.entity.FileName;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.standin.Fault;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A medium is made with one request for each file and one for itself. */
class SeveralRequestsTest {

  @TempDir Path folder;
  private StandIn site;
  private DrupalClient client;
  private EntityRef node;

  @BeforeEach
  void start() throws IOException {
    site = StandIn.builder().start();
    client = DrupalClient.connect(site.uri(), Credentials.of("admin", "password"));
    var made = client.create(Drafts.node());
    node = EntityRef.node(made.id(), made.uuid());
  }

  @AfterEach
  void stop() {
    client.close();
    site.close();
  }

  private Creation.OfMedia medium(String text) throws IOException {
    return Drafts.medium(node, Files.writeString(folder.resolve("scan.tif"), text));
  }

  @Test
  void whatHasToWaitWaitsBeforeEachOfThem() throws IOException {
    var files = new ArrayList<Integer>();
    client.create(medium("a"), () -> files.add(site.files().size()));
    assertThat(files).containsExactly(0, 1);
    assertThat(site.media()).hasSize(1);
  }

  @Test
  void theNameOfEachFileIsToldInTheOrderInWhichTheyAreSent() throws IOException {
    var medium = medium("a");
    var subtitles = Files.writeString(folder.resolve("\u00fcber.vtt"), "WEBVTT");
    var tracks =
        List.of(new MediaDraft.Track("field_track", "English", "subtitles", "en", subtitles));
    var draft = medium.media();
    var both =
        new MediaDraft(
            draft.step(),
            draft.source(),
            draft.bundle(),
            draft.name(),
            false,
            draft.content(),
            draft.uses(),
            draft.fields(),
            tracks);

    assertThat(oneAtATime(medium)).containsExactly("scan.tif");
    assertThat(oneAtATime(new Creation.OfMedia(medium.uuid(), both, node)))
        .containsExactly("scan.tif", FileName.ascii("\u00fcber.vtt"));
    assertThat(oneAtATime(Drafts.node())).isEmpty();
  }

  @Test
  void whatIsToStopDoesSoBetweenThem() throws IOException {
    var medium = medium("a");
    var runs = new ArrayList<String>();
    Runnable stopping =
        () -> {
          runs.add("run");
          if (runs.size() == 2) {
            throw new IllegalStateException("It is to stop.");
          }
        };
    assertThatThrownBy(() -> client.create(medium, stopping)).hasMessage("It is to stop.");
    assertThat(site.files()).hasSize(1);
    assertThat(site.media()).isEmpty();
    client.create(medium);
    assertThat(site.media()).hasSize(1);
  }

  @Test
  void nothingElseTakesSeveral() {
    var runs = new ArrayList<String>();
    client.create(Drafts.node(), () -> runs.add("run"));
    assertThat(runs).isEmpty();
  }

  private void mediaAnswer(int status) {
    site.faults().add(Fault.on("POST", "/entity/media").nth(1).answer(status));
  }

  private void refused(Creation creation) {
    assertThatThrownBy(() -> client.create(creation)).isInstanceOf(RepositoryException.class);
  }

  @Test
  void aMediumThatIsRefusedForTheMomentNeedsNoSecondUpload() throws IOException {
    var medium = medium("a");
    mediaAnswer(429);
    refused(medium);
    client.create(medium);
    assertThat(site.files()).hasSize(1);
    assertThat(site.media()).hasSize(1);
  }

  @Test
  void howeverOftenItIsRefused() throws IOException {
    var medium = medium("a");
    mediaAnswer(429);
    refused(medium);
    mediaAnswer(429);
    refused(medium);
    client.create(medium);
    assertThat(site.files()).hasSize(1);
  }

  @Test
  void aFileThatChangedSinceIsUploadedAgain() throws IOException {
    var medium = medium("a");
    mediaAnswer(429);
    refused(medium);
    medium("changed");
    client.create(medium);
    assertThat(site.files()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {422, 500, 503})
  void afterAnyOtherAnswerItIsUploadedAgain(int status) throws IOException {
    var medium = medium("a");
    mediaAnswer(status);
    refused(medium);
    client.create(medium);
    assertThat(site.files()).hasSize(2);
  }

  @Test
  void aFileIsOneMediumsAlone() throws IOException {
    mediaAnswer(429);
    refused(medium("a"));
    client.create(medium("a"));
    assertThat(site.files()).hasSize(2);
  }

  private List<String> oneAtATime(Creation creation) {
    return client.capabilities().ask(Capability.ONE_AT_A_TIME, creation).orElseThrow();
  }
}
