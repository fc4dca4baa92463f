package org.ingestworkbench.ingest;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.ingestworkbench.journal.ItemSteps;
import org.ingestworkbench.journal.Journal;
import org.ingestworkbench.journal.Journals;
import org.ingestworkbench.journal.Placement;
import org.ingestworkbench.journal.Step;
import org.ingestworkbench.model.ChangeDraft;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.model.TermDraft;
import org.ingestworkbench.operation.StepFailedException;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.ChangeRequest;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.repository.RepositoryException.Scope;
import org.ingestworkbench.retry.RequestRetry;
import org.ingestworkbench.settle.Settler;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.store.StepState;

/**
 * Makes or changes what an item lacks, step by step. The only place that writes to a repository,
 * and it writes in {@link #write} alone, because the order there is the guarantee.
 */
public final class Creating implements ItemIngester {

  private final RepositoryClient repository;
  private final Parents parents;
  private final NewTerms terms;
  private final RequestRetry patience;
  private final Workers workers;
  private final Settler settler;
  private final RunBreaker breaker;
  private final NameLocks names;

  public Creating(
      RepositoryClient repository,
      Journals journals,
      Parents parents,
      Settler settler,
      RequestRetry patience,
      Workers workers,
      RunBreaker breaker,
      NameLocks names) {
    this.patience = patience;
    this.workers = workers;
    this.breaker = breaker;
    this.names = names;
    this.repository = repository;
    this.parents = parents;
    this.settler = settler;
    this.terms = new NewTerms(settler, journals, names, this::make);
  }

  /** Begin, write, complete: an object that we made has a journal record at every moment. */
  private Confirmation write(Step step, Journal journal) {
    try (var names = ready(step, journal)) {
      var uuid = journal.begin(step);
      var confirmation = request(step, uuid, names, journal);
      journal.complete(step, confirmation, false);
      return confirmation;
    }
  }

  /** Every wait comes before the step is begun. */
  private NameLocks.Hold ready(Step step, Journal journal) {
    return ready(wanted(step, journal), journal);
  }

  private List<String> wanted(Step step, Journal journal) {
    return step.change() != null
        ? List.of()
        : repository
            .capabilities()
            .ask(Capability.ONE_AT_A_TIME, journal.creation(step))
            .orElse(List.of());
  }

  private NameLocks.Hold ready(List<String> wanted, Journal journal) {
    pass(journal);
    var hold = names.take(wanted);
    while (hold.isEmpty()) {
      journal.flush();
      names.await(wanted);
      pass(journal);
      hold = names.take(wanted);
    }
    return hold.get();
  }

  /** Nothing is begun while all wait; what is done does not wait to be written down. */
  private void pass(Journal journal) {
    if (patience.closed()) {
      journal.flush();
    }
    patience.pass();
  }

  private Confirmation request(Step step, UUID uuid, NameLocks.Hold names, Journal journal) {
    try {
      var between = new Between(names);
      return confirmed(step, uuid, patience.request(() -> written(step, uuid, between)));
    } catch (RepositoryException fault) {
      patience.refused(fault);
      journal.answered(step, fault);
      if (fault.effect() == Effect.NONE) {
        journal.refuse(step, String.valueOf(fault.getMessage()));
      }
      throw new StepFailedException(step.key(), fault);
    }
  }

  /** What is there is changed, where there is something to change; all else is made. */
  private Confirmation written(Step step, UUID uuid, Between between) {
    var change = step.change();
    if (change == null) {
      return repository.create(step.made(uuid), between::next);
    }
    return change.needed()
        ? repository.update(change, between::next)
        : Confirmation.of(change.entity().id(), uuid);
  }

  /** What happens before each request of a creation that takes several. */
  private final class Between {
    private final NameLocks.Hold names;
    private boolean sent;

    Between(NameLocks.Hold names) {
      this.names = names;
    }

    void next() {
      if (sent) {
        names.leaveFirst();
      }
      sent = true;
      patience.pass();
    }
  }

  /**
   * Without the uuid that was sent nothing could be found again: better to stop at the first row.
   */
  private static Confirmation confirmed(Step step, UUID uuid, Confirmation confirmation) {
    if (!confirmation.uuid().equals(uuid)) {
      throw RepositoryException.because(
              "The repository made the "
                  + step.key().kind().wire()
                  + " "
                  + confirmation.id()
                  + " under another uuid than the one it was sent. Something between, a proxy or a "
                  + "module, drops it; without it nothing can be resumed safely.")
          .effect(Effect.UNKNOWN)
          .scope(Scope.JOB)
          .remedy(Remedy.CHANGE_DEFINITION)
          .build();
    }
    return confirmation;
  }

  private Confirmation make(Step step, Journal journal) {
    return known(step, journal).orElseGet(() -> write(step, journal));
  }

  /**
   * What is complete stays as it is; what cannot be told of is not made again. A step may still be
   * begun here when its node was rolled back since, so that it could not be settled before.
   */
  private Optional<Confirmation> known(Step step, Journal journal) {
    if (journal.find(step.key()).filter(r -> r.state() == StepState.BEGUN).isPresent()) {
      settler.settle(step, journal);
    }
    var known = journal.find(step.key());
    var confirmation = known.filter(StepRecord::complete).map(StepRecord::confirmation);
    if (confirmation.isEmpty()) {
      known.filter(r -> r.state() == StepState.UNRESOLVED).ifPresent(Creating::refuseUnresolved);
    }
    return confirmation;
  }

