package org.ingestworkbench.rebuild;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ingestworkbench.journal.Step;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Identity;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.NodeIdSearch;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.retry.Asker;
import org.ingestworkbench.retry.HealthCheck;
import org.ingestworkbench.retry.OperationEnd;
import org.ingestworkbench.retry.SameErrorBreaker;
import org.ingestworkbench.settle.NodeIds;
import org.ingestworkbench.settle.StepLookup;
import org.ingestworkbench.settle.StepQuestion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for what a job made, by the uuids that its id gives: many at once where the repository can
 * show many, then one by one, since what is not shown may be hidden. Used by one thread.
 */
final class ObjectSearch {

  private static final Logger LOG = LoggerFactory.getLogger(ObjectSearch.class);

  /** Enough for a block of rows and a block of pages of one of them. */
  private static final int REMEMBERED = 20_000;

  private static final String ALIKE =
      " "
          + SameErrorBreaker.ALIKE
          + " questions in a row failed like this, so it is not the fault of what was asked for."
          + " Find out why the repository answers so, and make the map again.";

  private final JobId job;
  private final RepositoryClient repository;
  private final RebuildParts.Known known;
  private final Asker asking;
  private final StepLookup lookup;
  private final NodeIds ids;
  private final Map<UUID, Confirmation> shown = new Remembered();
  private long highest;
  private int generation;
  private final SameErrorBreaker<Object> breaker = new SameErrorBreaker<>();
  private final HealthCheck health;
  private boolean onANewSite = true;

