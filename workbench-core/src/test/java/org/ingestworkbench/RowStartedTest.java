package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.Row;
import org.junit.jupiter.api.Test;

/** A listener gets each row that is worked on, before all else that is told of it. */
class RowStartedTest extends StrayCase {

  private final List<String> told = new ArrayList<>();
  private final JobListener listener =
      new JobListener() {
        @Override
        public void rowStarted(Row row) {
          told.add("start " + row.cell("title"));
        }

        @Override
        public void stepCompleted(StepCompleted event) {
          told.add("step " + event.key().rowId());
        }

        @Override
        public void rowEnded(RowEnded event) {
          told.add("end " + event.rowId() + " " + event.outcome().kind());
        }
      };

  @Test
  void itsStepsAndItsEndComeAfterIt() {
    job(rows(2), Recovery.NONE).listener(listener).build().run();

    assertThat(told)
        .containsExactly(
            "start Title 1", "step 1", "end 1 CREATED", "start Title 2", "step 2", "end 2 CREATED");
  }

  @Test
  void whatIsPassedOverIsNotStarted() {
    start(rows(2));

    job(rows(3), Recovery.resume().acceptingChanges()).listener(listener).build().run();

    assertThat(told)
        .containsExactly(
            "end 1 SKIPPED", "end 2 SKIPPED", "start Title 3", "step 3", "end 3 CREATED");
  }

  @Test
  void aNodeOfAnotherProgramThatIsTakenInIsStartedFirst() {
    nodesMadeElsewhere(rows(2));
    inMap("1", "1");

    job(rows(2), Recovery.startingFrom(1).adopting()).listener(listener).build().run();

    assertThat(told).first().isEqualTo("start Title 2");
  }
}
