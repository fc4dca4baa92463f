package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Making a lost map again where another program made nodes that somebody noted. */
class RebuildMapNotedTest extends RebuildCase {

  private RebuildOptions options = RebuildOptions.of(new JobId(new UUID(5, 6)));

  /** The job had made the second row; the first stood in its map as another program's. */
  @BeforeEach
  void lose() {
    recovery = Recovery.resume().acceptingChanges();
    input("id,title", "2,Two");
    options = lost();
    input("id,title", "1,One", "2,Two");
  }

  private String another(String title) {
    return String.valueOf(foreignNode(title, null).id());
  }

  private RebuildReport rebuild(String noted) {
    return job().rebuildMap(options.nodes(Map.of("1", noted)));
  }

  @Test
  void aNodeOfAnotherProgramIsTakenIn() {
    var report = rebuild(another("One"));

    assertThat(report.complete()).as(report + " " + heard.problems).isEqualTo(2);
    assertThat(job().run().allDone()).isTrue();
    assertThat(repository.memory.nodes()).hasSize(2);
    assertThat(mapped()).containsExactlyInAnyOrder("1=2", "2=1");
  }

  @Test
  void oneThatIsCalledOtherwiseIsNamedAndItsRowIsNotMade() {
    var report = rebuild(another("Something else"));

    assertThat(report.missing()).isZero();
    assertThat(report.unresolved()).isEqualTo(1);
    assertThat(heard.problems(Problem.Code.RECOVERY_DOUBTFUL))
        .extracting(Problem::toString)
        .singleElement()
        .asString()
        .contains(
            "row ID 1", "Node 2 is noted for the row", "(islandora_object \"Something else\")");
    assertThat(job().run().allDone()).isFalse();
    assertThat(job().run().allDone()).isFalse();
    assertThat(repository.memory.nodes()).hasSize(2);
  }

  @Test
  void withoutTheNoteTheRowIsMissing() {
    rebuild(another("Something else"));

    assertThat(job().rebuildMap(options).missing()).isEqualTo(1);

    assertThat(job().run().allDone()).isTrue();
    assertThat(repository.memory.nodes()).hasSize(3);
  }

  @Test
  void aRollbackDoesNotTakeADoubtfulRowForMissing() {
    rebuild(another("Something else"));
    anHourPasses();

    job().rollback();

    assertThat(repository.memory.nodes()).hasSize(1);
    assertThat(job().run().allDone()).isFalse();
    assertThat(repository.memory.nodes()).hasSize(2);
  }

  @Test
  void oneThatCannotBeLookedAtIsNotTakenForMissing() {
    var noted = another("One");
    repository.looking = RepositoryException.because("It is not published.").build();

    assertThat(rebuild(noted).unresolved()).isEqualTo(1);

    repository.looking = null;
    job().run();
    assertThat(repository.memory.nodes()).hasSize(2);
    assertThat(rebuild(noted).complete()).isEqualTo(2);
  }

  @Test
  void pagesThatAnotherProgramMayHaveMadeAreNotMade() {
    withPages();
    files("1/p-1.jpg");
    folders("2");
    var noted = another("One");
    foreignNode("Page", EntityRef.node(noted));

    assertThat(rebuild(noted).unresolved()).isEqualTo(1);

    job().run();
    assertThat(repository.memory.nodes()).hasSize(3);
  }

  @Test
  void mediaThatAnotherProgramMayHaveMadeAreADoubtOfTheirRowAlone() {
    files("1.jpg", "2.jpg", "3.jpg");
    input("id,title,file", "2,Two,2.jpg", "3,Three,3.jpg");
    map = new InMemoryIdMap();
    options = lost();
    input("id,title,file", "1,One,1.jpg", "2,Two,2.jpg", "3,Three,3.jpg");
    var noted = another("One");
    repository.missing.add(Capability.MEDIA_OF_NODE);

    for (int time = 0; time < 2; time++) {
      var report = rebuild(noted);
      assertThat(report.complete()).as(report.toString()).isEqualTo(2);
      assertThat(report.unresolved()).as(report.toString()).isEqualTo(1);
      assertThat(report.toString()).contains("which media");
    }

    int media = repository.memory.media().size();
    assertThat(job().run().allDone()).isFalse();
    assertThat(repository.memory.media()).hasSize(media);
    assertThat(mapped()).contains("1=" + noted).hasSize(3);

    repository.missing.clear();
    assertThat(rebuild(noted).unresolved()).isZero();
    resumeMakes(0, 1);
  }

  @Test
  void aRowOfAnotherProgramsNodeWithoutMediaIsNoDoubtWhereMediaAreNotListed() {
    repository.missing.add(Capability.MEDIA_OF_NODE);

    assertThat(rebuild(another("One")).complete()).isEqualTo(2);
  }

  @Test
  void theJobsOwnMediaOfAnotherProgramsNodeAreFoundWhereMediaAreNotListed() {
    files("1.jpg");
    input("id,title,file", "1,One,1.jpg", "2,Two,");
    var noted = another("One");
    rebuild(noted);
    assertThat(job().run().allDone()).isTrue();
    map = new InMemoryIdMap();
    repository.missing.add(Capability.MEDIA_OF_NODE);

    assertThat(rebuild(noted).complete()).isEqualTo(2);
  }

  @Test
  void aNodeOfWhichTheMediaAreNotToldIsNamedAndTheOthersAreFound() {
    files("a.jpg");
    input("id,title,file", "1,One,a.jpg", "2,Two,a.jpg");
    var another = another("One");
    var site =
        Between.calls(
            RepositoryClient.class,
            repository,
            (method, arguments) -> {
              if (method.equals("media of node")
                  && another.equals(((EntityRef) arguments[0]).id())) {
                throw RepositoryException.refusal("You may not.", 403);
              }
            });

    var report =
        job(recovery).repository(site).build().rebuildMap(options.nodes(Map.of("1", another)));

    assertThat(report.stopped()).isEmpty();
    assertThat(report.unresolved()).as(report.toString()).isEqualTo(1);
    assertThat(report.nodes()).isEqualTo(2);
    assertThat(heard.problems(Problem.Code.RECOVERY_DOUBTFUL))
        .extracting(Problem::toString)
        .anySatisfy(told -> assertThat(told).contains("memory:/node/" + another));
  }
}
