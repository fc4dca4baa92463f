package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.repository.RepositoryException.Scope;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.StoreException;
import org.junit.jupiter.api.Test;

/** A run is refused by what its check calls an error, before anything is written anywhere. */
class RefusedRunTest extends JobCase {

  private final Map<String, Supplier<?>> answers = new HashMap<>();

  /** The catalog of the repository, but for these answers. */
  private Catalog catalog() {
    return (Catalog)
        Proxy.newProxyInstance(
            Catalog.class.getClassLoader(),
            new Class<?>[] {Catalog.class},
            (proxy, method, arguments) -> {
              var answer = answers.get(method.getName());
              try {
                return answer == null ? method.invoke(repository.memory, arguments) : answer.get();
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private IngestJob job() {
    return job(rows(1), Recovery.NONE).catalog(catalog()).build();
  }

  private static RuntimeException fault(Remedy remedy) {
    return RepositoryException.because("it failed")
        .effect(Effect.UNKNOWN)
        .scope(Scope.JOB)
        .remedy(remedy)
        .build();
  }

  private void isRefusedAsItsCheckSays(Code... codes) {
    var job = job();
    var told = job.check().problems().stream().filter(p -> p.severity() == Severity.ERROR).toList();
    assertThat(told).extracting(Problem::code).containsExactly(codes);

    var refusal = catchThrowableOfType(InputException.class, job::run);

    assertThat(refusal.problems()).isEqualTo(told);
    told.forEach(problem -> assertThat(refusal).hasMessageContaining(problem.message()));
    nothingIsWritten();
  }

  private void nothingIsWritten() {
    assertThat(titles()).isEmpty();
    assertThat(map.jobs()).isEmpty();
  }

  @Test
  void whoMayNotCreateOrGivesNotWhatEveryNodeNeedsIsRefused() {
    answers.put("tryOut", () -> new Catalog.Trial("HTTP 403.", Set.of("field_needed"), null));
    isRefusedAsItsCheckSays(Code.CREATION_FORBIDDEN, Code.COLUMN_REQUIRED);
  }

  @Test
  void theTrialIsAskedBesideTheDefinitionsWhereQuestionsTravel() {
    answers.put("remote", () -> true);
    answers.put("tryOut", () -> new Catalog.Trial("HTTP 403.", Set.of("field_needed"), null));
    isRefusedAsItsCheckSays(Code.CREATION_FORBIDDEN, Code.COLUMN_REQUIRED);
  }

  @Test
  void whoMayReadNothingEitherIsToldThatItMayNotCreate() {
    answers.put("tryOut", () -> new Catalog.Trial("HTTP 403.", Set.of(), null));
    answers.put(
        "fields",
        () -> {
          throw fault(Remedy.MEND_AND_RESUME);
        });
    assertThatThrownBy(job()::run)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("HTTP 403.");
    nothingIsWritten();
  }

  @Test
  void aTrialThatGetsNoAnswerForTheMomentIsNoReasonNotToStart() {
    answers.put(
        "tryOut",
        () -> {
          throw fault(Remedy.RETRY);
        });
    assertThat(job().run().state()).isEqualTo(JobState.FINISHED);
  }

  @Test
  void aTrialThatMadeANodeEndsTheRun() {
    answers.put(
        "tryOut",
        () -> {
          throw fault(Remedy.MEND_AND_RESUME);
        });
    assertThatThrownBy(job()::run).isInstanceOf(RepositoryException.class);
    nothingIsWritten();
  }

  private IngestJob knowing(Code code, Severity severity) {
    var problem = new Problem(code, severity, Place.file("place"), "It is so.");
    return job(rows(1), Recovery.NONE).alsoChecking(() -> List.of(problem)).build();
  }

  @Test
  void whatTheCallerKnowsToBeWrongKeepsTheRunFromStarting() {
    assertThatThrownBy(knowing(Code.OUTPUT_UNWRITABLE, Severity.ERROR)::run)
        .isInstanceOf(InputException.class)
        .hasMessage("place: It is so.");
    nothingIsWritten();
  }

  @Test
  void aStoreThatCannotBeUsedIsAFaultOfTheWorld() {
    assertThatThrownBy(knowing(Code.MAP_UNUSABLE, Severity.ERROR)::run)
        .isInstanceOf(StoreException.class)
        .hasMessage("place: It is so.");
    nothingIsWritten();
  }

  @Test
  void whatIsGoodToKnowOfSettingsAndPlacesARunTellsToo() {
    var job = knowing(Code.OUTPUT_EXISTS, Severity.NOTE);
    assertThat(job.run().state()).isEqualTo(JobState.FINISHED);
    assertThat(heard.problems).extracting(Problem::code).contains(Code.OUTPUT_EXISTS);
  }
}
