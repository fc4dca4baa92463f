package org.ingestworkbench.drupal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.spi.Confirmation;
import org.ingestworkbench.spi.Creation;
import org.ingestworkbench.standin.Fault;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files of one name, which Drupal takes one after the other. */
@Timeout(60)
class SameNameTest {

  @TempDir Path folder;
  private StandIn site;
  private DrupalClient client;
  private EntityRef node;
  private final List<Thread> threads = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    site = StandIn.builder().start();
    client = DrupalClient.connect(site.uri(), Credentials.of("admin", "password"));
    var made = client.create(Drafts.node());
    node = EntityRef.node(made.id(), made.uuid());
    client.create(medium("warm", "warm.txt"));
  }

  @AfterEach
  void stop() {
    site.faults().release();
    client.close();
    site.close();
  }

  private Creation.OfMedia medium(String book, String name) throws IOException {
    var file = Files.createDirectories(folder.resolve(book)).resolve(name);
    return Drafts.medium(node, Files.writeString(file, book));
  }

  private CompletableFuture<Confirmation> creating(Creation creation) {
    var made = new CompletableFuture<Confirmation>();
    var thread =
        new Thread(() -> made.complete(client.create(creation)), "creating " + threads.size());
    thread.setUncaughtExceptionHandler((which, thrown) -> made.completeExceptionally(thrown));
    threads.add(thread);
    thread.start();
    return made;
  }

  /** Until the site has one of them and the other waits, or is there too. */
  private void untilOneWaits() {
    while (site.files().size() < 2 || (noneWaits() && site.files().size() < 3)) {
      Thread.onSpinWait();
    }
  }

  private boolean noneWaits() {
    return threads.stream().noneMatch(thread -> thread.getState() == Thread.State.WAITING);
  }

  private List<CompletableFuture<Confirmation>> twoOfOneName() throws IOException {
    site.faults().add(Fault.on("POST", "/file/upload/**").nth(1).hangAfterWork());
    return List.of(
        creating(medium("book-1", "page-001.tif")), creating(medium("book-2", "page-001.tif")));
  }

  @Test
  void theSecondIsSentWhenTheFirstIsThere() throws IOException {
    var both = twoOfOneName();
    untilOneWaits();
    assertThat(site.files()).hasSize(2);
    site.faults().release();
    both.forEach(CompletableFuture::join);
    assertThat(site.files()).hasSize(3);
  }

  @Test
  void othersDoNotWait() {
    var names = new NamesUnderWay();
    var sent = names.alone("page-001.tif", () -> names.alone("page-002.tif", () -> "sent"));
    assertThat(sent).isEqualTo("sent");
  }

  @Test
  void aRefusedOneKeepsNobody() throws IOException {
    site.faults().add(Fault.on("POST", "/file/upload/**").nth(1).answer(422));
    var refused = creating(medium("book-1", "page-001.tif"));
    assertThat(refused.handle((made, failure) -> failure).join()).isNotNull();
    client.create(medium("book-2", "page-001.tif"));
  }

  @Test
  void anAbortEndsTheWaiting() throws IOException {
    var both = twoOfOneName();
    untilOneWaits();
    client.abort();
    assertThat(both)
        .allSatisfy(
            one ->
                assertThat(one.handle((made, failure) -> String.valueOf(failure)).join())
                    .contains("Aborted"));
    assertThat(site.files()).hasSize(2);
  }
}
