package org.ingestworkbench.takeover;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ingestworkbench.journal.ItemSteps;
import org.ingestworkbench.journal.MapRules;
import org.ingestworkbench.journal.Placement;
import org.ingestworkbench.journal.Step;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.listener.JobListener.StepCompleted;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Identity;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.plan.item.Planner;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.MediaView;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.store.JobChanges;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * Takes a node that another program made into the job, with those of its media that are there: each
 * step is begun under the uuid that its object has, and completed. What is missing is then made as
 * for any half-done row. A process that dies on the way leaves nothing, or steps that are settled.
 */
public final class Adoption {

  private final JobSession session;
  private final RepositoryClient repository;
  private final MapRules map;
  private final Planner planner;
  private final JobListener listener;

  public Adoption(
      JobSession session,
      RepositoryClient repository,
      MapRules map,
      Planner planner,
      JobListener listener) {
    this.session = session;
    this.repository = repository;
    this.map = map;
    this.planner = planner;
    this.listener = listener;
  }

  /**
   * Takes in a node.
   *
   * @param row the item's row, which is opened; null for a page, whose row is that of its book
   * @param place where it hangs, for its row of the map; null when it stands there already
   */
  void take(@Nullable Row row, Item item, NodeView node, @Nullable Placement place) {
    var ref = node.ref();
    var media = mediaFor(item, ref).orElseThrow(() -> mediaNotListed(ref));
    var there = there(item, ref, node.alias(), media);
    if (row != null) {
      listener.rowStarted(row);
    }
    session.together(changes -> take(row, item, node, place, there, changes));
    if (place != null) {
      listener.stepCompleted(event(item, node));
    }
  }

  private void take(
      @Nullable Row row,
      Item item,
      NodeView node,
      @Nullable Placement place,
      Map<Step, Confirmation> there,
      JobChanges changes) {
    var step = item.key().nodeStep();
    var confirmed = confirmation(node);
    begin(step, node.uuid(), item.fingerprint(), changes);
    there.forEach(
        (other, what) -> begin(other.key(), what.uuid(), other.fingerprint().get(), changes));
    complete(step, confirmed, entry(step, place, node.id()), changes);
    there.forEach((other, what) -> complete(other.key(), what, null, changes));
    if (row != null) {
      changes.startRow(row.id(), row.line(), planner.fingerprint(row));
    }
  }

  private StepCompleted event(Item item, NodeView node) {
    var address = repository.address(node.ref());
    return new StepCompleted(
        item, item.key().nodeStep(), confirmation(node), true, address, address);
  }

  private static Confirmation confirmation(NodeView node) {
    return new Confirmation(node.id(), node.uuid(), node.changed(), List.of(), null);
  }

  /** A step that an attempt before this one has begun stays as it is. */
  private void begin(StepKey step, UUID uuid, String fingerprint, JobChanges changes) {
    if (session.find(step).isEmpty()) {
      changes.begin(step, uuid, 0, fingerprint);
    }
  }

  private void complete(
      StepKey step, Confirmation confirmed, @Nullable MapEntry entry, JobChanges changes) {
    if (session.find(step).filter(StepRecord::complete).isEmpty()) {
      changes.complete(step, confirmed, true, entry);
    }
  }

  private @Nullable MapEntry entry(StepKey step, @Nullable Placement place, String id) {
    return place == null ? null : map.entry(step, place, id);
  }

  /** The steps after the node that are done already, given its media. */
  public Map<Step, Confirmation> there(
      Item item, EntityRef node, NodeView.@Nullable Alias alias, List<MediaView> media) {
    var there = new LinkedHashMap<Step, Confirmation>();
    var matches = matches(item.media(), media, node.id());
    for (var step : ItemSteps.afterNode(item, node)) {
      var key = step.key();
      if (key.kind() == Kind.ALIAS && alias != null) {
        there.put(step, Confirmation.of(alias.id(), Identity.of(session.id(), key, 0)));
      }
      Optional.ofNullable(matches.get(key))
          .ifPresent(view -> there.put(step, confirmation(view, node.id())));
    }
    return there;
  }

  /**
   * The media of a node, among which an item's are; none are asked for where the item has none.
   * Empty when the repository cannot list them: what is there already would then be made twice.
   */
  public Optional<List<MediaView>> mediaFor(Item item, EntityRef node) {
    return item.media().isEmpty()
        ? Optional.of(List.of())
        : repository.capabilities().ask(Capability.MEDIA_OF_NODE, node);
  }

  private RepositoryException mediaNotListed(EntityRef node) {
    return RepositoryException.because(
            "Another program made "
                + repository.address(node)
                + ", and the repository cannot be asked which media it has: go on without completing"
                + " media.")
        .build();
  }

  private static Confirmation confirmation(MediaView view, @Nullable String nodeId) {
    return new Confirmation(view.id(), view.uuid(), view.changed(), view.files(), nodeId);
  }

  /** By type, use and name, then by type and use alone; a medium that is there is one draft's. */
  private static Map<StepKey, MediaView> matches(
      List<MediaDraft> drafts, List<MediaView> media, @Nullable String nodeId) {
    var left = new ArrayList<>(media);
    var matches = new LinkedHashMap<StepKey, MediaView>();
    for (boolean named : new boolean[] {true, false}) {
      for (var draft : drafts) {
        var fits = left.stream().filter(view -> fits(draft, view, named, nodeId)).findFirst();
        if (fits.isPresent() && !matches.containsKey(draft.step())) {
          matches.put(draft.step(), fits.get());
          left.remove(fits.get());
        }
      }
    }
    return matches;
  }

  private static boolean fits(
      MediaDraft draft, MediaView view, boolean named, @Nullable String nodeId) {
    var name = draft.nameBeginsWithNodeId() ? nodeId + "-" + draft.name() : draft.name();
    return draft.bundle().equals(view.bundle())
        && view.uses().containsAll(draft.uses())
        && (!named || name.equals(view.name()));
  }
}
