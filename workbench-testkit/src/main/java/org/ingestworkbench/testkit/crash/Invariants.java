package org.ingestworkbench.testkit.crash;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.ingestworkbench.JobReport;
import org.ingestworkbench.model.ChangeDraft;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.ChangeRequest;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.testkit.crash.CrashWorld.Made;

/** What must hold after every resume. */
final class Invariants {

  private final Rows kind;
  private final CrashWorld world;
  private final List<Made> census;
  private final List<String> wrong = new ArrayList<>();

  private Invariants(Rows kind, CrashWorld world) {
    this.kind = kind;
    this.world = world;
    this.census = world.census();
  }

  static List<String> check(Rows kind, CrashWorld world, JobReport report, List<String> rollback) {
    var invariants = new Invariants(kind, world);
    invariants.everyRowHasExactlyItsObjects();
    invariants.mapNamesExactlyTheNodes();
    invariants.rollbackNamesEveryNode(rollback);
    invariants.everyRowHasOneOutcome(report);
    invariants.everyChildHasItsParent();
    invariants.everyObjectHasARecord(report);
    invariants.everyFieldHasItsValues();
    invariants.wrong.addAll(world.integrity());
    return invariants.wrong;
  }

  /** I1: counts, and no uuid twice. */
  private void everyRowHasExactlyItsObjects() {
    expect("I1: nodes", kind.nodes(), count(EntityType.NODE));
    expect("I1: media", kind.media(), count(EntityType.MEDIA));
    expect("I1: aliases", kind.aliases(), count(EntityType.ALIAS));
    expect("I1: terms", kind.terms(), count(EntityType.TERM));
    Set<UUID> seen = new HashSet<>();
    census.stream()
        .filter(made -> !seen.add(made.uuid()))
        .forEach(made -> wrong.add("I1: twice: " + made));
  }

  /** I2 and I4: the map has a row for every node and for nothing else. */
  private void mapNamesExactlyTheNodes() {
    var mapped = new ArrayList<String>();
    try (var store = world.openStore()) {
      store.entries(entry -> mapped.add(entry.nodeId()));
    }
    expectSame("I2: the map", mapped);
  }

  /** I3. */
  private void everyObjectHasARecord(JobReport report) {
    var recorded = new HashSet<UUID>();
    try (var store = world.openStore()) {
      var journal = store.journal(report.job());
      journal.stepsOf("").forEach(term -> recorded.add(term.uuid()));
      journal.rows(row -> journal.stepsOf(row.rowId()).forEach(step -> recorded.add(step.uuid())));
    }
    census.stream()
        .filter(made -> !recorded.contains(made.uuid()))
        .forEach(made -> wrong.add("I3: no record of " + made));
  }

  /** I1 of what was there before: what the rows say of it. */
  private void everyFieldHasItsValues() {
    wrong.addAll(otherwise(kind.after(), world));
  }

  /** What is not as it has to be, of what was there before. */
  static List<String> otherwise(List<ChangeDraft> wanted, CrashWorld world) {
    var wrong = new ArrayList<String>();
    for (var draft : wanted) {
      var change =
          world
              .repository()
              .capabilities()
              .ask(Capability.CHANGE, new ChangeRequest(draft, Map.of()))
              .flatMap(Function.identity());
      if (change.isEmpty() || change.get().needed()) {
        wrong.add("I1: otherwise than wanted: " + change.map(Change::before) + " and not " + draft);
      }
    }
    return wrong;
  }

  /** I5. */
  private void rollbackNamesEveryNode(List<String> rollback) {
    expectSame("I5: the rollback list", rollback);
  }

  private void expectSame(String what, List<String> ids) {
    var nodes = new TreeSet<String>();
    census.stream().filter(m -> m.type() == EntityType.NODE).forEach(m -> nodes.add(m.id()));
    if (!nodes.equals(new TreeSet<>(ids)) || ids.size() != nodes.size()) {
      wrong.add(what + " has " + ids + ", the repository " + nodes);
    }
  }

  /** I7: the job's own counts, which span all its runs. */
  private void everyRowHasOneOutcome(JobReport report) {
    expect("I7: rows of the last run", kind.rows(), report.done());
    try (var store = world.openStore()) {
      store.jobs().stream()
          .filter(job -> job.state() != JobState.FINISHED || job.rowsDone() != kind.rows())
          .forEach(job -> wrong.add("I7: the store says " + job));
    }
  }

  /** I8. */
  private void everyChildHasItsParent() {
    var types = Set.of(EntityType.NODE, EntityType.TERM);
    var members =
        census.stream().filter(m -> types.contains(m.type()) && m.belongsTo() != null).count();
    expect("I8: nodes and terms with their parent", kind.members(), members);
  }

  private long count(EntityType type) {
    return census.stream().filter(made -> made.type() == type).count();
  }

  private void expect(String what, long expected, long found) {
    if (expected != found) {
      wrong.add(what + ": " + found + " instead of " + expected);
    }
  }
}
