package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ingestworkbench.Creations.media;
import static org.ingestworkbench.Creations.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.store.StepState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request that is still under way when its step is settled, and arrives later. */
class LateRequestsTest extends LeftoverCase {

  private final List<Creation> underWay = new ArrayList<>();

  @BeforeEach
  void aFile() {
    files("a.jpg");
    planning(plan -> plan.media(mediaSettings().allowMissingFiles(true).build()));
  }

  private void staysUnderWay(Predicate<Creation> which, RuntimeException thrown) {
    repository.before =
        creation -> {
          if (which.test(creation)) {
            underWay.add(creation);
            throw thrown;
          }
        };
  }

  private void arrives() {
    mend();
    repository.memory.create(underWay.get(0));
  }

  private RollbackReport rolledBack() {
    return JobRollback.named("job")
        .repository(repository)
        .idMap(map)
        .requestsEndWithin(Duration.ZERO)
        .build()
        .run();
  }

  @Test
  void aRefusalOfTheSecondRequestSaysNothingOfTheFirst() {
    staysUnderWay(node("T2"), new IllegalStateException("A crash."));
    start("id,title\n1,T1\n2,T2\n");
    repository.before =
        Mishap.failing(
            node("T2"), () -> RepositoryException.refusal("The title is too long.", 422));

    var second = resume("id,title\n1,T1\n2,T2\n");

    assertThat(second.count(Outcome.Kind.UNRESOLVED)).isEqualTo(1);
    assertThat(second.notDone().get(0).outcome().reason()).contains("may still be under way");
    arrives();
    assertThat(rolledBack().complete()).isTrue();
    assertThat(titles()).isEmpty();
  }

  @Test
  void norDoesOneInTheSameRun() {
    retries = 2;
    repository.before =
        creation -> {
          if (node("T2").test(creation)) {
            underWay.add(creation);
            throw underWay.size() == 1
                ? WatchedRepository.lost()
                : RepositoryException.refusal("The title is too long.", 422);
          }
        };

    assertThat(start("id,title\n1,T1\n2,T2\n").count(Outcome.Kind.UNRESOLVED)).isEqualTo(1);

    arrives();
    assertThat(rolledBack().complete()).isTrue();
    assertThat(titles()).isEmpty();
  }

  @Test
  void aMediumThatComesLateIsFoundThoughItLeftItsRow() {
    staysUnderWay(media(), new IllegalStateException("A crash."));
    start("id,title,file\n1,T1,a.jpg\n");
    repository.before = Mishap.refusing(media());
    resume("id,title,file\n1,T1,a.jpg\n");
    arrives();

    assertThat(resume("id,title,file\n1,T1,\n").allDone()).isTrue();

    assertThat(state(StepKey.media("1", "file"))).isEqualTo(StepState.COMPLETE);
    assertThat(rolledBack().complete()).isTrue();
    assertThat(repository.memory.things()).noneMatch(thing -> thing.name().equals("T1"));
  }

  @Test
  void whatIsRefusedOnceTheFirstIsOverFails() {
    staysUnderWay(node("T2"), new IllegalStateException("A crash."));
    start("id,title\n1,T1\n2,T2\n");
    mend();
    repository.before = Mishap.refusing(node("T2"));

    assertThat(resume("id,title\n1,T1\n2,T2\n").count(Outcome.Kind.FAILED)).isEqualTo(1);

    assertThat(state(StepKey.node("2"))).isEqualTo(StepState.REFUSED);
  }

  @Test
  void aRollbackThatCameTooEarlyForAnAliasDoesNotStopTheResume() {
    repository.before = Mishap.dying(Creation.OfAlias.class::isInstance);
    start("id,title,url_alias\n1,T1,/one\n");
    repository.mend();
    JobRollback.named("job").repository(repository).idMap(map).build().run();
    assertThat(state(StepKey.alias("1"))).isEqualTo(StepState.BEGUN);

    var again = resume("id,title,url_alias\n1,T1,/one\n");

    assertThat(again.allDone()).as(again.toString()).isTrue();
    assertThat(repository.memory.aliases()).hasSize(1);
  }

  private void withTerms() {
    repository.memory.withField(FieldDefinition.ofTerms("field_subject", -1, "subject"));
    planning(plan -> plan.terms(terms -> terms.withAdding(true)));
  }

  @Test
  void soItIsWithTheTermsOfAResumedJob() {
    withTerms();
    retries = 2;
    start("id,title,field_subject\n1,T1,\n");
    mend();
    repository.before =
        creation -> {
          if (creation instanceof Creation.OfTerm) {
            underWay.add(creation);
            throw underWay.size() == 1
                ? WatchedRepository.lost()
                : RepositoryException.refusal("The term is refused.", 422);
          }
        };
    run("id,title,field_subject\n1,T1,\n2,T2,cats\n", Recovery.resume().acceptingChanges());
    arrives();

    assertThat(rolledBack().complete()).isTrue();

    assertThat(repository.memory.things()).noneMatch(thing -> thing.name().equals("cats"));
  }

  @Test
  void aRowWhoseNodeMayStillComeIsNotCalledFailed() {
    withTerms();
    staysUnderWay(node("T2"), new IllegalStateException("A crash."));
    start("id,title,field_subject\n1,T1,\n2,T2,\n");
    repository.before =
        Mishap.failing(
            Creation.OfTerm.class::isInstance,
            () -> RepositoryException.refusal("The term is refused.", 422));

    var report =
        run("id,title,field_subject\n1,T1,\n2,T2,cats\n", Recovery.resume().acceptingChanges());

    assertThat(report.count(Outcome.Kind.UNRESOLVED)).as(report.toString()).isEqualTo(1);
  }
}
