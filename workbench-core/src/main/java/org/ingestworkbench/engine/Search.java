package org.ingestworkbench.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Identity;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.spi.Confirmation;
import org.ingestworkbench.spi.Creation;
import org.ingestworkbench.spi.Finding;
import org.ingestworkbench.spi.NodeView;
import org.ingestworkbench.spi.RepositoryClient;
import org.ingestworkbench.spi.RepositoryException;

/**
 * Looks for what a job made, by the uuids that its id gives: many at once where the repository can
 * show many, then one by one, since what is not shown may be hidden. Used by one thread.
 */
final class Search {

  /** Enough for a block of rows and a block of pages of one of them. */
  private static final int REMEMBERED = 20_000;

  /** So many questions in a row that fail are no matter of single objects. */
  private static final int FAILURES = 5;

  private final JobId job;
  private final RepositoryClient repository;
  private final Rebuild.Known known;
  private final Rebuild.Asking asking;
  private final Map<UUID, Confirmation> shown = new Remembered();
  private long highest;
  private int generation;
  private int failures;
  private boolean onANewSite = true;

  Search(JobId job, RepositoryClient repository, Rebuild.Known known, Rebuild.Asking asking) {
    this.job = job;
    this.repository = repository;
    this.known = known;
    this.asking = asking;
  }

