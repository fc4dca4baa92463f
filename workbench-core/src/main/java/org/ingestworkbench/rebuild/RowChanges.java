package org.ingestworkbench.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.ingestworkbench.journal.Journal;
import org.ingestworkbench.journal.Step;
import org.ingestworkbench.listener.JobListener.StepCompleted;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.settle.StepQuestion;
import org.ingestworkbench.store.JobChanges;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.store.StepState;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written of one row whose objects were looked for, as one change of the journal; of
 * a row of which nothing is to be written nothing stands there. Used by one thread.
 */
final class RowChanges {

  private final RebuildParts parts;
  private final JobSession session;
  private final ObjectSearch search;
  private final Row row;
  private final List<Consumer<JobChanges>> waiting = new ArrayList<>();
  private final List<StepCompleted> events = new ArrayList<>();

  RowChanges(RebuildParts parts, JobSession session, ObjectSearch search, Row row) {
    this.parts = parts;
    this.session = session;
    this.search = search;
    this.row = row;
  }

  /** A step that is there. */
  void adopt(Step step, @Nullable StepRecord before, ObjectSearchResult.There there) {
    var confirmation = there.confirmation();
    begin(step, before, confirmation.uuid(), there.generation());
    var entry = parts.map().entry(step, confirmation);
    waiting.add(changes -> changes.complete(step.key(), confirmation, true, entry));
    events.add(step.done(confirmation, true, parts.repository()));
  }

  /** A step that cannot be judged: a resume asks again, and makes nothing meanwhile. */
  void leaveUntold(Step step, @Nullable StepRecord before, ObjectSearchResult.Hidden hidden) {
    int generation = Math.max(hidden.generation(), before == null ? 0 : before.generation());
    if (before == null
        || before.state() != StepState.UNRESOLVED
        || before.generation() < generation) {
      begin(step, before, generation);
      waiting.add(changes -> changes.unresolved(step.key(), hidden.why()));
    }
  }

  /**
   * A step that is nowhere. Where the job was rolled back before, it is made under the newest uuid.
   */
  void leaveOut(Step step, @Nullable StepRecord before) {
    boolean open = before != null && before.open();
    if (open || (before == null && search.generation() > 0)) {
      begin(step, before, before == null ? search.generation() : before.generation());
      waiting.add(changes -> changes.refuse(step.key(), Journal.ABSENT));
    }
  }

  /** A step that is not open, and that is to be made under another uuid. */
  void makeAnew(Step step, int generation) {
    begin(step, null, generation);
    waiting.add(changes -> changes.refuse(step.key(), Journal.ABSENT));
  }

  /** A step that another program may have done: no resume makes it. */
  void leaveDoubtful(Step step, @Nullable StepRecord before, String why) {
    if (before != null && StepQuestion.isDoubtful(before)) {
      return;
    }
    var key = step.key();
    if (before != null && before.open()) {
      waiting.add(changes -> changes.refuse(key, Journal.ABSENT));
    }
    // A rollback leaves what is unresolved in a later generation than the first.
    int generation = Math.max(1, before == null ? 0 : before.generation());
    var uuid = search.uuid(key, generation);
    waiting.add(changes -> changes.begin(key, uuid, generation, StepQuestion.DOUBTFUL));
    waiting.add(changes -> changes.unresolved(key, why));
  }

  /** A step that was begun under another uuid is not there under that. */
  private void begin(Step step, @Nullable StepRecord before, int generation) {
    begin(step, before, search.uuid(step.key(), generation), generation);
  }

  private void begin(Step step, @Nullable StepRecord before, UUID uuid, int generation) {
    var key = step.key();
    if (before != null && before.open()) {
      if (before.uuid().equals(uuid)) {
        return;
      }
      waiting.add(changes -> changes.refuse(key, Journal.ABSENT));
    }
    var fingerprint = step.fingerprint().get();
    waiting.add(changes -> changes.begin(key, uuid, generation, fingerprint));
  }

  void end(Outcome outcome) {
    waiting.add(changes -> changes.endRow(row.id(), outcome));
  }

  /** Writes what waits, and then tells of it. The row opens with the first of it. */
  void flush() {
    if (!waiting.isEmpty()) {
      session.together(
          changes -> {
            changes.startRow(row.id(), row.line(), parts.planner().fingerprint(row));
            waiting.forEach(change -> change.accept(changes));
          });
      waiting.clear();
      events.forEach(parts.listener()::stepCompleted);
      events.clear();
    }
  }
}
