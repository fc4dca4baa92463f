package org.ingestworkbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.Thing;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PageSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.MapEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/**
 * A job whose input lies in a folder, on a repository and an ID map in memory. It does one row
 * after the other and tries nothing again, so that all happens in the order of the input; a test
 * that wants it otherwise sets {@link #workers} and {@link #retries}, or says so to the builder.
 */
abstract class JobCase {

  @TempDir Path directory;
  WatchedRepository repository = new WatchedRepository();
  final Heard heard = new Heard();
  InMemoryIdMap map = new InMemoryIdMap();
  int workers = 1;
  int retries;
  private Clock clock = Clock.systemUTC();
  private UnaryOperator<PlanSettings.Builder> planning = UnaryOperator.identity();

  JobCase() {
    repository
        .memory
        .withTerm("islandora_media_use", "Original File")
        .withTerm("islandora_models", "Page");
  }

  /** What was under way is surely over by now. */
  final void anHourPasses() {
    clock = Clock.offset(clock, Duration.ofHours(1));
  }

  /** Rows "1,Title 1" and so on, with their header. */
  static String rows(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> i + ",Title " + i + "\n")
        .collect(Collectors.joining("", "id,title\n", ""));
  }

  /** What the job reads from now on. */
  final void input(String... lines) {
    write("metadata.csv", String.join("\n", lines));
  }

  final Path write(String name, String text) {
    var file = directory.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sees to it that these files are there. One that is there is let alone: written, it changes. */
  final void files(String... names) {
    for (var name : names) {
      if (Files.notExists(directory.resolve(name))) {
        write(name, "content of " + name);
      }
    }
  }

  /** Files "page-1.jpg" and so on of a book. */
  final void pages(String book, int count) {
    folders(book);
    for (int page = 1; page <= count; page++) {
      files(book + "/page-" + page + ".jpg");
    }
  }

  /** Folders of rows without pages. */
  final void folders(String... rows) {
    try {
      for (var row : rows) {
        Files.createDirectories(directory.resolve(row));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  final void delete(String file) {
    try {
      Files.delete(directory.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes how rows are planned from now on. */
  final void planning(UnaryOperator<PlanSettings.Builder> change) {
    var before = planning;
    planning = builder -> change.apply(before.apply(builder));
  }

  /** From now on a row has the pages that lie in a folder called like it. */
  final void withPages() {
    var pages = PageSettings.builder().fromDirectories(true).model("2").build();
    planning(builder -> builder.pages(pages));
  }

  /** How rows are planned, but for this. */
  final PlanSettings plan(UnaryOperator<PlanSettings.Builder> change) {
    var builder = PlanSettings.builder().inputDirectory(directory).media(mediaSettings().build());
    return change.apply(planning.apply(builder)).build();
  }

  static MediaSettings.Builder mediaSettings() {
    return MediaSettings.builder().use("1");
  }

  IngestJobBuilder job(String name, Path input) {
    return IngestJob.named(name)
        .source(CsvRowSource.of(input))
        .repository(repository)
        .catalog(repository.memory)
        .idMap(map)
        .plan(plan(UnaryOperator.identity()))
        .concurrency(workers)
        .retries(retries, Duration.ZERO)
        .clock(clock)
        .listener(heard);
  }

  /** The job of this case, which reads what it read before. */
  final IngestJobBuilder job(Recovery recovery) {
    return job("job", directory.resolve("metadata.csv")).recovery(recovery);
  }

  final IngestJobBuilder job(String csv, Recovery recovery) {
    input(csv);
    return job(recovery);
  }

  final JobReport run(String csv, Recovery recovery) {
    return job(csv, recovery).build().run();
  }

  final JobReport start(String csv) {
    return run(csv, Recovery.NONE);
  }

  final JobReport resume(String csv) {
    return run(csv, Recovery.resume());
  }

  /** The only job of the map, or the newest. */
  final JobRecord jobRecord() {
    return map.jobs().get(0);
  }

  /** Titles of the nodes that are there, in the order in which they were made. */
  final List<String> titles() {
    return repository.memory.nodes().stream().map(Thing::name).toList();
  }

  final <T> List<T> mapped(Function<MapEntry, T> what) {
    var entries = new ArrayList<T>();
    map.entries(entry -> entries.add(what.apply(entry)));
    return entries;
  }

  /** Rows and pages of the ID map with their nodes: "1=7". */
  final List<String> mapped() {
    return mapped(entry -> entry.csvId() + "=" + entry.nodeId());
  }

  /** Makes a node as somebody else does: no journal and no map hears of it. */
  final EntityRef foreignNode(String title, @Nullable EntityRef parent) {
    return foreignNode(title, parent, Map.of());
  }

  final EntityRef foreignNode(
      String title, @Nullable EntityRef parent, Map<String, List<Value>> fields) {
    var draft = new NodeDraft("islandora_object", title, fields);
    var node = new Creation.OfNode(UUID.randomUUID(), draft, parent, Map.of());
    var made = repository.memory.create(node);
    return EntityRef.node(made.id(), made.uuid());
  }
}
