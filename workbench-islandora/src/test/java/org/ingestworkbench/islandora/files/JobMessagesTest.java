package org.ingestworkbench.islandora.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.ingestworkbench.listener.JobListener.StepCompleted;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.plan.RowTask;
import org.ingestworkbench.repository.Confirmation;
import org.junit.jupiter.api.Test;

/** What is told of an object has a name, also where no row is at hand. */
class JobMessagesTest {

  private static final JobMessages MESSAGES =
      new JobMessages("https://example.org", RowTask.CREATE);
  private static final Confirmation CONFIRMED = Confirmation.of("42", UUID.randomUUID());

  @Test
  void aTermIsToldAsItWasSent() {
    var sent =
        new StepCompleted(
            null, StepKey.term("genre", "ga"), CONFIRMED, false, "/taxonomy/term/42", null, "Ga");
    assertThat(MESSAGES.completed(sent)).startsWith("Term 42 (\"Ga\") added to vocabulary");
  }

  @Test
  void aNodeWithoutARowAtHandIsToldByTheRowsId() {
    var late = new StepCompleted(null, StepKey.node("b1"), CONFIRMED, true, "/node/42", "/node/42");
    assertThat(MESSAGES.completed(late)).startsWith("Node for \"b1\" (record b1) found at");
  }
}
