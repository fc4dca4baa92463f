package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ingestworkbench.Creations.node;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.Thing;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.repository.RepositoryException.Scope;
import org.ingestworkbench.store.JobState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every operation makes of every kind of fault that one of three objects meets for good. */
class FaultTableTest extends JobCase {

  private static final String CSV = "id,title\n1,T1\n2,T2\n3,T3\n";

  private @Nullable Thing second;

  /** The repository, but for this fault in what is asked or done about the second node. */
  private RepositoryClient failing(RepositoryException fault, String... methods) {
    var spoiled = Set.of(methods);
    return (RepositoryClient)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {RepositoryClient.class},
            (proxy, method, arguments) -> {
              if (spoiled.contains(method.getName()) && isOfTheSecond(arguments)) {
                throw fault;
              }
              try {
                return method.invoke(repository, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private boolean isOfTheSecond(Object[] arguments) {
    return Arrays.stream(arguments).anyMatch(this::isOfTheSecond);
  }

  private boolean isOfTheSecond(Object argument) {
    if (argument instanceof EntityRef ref) {
      return second != null && (second.id().equals(ref.id()) || second.uuid().equals(ref.uuid()));
    }
    return argument instanceof Creation creation
        && (Creations.title(creation).equals("T2")
            || (second != null && creation.uuid().equals(second.uuid())));
  }

  private String run(RepositoryException fault) {
    var report = job(CSV, Recovery.NONE).repository(failing(fault, "create")).build().run();
    if (report.state() == JobState.STOPPED) {
      assertThat(report.notDone()).isEmpty();
      assertThat(titles()).containsExactly("T1");
      return "stops";
    }
    assertThat(titles()).containsExactly("T1", "T3");
    assertThat(report.count(Outcome.Kind.FAILED)).isEqualTo(1);
    return "row fails";
  }

  private String settling(RepositoryException fault) {
    repository.after = Mishap.dying(node("T2"));
    start(CSV);
    repository.mend();
    noteTheSecond();
    var report = job(CSV, Recovery.resume()).repository(failing(fault, "find")).build().run();
    if (report.state() == JobState.STOPPED) {
      assertThat(titles()).containsExactly("T1", "T2");
      return "stops";
    }
    assertThat(titles()).containsExactly("T1", "T2", "T3");
    assertThat(report.count(Outcome.Kind.UNRESOLVED)).isEqualTo(1);
    return "row unresolved";
  }

  private void noteTheSecond() {
    second =
        repository.memory.nodes().stream()
            .filter(node -> node.name().equals("T2"))
            .findFirst()
            .orElseThrow();
  }

  private String rollback(RepositoryException fault) {
    start(CSV);
    noteTheSecond();
    var report =
        JobRollback.named("job")
            .repository(failing(fault, "delete"))
            .idMap(map)
            .retries(0, Duration.ZERO)
            .build()
            .run();
    assertThat(report.state()).isEqualTo(jobRecord().state());
    if (!report.stopped().isEmpty()) {
      assertThat(report.state()).isEqualTo(JobState.ROLLING_BACK);
      assertThat(report.left()).isEmpty();
      assertThat(titles()).containsExactly("T1", "T2");
      return "stops";
    }
    assertThat(report.left(Why.FAILED)).isEqualTo(1);
    assertThat(titles()).containsExactly("T2");
    return "object left";
  }

  private String rebuild(RepositoryException fault) {
    var job = start(CSV).job();
    noteTheSecond();
    map = new InMemoryIdMap();
    var report =
        job(CSV, Recovery.resume())
            .repository(failing(fault, "find"))
            .build()
            .rebuildMap(RebuildOptions.of(job));
    if (!report.stopped().isEmpty()) {
      assertThat(mapped()).hasSize(1);
      return "stops";
    }
    assertThat(report.unresolved()).isEqualTo(1);
    assertThat(mapped()).hasSize(2);
    return "row unresolved";
  }

  @ParameterizedTest
  @CsvSource({
    // effect, scope, remedy: a run, a question of a resume, a rollback, a map made again
    "NONE,    JOB, RETRY,             stops,     stops,          stops,       stops",
    "NONE,    JOB, MEND_AND_RESUME,   stops,     stops,          stops,       stops",
    "NONE,    JOB, CHANGE_DEFINITION, stops,     stops,          stops,       stops",
    "UNKNOWN, JOB, RETRY,             stops,     stops,          stops,       stops",
    "UNKNOWN, JOB, MEND_AND_RESUME,   stops,     stops,          stops,       stops",
    "UNKNOWN, JOB, CHANGE_DEFINITION, stops,     stops,          stops,       stops",
    "NONE,    ROW, RETRY,             row fails, row unresolved, object left, row unresolved",
    "NONE,    ROW, MEND_AND_RESUME,   row fails, row unresolved, object left, row unresolved",
    "NONE,    ROW, CHANGE_DEFINITION, row fails, row unresolved, object left, row unresolved",
    "UNKNOWN, ROW, RETRY,             row fails, row unresolved, object left, row unresolved",
    "UNKNOWN, ROW, MEND_AND_RESUME,   row fails, row unresolved, object left, row unresolved",
    "UNKNOWN, ROW, CHANGE_DEFINITION, row fails, row unresolved, object left, row unresolved"
  })
  void everyOperationMakesTheSameOfAFault(
      Effect effect,
      Scope scope,
      Remedy remedy,
      String run,
      String settling,
      String rollback,
      String rebuild) {
    var fault =
        RepositoryException.because("It fails.").effect(effect).scope(scope).remedy(remedy).build();

    assertThat(fault.endsTheRun()).isEqualTo(run.equals("stops"));
    assertThat(run(fault)).isEqualTo(run);
    again();
    assertThat(settling(fault)).isEqualTo(settling);
    again();
    assertThat(rollback(fault)).isEqualTo(rollback);
    again();
    assertThat(rebuild(fault)).isEqualTo(rebuild);
  }

  /** Everything that was made is gone. */
  private void again() {
    repository.memory.nodes().forEach(node -> repository.memory.delete(ref(node)));
    map = new InMemoryIdMap();
    second = null;
  }

  private static EntityRef ref(Thing thing) {
    return new EntityRef(thing.type(), thing.id(), thing.uuid());
  }
}
