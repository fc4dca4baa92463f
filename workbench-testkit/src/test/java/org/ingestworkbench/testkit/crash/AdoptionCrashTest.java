package org.ingestworkbench.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.IdMapUse;
import org.ingestworkbench.IngestJob;
import org.ingestworkbench.JobReport;
import org.ingestworkbench.Recovery;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.memory.Thing;
import org.ingestworkbench.model.WorkbenchException;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.store.MapEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Another program made two rows, wrote the first into the map, and died before the media: a job
 * goes on with that, and each of its effects fails before and after it, once and for good.
 */
class AdoptionCrashTest {

  private static final int RESUMES = 5;
  private static final Recovery GO_ON = Recovery.startingFrom(1).adopting().completingMedia();

  @TempDir Path directory;

  /** What is there before, and what happens to it. */
  private final class World {
    private final InMemoryRepository repository =
        new InMemoryRepository().withTerm("islandora_media_use", "Original File");
    private InMemoryIdMap map = new InMemoryIdMap();
    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-01-01T00:00:00Z"));

    World() {
      IngestJob.named("other")
          .source(CsvRowSource.of(directory.resolve("other.csv")))
          .repository(repository)
          .idMap(new InMemoryIdMap())
          .plan(plan(true))
          .concurrency(1)
          .build()
          .run();
      map.put(new MapEntry("job.yml", "", "", "1", "1", "memory:"));
    }

    private PlanSettings plan(boolean nodesOnly) {
      return PlanSettings.builder()
          .inputDirectory(directory)
          .media(MediaSettings.builder().use("1").nodesOnly(nodesOnly).build())
          .build();
    }

    @Nullable JobReport run(Effects effects, boolean tears) {
      map.crash();
      map = map.reopen();
      try {
        return IngestJob.named("job")
            .source(CsvRowSource.of(directory.resolve("metadata.csv")))
            .repository(new CrashingRepository(repository, effects))
            .catalog(repository)
            .idMap(new CrashingStore(map, effects, tears))
            .mapUse(IdMapUse.DEFAULT.withConfigFile("job.yml"))
            .plan(plan(false))
            .concurrency(1)
            .clock(clock)
            .waiting(clock::pass)
            .recovery(GO_ON)
            .build()
            .run();
      } catch (WorkbenchException expected) {
        // The failure struck before the run had begun or when it ended; resuming is what is tested.
        return null;
      }
    }

    void finish() {
      for (int i = 0; i < RESUMES; i++) {
        var report = run(new Effects(Failure.NONE), false);
        if (report != null && report.allDone()) {
          return;
        }
      }
      throw new AssertionError("The job is not finished by " + RESUMES + " resumes.\n" + map);
    }

    List<String> made() {
      var all = new ArrayList<String>();
      repository.nodes().forEach(node -> all.add(node.name()));
      repository.media().stream().map(Thing::belongsTo).forEach(all::add);
      map.entries(entry -> all.add(entry.csvId() + "=" + entry.nodeId()));
      return all;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "false,false,false", "false,true,false", "true,false,false", "true,true,false",
    "false,false,true", "false,true,true", "true,false,true", "true,true,true"
  })
  void whateverFailsEveryRowHasOneNodeAndOneMedium(boolean after, boolean forGood, boolean tears)
      throws IOException {
    Files.writeString(directory.resolve("other.csv"), "id,title\n1,A\n2,B\n");
    Files.writeString(directory.resolve("metadata.csv"), "id,title,file\n1,A,f\n2,B,f\n3,C,f\n");
    Files.writeString(directory.resolve("f"), "content");
    boolean struck = true;
    for (int effect = 1; struck; effect++) {
      var world = new World();
      var effects = new Effects(new Failure(effect, after, forGood));
      world.run(effects, tears);
      struck = effects.failed();
      world.finish();
      assertThat(world.made())
          .as("effect %d: %s", effect, effects.log())
          .containsExactlyInAnyOrder("A", "B", "C", "1", "2", "3", "1=1", "2=2", "3=3");
    }
  }
}
