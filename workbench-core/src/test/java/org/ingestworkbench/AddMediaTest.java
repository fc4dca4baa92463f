package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.ingestworkbench.listener.RollbackListener.Left;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.memory.Thing;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Outcome.Kind;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.RowTask;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job that adds media to nodes which it did not make. */
class AddMediaTest extends JobCase {

  private static final String CSV = "node_id,file,extra\n1,a.jpg,a.txt\n2,,b.txt\n1,b.jpg,\n";

  @BeforeEach
  void nodesAndFiles() {
    foreignNode("One", null);
    foreignNode("Two", null);
    files("a.jpg", "b.jpg", "a.txt", "b.txt");
    planning(plan -> plan.task(RowTask.ADD_MEDIA).idField("node_id"));
  }

  private IngestJobBuilder adding(String csv, Recovery recovery) {
    return adding("media", csv, recovery);
  }

  private IngestJobBuilder adding(String name, String csv, Recovery recovery) {
    var media = mediaSettings();
    if (csv.contains(",extra")) {
      media.additionalFiles("extra", "1");
    }
    planning(settings -> settings.media(media.build()));
    var plan = plan(settings -> settings);
    input(csv);
    var rows =
        CsvRowSource.builder(directory.resolve("metadata.csv"))
            .idColumn(plan.idField())
            .idDetails(plan.idDetails())
            .build();
    return job(name, directory.resolve("metadata.csv")).source(rows).recovery(recovery);
  }

  private JobReport add(String csv) {
    return adding(csv, Recovery.NONE).build().run();
  }

  private List<String> media() {
    return repository.memory.media().stream()
        .map(medium -> medium.name() + " of " + medium.belongsTo())
        .toList();
  }

  private RollbackReport rolledBack(RollbackOptions options) {
    return JobRollback.named("media")
        .repository(repository)
        .idMap(map)
        .options(options)
        .build()
        .run();
  }

  private static EntityRef medium(Thing medium) {
    return new EntityRef(EntityType.MEDIA, medium.id(), medium.uuid());
  }

  @Test
  void nodesGetTheirMediaAndStayAsTheyAre() {
    var report = add(CSV);

    assertThat(report.count(Kind.UPDATED)).isEqualTo(3);
    assertThat(media())
        .containsExactlyInAnyOrder("a.jpg of 1", "a.txt of 1", "b.txt of 2", "b.jpg of 1");
    assertThat(titles()).containsExactly("One", "Two");
    assertThat(mapped()).isEmpty();
  }

  @Test
  void aRowWithoutFilesLeavesItsNodeAsItIs() {
    var report = add("node_id,file\n1,\n");

    assertThat(report.count(Kind.SKIPPED)).isEqualTo(1);
    assertThat(heard.problems(Code.FILE_EMPTY)).hasSize(1);
    assertThat(media()).isEmpty();
  }

  @Test
  void aRowWhoseNodeIsGoneFailsAndTheOthersGoOn() {
    var report = add("node_id,file\n99,a.jpg\n2,b.jpg\n");

    assertThat(report.count(Kind.FAILED)).isEqualTo(1);
    assertThat(report.count(Kind.UPDATED)).isEqualTo(1);
    assertThat(media()).containsExactly("b.jpg of 2");
  }

  @Test
  void aRefusedMediumLeavesItsRowPartialUntilAResumeMakesIt() {
    repository.before =
        creation -> {
          if (creation instanceof Creation.OfMedia its && its.media().source().equals("a.txt")) {
            throw RepositoryException.refusal("No such files.", 422);
          }
        };
    var first = add(CSV);
    repository.before = Mishap.NONE;
    var second = adding(CSV, Recovery.resume()).build().run();

    assertThat(first.count(Kind.PARTIAL)).isEqualTo(1);
    assertThat(second.count(Kind.UPDATED)).isEqualTo(1);
    assertThat(second.allDone()).isTrue();
    assertThat(media()).hasSize(4);
  }

  @Test
  void aRowThatIsPutBetweenTheOthersIsTheOnlyOneThatAResumeWrites() {
    add(CSV);
    var between = CSV.replace("1,a.jpg", "1,b.txt,\n1,a.jpg");
    var report = adding(between, Recovery.resume().acceptingChanges()).build().run();

    assertThat(report.count(Kind.UPDATED)).isEqualTo(1);
    assertThat(report.count(Kind.SKIPPED)).isEqualTo(3);
    assertThat(media()).hasSize(5).contains("b.txt of 1");
  }

