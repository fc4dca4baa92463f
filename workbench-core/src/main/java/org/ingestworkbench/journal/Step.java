package org.ingestworkbench.journal;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ingestworkbench.listener.JobListener.StepCompleted;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.RepositoryClient;
import org.jspecify.annotations.Nullable;

/**
 * One step of an item, ready to be done.
 *
 * @param key which step of the job it is
 * @param item null for a term
 * @param node the item's node, for steps that need it; null otherwise
 * @param place where a node step hangs its node; {@link Placement#NONE} for other steps
 * @param fingerprint of body and files, taken when the step begins
 * @param creation what the repository is asked for, given the uuid; null for a change, and for what
 *     the row does not have any more, which is not made
 * @param change what is changed, from when that is known; null for a step that makes an object
 */
public record Step(
    StepKey key,
    @Nullable Item item,
    @Nullable EntityRef node,
    Placement place,
    Supplier<String> fingerprint,
    @Nullable Function<UUID, Creation> creation,
    @Nullable Change change) {

  /** A step that makes an object, or of which it is not known yet what it changes. */
  public Step(
      StepKey key,
      @Nullable Item item,
      @Nullable EntityRef node,
      Placement place,
      Supplier<String> fingerprint,
      @Nullable Function<UUID, Creation> creation) {
    this(key, item, node, place, fingerprint, creation, null);
  }

  /** The same step, which makes this change. */
  public Step changing(Change planned) {
    return new Step(key, item, node, place, fingerprint, creation, planned);
  }

  /** The ID of the node that its object belongs to, where no step of the job makes the node. */
  @Nullable String nodeOfOthers() {
    return item == null || item.node() != null || node == null ? null : node.id();
  }

  /** What the repository is asked for under this uuid. */
  public Creation made(UUID uuid) {
    return Objects.requireNonNull(creation, "What is left over is not made.").apply(uuid);
  }

  /** What a listener is told once the step is durably done. */
  public StepCompleted done(
      Confirmation confirmation, boolean adopted, RepositoryClient repository) {
    var made = confirmation.object(key.kind().entityType());
    var its = key.kind().makesNode() || key.kind() == Kind.NODE_CHANGE ? made : node;
    return new StepCompleted(
        item,
        key,
        confirmation,
        adopted,
        repository.address(made),
        its == null ? null : repository.address(its),
        termName(confirmation.uuid()));
  }

  private @Nullable String termName(UUID uuid) {
    return creation != null
            && key.kind() == Kind.TERM
            && creation.apply(uuid) instanceof Creation.OfTerm its
        ? its.term().name()
        : null;
  }
}
