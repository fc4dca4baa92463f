package org.ingestworkbench.testkit.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ingestworkbench.IngestJob;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.csv.CsvRowSource;

/**
 * A program that runs a job of any length into a repository and a store that forget, one creation
 * in a hundred refused, and prints how much of the heap is live when the last row has ended: to be
 * started with little heap, several times with different lengths.
 */
public final class LoadRun {

  private static final int REFUSED = 100;

  private final long rows;
  private final int workers;
  private long live;

  private LoadRun(long rows, int workers) {
    this.rows = rows;
    this.workers = workers;
  }

  /**
   * Runs.
   *
   * @param args how many rows, how many workers, a directory for the input
   * @throws IOException when the input cannot be written
   */
  public static void main(String[] args) throws IOException {
    var run = new LoadRun(Long.parseLong(args[0]), Integer.parseInt(args[1]));
    System.out.println(run.measure(Path.of(args[2])));
  }

  /** The live bytes while the job is still there. */
  private long measure(Path directory) throws IOException {
    var csv = input(directory);
    var job =
        IngestJob.named("load")
            .source(CsvRowSource.of(csv))
            .repository(new ForgetfulRepository(n -> n % REFUSED == 0))
            .idMap(new ForgetfulStore())
            .plan(plan(directory))
            .concurrency(workers)
            .listener(atTheEnd())
            .build();
    var report = job.run();
    if (report.done() + report.notDoneCount() != rows) {
      throw new IllegalStateException("The run did not do its work: " + report);
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

  private Path input(Path directory) throws IOException {
    Files.writeString(directory.resolve("scan.tif"), "not really an image");
    var csv = directory.resolve("load.csv");
    try (var out = Files.newBufferedWriter(csv)) {
      out.write("id,title,field_description,parent_id,field_member_of,file\n");
      for (long i = 1; i <= rows; i++) {
        out.write("item-" + i + ",Letter " + i + ",\"Two leaves, folded\",,,scan.tif\n");
      }
    }
    return csv;
  }

  private static PlanSettings plan(Path directory) {
    return PlanSettings.builder()
        .inputDirectory(directory)
        .media(MediaSettings.builder().use("1").build())
        .build();
  }
}