  ObjectSearch(RebuildParts parts) {
    this.job = parts.job();
    this.repository = parts.repository();
    this.health = new HealthCheck(repository);
    this.known = parts.known();
    this.asking = parts.asking();
    this.lookup = new StepLookup(repository, parts.planner().contentType(), this::alone);
    this.ids = new NodeIds(this::nodeId);
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
      asked(() -> repository.capabilities().ask(Capability.FIND_MANY, creations))
          .orElse(List.of())
          .forEach(one -> shown.put(one.uuid(), one));
    } catch (RepositoryException fault) {
      refuseWorld(fault);
    }
  }

  private Creation creation(Step step, int after) {
    return Objects.requireNonNull(step.creation()).apply(uuid(step.key(), after));
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

  /** Looks for one step: in what was shown, at the ID that was noted, then alone. */
  ObjectSearchResult at(Step step) {
    return shown(step).orElseGet(() -> alone(step));
  }

  private Optional<String> noted(Step step) {
    return step.key().kind() == Kind.NODE
        ? Optional.ofNullable(known.nodes().get(step.key().rowId()))
        : Optional.empty();
  }

  private ObjectSearchResult alone(Step step) {
    var sight = sight(step, lookup.find(question(step)));
    return sight instanceof ObjectSearchResult.There
        ? sight
        : noted(step).flatMap(this::notOurs).map(ObjectSearchResult.class::cast).orElse(sight);
  }

  private StepQuestion question(Step step) {
    var uuids = generations().mapToObj(after -> uuid(step.key(), after)).toList();
    var creation = Objects.requireNonNull(step.creation(), "A planned step can be made.");
    return new StepQuestion(
        step.key(), uuids, null, creation, step.node(), true, noted(step).orElse(null), null);
  }

  private ObjectSearchResult sight(Step step, Finding finding) {
    if (finding instanceof Finding.Found found) {
      var made = identified(step, found.confirmation());
      return there(step, generation(step.key(), made.uuid()), made);
    } else if (finding instanceof Finding.CannotTell cannot) {
      return new ObjectSearchResult.Hidden(known.rollbacks(), cannot.why());
    }
    return new ObjectSearchResult.Nowhere();
  }

  private int generation(StepKey key, UUID uuid) {
    return generations().filter(after -> uuid(key, after).equals(uuid)).findFirst().orElse(0);
  }

  /** A node that is noted, is there under no uuid of the job and may be another program's. */
  private Optional<ObjectSearchResult.Noted> notOurs(String id) {
    try {
      var view = asked(() -> repository.look(EntityRef.node(id)));
      return view.map(seen -> new ObjectSearchResult.Noted(id, seen));
    } catch (RepositoryException fault) {
      refuseWorld(fault);
      return Optional.of(new ObjectSearchResult.Noted(id, null));
    }
  }

  private Optional<ObjectSearchResult> shown(Step step) {
    return generations()
        .filter(after -> shown.containsKey(uuid(step.key(), after)))
        .mapToObj(
            after -> there(step, after, Objects.requireNonNull(shown.get(uuid(step.key(), after)))))
        .findFirst();
  }

  private IntStream generations() {
    return IntStream.rangeClosed(0, known.rollbacks());
  }

  private ObjectSearchResult there(Step step, int after, Confirmation found) {
    note(step.key(), after, found);
    return new ObjectSearchResult.There(after, found);
  }

  /** Takes note of what is known: where nodes are, and how often the job was rolled back. */
  void note(StepKey key, int after, Confirmation found) {
    var id = found.id();
    if (key.kind().makesNode() && id != null && id.matches("[0-9]{1,18}")) {
      highest = Math.max(highest, Long.parseLong(id));
    }
    generation = Math.max(generation, after);
  }

  private <T> T asked(Supplier<T> question) {
    var answer = asking.ask(question);
    breaker.wentWell();
    return answer;
  }

  /** A few objects for which nothing helps do not keep the others from being found. */
  private <T> T alone(Supplier<T> question) {
    try {
      return asked(question);
    } catch (RepositoryException fault) {
      refuseWorld(fault);
      throw RepositoryException.refusal(String.valueOf(fault.getMessage()), fault.status());
    }
  }

  private void refuseWorld(RepositoryException fault) {
    health.refuseAbsence(fault, "The search stops here: make the map again when it does.");
    if (fault.retryable() && breaker.failed(new Object(), fault.status())) {
      throw OperationEnd.because(fault.getMessage() + ALIKE, fault);
    }
  }

  /** The answer to a question about one object; empty when it fails for that object alone. */
  <T> Optional<T> told(Supplier<T> question) {
    try {
      return Optional.of(asked(question));
    } catch (RepositoryException fault) {
      refuseWorld(fault);
      LOG.warn("It cannot be told what belongs to an object: {}", fault.getMessage());
      return Optional.empty();
    }
  }

  /** Looks for the ID of a node of which no more than the uuid is known. */
  Optional<String> id(Step step, UUID uuid) {
    return noted(step).filter(id -> isAt(id, uuid)).or(() -> near(uuid));
  }

  private boolean isAt(String id, UUID uuid) {
    try {
      return asked(() -> repository.look(EntityRef.node(id)))
          .filter(view -> view.uuid().equals(uuid))
          .isPresent();
    } catch (RepositoryException fault) {
      refuseWorld(fault);
      return false;
    }
  }

  private Confirmation identified(Step step, Confirmation found) {
    if (!step.key().kind().makesNode() || found.id() != null) {
      return found;
    }
    var id = near(found.uuid()).orElse(null);
    return new Confirmation(id, found.uuid(), found.changed(), found.files(), found.nodeId());
  }

  /** Nodes of a job lie near one another, and its first near the ID that was noted. */
  private Optional<String> near(UUID uuid) {
    var near = new LinkedHashSet<Long>();
    if (highest > 0) {
      near.add(highest);
    }
    if (known.nearNode() != null) {
      near.add(known.nearNode());
    }
    boolean young = onANewSite;
    onANewSite &= !near.isEmpty();
    return near.isEmpty() && !young ? Optional.empty() : ids.near(uuid, near);
  }

  private Optional<String> nodeId(NodeIdSearch search) {
    try {
      return asked(() -> NodeIds.ask(repository, search));
    } catch (RepositoryException fault) {
      refuseWorld(fault);
      return Optional.empty();
    }
  }
}
