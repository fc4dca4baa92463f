package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.ingestworkbench.model.TermDraft;
import org.ingestworkbench.repository.Creation;
import org.junit.jupiter.api.Test;

/** A term that a job did not make, and that a person has made before the job is resumed. */
class TermsMadeByOthersTest extends TermsCase {

  private void aPersonMakes(String name) {
    repository.memory.create(
        new Creation.OfTerm(UUID.randomUUID(), new TermDraft("subject", name)));
  }

  @Test
  void aTermThatWasRefusedIsNotMadeBesideIt() {
    repository.before = Mishap.refusing(creation -> true);
    start("term_name\nAnimals\n");
    repository.mend();
    aPersonMakes("animals");
    assertThat(resume("term_name\nAnimals\n").allDone()).isTrue();
    assertThat(paths()).containsExactly("animals");
  }

  @Test
  void aTermThatWasRolledBackIsNotMadeBesideIt() {
    start("term_name\nAnimals\n");
    JobRollback.named("job").repository(repository).idMap(map).build().run();
    assertThat(paths()).isEmpty();
    aPersonMakes("animals");
    assertThat(resume("term_name\nAnimals\n").allDone()).isTrue();
    assertThat(paths()).containsExactly("animals");
  }

  @Test
  void aTermWhoseRequestNeverArrivedIsNotMadeBesideIt() {
    repository.before =
        Mishap.failing(creation -> true, () -> new IllegalStateException("A crash."));
    start("term_name\nAnimals\n");
    repository.mend();
    map.crash();
    aPersonMakes("animals");
    anHourPasses();
    assertThat(resume("term_name\nAnimals\n").allDone()).isTrue();
    assertThat(paths()).containsExactly("animals");
  }
}
