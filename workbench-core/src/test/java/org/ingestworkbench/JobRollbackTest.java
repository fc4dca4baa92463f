package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Identity;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.CsvRowSource;
import org.ingestworkbench.spi.Creation;
import org.ingestworkbench.spi.JobState;
import org.ingestworkbench.spi.RollbackListener;
import org.ingestworkbench.spi.RollbackListener.Left;
import org.ingestworkbench.spi.RollbackListener.Why;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobRollbackTest {

  @TempDir Path folder;
  private final InMemoryRepository repository =
      new InMemoryRepository()
          .withTerm("islandora_media_use", "Original File")
          .withField(FieldDefinition.ofTerms("field_subject", -1, "subject"));
  private final InMemoryIdMap map = new InMemoryIdMap();
  private Path csv = Path.of("");

  @BeforeEach
  void writeInput() throws IOException {
    Files.writeString(folder.resolve("a.jpg"), "a");
    csv = folder.resolve("metadata.csv");
    Files.writeString(
        csv,
        "id,title,parent_id,field_member_of,url_alias,field_subject,file\n"
            + "1,Parent,,,/parent,cats,a.jpg\n"
            + "2,Child,1,,,cats,a.jpg\n"
            + "3,Other,,,,,\n");
  }

  private IngestJob job() {
    return job(Recovery.resume());
  }

  private IngestJob job(Recovery recovery) {
    var plan =
        PlanSettings.builder()
            .inputDirectory(folder)
            .terms(terms -> terms.withAdding(true))
            .media(MediaSettings.builder().use("1").build())
            .build();
    return IngestJob.named("job")
        .source(CsvRowSource.of(csv))
        .repository(repository)
        .idMap(map)
        .plan(plan)
        .recovery(recovery)
        .concurrency(1)
        .build();
  }

  private JobRollbackBuilder rollback() {
    return JobRollback.named("job").repository(repository).idMap(map);
  }

  private RollbackReport rolledBack(RollbackOptions options) {
    return rollback().options(options).build().run();
  }

  private EntityRef made(String title) {
    return repository.nodes().stream()
        .filter(node -> node.name().equals(title))
        .map(node -> EntityRef.node(node.id(), node.uuid()))
        .findFirst()
        .orElseThrow();
  }

  private List<String> titles() {
    return repository.nodes().stream().map(InMemoryRepository.Thing::name).toList();
  }

  private EntityRef foreignNode(EntityRef parent, Map<String, List<Value>> fields) {
    var draft = new NodeDraft("islandora_object", "Foreign", fields);
    var made = repository.create(new Creation.OfNode(UUID.randomUUID(), draft, parent, Map.of()));
    return EntityRef.node(made.id(), made.uuid());
  }

  private static org.ingestworkbench.spi.JobClaim claim(org.ingestworkbench.spi.JobRecord record) {
    return new org.ingestworkbench.spi.JobClaim(
        record.id(), true, false, record.key(), record.input(), record.settings(), 0);
  }

  private void foreignMedium(EntityRef node) {
    mediumUnder(node, UUID.randomUUID());
  }

  private void mediumUnder(EntityRef node, UUID uuid) {
    var draft =
        new MediaDraft(
            StepKey.media("x", "x"),
            "thumb.jpg",
            "image",
            "thumb.jpg",
            false,
            new MediaDraft.Upload("field_media_image", folder.resolve("a.jpg"), "thumb.jpg", null),
            List.of(),
            Map.of(),
            List.of());
    repository.create(new Creation.OfMedia(uuid, draft, node));
  }

  private static List<String> reasons(RollbackReport report, Why why) {
    return report.left().stream().filter(left -> left.why() == why).map(Left::reason).toList();
  }

  @Test
  void everythingOfTheJobGoesAndNothingElse() {
    job().run();
    var counts = rollback().build().counts();
    var report = job().rollback();
    assertThat(counts).hasToString("3 nodes, 2 media, 1 URL aliases, 1 terms");
    assertThat(report.complete()).as(report.toString()).isTrue();
    assertThat(report.state()).isEqualTo(JobState.ROLLED_BACK);
    assertThat(report.deleted(EntityType.NODE)).isEqualTo(3);
    assertThat(report.deleted(EntityType.FILE)).isEqualTo(2);
    assertThat(repository.things()).isEmpty();
    assertThat(repository.files()).isEmpty();
    assertThat(rollback().build().counts().nothing()).isTrue();
  }

  @Test
  void aRunAfterItMakesEverythingOnceUnderOtherUuids() {
    job().run();
    var before = repository.nodes().stream().map(InMemoryRepository.Thing::uuid).toList();
    job().rollback();
    assertThat(job().run().allDone()).isTrue();
    assertThat(titles()).containsExactly("Parent", "Child", "Other");
    assertThat(repository.nodes())
        .extracting(InMemoryRepository.Thing::uuid)
        .doesNotContainAnyElementsOf(before);
    assertThat(repository.media()).hasSize(2);
  }

  @Test
  void aNodeWithAnothersMediumIsKeptWholeUnlessAllMediaAreToGo() {
    job().run();
    foreignMedium(made("Child"));
    var report = rolledBack(RollbackOptions.DEFAULT);
    assertThat(report.complete()).isFalse();
    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(reasons(report, Why.KEPT)).hasSize(2);
    assertThat(reasons(report, Why.KEPT).get(0)).contains("--with-all-media", "thumb.jpg");
    assertThat(titles()).containsExactly("Parent", "Child");
    assertThat(repository.media()).as("its own medium is not torn out").hasSize(3);
    assertThat(rolledBack(RollbackOptions.DEFAULT.withAllMedia(true)).complete()).isTrue();
    assertThat(repository.things()).isEmpty();
    assertThat(repository.files()).isEmpty();
  }

  @Test
  void aNodeWithAnothersChildrenIsKeptAndTheyAreNamed() {
    job().run();
    var child = foreignNode(made("Parent"), Map.of());
    var report = rolledBack(new RollbackOptions(true, true, false, false));
    assertThat(reasons(report, Why.KEPT)).singleElement().asString().contains("node/" + child.id());
    assertThat(titles()).containsExactly("Parent", "Foreign");
    repository.delete(child);
    assertThat(rolledBack(RollbackOptions.DEFAULT).complete()).isTrue();
  }

  @Test
  void whatWasChangedSinceGoesOnlyByForce() {
    job().run();
    repository.withChange(made("Other"));
    var report = rolledBack(RollbackOptions.DEFAULT);
    assertThat(reasons(report, Why.KEPT)).singleElement().asString().contains("--force");
    assertThat(titles()).containsExactly("Other");
    assertThat(rolledBack(RollbackOptions.DEFAULT.force(true)).complete()).isTrue();
    assertThat(titles()).isEmpty();
  }

  @Test
  void aMediumThatWasChangedSinceKeepsItsNodeToo() {
    job().run();
    var medium = repository.media().get(1);
    repository.withChange(new EntityRef(EntityType.MEDIA, medium.id(), medium.uuid()));
    rolledBack(RollbackOptions.DEFAULT);
    assertThat(titles()).containsExactly("Parent", "Child");
  }

  @Test
  void aTermThatSomebodyUsesIsListedAndStays() {
    job().run();
    var term = repository.things(EntityType.TERM).get(0);
    var target = new Value.Reference(new Value.Existing(term.id()), "taxonomy_term");
    foreignNode(made("Other"), Map.of("field_subject", List.of(target)));
    repository.delete(made("Other"));
    var report = rolledBack(RollbackOptions.DEFAULT);
    assertThat(reasons(report, Why.TERM)).singleElement().asString().contains("used");
    assertThat(report.complete()).as("a term hinders nothing").isTrue();
    assertThat(report.goneBefore()).isEqualTo(1);
    assertThat(repository.things(EntityType.TERM)).hasSize(1);
  }

  @Test
  void aDryRunTellsAllAndChangesNothing() {
    job().run();
    var before = repository.toString();
    var jobs = map.jobs();
    var report = rolledBack(RollbackOptions.DEFAULT.dryRun(true));
    assertThat(report.deleted(EntityType.NODE)).isEqualTo(3);
    assertThat(report.deleted(EntityType.MEDIA)).isEqualTo(2);
    assertThat(report.left(Why.KEPT)).isZero();
    assertThat(report).asString().contains("would be deleted");
    assertThat(repository).hasToString(before);
    assertThat(map.jobs()).extracting("state").isEqualTo(List.of(jobs.get(0).state()));
    assertThat(job().run().count(org.ingestworkbench.model.Outcome.Kind.SKIPPED)).isEqualTo(3);
  }

  @Test
  void whatSomebodyDeletedBeforeIsCountedAndTheRestGoes() {
    job().run();
    repository.delete(made("Child"));
    var report = rolledBack(RollbackOptions.DEFAULT);
    assertThat(report.complete()).isTrue();
    assertThat(report.goneBefore()).isEqualTo(1);
    assertThat(repository.media()).as("the medium it left behind is ours").isEmpty();
    assertThat(repository.files()).isEmpty();
  }

  @Test
  void aCancelledRollbackStopsAndGoesOnLater() {
    job().run();
    var rollback = new JobRollback[1];
    var listener =
        new RollbackListener() {
          @Override
          public void deleted(EntityRef ref, String address, boolean before) {
            rollback[0].cancel();
          }
        };
    rollback[0] = rollback().listener(listener).build();
    var report = rollback[0].run();
    assertThat(report.state()).isEqualTo(JobState.CANCELLED);
    assertThat(report.deleted(EntityType.NODE)).isEqualTo(1);
    assertThat(report.complete()).isFalse();
    assertThat(rolledBack(RollbackOptions.DEFAULT).complete()).isTrue();
    assertThat(repository.things()).isEmpty();
  }

  private RollbackListener dyingAfterTheFirstDeletion() {
    return new RollbackListener() {
      @Override
      public void deleted(EntityRef ref, String address, boolean before) {
        throw new IllegalStateException("The process dies.");
      }
    };
  }

  @Test
  void aJobWhoseRollbackDidNotComeToItsEndIsNotRunBeforeItDid() {
    job().run();
    rollback().listener(dyingAfterTheFirstDeletion()).build().run();
    assertThat(titles()).as("deleted, and not written down").containsExactly("Parent", "Child");
    assertThat(map.jobs().get(0).state()).isEqualTo(JobState.ROLLING_BACK);
    for (var recovery : List.of(Recovery.resume(), Recovery.none())) {
      assertThatThrownBy(() -> job(recovery).run())
          .isInstanceOf(InputException.class)
          .hasMessageContaining("workbench rollback --job " + map.jobs().get(0).id());
    }
    assertThat(job().check().ok()).isFalse();
    assertThat(rolledBack(RollbackOptions.DEFAULT).complete()).isTrue();
    assertThat(job().run().allDone()).isTrue();
    assertThat(titles()).containsExactly("Parent", "Child", "Other");
  }

  @Test
  void aRollbackThatDeletedNothingDoesNotKeepTheJobFromBeingRun() {
    job().run();
    var rollback = rollback().build();
    rollback.cancel();
    assertThat(rollback.run().complete()).isFalse();
    assertThat(map.jobs().get(0).state()).isEqualTo(JobState.CANCELLED);
    assertThat(job().run().allDone()).isTrue();
  }

  @Test
  void whoInsistsRunsAJobThatIsRolledBackHalfway() {
    job().run();
    rollback().listener(dyingAfterTheFirstDeletion()).build().run();
    assertThat(job(Recovery.resume().insisting()).run().allDone()).isTrue();
    assertThat(titles()).as("what was not written down stays missing").hasSize(2);
  }

  @Test
  void aRowOfWhichOnlySomethingIsLeftIsCompletedByAResume() {
    job().run();
    repository.withChange(made("Other"));
    rolledBack(RollbackOptions.DEFAULT);
    var report = job().run();
    assertThat(report.allDone()).isTrue();
    assertThat(report.count(org.ingestworkbench.model.Outcome.Kind.SKIPPED)).isEqualTo(1);
    assertThat(titles()).containsExactly("Other", "Parent", "Child");
  }

  @Test
  void aJobThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> rolledBack(RollbackOptions.DEFAULT))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("job on memory:");
  }

  @Test
  void whoseClaimItIsKeepsIt() {
    job().run();
    var record = map.jobs().get(0);
    var claim =
        new org.ingestworkbench.spi.JobClaim(
            record.id(), true, false, record.key(), record.input(), record.settings(), 0);
    try (var other = map.claim(claim)) {
      assertThatThrownBy(() -> rolledBack(RollbackOptions.DEFAULT))
          .isInstanceOf(org.ingestworkbench.spi.ClaimException.class);
      assertThat(other.job().state()).isEqualTo(JobState.RUNNING);
    }
    assertThat(repository.nodes()).hasSize(3);
  }

  @Test
  void whatWasBegunIsNotSettledWhileItsRequestMayBeUnderWay() {
    job().run();
    var record = map.jobs().get(0);
    var claim =
        new org.ingestworkbench.spi.JobClaim(
            record.id(), true, false, record.key(), record.input(), record.settings(), 0);
    try (var session = map.claim(claim)) {
      session.begin(StepKey.node("late"), UUID.randomUUID(), 0, "");
      session.end(JobState.STOPPED);
    }
    var early = rolledBack(RollbackOptions.DEFAULT);
    assertThat(early.left(Why.OPEN)).isEqualTo(1);
    assertThat(early.complete()).isFalse();
    var later = rollback().requestsEndWithin(java.time.Duration.ZERO).build().run();
    assertThat(later.complete()).as(later.toString()).isTrue();
  }

  private IngestJob anotherOfTheName() {
    return job(Recovery.anew());
  }

  @Test
  void aRollbackThatIsDoneTwiceLeavesTheOlderJobOfTheNameAlone() {
    job().run();
    var older = map.jobs().get(0).id();
    anotherOfTheName().run();
    assertThat(rolledBack(RollbackOptions.DEFAULT).complete()).isTrue();
    var again = rolledBack(RollbackOptions.DEFAULT);
    assertThat(again.deleted(EntityType.NODE)).isZero();
    assertThat(titles()).containsExactly("Parent", "Child", "Other");
    var byId = JobRollback.of(older).repository(repository).idMap(map).build().run();
    assertThat(byId.complete()).as(byId.toString()).isTrue();
    assertThat(titles()).isEmpty();
  }

  @Test
  void aJobThatAppearsAfterTheCountsWereShownIsNotTheOneThatGoes() {
    job().run();
    var rollback = rollback().build();
    var shown = rollback.job().id();
    anotherOfTheName().run();
    assertThat(rollback.run().job()).isEqualTo(shown);
    assertThat(titles()).as("the newer job's").containsExactly("Parent", "Child", "Other");
  }

  private EntityRef medium(int index) {
    var medium = repository.media().get(index);
    return new EntityRef(EntityType.MEDIA, medium.id(), medium.uuid());
  }

  @Test
  void aMediumThatWasMovedToAnothersNodeStaysWithItsFiles() {
    job().run();
    var foreign = foreignNode(made("Other"), Map.of());
    repository.withMoved(medium(0), foreign);
    var report = rolledBack(RollbackOptions.DEFAULT);
    assertThat(reasons(report, Why.KEPT)).anyMatch(reason -> reason.contains("moved"));
    assertThat(repository.media()).hasSize(1);
    assertThat(repository.files()).hasSize(1);
  }

  @Test
  void aMovedMediumStaysToWhenItsNodeIsGone() {
    job().run();
    var foreign = foreignNode(made("Other"), Map.of());
    repository.withMoved(medium(1), foreign);
    repository.delete(made("Child"));
    rolledBack(RollbackOptions.DEFAULT);
    rolledBack(RollbackOptions.DEFAULT);
    assertThat(repository.media()).hasSize(1);
    assertThat(repository.files()).hasSize(1);
    rolledBack(RollbackOptions.DEFAULT.force(true));
    assertThat(repository.media()).isEmpty();
  }

  @Test
  void aNodeWhoseMediumStaysIsNotMadeAnewWithoutIt() {
    job().run();
    var foreign = foreignNode(made("Other"), Map.of());
    repository.withMoved(medium(1), foreign);
    repository.delete(made("Child"));
    rolledBack(RollbackOptions.DEFAULT);
    var journal = map.journal(map.jobs().get(0).id());
    assertThat(journal.find(StepKey.node("2"))).get().matches(step -> step.complete());
    rolledBack(RollbackOptions.DEFAULT.force(true));
    assertThat(job().run().allDone()).isTrue();
    assertThat(repository.media()).hasSize(2);
    assertThat(repository.media(made("Child"))).hasSize(1);
  }

  @Test
  void anothersMediumOfANodeThatIsGoneStaysUnlessItIsToGoToo() {
    job().run();
    foreignMedium(made("Other"));
    var medium = repository.media(made("Other")).get(0);
    try (var session = map.claim(claim(map.jobs().get(0)))) {
      var step = StepKey.media("3", "taken");
      session.begin(step, medium.uuid(), 0, "");
      session.complete(
          step,
          new org.ingestworkbench.spi.Confirmation(
              medium.id(), medium.uuid(), medium.changed(), List.of(), made("Other").id()),
          true,
          null);
      session.end(JobState.STOPPED);
    }
    repository.delete(made("Other"));
    var report = rolledBack(RollbackOptions.DEFAULT);
    assertThat(reasons(report, Why.KEPT)).singleElement().asString().contains("--with-adopted");
    assertThat(repository.media()).hasSize(1);
    assertThat(repository.files()).hasSize(1);
    assertThat(rolledBack(RollbackOptions.DEFAULT.withAdopted(true)).complete()).isTrue();
    assertThat(repository.media()).isEmpty();
    assertThat(repository.files()).isEmpty();
  }

  @Test
  void aBegunMediumWhoseNodeSomebodyDeletedIsFoundByItsUuid() {
    job().run();
    var step = StepKey.media("3", "late");
    var uuid = Identity.of(map.jobs().get(0).id(), step, 0);
    try (var session = map.claim(claim(map.jobs().get(0)))) {
      session.begin(step, uuid, 0, "");
      session.end(JobState.STOPPED);
    }
    mediumUnder(made("Other"), uuid);
    repository.delete(made("Other"));
    var report = rollback().requestsEndWithin(java.time.Duration.ZERO).build().run();
    assertThat(report.complete()).as(report.toString()).isTrue();
    assertThat(repository.media()).isEmpty();
    assertThat(repository.files()).isEmpty();
  }

  @Test
  void whatAnotherProgramMadeIsKeptUnlessItIsToGoToo() {
    job().run();
    var foreign = foreignNode(made("Other"), Map.of());
    try (var session = map.claim(claim(map.jobs().get(0)))) {
      var step = StepKey.node("taken");
      session.begin(step, java.util.Objects.requireNonNull(foreign.uuid()), 0, "");
      var node = repository.look(foreign).orElseThrow();
      session.complete(
          step,
          new org.ingestworkbench.spi.Confirmation(
              node.id(), node.uuid(), node.changed(), List.of(), null),
          true,
          null);
      session.end(JobState.STOPPED);
    }
    assertThat(rollback().build().counts()).asString().contains("1 made by another program");
    var report = rolledBack(RollbackOptions.DEFAULT.force(true));
    assertThat(reasons(report, Why.KEPT)).anyMatch(reason -> reason.contains("--with-adopted"));
    assertThat(titles()).containsExactly("Other", "Foreign");
    assertThat(rolledBack(RollbackOptions.DEFAULT.withAdopted(true)).complete()).isTrue();
    assertThat(titles()).isEmpty();
  }

  @Test
  void aBookWhosePageIsNotSettledYetIsKept() {
    job().run();
    try (var session = map.claim(claim(map.jobs().get(0)))) {
      session.begin(StepKey.page("3", "p1.tif"), UUID.randomUUID(), 0, "");
      session.end(JobState.STOPPED);
    }
    var report = rolledBack(RollbackOptions.DEFAULT);
    assertThat(reasons(report, Why.KEPT)).singleElement().asString().contains("Pages of it");
    assertThat(titles()).containsExactly("Other");
  }
}
