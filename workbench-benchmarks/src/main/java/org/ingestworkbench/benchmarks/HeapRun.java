package org.ingestworkbench.benchmarks;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ingestworkbench.IngestJob;
import org.ingestworkbench.islandora.files.OutputCsv;
import org.ingestworkbench.islandora.files.RollbackFiles;
import org.ingestworkbench.islandora.files.WorkbenchLog;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PageSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.testkit.load.ForgetfulRepository;
import org.slf4j.LoggerFactory;

/**
 * A program that runs a job of any length with all that a user's job has: journal and ID map in
 * SQLite, a rollback list, an output CSV, a log, a file a row, and every 500th row a book. Only the
 * repository forgets; it refuses one creation in a hundred. Prints how much of the heap is live
 * when the last row has ended: to be started with little heap, with different lengths.
 */
final class HeapRun {

  private static final int REFUSED = 100;
  private static final int WORKERS = 4;
  private static final int BOOK_EACH = 500;
  private static final int PAGES = 20;

  private final long rows;
  private final Path directory;
  private long live;

  private HeapRun(long rows, Path directory) {
    this.rows = rows;
    this.directory = directory;
  }

  /**
   * Runs.
   *
   * @param args how many rows, a directory for input, journal and lists
   * @throws IOException when the input cannot be written
   */
  public static void main(String[] args) throws IOException {
    var run = new HeapRun(Long.parseLong(args[0]), Path.of(args[1]));
    run.log();
    System.out.println(run.measure());
  }

  private long measure() throws IOException {
    var source = CsvRowSource.of(input());
    var repository = new ForgetfulRepository(n -> n % REFUSED == 0);
    try (var map = SqliteIdMap.open(directory.resolve("map.db"))) {
      var told =
          List.of(
              OutputCsv.to(
                  directory.resolve("output.csv"),
                  new OutputCsv.Form("id", "|", List.of(), false),
                  node -> Optional.of(Map.of("title", List.of("a title")))),
              new WorkbenchLog(repository.host()),
              atTheEnd());
      var report =
          IngestJob.named("heap")
              .source(source)
              .repository(repository)
              .idMap(map)
              .rollback(RollbackFiles.in(directory))
              .plan(plan())
              .concurrency(WORKERS)
              .listener(JobListener.all(told))
              .build()
              .run();
      if (report.done() + report.notDoneCount() != rows) {
        throw new IllegalStateException("The run did not do its work: " + report);
      }
    }
    return live;
  }

  private JobListener atTheEnd() {
    return new JobListener() {
      @Override
      public void rowEnded(RowEnded event) {
        if (event.rowsEnded() == rows) {
          live = live();
        }
      }
    };
  }

  private static long live() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** As the command writes one. */
  private void log() {
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    LoggerContext context = root.getLoggerContext();
    var pattern = new PatternLayoutEncoder();
    pattern.setContext(context);
    pattern.setPattern("%d - %p - %m%n");
    pattern.start();
    var file = new FileAppender<ILoggingEvent>();
    file.setContext(context);
    file.setFile(directory.resolve("workbench.log").toString());
    file.setEncoder(pattern);
    file.start();
    root.detachAndStopAllAppenders();
    root.addAppender(file);
    root.setLevel(Level.INFO);
  }

  private Path input() throws IOException {
    Files.writeString(directory.resolve("scan.tif"), "not really an image");
    var book = Files.createDirectory(directory.resolve("book"));
    for (int i = 1; i <= PAGES; i++) {
      Files.writeString(book.resolve(String.format("page-%03d.tif", i)), "page " + i);
    }
    var csv = directory.resolve("heap.csv");
    try (var out = Files.newBufferedWriter(csv)) {
      out.write("id,title,field_description,parent_id,field_member_of,file,pages\n");
      for (long i = 1; i <= rows; i++) {
        var pages = i % BOOK_EACH == 0 ? "book" : "";
        out.write("item-" + i + ",Letter " + i + ",\"Two leaves\",,,scan.tif," + pages + "\n");
      }
    }
    return csv;
  }

  private PlanSettings plan() {
    return PlanSettings.builder()
        .inputDirectory(directory)
        .media(MediaSettings.builder().use("1").build())
        .pages(
            PageSettings.builder()
                .fromDirectories(true)
                .directoryColumn("pages")
                .model("1")
                .build())
        .build();
  }
}
