package org.ingestworkbench.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.ingestworkbench.model.Identity;
import org.ingestworkbench.model.StepKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdentityVectorsTest {

  @ParameterizedTest
  @MethodSource("org.ingestworkbench.testkit.store.IdentityVectors#steps")
  void aStepHasTheUuidItAlwaysHad(IdentityVectors.Step step) {
    assertThat(Identity.of(IdentityVectors.JOB, step.key(), step.generation()))
        .isEqualTo(step.uuid());
  }

  @ParameterizedTest
  @MethodSource("org.ingestworkbench.testkit.store.IdentityVectors#terms")
  void aTermHasTheUuidItAlwaysHad(IdentityVectors.Term term) {
    assertThat(
            Identity.ofTerm(
                term.host(), StepKey.term(term.vocabulary(), term.foldedName()).qualifier()))
        .isEqualTo(term.uuid());
  }

  @ParameterizedTest
  @MethodSource("org.ingestworkbench.testkit.store.IdentityVectors#terms")
  void theTermThatARowIsAboutHasTheSame(IdentityVectors.Term term) {
    var key = StepKey.term("row", term.vocabulary(), term.foldedName());
    assertThat(Identity.ofTerm(term.host(), key.qualifier())).isEqualTo(term.uuid());
  }
}
