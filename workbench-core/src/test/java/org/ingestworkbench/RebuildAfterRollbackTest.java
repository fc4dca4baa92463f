package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.ingestworkbench.memory.Thing;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Making the lost map of a job again that was rolled back before: some of it may be there. */
class RebuildAfterRollbackTest extends RebuildCase {

  private RebuildOptions lostAfterARollback() {
    job().run();
    job().rollback();
    return lost();
  }

  private void locked(String node) {
    repository.deleting =
        ref -> {
          if (node.equals(ref.id())) {
            throw RepositoryException.because("It is locked.")
                .remedy(Remedy.CHANGE_DEFINITION)
                .build();
          }
        };
  }

  @Test
  void afterARollbackWhatCannotBeToldIsTheNewestThatMayBeThere() {
    input("id,title", "1,One", "2,Two");
    job().run();
    job().rollback();
    var options = lost().nodes(Map.of("1", "3"));
    nobodyTells();

    assertThat(job().rebuildMap(options).unresolved()).isEqualTo(1);

    repository.asking = null;
    resumeMakes(0, 0);
  }

  @Test
  void afterARollbackWhatAnUnplannedRowHadMadeIsNotMadeAgain() {
    input("id,title,file", "1,One,a", "2,Two,b");
    files("a", "b");
    var options = lostAfterARollback();
    delete("b");

    assertThat(job().rebuildMap(options).incomplete()).isEqualTo(1);

    files("b");
    resumeMakes(0, 0);
  }

  @Test
  void afterARollbackAPageWhoseFileWasAwayIsNotMadeAgain() {
    withPages();
    input("id,title", "book,A book");
    files("book/p-1.jpg", "book/p-2.jpg");
    var options = lostAfterARollback();
    delete("book/p-2.jpg");

    assertThat(job().rebuildMap(options).pages()).isEqualTo(1);

    files("book/p-2.jpg");
    recovery = Recovery.resume().acceptingChanges();
    resumeMakes(0, 0);
  }

  @Test
  void afterARollbackNothingOfANodeThatNobodyCouldTellOfIsMadeAgain() {
    input("id,title,file", "1,One,a", "2,Two,b");
    files("a", "b");
    var options = lostAfterARollback().nodes(Map.of("1", "3"));
    nobodyTells();

    assertThat(job().rebuildMap(options).unresolved()).isEqualTo(2);

    repository.asking = null;
    resumeMakes(0, 0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatAPartialRollbackLeftIsNotMadeAgain(boolean noted) {
    input("id,title,file", "1,One,a", "2,Two,b");
    files("a", "b");
    job().run();
    locked("2");
    job().rollback();
    var options = lost().nodes(noted ? Map.of("1", "3", "2", "2") : Map.of("1", "3"));
    assertThat(repository.memory.nodes()).extracting(Thing::id).containsExactly("2", "3");
    nobodyTells();

    assertThat(job().rebuildMap(options).unresolved()).isEqualTo(2);

    repository.asking = null;
    resumeMakes(0, 0);
  }

  @Test
  void aRollbackFindsWhatIsThereSinceAnEarlierOne() {
    input("id,title", "1,One", "2,Two");
    job().run();
    locked("2");
    job().rollback();
    var options = lost().nodes(Map.of("1", "3"));
    nobodyTells();
    job().rebuildMap(options);
    repository.asking = null;
    repository.deleting = ref -> {};
    anHourPasses();

    job().rollback();

    assertThat(repository.memory.nodes()).isEmpty();
    resumeMakes(2, 0);
  }

  @Test
  void itSaysWhenThereMayHaveBeenMoreRollbacks() {
    input("id,title", "1,One");
    var options = lostAfterARollback();

    job().rebuildMap(options.rollbacks(1));

    assertThat(heard.problems(Problem.Code.RECOVERY_DOUBTFUL))
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .contains("made after 1 rollbacks", Advice.MORE_ROLLBACKS.words());
  }

  @Test
  void aJobThatIsRolledBackHalfwayKeepsThatStateWhenItsMapIsToBeMadeAgain() {
    input("id,title", "1,One", "2,Two");
    var options = lost();
    job().rebuildMap(options);
    var rollback =
        JobRollback.of(options.job())
            .repository(repository)
            .idMap(map)
            .listener(RollbackCase.dyingAt(ref -> true))
            .build();
    rollback.run();
    assertThat(jobRecord().state()).isEqualTo(JobState.ROLLING_BACK);

    assertThatThrownBy(() -> job().rebuildMap(options))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("A rollback of job " + options.job());

    assertThat(jobRecord().state()).isEqualTo(JobState.ROLLING_BACK);
  }
}
