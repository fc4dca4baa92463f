package org.ingestworkbench.testkit.crash;

import java.util.Optional;
import java.util.function.Supplier;
import org.ingestworkbench.model.EntityRef;
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
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.testkit.forwarding.ForwardingRepositoryClient;

/**
 * A repository whose requests are effects: when one fails, its sender does not learn what it did.
 */
class CrashingRepository extends ForwardingRepositoryClient<RepositoryClient> {

  private final Effects effects;

  CrashingRepository(RepositoryClient inner, Effects effects) {
    super(inner);
    this.effects = effects;
  }

  private static RepositoryException lost(String message) {
    return RepositoryException.because("The answer was lost: " + message)
        .effect(Effect.UNKNOWN)
        .remedy(Remedy.RETRY)
        .build();
  }

  private static RepositoryException unasked(String message) {
    return RepositoryException.because("No answer: " + message).remedy(Remedy.RETRY).build();
  }

  @Override
  public Confirmation create(Creation creation) {
    return effects.perform(
        "create " + creation.getClass().getSimpleName(),
        () -> inner.create(creation),
        CrashingRepository::lost);
  }

  @Override
  public Confirmation update(Change change, Runnable ready) {
    return effects.perform(
        "update " + change.entity().type(),
        () -> inner.update(change, ready),
        CrashingRepository::lost);
  }

  @Override
  public Finding find(Creation creation) {
    return effects.perform(
        "find " + creation.getClass().getSimpleName(),
        () -> inner.find(creation),
        CrashingRepository::unasked);
  }

  @Override
  public Optional<NodeView> look(EntityRef node) {
    return asked("look", () -> inner.look(node));
  }

  @Override
  public Optional<MediaView> medium(EntityRef medium) {
    return asked("medium", () -> inner.medium(medium));
  }

  @Override
  public Finding find(EntityRef ref) {
    return asked("find " + ref.type(), () -> inner.find(ref));
  }

  @Override
  public Capabilities capabilities() {
    return inner.capabilities().around(this::asked);
  }

  private <Q, A> A asked(Capability<Q, A> capability, Q question, Supplier<A> answer) {
    return capability.about(question).isEmpty()
        ? answer.get()
        : asked(capability.toString(), answer);
  }

  private <T> T asked(String name, Supplier<T> question) {
    return effects.perform(name, question, CrashingRepository::unasked);
  }

  @Override
  public boolean delete(EntityRef ref) {
    return effects.perform("delete " + ref, () -> inner.delete(ref), CrashingRepository::lost);
  }

  @Override
  public void close() {}
}
