package org.ingestworkbench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.memory.Thing;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.repository.Capabilities;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.MediaView;
import org.ingestworkbench.repository.NodeIdSearch;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.repository.Referrers;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.jspecify.annotations.Nullable;

/** A repository in memory whose creations a test can watch and spoil. */
final class WatchedRepository implements RepositoryClient {

  final InMemoryRepository memory;
  final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  final AtomicInteger atOnce = new AtomicInteger();
  final AtomicInteger mostAtOnce = new AtomicInteger();
  Mishap before = Mishap.NONE;
  Mishap after = Mishap.NONE;
  Consumer<Change> beforeUpdate = change -> {};
  Consumer<Change> afterUpdate = change -> {};
  Consumer<EntityRef> lookingAt = ref -> {};
  Consumer<EntityRef> deleting = ref -> {};
  Consumer<UUID> searching = uuid -> {};
  @Nullable RepositoryException asking;
  @Nullable RepositoryException looking;
  final Queue<RepositoryException> lookingNext = new ConcurrentLinkedQueue<>();
  boolean hidingIds;

  /** Finds media in the list of their node, and aliases by where their text leads. */
  boolean listing;

  /** Whether many are shown at once, and how many were asked for each time. */
  boolean showing;

  @Nullable RepositoryException showingFails;

  final List<Integer> shownAtOnce = new ArrayList<>();

  /** Finds nodes and media by their IDs alone, and no children. */
  boolean stock;

  /** What it does not declare. */
  final Set<Capability<?, ?>> missing = new HashSet<>();

  Function<Creation, List<String>> names = creation -> List.of();
  UnaryOperator<Optional<Instant>> made = UnaryOperator.identity();
  Duration longest = Duration.ofMinutes(2);
  boolean hidingNumbers;
  long reach = 200;
  Runnable aborting;
  UnaryOperator<Confirmation> answer = UnaryOperator.identity();

  WatchedRepository() {
    this(new InMemoryRepository());
  }

  WatchedRepository(InMemoryRepository memory) {
    this.memory = memory;
    this.aborting = memory::abort;
  }

  static RepositoryException lost() {
    return RepositoryException.because("The answer was lost.")
        .effect(Effect.UNKNOWN)
        .remedy(Remedy.RETRY)
        .build();
  }

  static RepositoryException broken(int status) {
    return RepositoryException.because("Answer " + status + ".")
        .effect(Effect.UNKNOWN)
        .remedy(Remedy.RETRY)
        .status(status)
        .build();
  }

  /** Whatever happened to creations happens no more. */
  void mend() {
    before = Mishap.NONE;
    after = Mishap.NONE;
  }

  @Override
  public Confirmation create(Creation creation) {
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    try {
      asked.add(Creations.title(creation));
      before.on(creation);
      var confirmation = memory.create(creation);
      after.on(creation);
      return answer.apply(confirmation);
    } finally {
      atOnce.decrementAndGet();
    }
  }

  @Override
  public Confirmation update(Change change, Runnable ready) {
    beforeUpdate.accept(change);
    var confirmation = memory.update(change, ready);
    afterUpdate.accept(change);
    return confirmation;
  }

  @Override
  public Finding find(Creation creation) {
    if (asking != null) {
      throw asking;
    }
    if (hidingIds && creation instanceof Creation.OfMedia medium && medium.node().id() == null) {
      return new Finding.CannotTell("Media are listed by the ID of their node alone.");
    }
    if (listing && creation instanceof Creation.OfMedia medium) {
      return listed(medium.node()).stream().anyMatch(v -> v.uuid().equals(medium.uuid()))
          ? memory.find(creation)
          : new Finding.Absent();
    } else if (listing && creation instanceof Creation.OfAlias alias) {
      return memory.aliases().stream().anyMatch(a -> a.name().equals(alias.alias()))
          ? new Finding.Found(Confirmation.of(null, alias.uuid()))
          : new Finding.Absent();
    }
    return hidingIds && memory.find(creation) instanceof Finding.Found found
        ? new Finding.Found(Confirmation.of(null, found.confirmation().uuid()))
        : memory.find(creation);
  }

  @Override
  public Finding find(EntityRef ref) {
    if (asking != null) {
      throw asking;
    }
    return stock || hidingIds ? new Finding.CannotTell("JSON:API is off.") : memory.find(ref);
  }

  /** As many as a client looks at that has to ask for one after the other. */
  private Optional<String> nodeId(NodeIdSearch search) {
    searching.accept(search.uuid());
    return hidingNumbers
        ? Optional.empty()
        : searched(search.uuid(), search.near(), search.upwards());
  }

  private Optional<String> searched(UUID uuid, long near, boolean upwards) {
    return memory.nodes().stream()
        .filter(node -> uuid.equals(node.uuid()))
        .map(Thing::id)
        .filter(id -> near(Long.parseLong(id), near, upwards))
        .findFirst();
  }

  private boolean near(long id, long near, boolean upwards) {
    long away = upwards ? id - near : near - id;
    return away >= 0 && away < reach;
  }

  @Override
  public String host() {
    return memory.host();
  }

  @Override
  public String address(EntityRef ref) {
    return memory.address(ref);
  }

  private void requireId(EntityRef ref) {
    if (stock && ref.id() == null) {
      throw RepositoryException.because("Only the uuid is known.").build();
    }
  }

  @Override
  public Optional<NodeView> look(EntityRef node) {
    lookingAt.accept(node);
    var next = lookingNext.poll();
    if (next != null) {
      throw next;
    } else if (looking != null) {
      throw looking;
    }
    requireId(node);
    return memory.look(node);
  }

  @Override
  public Optional<MediaView> medium(EntityRef medium) {
    requireId(medium);
    return memory.medium(medium);
  }

  @Override
  public boolean delete(EntityRef ref) {
    requireId(ref);
    deleting.accept(ref);
    return memory.delete(ref);
  }

  private List<MediaView> listed(EntityRef node) {
    return memory.capabilities().ask(Capability.MEDIA_OF_NODE, node).orElseThrow();
  }

  @Override
  public Capabilities capabilities() {
    var spoilt =
        memory
            .capabilities()
            .around(this::spoilt)
            .with(Capability.ONE_AT_A_TIME, creation -> names.apply(creation))
            .with(Capability.NODE_ID, this::nodeId);
    return missing.stream().reduce(spoilt, Capabilities::without, (one, same) -> one);
  }

  private <Q, A> A spoilt(Capability<Q, A> capability, Q question, Supplier<A> answer) {
    if (capability == Capability.MEDIA_OF_NODE && asking != null) {
      throw asking;
    } else if (capability == Capability.FIND_MANY) {
      shownAtOnce.add(((Collection<?>) question).size());
      if (showingFails != null) {
        throw showingFails;
      }
    }
    return replaced(capability, answer.get());
  }

  @SuppressWarnings("unchecked") // Each is of the type that the capability answers with.
  private <A> A replaced(Capability<?, A> capability, A answer) {
    if (capability == Capability.FIND_MANY && !showing) {
      return (A) List.of();
    } else if (capability == Capability.CHILDREN && stock) {
      return (A) new Referrers.CannotTell("JSON:API is off.");
    }
    return capability == Capability.FILE_TIME ? (A) made.apply((Optional<Instant>) answer) : answer;
  }

  @Override
  public Duration longestRequest() {
    return longest;
  }

  @Override
  public void abort() {
    aborting.run();
  }

  @Override
  public void close() {}
}
