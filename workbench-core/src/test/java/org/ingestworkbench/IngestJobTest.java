package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ingestworkbench.Creations.node;
import static org.ingestworkbench.Creations.nodes;

import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.memory.Thing;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.Test;

/** A job over its rows: what becomes of them, and who hears of it. */
class IngestJobTest extends JobCase {

  IngestJobTest() {
    workers = 4;
    retries = 3;
  }

  @Test
  void everyRowBecomesANode() {
    var report = start(rows(20));

    assertThat(report.allDone()).isTrue();
    assertThat(report.count(Outcome.Kind.CREATED)).isEqualTo(20);
    assertThat(report.firstNodeId()).isEqualTo("1");
    assertThat(titles()).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void oneRowsFaultFailsThatRowAndTheOthersGoOn() {
    repository.before =
        Mishap.failing(
            node("Title 2"), () -> RepositoryException.refusal("title: no twos here.", 422));

    var report = start(rows(3));

    assertThat(report.state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    assertThat(report.count(Outcome.Kind.CREATED)).isEqualTo(2);
    assertThat(report.notDone())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.rowId()).isEqualTo("2");
              assertThat(row.outcome().reason()).isEqualTo("title: no twos here.");
            });
    assertThat(repository.asked).containsExactlyInAnyOrder("Title 1", "Title 2", "Title 3");
  }

  @Test
  void anotherUuidThanTheOneSentStopsTheJobAtItsFirstRow() {
    repository.answer = said -> Confirmation.of(said.id(), new UUID(0, 0));

    var report = start(rows(20));

    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(report.stopped()).contains("uuid");
    assertThat(titles()).containsExactly("Title 1");
  }

  @Test
  void aChildWhoseParentFailedIsBlockedAndNotMade() {
    repository.before = Mishap.refusing(node("Parent"));

    var report =
        start("id,title,parent_id,field_member_of\n1,Parent,,\n2,Child,1,\n3,Grandchild,2,\n");

    assertThat(report.count(Outcome.Kind.FAILED)).isEqualTo(1);
    assertThat(report.count(Outcome.Kind.BLOCKED)).isEqualTo(2);
    assertThat(titles()).isEmpty();
  }

  @Test
  void childrenHangUnderTheirParentsWithManyWorkers() {
    var csv = new StringBuilder("id,title,parent_id,field_member_of\n1,1,,\n");
    for (int i = 2; i <= 50; i++) {
      csv.append(i).append(',').append(i).append(',').append(i / 2).append(",\n");
    }

    job(csv.toString(), Recovery.NONE).concurrency(8).build().run();

    var nodes = repository.memory.things(EntityType.NODE);
    assertThat(nodes).hasSize(50);
    for (var node : nodes) {
      var parent = Integer.parseInt(node.name()) / 2;
      var parentNode = nodes.stream().filter(n -> n.name().equals("" + parent)).findFirst();
      assertThat(node.belongsTo()).isEqualTo(parentNode.map(Thing::id).orElse(null));
    }
  }

  @Test
  void theFirstRowsGoAloneUntilOneHasANode() {
    var waiting = new CountDownLatch(2);
    repository.before =
        creation -> {
          if (Creations.title(creation).equals("Title 1")) {
            assertThat(repository.asked).hasSize(1);
          } else {
            meet(waiting);
          }
        };

    job(rows(3), Recovery.NONE).concurrency(2).build().run();

    assertThat(repository.mostAtOnce).hasValue(2);
    assertThat(repository.memory.things().get(0).name()).isEqualTo("Title 1");
  }

  private static void meet(CountDownLatch others) {
    others.countDown();
    try {
      others.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aRowThatIsItsOwnParentIsBlockedAndNobodyWaitsForIt() {
    var report = start("id,title,parent_id,field_member_of\n1,One,1,\n2,Two,3,\n3,Three,2,\n");

    assertThat(report.count(Outcome.Kind.BLOCKED)).isEqualTo(3);
    assertThat(titles()).isEmpty();
  }

  @Test
  void duplicateIdsAreFoundBeforeAnythingIsWritten() {
    var job = job("id,title\n1,One\n2,Two\n1,Again\n", Recovery.NONE).build();

    assertThatThrownBy(job::run).isInstanceOf(InputException.class).hasMessageContaining("1");
    assertThat(titles()).isEmpty();
    assertThat(map.jobs()).isEmpty();
  }

  @Test
  void theListenerHearsTheFirstNodeOnceAndAStepBeforeItsRowsEnd() {
    var told = new ArrayList<String>();
    var listener =
        new JobListener() {
          @Override
          public void firstNode(EntityRef node) {
            told.add("first " + node.id());
          }

          @Override
          public void stepCompleted(StepCompleted event) {
            told.add("step " + event.key());
          }

          @Override
          public void rowEnded(RowEnded event) {
            told.add("row " + event.rowId() + " " + event.rowsEnded());
          }

          @Override
          public void jobEnded(JobState state) {
            told.add("job " + state);
          }
        };

    job(rows(2), Recovery.NONE).concurrency(1).listener(listener).build().run();

    assertThat(told)
        .containsExactly(
            "first 1", "step node 1", "row 1 1", "step node 2", "row 2 2", "job FINISHED");
  }

  @Test
  void aThrowingListenerStopsTheJobWithItsRowsOpen() {
    var listener =
        new JobListener() {
          @Override
          public void stepCompleted(StepCompleted event) {
            throw new IllegalStateException("I am broken.");
          }
        };

    var report = job(rows(3), Recovery.NONE).listener(listener).build().run();

    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(report.stopped()).isEqualTo("I am broken.");
    assertThat(resume(rows(3)).allDone()).isTrue();
    assertThat(titles()).hasSize(3);
  }

  @Test
  void aBuilderSaysWhatIsMissing() {
    assertThatThrownBy(() -> IngestJob.named("x").repository(repository.memory).build())
        .hasMessage("The job \"x\" needs source(...).");
    assertThatThrownBy(() -> IngestJob.named(" ")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> IngestJob.named("x").concurrency(0)).hasMessageContaining("1 or more");
  }
}