  /**
   * Changes an object: its fields are read, and what they are and will be is begun and written. No
   * other row of the run reads or writes the object meanwhile, for a repository may save all of it.
   */
  private EntityRef changed(
      Step step, ChangeRequest request, ItemWork work, ItemProgress progress) {
    var known = known(step, work.journal());
    if (known.isPresent()) {
      progress.wrote(!work.resumed());
      return object(step, known.get());
    }
    try (var alone = ready(List.of(request.draft().entity().toString()), work.journal())) {
      var change = plannedNow(step, request, work.journal());
      var confirmation = write(step.changing(change), work.journal());
      progress.wrote(change.needed());
      return object(step, confirmation);
    }
  }

  private static EntityRef object(Step step, Confirmation confirmation) {
    return confirmation.object(step.key().kind().entityType());
  }

  /** What was read before a long wait is read again: others may have changed it meanwhile. */
  private Change plannedNow(Step step, ChangeRequest request, Journal journal) {
    var change = planned(step, request);
    while (patience.closed()) {
      pass(journal);
      change = planned(step, request);
    }
    return change;
  }

  private Change planned(Step step, ChangeRequest request) {
    try {
      return patience
          .ask(() -> repository.capabilities().ask(Capability.CHANGE, request))
          .orElseThrow(Creating::cannotChange)
          .orElseThrow(() -> gone(request.draft().entity()));
    } catch (RepositoryException fault) {
      throw new StepFailedException(step.key(), fault);
    }
  }

  private static RepositoryException cannotChange() {
    return RepositoryException.because("This repository changes nothing that is there.")
        .scope(Scope.JOB)
        .remedy(Remedy.CHANGE_DEFINITION)
        .build();
  }

  private RepositoryException gone(EntityRef entity) {
    return RepositoryException.because(
            repository.address(entity) + " is not there: correct the row, or leave it out.")
        .build();
  }

  private static void refuseUnresolved(StepRecord record) {
    throw new UnresolvedException(String.valueOf(record.error()));
  }

  @Override
  public Outcome ingest(ItemWork work) {
    var place = parents.of(work.item(), work.book());
    if (place.blocked()) {
      return new Outcome.Blocked(place.rowId(), place.hindrance());
    }
    var progress = new ItemProgress(work);
    Optional<EntityRef> node = progress.own(() -> own(work, place, progress));
    progress
        .refusal()
        .ifPresent(fault -> breaker.refused(work.item().key(), fault, work.journal()));
    node.ifPresent(ref -> further(work, ItemSteps.afterNode(work.item(), ref), progress));
    return progress.outcome();
  }

  /**
   * Several files of an item are sent at once, where there is room for more requests. The last is
   * sent by the item's own thread, which would wait for nothing else.
   */
  private void further(ItemWork work, List<Step> steps, ItemProgress progress) {
    try (var group = workers.group()) {
      var each = steps.iterator();
      while (each.hasNext() && !group.failed()) {
        var step = each.next();
        Runnable task = () -> further(step, work, progress, group);
        if (each.hasNext()) {
          group.run(task);
        } else {
          group.here(task);
        }
      }
    }
  }

  /** What is complete does not wait for a long upload beside it to be written down. */
  private void further(Step step, ItemWork work, ItemProgress progress, Workers.Group group) {
    progress.further(step, () -> make(step, work.journal()));
    if (group.busy()) {
      work.journal().flush();
    }
  }

  /** Whether something is to be made that takes a node's ID and no uuid. */
  private static boolean needsId(ItemWork work) {
    var item = work.item();
    return item.alias() != null || item.media().stream().anyMatch(MediaDraft::nameBeginsWithNodeId);
  }

  /** Whether the job made it, or may have; what was refused or rolled back is not there. */
  private static boolean mayBeOurs(StepKey step, Journal journal) {
    return journal.find(step).filter(one -> one.complete() || one.open()).isPresent();
  }

  private EntityRef own(ItemWork work, Placement place, ItemProgress progress) {
    var item = work.item();
    var journal = work.journal();
    if (item.subject() instanceof Item.Existing) {
      return Objects.requireNonNull(place.node());
    }
    if (item.subject() instanceof Item.NewTerm term
        && term.there() != null
        && !mayBeOurs(term.term().step(item.key().rowId()), journal)) {
      return new EntityRef(EntityType.TERM, term.there(), null);
    }
    boolean complete =
        Optional.ofNullable(item.ownStep())
            .flatMap(journal::find)
            .filter(StepRecord::complete)
            .isPresent();
    var needed = complete ? Map.<TermDraft, EntityRef>of() : terms.of(item.subject(), journal);
    var step = ItemSteps.own(item, place, needed);
    if (item.subject() instanceof ChangeDraft change) {
      return changed(step, new ChangeRequest(change, needed), work, progress);
    }
    var ref = object(step, make(step, journal));
    return needsId(work) ? settler.identified(step, ref) : ref;
  }
}
