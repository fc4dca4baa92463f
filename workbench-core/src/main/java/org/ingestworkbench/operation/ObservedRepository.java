package org.ingestworkbench.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.ingestworkbench.listener.OperationListener;
import org.ingestworkbench.listener.RepositoryRequest;
import org.ingestworkbench.listener.RepositoryRequest.Verb;
import org.ingestworkbench.listener.RequestEnd;
import org.ingestworkbench.listener.RequestEnd.Outcome;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.repository.Capabilities;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.MediaView;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;

/**
 * Does what the repository behind it does, and tells of each request that it is sent and how it
 * ended. What the listener throws goes to the caller of the request.
 */
public final class ObservedRepository implements RepositoryClient {

  static final Map<Capability<?, ?>, Verb> VERBS =
      Map.ofEntries(
          Map.entry(Capability.FIND_MANY, Verb.FIND_MANY),
          Map.entry(Capability.LOOK_MANY, Verb.FIND_MANY),
          Map.entry(Capability.NODE_ID, Verb.FIND_ID),
          Map.entry(Capability.MEDIA_OF_NODE, Verb.LIST_MEDIA),
          Map.entry(Capability.CHILDREN, Verb.LIST_CHILDREN),
          Map.entry(Capability.TERM_USERS, Verb.LIST_USERS),
          Map.entry(Capability.FILE_TIME, Verb.LOOK),
          Map.entry(Capability.ALIAS, Verb.LOOK),
          Map.entry(Capability.ONE_AT_A_TIME, Verb.CREATE),
          Map.entry(Capability.CHANGE, Verb.LOOK),
          Map.entry(Capability.CHANGE_VIEW, Verb.LOOK));

  private final RepositoryClient inner;
  private final Capabilities capabilities;
  private final OperationListener told;
  private final Clock clock;
  private final AtomicLong requests = new AtomicLong();

  /**
   * Observes a repository; one that is observed already, by what an operation is part of, stays as
   * it is.
   *
   * @param clock tells how long requests take; one that is set back meanwhile makes that nothing
   */
  public static ObservedRepository of(
      RepositoryClient repository, OperationListener told, Clock clock) {
    return repository instanceof ObservedRepository observed
        ? observed
        : new ObservedRepository(repository, told, clock);
  }

  private ObservedRepository(RepositoryClient inner, OperationListener told, Clock clock) {
    this.inner = inner;
    this.told = told;
    this.clock = clock;
    this.capabilities = inner.capabilities().around(this::asked);
  }

  private <T> T observed(Verb verb, EntityType type, Supplier<T> request) {
    var sent = new RepositoryRequest(requests.incrementAndGet(), verb, type);
    told.requestSent(sent);
    var since = clock.instant();
    T answer;
    try {
      answer = request.get();
    } catch (RepositoryException fault) {
      ended(sent, since, outcome(fault), fault.status());
      throw fault;
    } catch (RuntimeException | Error halted) {
      ended(sent, since, Outcome.DROPPED, 0);
      throw halted;
    }
    ended(sent, since, Outcome.OK, 0);
    return answer;
  }

  private static Outcome outcome(RepositoryException fault) {
    return fault.effect() == Effect.NONE ? Outcome.REFUSED : Outcome.UNKNOWN;
  }

  private void ended(RepositoryRequest sent, Instant since, Outcome outcome, int status) {
    var took = Duration.between(since, clock.instant());
    told.requestEnded(
        new RequestEnd(sent, outcome, status, took.isNegative() ? Duration.ZERO : took));
  }

  private <Q, A> A asked(Capability<Q, A> capability, Q question, Supplier<A> answer) {
    return capability
        .about(question)
        .map(type -> observed(verb(capability), type, answer))
        .orElseGet(answer);
  }

  private static Verb verb(Capability<?, ?> capability) {
    return Objects.requireNonNull(VERBS.get(capability), capability::toString);
  }

  @Override
  public String host() {
    return inner.host();
  }

  @Override
  public String address(EntityRef ref) {
    return inner.address(ref);
  }

  @Override
  public Confirmation create(Creation creation) {
    return observed(Verb.CREATE, creation.type(), () -> inner.create(creation));
  }

  @Override
  public Confirmation create(Creation creation, Runnable ready) {
    return observed(Verb.CREATE, creation.type(), () -> inner.create(creation, ready));
  }

  @Override
  public Confirmation update(Change change, Runnable ready) {
    return observed(Verb.UPDATE, change.entity().type(), () -> inner.update(change, ready));
  }

  @Override
  public Finding find(Creation creation) {
    return observed(Verb.FIND, creation.type(), () -> inner.find(creation));
  }

  @Override
  public Finding find(EntityRef ref) {
    return observed(Verb.FIND, ref.type(), () -> inner.find(ref));
  }

  @Override
  public Optional<NodeView> look(EntityRef node) {
    return observed(Verb.LOOK, EntityType.NODE, () -> inner.look(node));
  }

  @Override
  public Optional<MediaView> medium(EntityRef medium) {
    return observed(Verb.LOOK, EntityType.MEDIA, () -> inner.medium(medium));
  }

  @Override
  public boolean delete(EntityRef ref) {
    return observed(Verb.DELETE, ref.type(), () -> inner.delete(ref));
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public Duration longestRequest() {
    return inner.longestRequest();
  }

  @Override
  public void abort() {
    inner.abort();
  }

  @Override
  public void close() {
    inner.close();
  }

  @Override
  public String toString() {
    return inner.toString();
  }
}
