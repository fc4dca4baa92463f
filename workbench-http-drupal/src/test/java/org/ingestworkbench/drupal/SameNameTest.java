package org.ingestworkbench.drupal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.ingestworkbench.IngestJob;
import org.ingestworkbench.drupal.entity.UploadNameLock;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.standin.Fault;
import org.ingestworkbench.standin.StandIn;
import org.ingestworkbench.store.StepState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files of one name, which Drupal takes one after the other. */
@Timeout(300)
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
    var names = new UploadNameLock();
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

  /** A file that is named by its whole path is uploaded under its bare name. */
  private IngestJob job(InMemoryIdMap map) throws IOException {
    medium("a", "scan.tif");
    medium("b", "scan.tif");
    var text =
        "id,title,field_model,file\nfirst,First,Image,\na,A,Image,%1$s/a/scan.tif\n"
            + "b,B,Image,%1$s/b/scan.tif\nlast,Last,Image,\n";
    var csv = Files.writeString(folder.resolve("in.csv"), text.formatted(folder));
    return IngestJob.named("same name")
        .source(CsvRowSource.of(csv))
        .repository(client)
        .catalog(client)
        .idMap(map)
        .plan(PlanSettings.builder().inputDirectory(folder).build())
        .concurrency(2)
        .build();
  }

  private boolean made(String title) {
    return site.nodes().stream().anyMatch(node -> node.title().equals(title));
  }

  /** How many steps of rows a and b are begun and not answered. */
  private static long begun(InMemoryIdMap map) {
    var journal = map.journal(map.jobs().get(0).id());
    return Stream.of("a", "b")
        .flatMap(row -> journal.stepsOf(row).stream())
        .filter(step -> step.state() == StepState.BEGUN)
        .count();
  }

  @Test
  void aRowWhoseFileHasToWaitHasNotBegunItAndKeepsNoOther() throws IOException {
    var map = new InMemoryIdMap();
    var job = job(map);
    site.faults().add(Fault.on("POST", "/file/upload/**").hangAfterWork());
    var report = CompletableFuture.supplyAsync(job::run);
    long until = System.nanoTime() + Duration.ofSeconds(120).toNanos();
    while (!made("Last") && System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    boolean last = made("Last");
    long begun = begun(map);
    site.faults().clear();

    assertThat(report.join().allDone()).isTrue();
    assertThat(last).isTrue();
    assertThat(begun).isEqualTo(1);
    assertThat(site.files()).hasSize(3);
  }
}
