package org.ingestworkbench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.MediaView;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.repository.Referrers;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.jspecify.annotations.Nullable;

/** A repository in memory whose creations a test can watch and spoil. */
final class WatchedRepository implements RepositoryClient {

  final InMemoryRepository memory = new InMemoryRepository();
  final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  final AtomicInteger atOnce = new AtomicInteger();
  final AtomicInteger mostAtOnce = new AtomicInteger();
  Mishap before = Mishap.NONE;
  Mishap after = Mishap.NONE;
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

  Function<Creation, List<String>> names = creation -> List.of();
  UnaryOperator<Optional<Instant>> made = UnaryOperator.identity();
  Duration longest = Duration.ofMinutes(2);
  boolean hidingNumbers;
  long reach = 200;
  Runnable aborting = memory::abort;
  UnaryOperator<Confirmation> answer = UnaryOperator.identity();

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
  public List<String> oneAtATime(Creation creation) {
    return names.apply(creation);
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
      return memory.media(medium.node()).stream().anyMatch(v -> v.uuid().equals(medium.uuid()))
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

  @Override
  public List<Confirmation> shown(Collection<? extends Creation> creations) {
    shownAtOnce.add(creations.size());
    if (showingFails != null) {
      throw showingFails;
    }
    return showing ? memory.shown(creations) : List.of();
  }

  /** As many as a client looks at that has to ask for one after the other. */
  @Override
  public Optional<String> nodeId(UUID uuid, long near, boolean upwards) {
    searching.accept(uuid);
    return hidingNumbers ? Optional.empty() : searched(uuid, near, upwards);
  }

  private Optional<String> searched(UUID uuid, long near, boolean upwards) {
    return memory.nodes().stream()
        .filter(node -> uuid.equals(node.uuid()))
        .map(InMemoryRepository.Thing::id)
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
  public List<MediaView> media(EntityRef node) {
    if (asking != null) {
      throw asking;
    }
    return memory.media(node);
  }

  @Override
  public Optional<MediaView> medium(EntityRef medium) {
    requireId(medium);
    return memory.medium(medium);
  }

  @Override
  public Optional<Instant> fileMade(EntityRef file) {
    return made.apply(memory.fileMade(file));
  }

  @Override
  public Referrers children(EntityRef node) {
    return stock ? new Referrers.CannotTell("JSON:API is off.") : memory.children(node);
  }

  @Override
  public Referrers users(EntityRef term) {
    return memory.users(term);
  }

  @Override
  public boolean delete(EntityRef ref) {
    requireId(ref);
    deleting.accept(ref);
    return memory.delete(ref);
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
