package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ingestworkbench.Creations.node;

import org.ingestworkbench.model.Problem;
import org.ingestworkbench.source.csv.CsvDialect;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.junit.jupiter.api.Test;

/** Jobs whose input only the lenient dialect can read are resumed as all others. */
class LenientInputTest extends JobCase {

  private static final String RAGGED =
      "id,title\n1,\"A\" \n2,\"B\n\" \n#3,\"no\" row\n4,\"C\"D\n5,E\n6,\"F\n";

  private IngestJob job(String csv, CsvDialect dialect, Recovery recovery) {
    var source = CsvRowSource.builder(write("metadata.csv", csv)).dialect(dialect).build();
    return job(recovery).source(source).build();
  }

  private void assertNothingChanged() {
    assertThat(heard.problems)
        .extracting(Problem::code)
        .containsOnly(Problem.Code.FILE_COLUMN_MISSING, Problem.Code.ROW_COMMENTED);
  }

  @Test
  void aJobThatWasKilledIsResumed() {
    repository.after = Mishap.dying(node("CD"));
    assertThat(job(RAGGED, CsvDialect.LENIENT, Recovery.NONE).run().allDone()).isFalse();
    repository.mend();

    var report = job(RAGGED, CsvDialect.LENIENT, Recovery.resume()).run();

    assertThat(report.allDone()).as(report.toString()).isTrue();
    assertThat(titles()).containsExactly("A", "B", "CD", "E", "F");
    assertThat(mapped()).hasSize(5);
    assertNothingChanged();
  }

  @Test
  void theSameValuesAreTheSameInputInWhicheverDialect() {
    var plain = "id,title\n1,A\n2,B\n4,CD\n5,E\n6,F\n";
    repository.after = Mishap.dying(node("CD"));
    assertThat(job(plain, CsvDialect.STRICT, Recovery.NONE).run().allDone()).isFalse();
    repository.mend();

    var report = job(RAGGED, CsvDialect.LENIENT, Recovery.resume()).run();

    assertThat(report.allDone()).as(report.toString()).isTrue();
    assertThat(titles()).containsExactly("A", "B", "CD", "E", "F");
    assertNothingChanged();
  }
}
