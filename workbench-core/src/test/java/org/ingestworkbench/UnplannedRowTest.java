package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.plan.item.FakeCatalog;
import org.ingestworkbench.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is thrown while a row is planned is that row's fault, in the check as in a run. */
class UnplannedRowTest extends JobCase {

  private static final String ROWS =
      "id,title,field_member_of\n1,One,\n2,Two,poison\n3,Three,\n4,Four,\n";

  /** Throws when it is asked about one node. */
  private static final class ThrowingCatalog extends FakeCatalog {
    private final Throwable fault;

    ThrowingCatalog(Throwable fault) {
      this.fault = fault;
    }

    @Override
    public Optional<String> node(String reference) {
      if (!reference.equals("poison")) {
        return super.node(reference);
      } else if (fault instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) fault;
    }
  }

  static Stream<Throwable> faults() {
    return Stream.of(
        new StackOverflowError(),
        new OutOfMemoryError("Java heap space"),
        new NullPointerException(),
        new IllegalArgumentException("x".repeat(10_000)),
        new NoClassDefFoundError("org/example/Missing"));
  }

  private IngestJob job(Throwable fault) {
    return job(ROWS, Recovery.NONE).catalog(new ThrowingCatalog(fault)).build();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void theRowFailsAndTheOthersGoOn(Throwable fault) {
    var job = job(fault);

    var found = problems(job.check().problems());
    var report = job.run();

    assertThat(found).hasSize(1);
    assertThat(found.get(0).severity()).isEqualTo(Severity.ROW_ERROR);
    assertThat(found.get(0).place().rowId()).isEqualTo("2");
    assertThat(found.get(0).message()).doesNotContain("null").hasSizeLessThan(300);
    assertThat(report.count(Outcome.Kind.FAILED)).isEqualTo(1);
    assertThat(report.notDone().get(0).outcome().reason()).isEqualTo(found.get(0).message());
    assertThat(titles()).containsExactly("One", "Three", "Four");
  }

  @Test
  void whatTheWorldDoesIsNoFaultOfTheRow() {
    var job = job(new StoreException("the disk is full", null));

    assertThatThrownBy(job::check).isInstanceOf(StoreException.class);
    var report = job.run();
    assertThat(report.stopped()).contains("the disk is full");
    assertThat(report.count(Outcome.Kind.FAILED)).isZero();
  }

  private static List<Problem> problems(List<Problem> all) {
    return all.stream().filter(problem -> problem.code() == Code.ROW_UNPLANNED).toList();
  }
}
