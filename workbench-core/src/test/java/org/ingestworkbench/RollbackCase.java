package org.ingestworkbench;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.ingestworkbench.listener.RollbackListener;
import org.ingestworkbench.listener.RollbackListener.Left;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.memory.Thing;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.BeforeEach;

/** A job that is rolled back: a parent and its child with a medium each, and another node. */
abstract class RollbackCase extends JobCase {

  @BeforeEach
  final void writeInput() {
    repository.memory.withField(FieldDefinition.ofTerms("field_subject", -1, "subject"));
    planning(plan -> plan.terms(terms -> terms.withAdding(true)));
    files("a.jpg");
    input(
        "id,title,parent_id,field_member_of,url_alias,field_subject,file",
        "1,Parent,,,/parent,cats,a.jpg",
        "2,Child,1,,,cats,a.jpg",
        "3,Other,,,,,");
  }

  final IngestJob job() {
    return job(Recovery.resume()).build();
  }

  final JobRollbackBuilder rollback() {
    return JobRollback.named("job").repository(repository).idMap(map);
  }

  final RollbackReport rolledBack(RollbackOptions options) {
    return rollback().options(options).build().run();
  }

  /** Dies when such an object is deleted and the journal does not know yet. */
  static RollbackListener dyingAt(Predicate<EntityRef> which) {
    return new RollbackListener() {
      @Override
      public void deleted(EntityRef ref, String address, boolean before) {
        if (which.test(ref)) {
          throw new IllegalStateException("dies");
        }
      }
    };
  }

  static List<String> reasons(RollbackReport report, Why why) {
    return report.left().stream().filter(left -> left.why() == why).map(Left::reason).toList();
  }

  final EntityRef made(String title) {
    return repository.memory.nodes().stream()
        .filter(node -> node.name().equals(title))
        .map(RollbackCase::ref)
        .findFirst()
        .orElseThrow();
  }

  final EntityRef medium(int index) {
    return ref(repository.memory.media().get(index));
  }

  private static EntityRef ref(Thing thing) {
    return new EntityRef(thing.type(), thing.id(), thing.uuid());
  }

  /** Makes a medium as somebody else does, or as a request that is still under way. */
  final void mediumUnder(EntityRef node, UUID uuid) {
    var draft =
        new MediaDraft(
            StepKey.media("x", "x"),
            "thumb.jpg",
            "image",
            "thumb.jpg",
            false,
            new MediaDraft.Upload(
                "field_media_image", directory.resolve("a.jpg"), "thumb.jpg", null),
            List.of(),
            Map.of(),
            List.of());
    repository.create(new Creation.OfMedia(uuid, draft, node));
  }

  /** The job in another process's hands. */
  final JobSession claim() {
    var job = jobRecord();
    return map.claim(
        new JobClaim(job.id(), true, false, job.key(), job.input(), job.settings(), 0));
  }

  /** Begun by a process that died then. */
  final void begun(StepKey step, UUID uuid) {
    try (var session = claim()) {
      session.begin(step, uuid, 0, "");
      session.end(JobState.STOPPED);
    }
  }

  /** Found where it was to be made: another program made it. */
  final void adopted(StepKey step, Confirmation found) {
    try (var session = claim()) {
      session.begin(step, Objects.requireNonNull(found.uuid()), 0, "");
      session.complete(step, found, true, null);
      session.end(JobState.STOPPED);
    }
  }
}
