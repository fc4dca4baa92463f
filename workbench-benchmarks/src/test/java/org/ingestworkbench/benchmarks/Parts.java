package org.ingestworkbench.benchmarks;

import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.ingestworkbench.model.Identity;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Planned;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.plan.item.Planner;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.source.scan.InputScan;
import org.ingestworkbench.testkit.load.ForgetfulRepository;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What the parts of a row cost, each in microseconds a row. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Parts {

  private static final int ROWS = 10_000;

  private final JobId job = new JobId(new UUID(1, 2));
  private final Place place = new Place();
  private Path csv = Path.of("");
  private CsvRowSource source = CsvRowSource.of(csv);
  private Planner planner;
  private Row row;

  /** Writes the input. */
  @Setup
  public void open() {
    csv = Input.withFiles(place.fresh("parts"), ROWS);
    source = CsvRowSource.of(csv);
    planner =
        Planner.of(
            EngineAlone.plan(csv), new ForgetfulRepository(), source.name(), source.columns());
    try (var rows = source.open(problem -> {})) {
      row = rows.next();
    }
  }

  /** Deletes it. */
  @TearDown
  public void close() {
    place.close();
  }

  /** Commons CSV alone. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public double commonsCsv() {
    return CommonsCsv.read(csv);
  }

  /** Reading rows, cleaned. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long read() {
    long lines = 0;
    try (var rows = source.open(problem -> {})) {
      while (rows.hasNext()) {
        lines += rows.next().line();
      }
    }
    return lines;
  }

  /** Reading them, with everything that is looked for before a run. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long scan() {
    return InputScan.of(source).run(problem -> {}).rows();
  }

  /** Making an item of a row. */
  @Benchmark
  public Planned plan() {
    return planner.plan(row);
  }

  /** The print of a row and of its file. */
  @Benchmark
  public String fingerprint() {
    return planner.fingerprint(row);
  }

  /** The uuid of a node. */
  @Benchmark
  public UUID identity() {
    return Identity.of(job, StepKey.node(row.id()), 0);
  }
}