  private static final class Remembered extends LinkedHashMap<UUID, Confirmation> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<UUID, Confirmation> eldest) {
      return size() > REMEMBERED;
    }
  }

  /** Asks for many steps at once. */
  void lookFor(List<Step> steps) {
    var wanted = List.copyOf(steps);
    for (int after = 0; after <= known.rollbacks() && !wanted.isEmpty(); after++) {
      wanted = lookFor(wanted, after);
    }
  }

  /** Gives those that are not shown in this generation. */
  private List<Step> lookFor(List<Step> steps, int after) {
    var creations = steps.stream().map(step -> creation(step, after)).toList();
    show(creations);
    return steps.stream().filter(step -> !shown.containsKey(uuid(step.key(), after))).toList();
  }

  /** What cannot be asked together is asked for one by one. */
  private void show(List<Creation> creations) {
    try {
      asked(() -> repository.shown(creations)).forEach(one -> shown.put(one.uuid(), one));
    } catch (RepositoryException fault) {
      refuseWorld(fault);
    }
  }

  private Creation creation(Step step, int after) {
    return step.creation().apply(uuid(step.key(), after));
  }

  UUID uuid(StepKey key, int after) {
    return Identity.of(job, key, after);
  }

  /** The highest generation of the job that was found so far. */
  int generation() {
    return generation;
  }

  /** Whether the repository has shown it, without asking. */
  boolean isShown(Step step) {
    return shown(step).isPresent();
  }

  /** Looks for one step: in what was shown, where somebody noted it, then alone. */
  Sight at(Step step) {
    return shown(step)
        .orElseGet(() -> noted(step).map(id -> at(step, id)).orElseGet(() -> alone(step)));
  }

  private Optional<String> noted(Step step) {
    return step.key().kind() == Kind.NODE
        ? Optional.ofNullable(known.nodes().get(step.key().rowId()))
        : Optional.empty();
  }

  /** One that is there under no uuid of the job may be another program's. */
  private Sight at(Step step, String noted) {
    var look = look(EntityRef.node(noted));
    var own = look.view().flatMap(view -> own(step, view));
    if (own.isPresent()) {
      return own.get();
    }
    var sight = alone(step);
    return sight instanceof Sight.There || look.gone()
        ? sight
        : new Sight.Noted(noted, look.view().orElse(null));
  }

  private Optional<Sight> shown(Step step) {
    return generations()
        .filter(after -> shown.containsKey(uuid(step.key(), after)))
        .mapToObj(
            after -> there(step, after, Objects.requireNonNull(shown.get(uuid(step.key(), after)))))
        .findFirst();
  }

  private IntStream generations() {
    return IntStream.rangeClosed(0, known.rollbacks());
  }

  private Sight there(Step step, int after, Confirmation found) {
    note(step.key(), after, found);
    return new Sight.There(after, found);
  }

  /** Takes note of what is known: where nodes are, and how often the job was rolled back. */
  void note(StepKey key, int after, Confirmation found) {
    var id = found.id();
    if (key.kind().makesNode() && id != null && id.matches("[0-9]{1,18}")) {
      highest = Math.max(highest, Long.parseLong(id));
    }
    generation = Math.max(generation, after);
  }

  /** A node whose ID somebody noted is the job's if it has one of its uuids. */
  private Optional<Sight> atNotedNode(Step step) {
    return noted(step).flatMap(id -> look(EntityRef.node(id)).view()).flatMap(v -> own(step, v));
  }

  private Optional<Sight> own(Step step, NodeView view) {
    var found = new Confirmation(view.id(), view.uuid(), view.changed(), List.of(), null);
    return generations()
        .filter(after -> uuid(step.key(), after).equals(view.uuid()))
        .mapToObj(after -> there(step, after, found))
        .findFirst();
  }

  /** What is noted and cannot be looked at is looked for by its uuid. */
  private Look look(EntityRef node) {
    try {
      var view = asked(() -> repository.look(node));
      return new Look(view, view.isEmpty());
    } catch (RepositoryException fault) {
      refuseWorld(fault);
      return new Look(Optional.empty(), false);
    }
  }

  /** What a look at a node shows; gone when it is surely not there. */
  private record Look(Optional<NodeView> view, boolean gone) {}

  private Sight alone(Step step) {
    Sight sight = new Sight.Nowhere();
    for (int after = 0; after <= known.rollbacks(); after++) {
      var finding = find(creation(step, after));
      if (finding instanceof Finding.Found found) {
        return there(step, after, identified(step, found.confirmation()));
      } else if (finding instanceof Finding.CannotTell cannot) {
        sight = new Sight.Hidden(Math.max(after, generation), cannot.why());
      }
    }
    return sight;
  }

  /** A question that fails for one object alone leaves it untold. */
  private Finding find(Creation creation) {
    try {
      return asked(() -> repository.find(creation));
    } catch (RepositoryException fault) {
      refuseWorld(fault);
      return new Finding.CannotTell(String.valueOf(fault.getMessage()));
    }
  }

  private <T> T asked(Supplier<T> question) {
    var answer = asking.ask(question);
    failures = 0;
    return answer;
  }

  private void refuseWorld(RepositoryException fault) {
    if (fault.endsTheRun() || (fault.retryable() && ++failures >= FAILURES)) {
      throw fault;
    }
  }

  /** Looks for the ID of a node of which no more than the uuid is known. */
  Optional<String> id(Step step, UUID uuid) {
    var noted = atNotedNode(step).map(sight -> ((Sight.There) sight).confirmation());
    return noted.map(Confirmation::id).or(() -> near(uuid));
  }

  private Confirmation identified(Step step, Confirmation found) {
    if (!step.key().kind().makesNode() || found.id() != null) {
      return found;
    }
    var id = near(found.uuid()).orElse(null);
    return new Confirmation(id, found.uuid(), found.changed(), found.files(), found.nodeId());
  }

  /** Nodes of a job lie near one another, and its first near what somebody noted. */
  private Optional<String> near(UUID uuid) {
    if (highest > 0) {
      return near(uuid, highest + 1, true).or(() -> near(uuid, highest, false));
    }
    var first = known.nearNode();
    if (first != null) {
      return near(uuid, first, true);
    }
    boolean young = onANewSite;
    onANewSite = false;
    return young ? near(uuid, 1, true) : Optional.empty();
  }

  private Optional<String> near(UUID uuid, long near, boolean upwards) {
    try {
      return asked(() -> repository.nodeId(uuid, near, upwards));
    } catch (RepositoryException fault) {
      refuseWorld(fault);
      return Optional.empty();
    }
  }
}
