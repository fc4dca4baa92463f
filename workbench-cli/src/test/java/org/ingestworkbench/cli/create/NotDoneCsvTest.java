package org.ingestworkbench.cli.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ingestworkbench.listener.JobListener.RowEnded;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.StoreException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotDoneCsvTest {

  @TempDir Path directory;
  private Path file;
  private NotDoneCsv list;

  @BeforeEach
  void start() {
    file = directory.resolve("rows_not_done.csv");
    list = new NotDoneCsv(file, false);
  }

  private void failed(String row, String title) {
    list.rowEnded(new RowEnded(row, 2, title, new Outcome.Failed("say \"no\""), null, 1));
  }

  private void reopened(String row) {
    list.rowReopened(row, Outcome.Kind.FAILED);
  }

  @Test
  void rowsThatAreOpenAgainAreTakenOutAndTheOthersStayAsTheyWere() throws IOException {
    failed("a", "A");
    failed("#b", "two\nlines, \"quoted\"");
    failed("c", "C");
    reopened("a");
    reopened("c");

    list.jobEnded(JobState.STOPPED);

    assertThat(file)
        .content()
        .isEqualTo(
            "id,line,outcome,title,node,reason,job\n"
                + "\"#b\",2,FAILED,\"two lines, \"\"quoted\"\"\",,\"say \"\"no\"\"\",\n");
    assertThat(list.file()).isEqualTo(file);
  }

  @Test
  void whatASpreadsheetWouldWorkOutIsGuardedIfThatIsAskedFor() throws IOException {
    list = new NotDoneCsv(file, true);
    failed("=a", "@SUM(1)");
    failed("-1", "-1 +2");
    failed("b", "+cmd|x");
    reopened("=a");

    list.jobEnded(JobState.STOPPED);

    assertThat(file)
        .content()
        .endsWith(
            "-1,2,FAILED,-1 +2,,\"say \"\"no\"\"\",\n"
                + "b,2,FAILED,'+cmd|x,,\"say \"\"no\"\"\",\n");
  }

  @Test
  void whenNoRowIsLeftThereIsNoList() {
    failed("id", "a row that is named as the column is");
    reopened("id");

    list.jobEnded(JobState.STOPPED);

    assertThat(directory).isEmptyDirectory();
    assertThat(list.file()).isNull();
  }

  @Test
  void aListThatSomebodySpoiltIsNamed() throws IOException {
    failed("a", "A");
    reopened("a");
    Files.writeString(file, "id,title\na,\"A\n");

    assertThatThrownBy(() -> list.jobEnded(JobState.STOPPED))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(file.toString());
  }
}
