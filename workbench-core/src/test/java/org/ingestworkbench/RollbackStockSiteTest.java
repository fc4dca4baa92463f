package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.source.CsvRowSource;
import org.ingestworkbench.spi.RollbackListener;
import org.ingestworkbench.spi.RollbackListener.Why;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site that finds nodes by their IDs alone, of which one is not known. */
class RollbackStockSiteTest {

  @TempDir Path folder;
  private final WatchedRepository repository = new WatchedRepository();
  private final InMemoryIdMap map = new InMemoryIdMap();

  @BeforeEach
  void runWithoutHearingOfTheFirstNode() throws IOException {
    var csv = Files.writeString(folder.resolve("metadata.csv"), "id,title\n1,One\n2,Two\n");
    repository.stock = true;
    repository.hidingIds = true;
    repository.hidingNumbers = true;
    repository.after =
        creation -> {
          if (repository.memory.nodes().size() == 1) {
            throw WatchedRepository.lost();
          }
        };
    var report =
        IngestJob.named("job")
            .source(CsvRowSource.of(csv))
            .repository(repository)
            .catalog(repository.memory)
            .idMap(map)
            .retries(1, Duration.ZERO)
            .build()
            .run();
    assertThat(report.allDone()).as(report.toString()).isTrue();
    assertThat(titles()).containsExactly("One", "Two");
    repository.hidingNumbers = false;
  }

  private List<String> titles() {
    return repository.memory.nodes().stream().map(InMemoryRepository.Thing::name).toList();
  }

  private RollbackReport rolledBack(RollbackListener listener) {
    return JobRollback.named("job")
        .repository(repository)
        .idMap(map)
        .listener(listener)
        .build()
        .run();
  }

  /** Dies when a node is deleted and the journal does not know yet. */
  private static RollbackListener dyingAt(String id) {
    return new RollbackListener() {
      @Override
      public void deleted(EntityRef ref, String address, boolean before) {
        if (id.equals(ref.id())) {
          throw new IllegalStateException("dies");
        }
      }
    };
  }

  @Test
  void aNodeWhoseIdIsFoundOnlyNowGoesThoughTheRollbackDiesWithIt() {
    assertThat(rolledBack(dyingAt("1")).stopped()).isEqualTo("dies");
    assertThat(titles()).isEmpty();
    var again = rolledBack(RollbackListener.NONE);
    assertThat(again.complete()).as(again.toString()).isTrue();
    assertThat(again.goneBefore()).isEqualTo(1);
  }

  @Test
  void aNodeWhoseIdIsNotFoundIsLeft() {
    repository.hidingNumbers = true;
    var report = rolledBack(RollbackListener.NONE);
    assertThat(report.left(Why.OPEN)).isEqualTo(1);
    assertThat(report.deleted(EntityType.NODE)).isEqualTo(1);
    assertThat(titles()).containsExactly("One");
  }
}
