package org.ingestworkbench.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.ingestworkbench.IngestJob;
import org.ingestworkbench.IngestJobBuilder;
import org.ingestworkbench.JobReport;
import org.ingestworkbench.Recovery;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.JournalReader;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.MapQuery;
import org.ingestworkbench.testkit.forwarding.ForwardingIdMapStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a store is asked about rows: in a resume some hundreds of them are one question. */
class QuestionsTest {

  private static final int ROWS = 2_000;
  private static final int BATCHES = 4;

  /** What is asked about one row or one step. */
  private static final Set<String> SINGLE = Set.of("row", "find", "stepsOf", "stepsBeside");

  private static final Set<String> MANY = Set.of("rowsOf", "subjectsOfDone");

  @TempDir Path folder;

  private final InMemoryIdMap map = new InMemoryIdMap();
  private final ForgetfulRepository repository = new ForgetfulRepository();
  private final AtomicInteger single = new AtomicInteger();
  private final AtomicInteger many = new AtomicInteger();

  /** Counts questions, of a claimed job and of one that is only read. */
  private final class Counting extends ForwardingIdMapStore<InMemoryIdMap> {
    Counting() {
      super(map);
    }

    @Override
    public JobSession claim(JobClaim claim) {
      return counted(JobSession.class, super.claim(claim));
    }

    @Override
    public List<MapEntry> matches(MapQuery query) {
      single.incrementAndGet();
      return super.matches(query);
    }

    @Override
    public Optional<JobId> jobOf(MapEntry entry) {
      single.incrementAndGet();
      return super.jobOf(entry);
    }

    @Override
    public JournalReader journal(JobId id) {
      return counted(JournalReader.class, super.journal(id));
    }
  }

  private <T> T counted(Class<T> type, T asked) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              single.addAndGet(SINGLE.contains(method.getName()) ? 1 : 0);
              many.addAndGet(MANY.contains(method.getName()) ? 1 : 0);
              try {
                return method.invoke(asked, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @BeforeEach
  void files() throws IOException {
    Files.writeString(folder.resolve("scan.tif"), "not really an image");
  }

  private Path input(String column, String value, int rows) throws IOException {
    var csv = new StringBuilder("id,title,field_model" + column + "\n");
    for (int i = 1; i <= rows; i++) {
      csv.append("r" + i + ",Row " + i + ",Image" + value + "\n");
    }
    return Files.writeString(folder.resolve("in.csv"), csv);
  }

  private JobReport run(Path csv, UnaryOperator<IngestJobBuilder> how) {
    var plan =
        PlanSettings.builder()
            .inputDirectory(folder)
            .media(MediaSettings.builder().use("1").build())
            .build();
    var job =
        IngestJob.named("questions")
            .source(CsvRowSource.of(csv))
            .repository(repository)
            .idMap(new Counting())
            .plan(plan);
    single.set(0);
    many.set(0);
    return how.apply(job).build().run();
  }

  private void asksInBatches() {
    assertThat(single.get()).as("questions about one row").isLessThan(40);
    assertThat(many.get()).as("questions about many").isBetween(BATCHES, 3 * BATCHES);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aResumeAsksInBatchesWhetherRowsHaveFilesOrNot(boolean files) throws IOException {
    var column = files ? ",file" : "";
    var value = files ? ",scan.tif" : "";
    run(input(column, value, ROWS), job -> job);

    var report =
        run(
            input(column, value, ROWS + 1),
            job -> job.recovery(Recovery.resume().acceptingChanges()));

    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(ROWS);
    assertThat(report.count(Outcome.Kind.CREATED)).isEqualTo(1);
    asksInBatches();
  }

  @Test
  void aResumeByNumberAsksInBatches() throws IOException {
    run(input("", "", ROWS), job -> job);

    var report = run(input("", "", ROWS + 1), job -> job.recovery(Recovery.startingFrom(1)));

    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(ROWS);
    asksInBatches();
  }

  @Test
  void whatAnotherProgramMadeIsFoundInBatches() throws IOException {
    for (int i = 1; i <= ROWS; i++) {
      map.put(new MapEntry("questions", "", "", "r" + i, "" + (10 + i), repository.host()));
    }

    var report = run(input("", "", ROWS + 1), job -> job.recovery(Recovery.startingFrom(1)));

    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(ROWS);
    assertThat(report.count(Outcome.Kind.CREATED)).isEqualTo(1);
    assertThat(single.get()).as("questions about one row").isLessThan(40);
  }

  @Test
  void aFinishedJobThatIsRunAgainAsksInBatches() throws IOException {
    var csv = input(",file", ",scan.tif", ROWS);
    run(csv, job -> job);

    assertThat(run(csv, job -> job.recovery(Recovery.resume())).state())
        .isEqualTo(JobState.FINISHED);
    asksInBatches();
  }

  @Test
  void goingOnWithFailedRowsAloneAsksInBatches() throws IOException {
    var csv = input(",file", ",scan.tif", ROWS);
    Files.writeString(csv, "bad,Bad,Image,missing.tif\n", StandardOpenOption.APPEND);
    run(csv, job -> job);
    Files.writeString(folder.resolve("missing.tif"), "found");

    var report = run(csv, job -> job.recovery(Recovery.resume().failedOnly()));

    assertThat(report.count(Outcome.Kind.CREATED)).isEqualTo(1);
    asksInBatches();
  }
}