  @Test
  void theSameFileTwiceForOneNodeKeepsTheJobFromStarting() {
    var problems = adding("node_id,file\n1,a.jpg\n1,a.jpg\n", Recovery.NONE).build().check();

    assertThat(problems.problems())
        .filteredOn(problem -> problem.code() == Code.ID_DUPLICATE)
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .contains("1 a.jpg (lines 2, 3)");
  }

  @Test
  void aCheckNamesEveryNodeThatIsNotThere() {
    var report = adding("node_id,file\n99,a.jpg\n1,a.jpg\n98,b.jpg\n", Recovery.NONE).build();

    assertThat(report.check().problems())
        .filteredOn(problem -> problem.code() == Code.NODE_MISSING)
        .extracting(problem -> problem.place().line())
        .containsExactly(2L, 4L);
    assertThat(media()).isEmpty();
  }

  @Test
  void aRollbackTakesItsMediaAndFilesAndNothingElse() {
    var nodes = titles();
    adding("others", "node_id,file\n1,a.jpg\n", Recovery.NONE).build().run();
    add(CSV);

    var report = rolledBack(RollbackOptions.DEFAULT);

    assertThat(report.complete()).as(report.toString()).isTrue();
    assertThat(report.deleted(EntityType.MEDIA)).isEqualTo(4);
    assertThat(report.deleted(EntityType.NODE)).isZero();
    assertThat(media()).containsExactly("a.jpg of 1");
    assertThat(repository.memory.files()).hasSize(1);
    assertThat(titles()).isEqualTo(nodes);
    assertThat(adding(CSV, Recovery.resume()).build().run().allDone()).isTrue();
    assertThat(media()).hasSize(5);
  }

  @Test
  void aMediumThatWasChangedSinceIsKeptUnlessForced() {
    add(CSV);
    var changed = repository.memory.media().get(0);
    repository.memory.withChange(medium(changed));

    var report = rolledBack(RollbackOptions.DEFAULT);

    assertThat(report.left()).extracting(Left::why).containsExactly(Why.KEPT);
    assertThat(repository.memory.media()).extracting(Thing::id).containsExactly(changed.id());
    assertThat(rolledBack(RollbackOptions.DEFAULT.force(true)).complete()).isTrue();
    assertThat(media()).isEmpty();
    assertThat(repository.memory.files()).isEmpty();
  }

  @Test
  void aRollbackThatOnlyLooksDeletesNothing() {
    add(CSV);

    assertThat(rolledBack(RollbackOptions.DEFAULT.dryRun(true)).deleted(EntityType.MEDIA))
        .isEqualTo(4);
    assertThat(media()).hasSize(4);
  }

  private void booksOfAnotherJob() {
    var csv = write("books.csv", "id,title\nb1,Book\n");
    var create = PlanSettings.builder().inputDirectory(directory).build();
    job("books", csv).plan(create).build().run();
    planning(plan -> plan.idField("parent_id"));
  }

  @Test
  void rowsMayNameTheRowsOfAnotherJobThatMadeTheirNodes() {
    booksOfAnotherJob();
    var use = IdMapUse.DEFAULT.queryingForParents(true);
    var csv = "parent_id,file,extra\nb1,a.jpg,\nb9,b.jpg,\nb1,,\nb1,b.jpg,b.txt\n";

    var report = adding(csv, Recovery.NONE).mapUse(use).build().run();

    var node = Objects.requireNonNull(repository.memory.nodes().get(2).id());
    assertThat(media())
        .containsExactlyInAnyOrder("a.jpg of " + node, "b.jpg of " + node, "b.txt of " + node);
    assertThat(report.count(Kind.UPDATED)).isEqualTo(2);
    assertThat(report.count(Kind.SKIPPED)).isEqualTo(1);
    assertThat(report.count(Kind.BLOCKED)).isEqualTo(1);
    assertThat(rolledBack(RollbackOptions.DEFAULT).complete()).isTrue();
    assertThat(titles()).containsExactly("One", "Two", "Book");
    assertThat(media()).isEmpty();
  }

  @Test
  void aCheckNamesTheRowsWhoseNodeTheMapDoesNotHave() {
    booksOfAnotherJob();
    var use = IdMapUse.DEFAULT.queryingForParents(true);
    var csv = "parent_id,file\nb1,a.jpg\nb9,b.jpg\n";

    assertThat(adding(csv, Recovery.NONE).mapUse(use).build().check().problems())
        .filteredOn(problem -> problem.code() == Code.PARENT_MISSING)
        .extracting(problem -> problem.place().rowId())
        .containsExactly("b9 b.jpg");
  }

  @Test
  void aFinishedJobIsFinished() {
    add(CSV);

    assertThat(jobRecord().state()).isEqualTo(JobState.FINISHED);
  }
}
