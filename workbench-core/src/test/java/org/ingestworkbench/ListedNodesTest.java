package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.CsvRowSource;
import org.ingestworkbench.spi.ClaimException;
import org.ingestworkbench.spi.Creation;
import org.ingestworkbench.spi.JobClaim;
import org.ingestworkbench.spi.JobState;
import org.ingestworkbench.spi.RepositoryException;
import org.ingestworkbench.spi.RollbackListener.Left;
import org.ingestworkbench.spi.RollbackListener.Why;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list of nodes that a job of an ID map made, such as the job's own rollback file. */
class ListedNodesTest {

  @TempDir Path folder;
  private final WatchedRepository repository = new WatchedRepository();
  private final InMemoryIdMap map = new InMemoryIdMap();

  @BeforeEach
  void run() throws IOException {
    repository
        .memory
        .withTerm("islandora_media_use", "Original File")
        .withField(FieldDefinition.ofTerms("field_subject", -1, "subject"));
    Files.writeString(folder.resolve("a.jpg"), "a");
    Files.writeString(
        folder.resolve("metadata.csv"),
        "id,title,parent_id,field_member_of,field_subject,url_alias,file\n"
            + "1,Parent,,,cats,,\n2,Child,1,,,,a.jpg\n3,Other,,,,/other,\n");
    job().run();
  }

  private IngestJob job() {
    var plan =
        PlanSettings.builder()
            .inputDirectory(folder)
            .terms(terms -> terms.withAdding(true))
            .media(MediaSettings.builder().use("1").build())
            .build();
    return IngestJob.named("job")
        .source(CsvRowSource.of(folder.resolve("metadata.csv")))
        .repository(repository)
        .catalog(repository.memory)
        .idMap(map)
        .plan(plan)
        .recovery(Recovery.resume())
        .concurrency(1)
        .build();
  }

  private NodesRollback rollback(String... ids) {
    return NodesRollback.of(repository, List.of(ids)).idMap(map);
  }

  private List<String> titles() {
    return repository.memory.nodes().stream().map(InMemoryRepository.Thing::name).toList();
  }

  private List<String> mapped() {
    var ids = new ArrayList<String>();
    map.entries(entry -> ids.add(entry.nodeId()));
    return ids;
  }

  private JobState state() {
    return map.jobs().get(0).state();
  }

  @Test
  void theWholeJobGoesFromJournalAndMapAndARunMakesItAgain() {
    var report = rollback("1", "2", "3").run();
    assertThat(report.complete()).as(report.toString()).isTrue();
    assertThat(repository.memory.things()).as("its term too").isEmpty();
    assertThat(mapped()).isEmpty();
    assertThat(state()).isEqualTo(JobState.ROLLED_BACK);

    assertThat(job().run().allDone()).isTrue();
    assertThat(titles()).containsExactly("Parent", "Child", "Other");
  }

  @Test
  void ofSomeNodesTheOthersStayAndAResumeMakesTheseAgain() {
    var report = rollback("3").run();
    assertThat(report.complete()).as(report.toString()).isTrue();
    assertThat(titles()).containsExactly("Parent", "Child");
    assertThat(mapped()).containsExactly("1", "2");
    assertThat(state()).isEqualTo(JobState.STOPPED);

    var resumed = job().run();
    assertThat(resumed.count(Outcome.Kind.SKIPPED)).isEqualTo(2);
    assertThat(titles()).containsExactly("Parent", "Child", "Other");
  }

  @Test
  void aParentWhoseChildIsNotOnTheListIsKeptThoughTheSiteDoesNotTellChildren() {
    repository.stock = true;
    var report = rollback("1", "3").run();
    assertThat(report.left()).extracting(Left::reason).containsExactly("A child of it is left.");
    assertThat(titles()).containsExactly("Parent", "Child");
  }

  private void foreignNode(String title, @Nullable EntityRef parent) {
    var draft = new NodeDraft("islandora_object", title, Map.of());
    repository.create(new Creation.OfNode(UUID.randomUUID(), draft, parent, Map.of()));
  }

  @Test
  void anothersParentOnTheListStaysForAChildThatItsJobKeeps() throws IOException {
    foreignNode("Foreign parent", null);
    repository.memory.withField(
        new FieldDefinition(
            "field_member_of",
            "Member of",
            "entity_reference",
            1,
            false,
            null,
            "node",
            List.of(),
            List.of(),
            Set.of(),
            Set.of()));
    var csv = Files.writeString(folder.resolve("more.csv"), "id,title,field_member_of\n1,More,4\n");
    var more =
        IngestJob.named("more")
            .source(CsvRowSource.of(csv))
            .repository(repository)
            .catalog(repository.memory)
            .idMap(map)
            .build()
            .run();
    assertThat(more.allDone()).as(more.toString()).isTrue();
    repository.memory.withChange(EntityRef.node("5"));
    repository.stock = true;
    var report = rollback("4", "5").run();
    assertThat(report.left()).hasSize(2);
    assertThat(report.left().get(1).reason()).contains("A child of it is left.");
    assertThat(titles()).contains("Foreign parent", "More");
  }

