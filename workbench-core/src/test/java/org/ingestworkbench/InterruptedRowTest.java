package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thread of a run that another part of the program interrupts. */
@Timeout(300)
class InterruptedRowTest extends JobCase {

  private static final JobListener INTERRUPTS =
      new JobListener() {
        @Override
        public void rowEnded(RowEnded event) {
          if (event.rowId().equals("2")) {
            Thread.currentThread().interrupt();
          }
        }
      };

  @Test
  void anInterruptThatARowLeavesDoesNotReachTheNextRow() {
    List<String> interrupted = new CopyOnWriteArrayList<>();
    repository.before =
        creation -> {
          if (Thread.currentThread().isInterrupted()) {
            interrupted.add(Creations.title(creation));
          }
        };
    var report = job(rows(5), Recovery.NONE).listener(INTERRUPTS).build().run();
    assertThat(report.allDone()).as(report.toString()).isTrue();
    assertThat(interrupted).isEmpty();
  }

  @Test
  void aRowThatIsLeftOpenWithoutAStopStopsTheRun() {
    repository.before =
        creation -> {
          if (Creations.title(creation).equals("Title 3")) {
            throw new HaltedException();
          }
        };
    var report = job(rows(5), Recovery.NONE).build().run();
    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(report.stopped()).contains("interrupted by another part of the program");
    repository.mend();
    assertThat(resume(rows(5)).allDone()).isTrue();
    assertThat(titles()).hasSize(5).doesNotHaveDuplicates();
  }
}