  @Test
  void aJobsParentWaitsForAnothersChildOnTheList() {
    foreignNode("Foreign child", repository.memory.look(EntityRef.node("3")).orElseThrow().ref());
    repository.stock = true;
    var report = rollback("1", "2", "3", "4").run();
    assertThat(report.left())
        .extracting(Left::reason)
        .containsExactly("A child of it goes after it; roll back once more.");
    assertThat(titles()).containsExactly("Other");
    var again = rollback("1", "2", "3", "4").run();
    assertThat(again.left(Why.KEPT)).as(again.toString()).isZero();
    assertThat(titles()).isEmpty();
  }

  @Test
  void aMediumThatMayNotBeDeletedKeepsItsFile() {
    repository.deleting =
        ref -> {
          if (ref.type() == EntityType.MEDIA) {
            throw RepositoryException.refusal("You may not.", 403);
          }
        };
    var report = NodesRollback.of(repository, List.of("2")).run();
    assertThat(report.left(Why.FAILED)).isEqualTo(1);
    assertThat(repository.memory.files()).hasSize(1);
  }

  @Test
  void whatWasChangedSinceIsKept() {
    repository.memory.withChange(EntityRef.node("3"));
    var report = rollback("1", "2", "3").run();
    assertThat(report.left().get(0).reason())
        .contains("\"workbench rollback --job " + map.jobs().get(0).id() + " --force\"");
    assertThat(report.left(Why.KEPT)).isEqualTo(1);
    assertThat(titles()).containsExactly("Other");
  }

  @Test
  void aNodeWhoseMediaAreToStayStaysToo() {
    var report = rollback("1", "2", "3").withoutMedia().run();
    assertThat(report.left()).extracting(Left::reason).first().asString().contains("to stay");
    assertThat(titles()).containsExactly("Parent", "Child");
    assertThat(repository.memory.media()).hasSize(1);
  }

  @Test
  void theFileOfAMediumThatIsGoneGoesOnlyWhenItIsNotMadeLater() {
    var medium = repository.memory.media().get(0);
    repository.memory.delete(new EntityRef(EntityType.MEDIA, medium.id(), medium.uuid()));
    repository.made = time -> time.map(made -> made.plusSeconds(60));
    var report = rollback("1", "2", "3").run();
    assertThat(report.left(Why.FILE)).isEqualTo(1);
    assertThat(report.complete()).as("a file hinders nothing").isTrue();
    assertThat(repository.memory.files()).hasSize(1);
  }

  @Test
  void aTermThatNobodyUsesIsDeletedByItsUuidSinceItsIdMayBeAnothers() {
    var terms = new ArrayList<EntityRef>();
    repository.deleting =
        ref -> {
          if (ref.type() == EntityType.TERM) {
            terms.add(ref);
          }
        };
    assertThat(rollback("1", "2", "3").run().complete()).isTrue();
    assertThat(terms).extracting(EntityRef::id).containsExactly((String) null);
  }

  @Test
  void theAliasOfANodeThatIsGoneIsNotDeletedByItsIdAlone() {
    var aliases = new ArrayList<EntityRef>();
    repository.deleting =
        ref -> {
          if (ref.type() == EntityType.ALIAS) {
            aliases.add(ref);
          }
        };
    repository.memory.delete(EntityRef.node("3"));
    assertThat(rollback("1", "2", "3").run().goneBefore()).isEqualTo(1);
    assertThat(aliases).extracting(EntityRef::id).containsExactly((String) null);
  }

  @Test
  void aJobThatRunsIsNotTouched() {
    var job = map.jobs().get(0);
    try (var running =
        map.claim(new JobClaim(job.id(), true, false, job.key(), job.input(), job.settings(), 0))) {
      assertThatThrownBy(() -> rollback("3").run()).isInstanceOf(ClaimException.class);
      assertThat(running.job().state()).isEqualTo(JobState.RUNNING);
    }
    assertThat(titles()).hasSize(3);
  }

  @Test
  void nodesOfNoJobGoAsBefore() {
    var draft = new NodeDraft("islandora_object", "Foreign", Map.of());
    repository.create(new Creation.OfNode(UUID.randomUUID(), draft, null, Map.of()));
    var rollback = rollback("3", "4");
    assertThat(rollback.jobs()).extracting(job -> job.key().name()).containsExactly("job");
    assertThat(rollback.run().complete()).isTrue();
    assertThat(titles()).containsExactly("Parent", "Child");
  }
}
